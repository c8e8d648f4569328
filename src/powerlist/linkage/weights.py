"""The named weights of a pair's score, fixed and versioned.

The score is the logistic function of the sum; ``tests/linkage/tune.py`` fits them on labelled pairs and
``docs/linkage.md`` says how well they do on pairs that it never saw.
"""

from __future__ import annotations

from typing import Final

#: Changes whenever a weight or a feature does; reports carry it.
VERSION: Final = "3"

WEIGHTS: Final[dict[str, float]] = {
    "bias": -8.2,
    "article rare": 4.0,
    "coverage": 2.7,
    "coverage, one organ": 8.8,
    "other paragraph": -5.0,
    "also other paragraph": -5.4,
    "other organ, other law": -4.1,
    "each law has it": -9.4,
    "other clause": -8.5,
    "one act, two laws": 5.2,
    "other organ, article": 8.5,
    "many organs, article": -4.0,
    "other organ, name": 4.7,
    "general name": 5.9,
    "name": 4.4,
    "nothing in the names": -7.1,
    "name equal": 9.0,
    "name inside": 1.5,
    "in order": 13.1,
    "in order, no article": 7.1,
    "no basis": 0.0,
    "other ending": -1.6,
    "inside, own act": 1.3,
    "kin laws, name": 5.1,
    "kind of": 12.9,
    "act quoted": 14.9,
    "point quoted": 8.4,
    "object inside": 5.0,
    "one of many": 0.0,
    "other object": -0.6,
    "one licence": 7.7,
    "other act": -4.6,
    "own, one organ": -0.5,
    "parent": 9.0,
    "siblings": -6.5,
    "limits exclude": -13.5,
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
