"""The named weights of a pair's score, fixed and versioned.

The score is the logistic function of the sum; ``tests/linkage/tune.py`` fits them on labelled pairs and
``docs/linkage.md`` says how well they do on pairs that it never saw.
"""

from __future__ import annotations

from typing import Final

#: Changes whenever a weight or a feature does; ``docs/linkage.md`` names the versions that it compares.
VERSION: Final = "16"

WEIGHTS: Final[dict[str, float]] = {
    "bias": -5.6,
    "article rare": 3.8,
    "coverage": 1.9,
    "coverage, one organ": 7.8,
    "other paragraph": -6.5,
    "also other paragraph": -6.3,
    "other organ, other law": -2.5,
    "each law has it": -11.6,
    "other clause": -8.5,
    "one act, two laws": 5.2,
    "other organ, article": 8.0,
    "many organs, article": -6.5,
    "other organ, name": 1.0,
    "other organ, near name": 9.9,
    "other organ, inside": 1.7,
    "general name": 7.1,
    "name": 6.2,
    "nothing in the names": -8.7,
    "name equal": 7.7,
    "name inside": 0.8,
    "in order": 7.0,
    "in order, no article": 8.8,
    "in order, no basis": -1.6,
    "other ending": -6.6,
    "inside, own act": 1.3,
    "kin laws, name": 7.2,
    "kin laws, act": 10.5,
    "one act, read": 8.0,
    "in part one act, read": 5.8,
    "whole and part": 8.5,
    "one thing": 8.0,
    "kind of": 14.4,
    "act quoted": 9.1,
    "point quoted": 8.8,
    "object inside": 3.0,
    "other object": -0.4,
    "one licence": 11.4,
    "other act": -4.9,
    "own, one organ": -1.2,
    "parent": 9.0,
    "siblings": -7.7,
    "limits exclude": -15.7,
    "one word differs": -12.0,
    "other type": -4.0,
    "loose type": 2.5,
}

#: From this score, or this likeness of the names, on the quoted clauses are read.
ASK_CLAUSES: Final = 0.2
ASK_COSINE: Final = 0.5
#: From this score on the words of both names are looked at.
ASK_WORDS: Final = 0.05
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
