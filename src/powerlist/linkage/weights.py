"""The named weights of a pair's score, fixed and versioned.

The score is the logistic function of the sum; ``tests/linkage/tune.py`` fits them on labelled pairs and
``docs/linkage.md`` says how well they do on pairs that it never saw.
"""

from __future__ import annotations

from typing import Final

#: Changes whenever a weight or a feature does; reports carry it.
VERSION: Final = "3"

WEIGHTS: Final[dict[str, float]] = {
    "bias": -7.6,
    "article rare": 3.4,
    "coverage": 2.5,
    "coverage, one organ": 8.1,
    "other paragraph": -4.6,
    "also other paragraph": -4.7,
    "other organ, other law": -4.1,
    "each law has it": -9.2,
    "other clause": -8.5,
    "one act, two laws": 5.2,
    "other organ, article": 7.8,
    "many organs, article": -4.0,
    "other organ, name": 4.0,
    "general name": 5.7,
    "name": 4.6,
    "nothing in the names": -5.9,
    "name equal": 7.5,
    "name inside": 1.5,
    "in order": 11.4,
    "in order, no article": 6.3,
    "no basis": 0.0,
    "other ending": -1.7,
    "inside, own act": 1.2,
    "kin laws, name": 4.5,
    "act quoted": 14.1,
    "point quoted": 7.8,
    "object inside": 4.5,
    "one of many": 0.0,
    "other object": -0.6,
    "one licence": 6.8,
    "other act": -4.2,
    "own, one organ": -0.5,
    "parent": 9.0,
    "siblings": -5.9,
    "limits exclude": -12.2,
    "one word differs": -10.0,
    "other type": -4.0,
    "loose type": 2.5,
}

#: From this score, or this likeness of the names, on the quoted clauses are read.
ASK_CLAUSES: Final = 0.2
ASK_COSINE: Final = 0.5
#: From this score on the words of both names are looked at.
ASK_WORDS: Final = 0.05
#: Pairs at or above are findings.
THRESHOLD: Final = 0.5
#: A name this near, with nothing of its own left on either side, says the same.
SAME_WORDING: Final = 0.80

#: Weights of "the same item on the other side": what differs by law between two sides (the level, the
#: organ that follows from it) counts little, and another sub-item is another item.
ALIGN_WEIGHTS: Final[dict[str, float]] = {
    "bias": -4.5,
    "article": 1.2,
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
