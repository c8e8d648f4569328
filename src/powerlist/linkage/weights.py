"""The named weights of a pair's score, fixed and versioned.

The score is the logistic function of the sum; ``tests/linkage/tune.py`` fits them on labelled pairs and
``docs/linkage.md`` says how well they do on pairs that it never saw.
"""

from __future__ import annotations

from typing import Final

#: Changes whenever a weight or a feature does; reports carry it.
VERSION: Final = "2"

WEIGHTS: Final[dict[str, float]] = {
    "bias": -6.6,
    "article rare": 3.2,
    "coverage": 3.1,
    "coverage, one organ": 4.9,
    "other paragraph": -5.4,
    "also other paragraph": -3.8,
    "other organ, other law": -4.0,
    "each law has it": -9.1,
    "same law": 0.1,
    "same clause": 0.0,
    "other clause": -8.5,
    "one act, two laws": 5.2,
    "other organ, article": 8.0,
    "many organs, article": -4.0,
    "other organ, name": 4.5,
    "general name": 5.8,
    "name": 2.7,
    "name contained": 1.9,
    "nothing in the names": -4.6,
    "contained, one organ": 0.0,
    "name equal": 6.3,
    "name inside": 2.3,
    "in order": 5.8,
    "in order, no article": 1.8,
    "inside, own act": 3.7,
    "act quoted": 14.1,
    "point quoted": 6.3,
    "one of many": 5.0,
    "other object": -2.0,
    "one licence": 5.6,
    "other act": -4.1,
    "name own": -0.3,
    "own, one organ": -0.1,
    "parent": 9.0,
    "siblings": -5.3,
    "limits exclude": -10.7,
    "limit one side": 0.0,
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
