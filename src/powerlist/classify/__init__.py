"""Stage 3: how each item reaches the township, with evidence; "undecided" is an answer."""

from powerlist.classify.classifier import classify
from powerlist.classify.options import ClassifyOptions
from powerlist.classify.policy import Policy, PolicyError, parse_policy, read_policy

__all__ = ["ClassifyOptions", "Policy", "PolicyError", "classify", "parse_policy", "read_policy"]
