"""How near two names are, by their weighted bigrams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from powerlist.linkage.arrays.lookup import laid_out

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.arrays.chars import Bigrams
    from powerlist.linkage.pool import Pool

#: A name that has less than this of its own, while the other has less than that more, stands inside it.
_NOTHING, _LITTLE = 0.1, 6.0
#: Pairs whose bigrams stay in the processor's own memory while they are looked up.
_NAMES_CHUNK = 4_000
#: Cells laid out for each pair at most: where left names have few pairs each, that takes longer than to search.
_CELLS = 1_000


@dataclass(frozen=True, slots=True)
class Wording:
    """How near two names are; one entry a pair in every array.

    Attributes:
        cosine: of the two names, by weighted bigrams.
        contained: share of the shorter name's weight that the longer one has.
        own: weight of what the shorter name has alone, in characters of average rarity.
        extra: the same of the longer name.
    """

    cosine: NDArray[np.float32]
    contained: NDArray[np.float32]
    own: NDArray[np.float32]
    extra: NDArray[np.float32]

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which names have nothing of their own while the other has little more: they stand inside it."""
        found: NDArray[np.bool_] = (self.own < _NOTHING) & (self.extra < _LITTLE)
        return found


def wording_of(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> Wording:
    """Return how near the names of each pair are; pairs stand in order of their left items."""
    grams = pool.bigrams
    common = _common(grams, left, right)
    total, average = grams.total, grams.average
    a, b = total[left], total[right]
    low, high = np.minimum(a, b), np.maximum(a, b)
    return Wording(
        cosine=(common / np.sqrt(np.maximum(a * b, 1e-9))).astype(np.float32),
        contained=(common / np.maximum(low, 1e-9)).astype(np.float32),
        own=(np.maximum(low - common, 0) / average).astype(np.float32),
        extra=(np.maximum(high - common, 0) / average).astype(np.float32),
    )


def _common(grams: Bigrams, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the weight of the bigrams that both names of each pair have."""
    found = np.zeros(len(left), dtype=np.float32)
    for start in range(0, len(left), _NAMES_CHUNK):
        chunk = slice(start, start + _NAMES_CHUNK)
        found[chunk] = _common_of(grams, left[chunk], right[chunk])
    return found


def _common_of(grams: Bigrams, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[Any]:
    known = laid_out(grams.weighted.indptr, grams.columns, grams.width, left, most=_CELLS * len(left))
    if known is None:
        theirs = grams.weighted[right]
        theirs.data[:] = 1
        both = grams.weighted[left].multiply(theirs)
        pair = np.repeat(np.arange(len(left)), np.diff(both.indptr))
        return _summed(pair, both.data, len(left))
    begins, cells, entries = known
    table = np.zeros(int(begins[-1]) + grams.width if len(begins) else 0, dtype=np.float32)
    table[cells] = grams.weighted.data[entries]
    # every bigram of every right name, one behind the other, and where it stands in the left one's row
    starts = grams.weighted.indptr[right].astype(np.int64)
    times = grams.weighted.indptr[right + 1] - starts
    ends = np.cumsum(times)
    entry = np.arange(ends[-1] if len(ends) else 0)
    entry += np.repeat(starts - (ends - times), times)
    cell = np.repeat(begins, times)
    cell += grams.columns[entry]
    found = np.zeros(len(left))
    some = times > 0
    if some.any():
        found[some] = np.add.reduceat(table[cell], (ends - times)[some], dtype=np.float64)
    return found


def _summed(places: NDArray[np.int64], values: NDArray[np.float32], size: int) -> NDArray[Any]:
    found: NDArray[Any] = np.bincount(places, weights=values, minlength=size)
    return found
