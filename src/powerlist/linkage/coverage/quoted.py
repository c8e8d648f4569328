"""Which items are about one act, though their names and laws differ.

Every act of an item (``acts.py``) is compared with every act of the others of its body and type: a name with what
another one's basis quotes, and what two bases quote with each other. 未取得…技术合格证书承揽维修业务等行为, whose
regulation also lists 拼装、改装, stands beside 拼装或者擅自改装农业机械 under the State Council's.

What an act does not say because its law is about nothing else is no difference: 违章载乘人员 in the regulations
on 农业机械 is 农业机械违章载人.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from powerlist.linkage.arrays.chars import MARK, Joined, grams, join
from powerlist.linkage.arrays.lookup import among, grouped
from powerlist.linkage.coverage.acts import LONGEST, Acts, acts_of, says_act
from powerlist.linkage.names.cores import act_core, core
from powerlist.linkage.names.limits import TYPES, excludes, limits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.names.bodies import Bodies
    from powerlist.linkage.names.reading import Reading

#: Acts of one body and type that are read.
_MOST = 4_000
#: A bigram that more acts of one body have joins none, and what two acts must have in common of the others, in
#: bigrams of average rarity.
_COMMON, _RARE = 60, 0.9
#: Least common weight of two acts, in bigrams of average rarity, and its least share of the lighter one.
_LEAST, _SHARE = 1.6, 0.3
#: Common weight, in bigrams of average rarity, at which half of the likeness counts: two short clauses agree by chance.
_DOUBT = 1.2
#: How much counts what both have of their own, and what the wider one has.
_OWN, _WIDER = 0.8, 0.45
#: How much counts what both have and the titles of their laws say already.
_TOLD = 0.25
#: Least likeness that is kept.
_KEPT = 0.12
_BITS = 20
_TITLE = 60


@dataclass(frozen=True, slots=True)
class Quoted:
    """Pairs of a pool that are about one act, by what their bases quote.

    Attributes:
        keys: smaller position × size of the pool + greater position, rising.
        likeness: of the two acts, 0 to 1.
        left: the act of the item of the smaller position, as a place in ``texts``.
        right: the act of the other one.
        texts: the acts as they stand.
    """

    keys: NDArray[np.int64]
    likeness: NDArray[np.float32]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    texts: list[str]

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64], size: int) -> NDArray[np.float32]:
        """Return the likeness for pairs of positions, 0 where there is none.

        Args:
            left: positions.
            right: positions.
            size: of the pool.
        """
        hit, place = among(self.keys, left, right, size)
        found = np.zeros(len(left), dtype=np.float32)
        found[hit] = self.likeness[place[hit]]
        return found

    def act(self, left: int, right: int, size: int) -> tuple[str, str]:
        """Return the two acts of a pair of positions, in their order; empty where there are none."""
        wanted = min(left, right) * size + max(left, right)
        place = int(np.searchsorted(self.keys, wanted))
        if place == len(self.keys) or self.keys[place] != wanted:
            return "", ""
        one, other = self.texts[self.left[place]], self.texts[self.right[place]]
        return (one, other) if left < right else (other, one)


def quoted_acts(
    reading: Reading,
    bodies: Bodies,
    articles: Articles,
    texts: Sequence[str],
    bases: Sequence[str],
) -> Quoted:
    """Return the pairs of one body and one type that are about one act, which one of the bases quotes.

    Args:
        reading: what the names say.
        bodies: who exercises the items.
        articles: what founds them.
        texts: names of the items.
        bases: their legal basis.
    """
    size = len(bases)
    none = np.zeros(0, dtype=np.int64)
    nothing = Quoted(none, none.astype(np.float32), none, none, [])
    if not articles.quoted.any():
        return nothing
    acts = acts_of(reading, articles, bodies.organs, texts, bases)
    if acts.named.all():
        return nothing
    read = _read(acts, reading, articles, size)
    # Only what one body has of one type is compared.
    group = (bodies.organs.astype(np.int64) * len(TYPES) + reading.types + 1)[acts.owners]
    one, other, value = _near(read, acts, *_candidates(read, acts, group))
    # The acts of items stand in no order of their items: names first.
    swap = acts.owners[one] > acts.owners[other]
    one, other = np.where(swap, other, one), np.where(swap, one, other)
    key = acts.owners[one] * np.int64(size) + acts.owners[other]
    order = np.lexsort((-value, key))
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.diff(key[order]) != 0
    best = order[first]
    return Quoted(key[best], value[best].astype(np.float32), one[best], other[best], acts.texts)


@dataclass(frozen=True, slots=True)
class _Read:
    """Acts as bigrams: which each has, their weights, and those that the titles of its item's laws have too."""

    ones: sparse.csr_array
    weighted: sparse.csr_array
    titled: sparse.csr_array
    titles: sparse.csr_array
    total: NDArray[np.float32]
    average: float
    limits: NDArray[np.uint32]
    done: NDArray[np.uint32]
    usable: NDArray[np.bool_]


