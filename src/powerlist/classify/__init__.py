"""Stage 3: how each item reaches the township, with evidence; "undecided" is an answer."""

from powerlist.classify.classifier import classify
from powerlist.classify.options import ClassifyOptions
from powerlist.classify.policy import Policy, PolicyError, parse_policy, read_policy
from powerlist.classify.stored import as_written, classified_from

__all__ = [
    "ClassifyOptions",
    "Policy",
    "PolicyError",
    "as_written",
    "classified_from",
    "classify",
    "parse_policy",
    "read_policy",
]
