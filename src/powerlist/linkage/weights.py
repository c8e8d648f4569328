"""The named weights of a pair's score, fixed and versioned.

The score is the logistic function of the sum; ``tests/linkage/tune.py`` fits them on labelled pairs and
``docs/linkage.md`` says how well they do on pairs that it never saw.
"""

from __future__ import annotations

from typing import Final

#: Changes whenever a weight or a feature does; reports carry it.
VERSION: Final = "1"

WEIGHTS: Final[dict[str, float]] = {
    "bias": -5.6,
    "article rare": 2.5,
    "coverage": 2.6,
    "coverage, one organ": 4.2,
    "other paragraph": -3.7,
    "also other paragraph": -3.2,
    "other organ, other law": -4.0,
    "each law has it": -9.0,
    "same law": 1.0,
    "same clause": 0.3,
    "other clause": -8.5,
    "one act, two laws": 5.2,
    "other organ, article": 7.0,
    "many organs, article": -4.0,
    "other organ, name": 3.0,
    "general name": 5.1,
    "name": 5.0,
    "name contained": 0.8,
    "nothing in the names": -3.5,
    "contained, one organ": 0.7,
    "name equal": 4.2,
    "name inside": 0.6,
    "name own": -0.36,
    "own, one organ": -0.2,
    "parent": 9.0,
    "siblings": -5.2,
    "limits exclude": -9.7,
    "limit one side": -0.2,
    "one word differs": -9.0,
    "other type": -5.0,
    "loose type": 2.0,
}

#: From this score, or this likeness of the names, on the quoted clauses are read.
ASK_CLAUSES: Final = 0.2
ASK_COSINE: Final = 0.5
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
