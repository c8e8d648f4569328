"""Which items of a pool rest on a place of a statute: by what they cite, or because their names are its act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from powerlist.linkage.arrays.lookup import entries_of
from powerlist.linkage.citations.keys import BITS
from powerlist.linkage.statutes.correspondences import WHOLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.statutes.correspondences import Side
    from powerlist.linkage.statutes.named import Named

#: An item that rests on so many points of an article is about each of them.
POINTS: Final = 2
#: A closed name is about one act: of more articles than that, it cannot be said which is its own.
_OWN_ARTICLES: Final = 4
#: A place that more items of a pool rest on is no item's own.
_OWN: Final = 6


class RestingSide(NamedTuple):
    """One side of every pair of places, the code of its article in the pool, -1 for none, and which acts are meant."""

    places: Side
    codes: NDArray[np.int64]
    acts: NDArray[np.int64]


class Places(NamedTuple):
    """Of each pair the number of its place, -1 for one without acts, and a mask of those meant, 0 for all."""

    numbers: NDArray[np.int64]
    acts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Resting:
    """The items that rest on one side of each pair of places.

    Attributes:
        indptr: where those of each pair begin.
        items: positions of items.
        entries: entry of the articles by which each does, -1 where its name tells the place.
        sure: whether it surely does.
        among: whether it does only since its name means all that its article lists, or lists it among others.
        few: of each pair, whether so few do that the place can be their own.
    """

    indptr: NDArray[np.int64]
    items: NDArray[np.int64]
    entries: NDArray[np.int64]
    sure: NDArray[np.bool_]
    among: NDArray[np.bool_]
    few: NDArray[np.bool_]

    @property
    def times(self) -> NDArray[np.int64]:
        """How many rest on the side of each pair."""
        return np.diff(self.indptr)


class Holders(NamedTuple):
    """Entries in order of a number that each has, and where those of each number begin."""

    order: NDArray[np.int64]
    indptr: NDArray[np.int64]


def by_number(numbers: NDArray[np.int64], count: int) -> Holders:
    """Return the entries of each number.

    Args:
        numbers: of every entry.
        count: how many numbers there are at least.
    """
    times = np.bincount(numbers, minlength=count)
    return Holders(np.argsort(numbers, kind="stable"), np.concatenate(([0], np.cumsum(times))))


def only_rows(articles: Articles, organs: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Return which entries are their body's only one on an article of which they rest on a whole list of points.

    Nobody else of the body has the other points: the row means them too, whatever its name says.

    Args:
        articles: what founds the pool's items.
        organs: the body of each item, 0 for none.
    """
    own = organs[articles.items].astype(np.int64)
    keys = own * max(len(articles.seen), 1) + articles.codes
    _, number, times = np.unique(keys, return_inverse=True, return_counts=True)
    found: NDArray[np.bool_] = (own > 0) & (times[number] == 1) & (np.bitwise_count(articles.points) > POINTS)
    return found


def resting_on(articles: Articles, holders: Holders, listed: NDArray[np.bool_], side: RestingSide) -> Resting:
    """Return who rests on a side by what it cites.

    Args:
        articles: what founds the pool's items.
        holders: its entries by the code of their article.
        listed: whether each entry means all that its article lists.
        side: the places.
    """
    cited = np.flatnonzero(side.codes >= 0)
    number, place = entries_of(holders.indptr, side.codes[cited])
    pair, entries = cited[number], holders.order[place]
    may, sure, among = _rests(articles, listed, entries, side, pair)
    pair, entries = pair[may], entries[may]
    none = np.zeros(len(entries), dtype=bool)
    return _grouped(len(side.codes), pair, articles.items[entries], entries, sure[may], among[may], none)


