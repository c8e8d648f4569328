"""Names that are alike but for one word, and names that stand inside others, shortened."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq, Postfix, Prefix
from rapidfuzz.process import cpdist

from powerlist.linkage.arrays.chars import MARK
from powerlist.linkage.names.kinds_of_words import load
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
    (社会保险, 医疗保险; 特种设备, 电梯) for a row that contains the other.

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
    shorter = np.minimum(_sizes(names, left), _sizes(names, right))
    common = _in_common(names, left, right)
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
    mine, theirs = done[left], done[right]
    longer = _sizes(names, left) < _sizes(names, right)
    # the shorter name says no other act
    asked = np.flatnonzero((mine == theirs) | (longer == (mine & theirs == mine)))
    places, of = np.unique(np.concatenate((left[asked], right[asked])), return_inverse=True)
    # 违法经营 is 经营; 擅自经营 is not, where the other name says what else is wrong.
    acts = ACT_WORDS.sub(r"\1", MARK.join(names[place] for place in places.tolist())).replace("违", "")
    things = acts.split(MARK)
    one, other = np.split(of, 2)
    shorter = np.minimum(_sizes(things, one), _sizes(things, other))
    found = np.zeros(len(left), dtype=bool)
    found[asked] = (shorter >= _OBJECT) & (_in_common(things, one, other) == shorter)
    return found


def _sizes(texts: Sequence[str], places: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.fromiter((len(texts[place]) for place in places.tolist()), dtype=np.int64, count=len(places))


def _in_common(texts: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many characters two texts have in the same order."""
    if not len(left):
        return np.zeros(0, dtype=np.int64)
    mine, theirs = ([texts[place] for place in places.tolist()] for places in (left, right))
    return cpdist(mine, theirs, scorer=LCSseq.similarity, dtype=np.int64)


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
    if WIDER_WORDS.fullmatch(first) or WIDER_WORDS.fullmatch(second):
        return False
    return first not in _wider(second) and second not in _wider(first)


@lru_cache(maxsize=4_096)
def _wider(word: str) -> frozenset[str]:
    """Return what a word is a kind of; few words stand in many pairs."""
    return frozenset(load().wider(word))
