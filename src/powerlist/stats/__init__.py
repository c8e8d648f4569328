"""Counts, pivots, coverage against the reform's targets, who does what, and what usage suggests."""

from powerlist.stats.candidates import Candidate, candidates
from powerlist.stats.counts import DIMENSIONS, counts, pivot
from powerlist.stats.coverage import Measure, coverage
from powerlist.stats.work import division_of_work, teams

__all__ = [
    "DIMENSIONS",
    "Candidate",
    "Measure",
    "candidates",
    "counts",
    "coverage",
    "division_of_work",
    "pivot",
    "teams",
]