def with_names(
    rests: Resting,
    places: Places,
    judged: NDArray[np.bool_],
    told: Named,
    open_: NDArray[np.bool_],
) -> Resting:
    """Return who rests on a side with those whose names tell its act; each item once, by its name first.

    Whose name tells another act of that place, and means no more, does not rest on it, whatever it cites.

    Args:
        rests: who does by what it cites.
        places: the places of the pairs, and which of their acts are meant.
        judged: whether a reader judged the pair.
        told: the acts that names tell.
        open_: whether the name of each item means all that its articles list.
    """
    numbers, acts = places
    known = np.flatnonzero(judged & (numbers >= 0))
    holders = by_number(told.places, int(numbers.max(initial=-1)) + 1)
    number, place = entries_of(holders.indptr, numbers[known])
    pair, entry = known[number], holders.order[place]
    meant = (acts[pair] == 0) | ((acts[pair] >> (told.acts[entry] - 1) & 1) > 0)
    cited = np.repeat(np.arange(len(numbers)), rests.times)
    size = len(open_)
    others = (pair * size + told.items[entry])[~meant & ~open_[told.items[entry]]]
    keep = ~np.isin(cited * size + rests.items, others)
    pair, entry = pair[meant], entry[meant]
    pair = np.concatenate((pair, cited[keep]))
    items = np.concatenate((told.items[entry], rests.items[keep]))
    entries = np.concatenate((np.full(len(entry), -1, dtype=np.int64), rests.entries[keep]))
    sure = np.concatenate((np.ones(len(entry), dtype=bool), rests.sure[keep]))
    among = np.concatenate((told.listed[entry], rests.among[keep]))
    kin = np.concatenate((told.kin[entry], np.zeros(int(keep.sum()), dtype=bool)))
    by_item = np.lexsort((entries, among, items, pair))
    pair, items = pair[by_item], items[by_item]
    first = np.ones(len(pair), dtype=bool)
    first[1:] = (pair[1:] != pair[:-1]) | (items[1:] != items[:-1])
    kept = by_item[first]
    return _grouped(
        len(numbers), pair[first], items[first], entries[kept], sure[kept], among[kept], kin[kept]
    )


def _grouped(
    count: int,
    pair: NDArray[np.int64],
    items: NDArray[np.int64],
    entries: NDArray[np.int64],
    sure: NDArray[np.bool_],
    among: NDArray[np.bool_],
    kin: NDArray[np.bool_],
) -> Resting:
    """Return the items of each pair; those of a law about the same do not make a place everybody's."""
    indptr = np.concatenate(([0], np.cumsum(np.bincount(pair, minlength=count))))
    few = np.bincount(pair[~kin], minlength=count) <= _OWN
    return Resting(indptr, items, entries, sure, among, few)


def crossed(
    mine: Resting, theirs: Resting, few: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return every item of one side of a pair of places with every item of its other side: pair and both entries."""
    pairs = np.flatnonzero(few & (mine.times > 0) & (theirs.times > 0))
    number, first = entries_of(mine.indptr, pairs)
    again, second = entries_of(theirs.indptr, pairs[number])
    return pairs[number][again], first[again], second


def _rests(
    articles: Articles,
    listed: NDArray[np.bool_],
    entries: NDArray[np.int64],
    side: RestingSide,
    pair: NDArray[np.int64],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return whether each entry may rest on the place of a pair, surely does, and does only as one of many."""
    places = side.places
    paragraph, point = places.paragraphs[pair].astype(np.int64), places.points[pair].astype(np.int64)
    paragraphs, points = articles.paragraphs[entries], articles.points[entries]
    bit, of_point = 1 << np.minimum(paragraph, BITS), 1 << np.minimum(point, BITS)
    may = ((paragraph == 0) | (paragraphs == 0) | ((paragraphs & bit) > 0)) & (
        (point == 0) | (points == 0) | ((points & of_point) > 0)
    )
    # a closed name whose basis quotes a whole list is about one point of it
    named = ((points & of_point) > 0) & (np.bitwise_count(points) <= POINTS)
    sure = np.where(point > 0, named, (paragraph == 0) | ((paragraphs & bit) > 0))
    items = articles.items[entries]
    # of several acts of one place a number does not say which is meant
    meant = (side.acts[pair] == 0) | ((side.acts[pair] & WHOLE) > 0)
    sure &= (np.diff(articles.indptr)[items] <= _OWN_ARTICLES) & meant
    among = may & listed[entries] & ~sure
    return may, sure | among, among
