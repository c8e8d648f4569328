"""The named weights of a pair's score, fixed and versioned.

The score is the logistic function of the sum; ``tests/linkage/tune.py`` fits them on labelled pairs and
``docs/linkage.md`` says how well they do on pairs that it never saw.
"""

from __future__ import annotations

from typing import Final

#: Changes whenever a weight or a feature does; reports carry it.
VERSION: Final = "1"

WEIGHTS: Final[dict[str, float]] = {
    "bias": -7.0,
    "article rare": 3.3,
    "coverage": 2.9,
    "coverage, one organ": 5.2,
    "other paragraph": -3.9,
    "also other paragraph": -4.0,
    "other organ, other law": -4.0,
    "each law has it": -9.0,
    "same law": 0.9,
    "same clause": 0.0,
    "other clause": -8.5,
    "one act, two laws": 6.0,
    "other organ, article": 8.0,
    "many organs, article": -4.0,
    "other organ, name": 5.2,
    "general name": 5.8,
    "name": 3.9,
    "name contained": 0.0,
    "nothing in the names": -4.8,
    "contained, one organ": 0.0,
    "name equal": 6.8,
    "name inside": 2.2,
    "in order": 7.0,
    "in order, no article": 2.0,
    "act quoted": 20.0,
    "one licence": 3.0,
    "other act": -4.4,
    "name own": -0.2,
    "own, one organ": 0.0,
    "parent": 9.0,
    "siblings": -5.3,
    "limits exclude": -10.4,
    "limit one side": -0.6,
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
