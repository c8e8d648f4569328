"""Names that are alike but for one word: other equipment, other species, another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Postfix, Prefix

from powerlist.linkage.lexicon import WIDER_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SHORTEST, _LONGEST = 2, 8
_FRAME = 3


def one_word_differs(
    names: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return where two names agree at both ends and have, between them, each a word of its own.

    A word of one character is taken for a typing error, a word that is wider than the other's
    (社会保险, 医疗保险) for a row that contains the other.

    Args:
        names: the cores of all names.
        left: positions.
        right: positions.
    """
    return np.fromiter(
        (_differs(names[a], names[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)),
        dtype=bool,
        count=len(left),
    )


def _differs(one: str, other: str) -> bool:
    start = Prefix.similarity(one, other)
    end = min(Postfix.similarity(one, other), min(len(one), len(other)) - start)
    if start + end < max(_FRAME, max(len(one), len(other)) // 2):
        return False
    first, second = one[start : len(one) - end], other[start : len(other) - end]
    if not (_SHORTEST <= len(first) <= _LONGEST and _SHORTEST <= len(second) <= _LONGEST):
        return False
    # The same characters in another order are the same words in another order.
    if 2 * len(set(first) & set(second)) >= min(len(first), len(second)):
        return False
    return not (WIDER_WORDS.search(first) or WIDER_WORDS.search(second))
