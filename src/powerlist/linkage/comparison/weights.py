"""The named weights of a pair's score, fixed and versioned.

The score is the logistic function of the sum; ``tests/linkage/tune.py`` fits them on labelled pairs and
``docs/linkage.md`` says how well they do on pairs that it never saw. Reasons are no independent witnesses, so that
what is fitted is far too sure of itself: a quarter of it stands here, by which a score of 0.9 means that nine of ten
such pairs are right.
"""

from __future__ import annotations

from typing import Final

#: Changes whenever a weight or a feature does; ``docs/linkage.md`` names the versions that it compares.
VERSION: Final = "17"

WEIGHTS: Final[dict[str, float]] = {
    "bias": -1.4,
    "article rare": 0.95,
    "coverage": 0.475,
    "coverage, one organ": 1.95,
    "other paragraph": -1.625,
    "also other paragraph": -1.575,
    "other organ, other law": -0.625,
    "each law has it": -2.9,
    "other clause": -2.125,
    "one act, two laws": 1.3,
    "other organ, article": 2.0,
    "many organs, article": -1.625,
    "other organ, name": 0.25,
    "other organ, near name": 2.475,
    "other organ, inside": 0.425,
    "general name": 1.775,
    "name": 1.55,
    "nothing in the names": -2.175,
    "name equal": 1.925,
    "name inside": 0.2,
    "in order": 1.75,
    "in order, no article": 2.2,
    "in order, no basis": -0.4,
    "other ending": -1.65,
    "inside, own act": 0.325,
    "kin laws, name": 1.8,
    "kin laws, act": 2.625,
    "one act, read": 2.0,
    "in part one act, read": 1.45,
    "whole and part": 2.125,
    "one thing": 2.0,
    "kind of": 3.6,
    "act quoted": 2.275,
    "point quoted": 2.2,
    "object inside": 0.75,
    "other object": -0.1,
    "one licence": 2.85,
    "other act": -1.225,
    "own, one organ": -0.3,
    "parent": 2.25,
    "siblings": -1.925,
    "limits exclude": -3.925,
    "one word differs": -3.0,
    "other type": -1.0,
    "loose type": 0.625,
}

#: From this score, or this likeness of the names, on the quoted clauses are read.
ASK_CLAUSES: Final = 0.414
ASK_COSINE: Final = 0.5
#: From this score on the words of both names are looked at.
ASK_WORDS: Final = 0.324
#: From this likeness of the names on it is asked how much of one stands in the other in the same order.
ASK_ORDER: Final = 0.25
#: Pairs at or above are findings.
THRESHOLD: Final = 0.5
#: A name this near, with nothing of its own left on either side, says the same.
SAME_WORDING: Final = 0.80

#: Weights of "the same item on the other side": what differs by law between two sides (the level, the
#: organ that follows from it) counts little, and another sub-item is another item.
ALIGN_WEIGHTS: Final[dict[str, float]] = {
    "bias": -4.5,
    "article": 1.2,
    "one point": 4.0,
    "kin laws": 1.2,
    "coverage": 1.3,
    "other paragraph": -1.5,
    "name": 6.0,
    "name contained": 1.0,
    "name equal": 2.0,
    "name own": -0.2,
    "siblings": -4.0,
    "parent": -0.5,
    "limits exclude": -3.0,
    "other type": -2.5,
    "same organ": 0.5,
    "other organ": -0.5,
}
#: Items at or above are taken for the same.
ALIGN_THRESHOLD: Final = 0.5