def _read(acts: Acts, reading: Reading, articles: Articles, size: int) -> _Read:
    joined, _ = join(acts.texts, LONGEST)
    none = Joined(MARK * (len(acts.texts) - 1), len(acts.texts))
    limits, done = limits_of(joined, none, reading.types[acts.owners])
    act = np.fromiter(map(says_act, acts.texts), dtype=bool, count=len(acts.texts))
    titles, _ = join(articles.titles, _TITLE)
    ones, of_titles = _narrow(grams(act_core(joined), 2, _BITS), grams(core(titles), 2, _BITS))
    seen = np.bincount(ones.indices, minlength=ones.shape[1])
    weights = np.log1p((ones.shape[0] + 200) / (seen + 1)).astype(np.float32)
    weighted = sparse.csr_array((weights[ones.indices], ones.indices, ones.indptr), shape=ones.shape)
    cited = sparse.csr_array(
        (np.ones(len(articles), dtype=np.float32), (articles.items, articles.laws[articles.codes])),
        shape=(size, len(articles.titles)),
    )
    of_items = sparse.csr_array(cited @ of_titles)
    of_items.data[:] = 1
    return _Read(
        ones,
        weighted,
        sparse.csr_array(ones.multiply(of_items[acts.owners])),
        of_items,
        np.asarray(weighted.sum(axis=1)).ravel(),
        float(weighted.data.mean()) if weighted.nnz else 1.0,
        limits,
        done,
        acts.named | act | (done > 0),
    )


def _narrow(ones: sparse.csr_array, titles: sparse.csr_array) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Return both with only those columns that the first one uses, numbered anew."""
    used = np.flatnonzero(np.bincount(ones.indices, minlength=ones.shape[1]))
    number = np.full(ones.shape[1], -1, dtype=np.int32)
    number[used] = np.arange(len(used), dtype=np.int32)
    narrow = sparse.csr_array(
        (ones.data, number[ones.indices], ones.indptr), shape=(ones.shape[0], len(used))
    )
    rows = np.repeat(np.arange(titles.shape[0]), np.diff(titles.indptr))
    column = number[titles.indices]
    known = column >= 0
    return narrow, sparse.csr_array(
        (titles.data[known], (rows[known], column[known])), shape=(titles.shape[0], len(used))
    )


def _candidates(
    read: _Read, acts: Acts, group: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs of acts of one group, the second one quoted, that have some rare bigrams in common."""
    rows = np.concatenate([part[read.usable[part]][:_MOST] for part in grouped(group)])
    rows.sort()
    matrix = read.weighted[rows]
    # One product for all groups: a bigram of each is a column of its own.
    entry = np.repeat(group[rows], np.diff(matrix.indptr)) * np.int64(matrix.shape[1]) + matrix.indices
    columns, number = np.unique(entry, return_inverse=True)
    few = np.bincount(number)[number] <= _COMMON
    kept = np.concatenate(([0], np.cumsum(few)))[matrix.indptr]
    shape = (len(rows), len(columns))
    weighted = sparse.csr_array((matrix.data[few], number[few], kept), shape=shape)
    quoted = np.flatnonzero(~acts.named[rows])
    theirs = weighted[quoted]
    theirs.data = np.ones_like(theirs.data)
    common = (weighted @ theirs.T).tocoo()
    one, other = rows[common.coords[0]], rows[quoted[common.coords[1]]]
    keep = (common.data >= _RARE * read.average) & (acts.named[one] | (one < other))
    return one[keep], other[keep]


def _near(
    read: _Read, acts: Acts, one: NDArray[np.int64], other: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Return which pairs of acts are near each other, and how near."""
    first, second = acts.owners[one], acts.owners[other]
    keep = first != second
    keep &= ~excludes(read.done[one], read.done[other])
    for mask in read.limits:
        keep &= ~excludes(mask[one], mask[other])
    one, other = one[keep], other[keep]
    mine = read.weighted[one]
    both = mine.multiply(read.ones[other])
    together = _sum(both)
    keep = (together >= _LEAST * read.average) & (
        together >= _SHARE * np.minimum(read.total[one], read.total[other])
    )
    one, other, together = one[keep], other[keep], together[keep]
    first, second = acts.owners[one], acts.owners[other]
    mine, theirs, both = mine[keep], read.weighted[other], both[keep]
    # What both have, less what the titles of their laws say already.
    in_first, in_second = read.titled[one], read.titled[other]
    told = (
        _sum(both.multiply(in_first))
        + _sum(both.multiply(in_second))
        - _sum(both.multiply(in_first).multiply(in_second))
    )
    shared = np.maximum(together - told, 0) + _TOLD * told
    # What one has alone, less what the other's laws are about.
    own = (
        read.total[one]
        - together
        - (_sum(mine.multiply(read.titles[second])) - _sum(both.multiply(in_second)))
    )
    others = (
        read.total[other]
        - together
        - (_sum(theirs.multiply(read.titles[first])) - _sum(both.multiply(in_first)))
    )
    own, others = np.maximum(own, 0), np.maximum(others, 0)
    # What both have of their own is another thing or another act; what only one has may be a wider list.
    whole = shared + _OWN * np.minimum(own, others) + _WIDER * np.maximum(own, others)
    value = shared / np.maximum(whole, 1e-9) * shared / (shared + _DOUBT * read.average)
    keep = value >= _KEPT
    return one[keep], other[keep], value[keep].astype(np.float32)


def _sum(matrix: sparse.csr_array) -> NDArray[np.float32]:
    found: NDArray[np.float32] = np.asarray(matrix.sum(axis=1), dtype=np.float32).ravel()
    return found
