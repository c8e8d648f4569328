"""powerlist: compile, classify, audit and publish the power lists of a Chinese county."""

__version__ = "0.1.0"
