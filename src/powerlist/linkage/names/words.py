"""Names that are alike but for one word, and names that stand inside others, shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq, Postfix, Prefix
from rapidfuzz.process import cpdist

from powerlist.linkage.names.lexicon import WIDER_WORDS
from powerlist.linkage.names.vocabulary import ACT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SHORTEST, _LONGEST = 2, 8
_FRAME = 2
_WORD, _OBJECT = 2, 3


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


def in_order(names: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the share of the shorter name's characters that the longer one has in the same order.

    What is left out between them does not count: 无照经营 stands in 未取得营业执照从事经营.

    Args:
        names: the cores of all names.
        left: positions.
        right: positions.
    """
    if not len(left):
        return np.zeros(0, dtype=np.float32)
    mine, theirs = ([names[place] for place in places.tolist()] for places in (left, right))
    shorter = np.fromiter(map(min, map(len, mine), map(len, theirs)), dtype=np.int64, count=len(left))
    common = cpdist(mine, theirs, scorer=LCSseq.similarity, dtype=np.int64)
    return np.where(shorter > _FRAME, common / np.maximum(shorter, 1), 0).astype(np.float32)


def other_object(
    names: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return where neither name's last word stands in the other one: …基金支出, …待遇.

    Args:
        names: the cores of all names.
        left: positions.
        right: positions.
    """
    return np.fromiter(
        (
            names[a][-_WORD:] not in names[b] and names[b][-_WORD:] not in names[a]
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ),
        dtype=bool,
        count=len(left),
    )


def object_inside(
    names: Sequence[str], done: NDArray[np.uint32], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return where one name without its acts stands in the other one without its acts, in the same order.

    采集、收购、出售野生植物 and 采集、出售、收购自治区一级、二级保护野生植物. That something is done without leave or
    papers must stand there too: 无证经营食品 in 未取得许可从事食品生产经营.

    Args:
        names: the cores of all names.
        done: the mask of what each name says is done; of each pair one holds the other.
        left: positions.
        right: positions.
    """
    things: dict[int, str] = {}

    def thing(position: int) -> str:
        if position not in things:
            # 违法经营 is 经营; 擅自经营 is not, where the other name says what else is wrong.
            things[position] = ACT_WORDS.sub(r"\1", names[position]).replace("违", "")
        return things[position]

    acts = done.tolist()
    return np.fromiter(
        (
            (acts[a] == acts[b] or (len(names[a]) < len(names[b])) == (acts[a] & acts[b] == acts[a]))
            and _stands_in(thing(a), thing(b))
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ),
        dtype=bool,
        count=len(left),
    )


def _stands_in(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= _OBJECT and LCSseq.similarity(one, other) == shorter


def _differs(one: str, other: str) -> bool:
    start = Prefix.similarity(one, other)
    end = min(Postfix.similarity(one, other), min(len(one), len(other)) - start)
    if start + end < max(_WORD, max(len(one), len(other)) // 2):
        return False
    first, second = one[start : len(one) - end], other[start : len(other) - end]
    if not (_SHORTEST <= len(first) <= _LONGEST and _SHORTEST <= len(second) <= _LONGEST):
        return False
    # The same characters in another order are the same words in another order.
    if 2 * len(set(first) & set(second)) >= min(len(first), len(second)):
        return False
    return not (WIDER_WORDS.fullmatch(first) or WIDER_WORDS.fullmatch(second))
