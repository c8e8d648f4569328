"""Which items of a pool rest on places that correspond, and how surely.

A list cites a law by its title and an article by its number; which version it means, and which of an article's acts, it
seldom says. What it quotes does: a place is known by its rarest pairs of characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from powerlist.linkage.correspondences import Grade
from powerlist.linkage.lookup import entries_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.correspondences import Correspondences, Side
    from powerlist.linkage.keys import Articles
    from powerlist.linkage.named import Named

_BITS: Final = 62
#: An item that rests on so many points of an article is about each of them.
_POINTS: Final = 2
#: A closed name is about one act: of more articles than that, it cannot be said which is its own.
_OWN_ARTICLES: Final = 4
#: A place that more items of a pool rest on is no item's own.
_OWN: Final = 6
#: Characters of a quotation that are read, and from how many on it is one.
_TEXT: Final = 4_000
_SHORTEST: Final = 20


@dataclass(frozen=True, slots=True)
class Joint:
    """Pairs of items of a pool that rest on corresponding places; each pair once, the smaller position first.

    Attributes:
        left: positions of items.
        right: positions of items.
        grade: the surest ``Grade`` of the pair.
        pinned: both items name the very paragraph or point, or mean all of them, or the place is the whole article,
            or their names tell the place; and few items of the pool rest on either place: what many cite is what
            their laws have in common. Not where a basis quotes another text under that number.
        named: the names of both tell the places.
        across: the places stand in two statutes.
        older: one of the places is that of an older version, and no quotation tells that it is meant.
        many: how many pairs of articles were left out because too many items rest on them.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    grade: NDArray[np.int8]
    pinned: NDArray[np.bool_]
    named: NDArray[np.bool_]
    across: NDArray[np.bool_]
    older: NDArray[np.bool_]
    many: int


def joint(
    table: Correspondences,
    articles: Articles,
    open_: NDArray[np.bool_],
    bases: Sequence[str],
    told: Named | None = None,
    block: int = 400,
) -> Joint:
    """Return the pairs of items that rest on corresponding places.

    An item that names other paragraphs or points of an article than the place does not rest on it. One whose basis
    quotes another text under that number means another version. One whose name tells a judged place rests on it,
    whatever it cites.

    Args:
        table: the places.
        articles: what founds the pool's items.
        open_: whether the name of each item means all that its articles list.
        bases: the basis of each item.
        told: the places that names tell.
        block: most pairs of items of one pair of places.
    """
    one, other = table.cited(articles)
    sides = (_Side(table.left, one), _Side(table.right, other))
    resting = [_resting(articles, open_, side) for side in sides]
    if told is not None:
        judged = np.isin(table.grade, (Grade.JUDGED, Grade.PART))
        resting = [
            _with_names(rests, table.numbers_of(side.places), judged, told)
            for rests, side in zip(resting, sides, strict=True)
        ]
    mine, theirs = resting
    few = mine.times * theirs.times <= block
    pair, first, second = _crossed(mine, theirs, few)
    left, right = mine.items[first], theirs.items[second]
    keep = left != right
    pair, first, second, left, right = pair[keep], first[keep], second[keep], left[keep], right[keep]
    pinned = mine.sure[first] & theirs.sure[second] & (mine.few & theirs.few)[pair]
    one_law, other_law = table.left.laws[pair], table.right.laws[pair]
    across = (one_law != other_law) & (table.grade[pair] != Grade.RENUMBERED)
    asked = np.flatnonzero(pinned & np.isin(table.grade[pair], (Grade.JUDGED, Grade.PART)))
    first_quotes, second_quotes = np.zeros((2, len(pair)), dtype=np.int8)
    first_quotes[asked] = _quoted(table, articles, bases, mine.entries[first[asked]], table.left, pair[asked])
    second_quotes[asked] = _quoted(
        table, articles, bases, theirs.entries[second[asked]], table.right, pair[asked]
    )
    pinned &= (first_quotes >= 0) & (second_quotes >= 0)
    older = (table.older[one_law] & (first_quotes < 1)) | (table.older[other_law] & (second_quotes < 1))
    return _once(
        np.minimum(left, right),
        np.maximum(left, right),
        table.grade[pair],
        pinned,
        (mine.entries[first] < 0) & (theirs.entries[second] < 0),
        across,
        older,
        int((~few).sum()),
    )


class _Side(NamedTuple):
    """One side of every pair of places, and the code of its article in the pool, -1 for none."""

    places: Side
    codes: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Resting:
    """The items that rest on one side of each pair of places.

    Attributes:
        indptr: where those of each pair begin.
        items: positions of items.
        entries: entry of the articles by which each does, -1 where its name tells the place.
        sure: whether it surely does.
        few: of each pair, whether so few do that the place can be their own.
    """

    indptr: NDArray[np.int64]
    items: NDArray[np.int64]
    entries: NDArray[np.int64]
    sure: NDArray[np.bool_]
    few: NDArray[np.bool_]

    @property
    def times(self) -> NDArray[np.int64]:
        """How many rest on the side of each pair."""
        return np.diff(self.indptr)


def _resting(articles: Articles, open_: NDArray[np.bool_], side: _Side) -> _Resting:
    order = np.argsort(articles.codes, kind="stable")
    indptr = np.zeros(len(articles.seen) + 1, dtype=np.int64)
    np.cumsum(articles.seen, out=indptr[1:])
    cited = np.flatnonzero(side.codes >= 0)
    number, place = entries_of(indptr, side.codes[cited])
    pair, entries = cited[number], order[place]
    may, sure = _rests(articles, open_, entries, side.places, pair)
    pair, entries, sure = pair[may], entries[may], sure[may]
    return _grouped(len(side.codes), pair, articles.items[entries], entries, sure)


def _with_names(
    rests: _Resting, numbers: NDArray[np.int64], judged: NDArray[np.bool_], told: Named
) -> _Resting:
    """Return who rests on a side with those whose names tell its place; each item once, by its name first."""
    known = np.flatnonzero(judged & (numbers >= 0))
    order = np.argsort(told.places, kind="stable")
    places = told.places[order]
    starts = np.searchsorted(places, numbers[known], side="left")
    times = np.searchsorted(places, numbers[known], side="right") - starts
    number = np.repeat(np.arange(len(known)), times)
    entry = np.arange(len(number)) + np.repeat(starts - np.cumsum(times) + times, times)
    pair = np.concatenate((known[number], np.repeat(np.arange(len(numbers)), rests.times)))
    items = np.concatenate((told.items[order][entry], rests.items))
    entries = np.concatenate((np.full(len(entry), -1, dtype=np.int64), rests.entries))
    sure = np.concatenate((np.ones(len(entry), dtype=bool), rests.sure))
    by_item = np.lexsort((entries, items, pair))
    pair, items = pair[by_item], items[by_item]
    first = np.ones(len(pair), dtype=bool)
    first[1:] = (pair[1:] != pair[:-1]) | (items[1:] != items[:-1])
    kept = by_item[first]
    return _grouped(len(numbers), pair[first], items[first], entries[kept], sure[kept])


def _grouped(
    count: int,
    pair: NDArray[np.int64],
    items: NDArray[np.int64],
    entries: NDArray[np.int64],
    sure: NDArray[np.bool_],
) -> _Resting:
    times = np.bincount(pair, minlength=count)
    return _Resting(np.concatenate(([0], np.cumsum(times))), items, entries, sure, times <= _OWN)


def _crossed(
    mine: _Resting, theirs: _Resting, few: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return every item of one side of a pair of places with every item of its other side: pair and both entries."""
    pairs = np.flatnonzero(few & (mine.times > 0) & (theirs.times > 0))
    number, first = entries_of(mine.indptr, pairs)
    again, second = entries_of(theirs.indptr, pairs[number])
    return pairs[number][again], first[again], second


def _quoted(
    table: Correspondences,
    articles: Articles,
    bases: Sequence[str],
    entries: NDArray[np.int64],
    side: Side,
    pair: NDArray[np.int64],
) -> NDArray[np.int8]:
    """Return whether entries quote what stands at a place: 1, or -1 for another text, 0 where nothing is told."""
    places = zip(*(column[pair].tolist() for column in side.columns), strict=True)
    known: dict[tuple[int, str], int] = {}
    found = []
    for entry, place in zip(entries.tolist(), places, strict=True):
        if entry < 0:
            # what its name tells, it means in every version
            found.append(1)
            continue
        key = entry, " ".join(map(str, place))
        if key not in known:
            known[key] = _told(_quote(articles, bases, entry), table.quotable.get(key[1], ()))
        found.append(known[key])
    return np.array(found, dtype=np.int8)


def _quote(articles: Articles, bases: Sequence[str], entry: int) -> str:
    start, stop = int(articles.quote_starts[entry]), int(articles.quote_stops[entry])
    return "".join(bases[articles.items[entry]][start : min(stop, start + _TEXT)].split())


def _told(quote: str, marks: Sequence[str]) -> int:
    """Return 1 where a quotation has the marks of a place, -1 where it has few, 0 where nothing is quoted or known."""
    if len(quote) < _SHORTEST or not marks:
        return 0
    return 1 if 2 * sum(mark in quote for mark in marks) >= len(marks) else -1


def _rests(
    articles: Articles,
    open_: NDArray[np.bool_],
    entries: NDArray[np.int64],
    side: Side,
    pair: NDArray[np.int64],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return whether each entry may rest on the place of a pair, and whether it surely does."""
    paragraph, point = side.paragraphs[pair].astype(np.int64), side.points[pair].astype(np.int64)
    paragraphs, points = articles.paragraphs[entries], articles.points[entries]
    bit, of_point = 1 << np.minimum(paragraph, _BITS), 1 << np.minimum(point, _BITS)
    may = ((paragraph == 0) | (paragraphs == 0) | ((paragraphs & bit) > 0)) & (
        (point == 0) | (points == 0) | ((points & of_point) > 0)
    )
    # a closed name whose basis quotes a whole list is about one point of it
    named = ((points & of_point) > 0) & (np.bitwise_count(points) <= _POINTS)
    sure = np.where(point > 0, named, (paragraph == 0) | ((paragraphs & bit) > 0))
    items = articles.items[entries]
    sure &= np.diff(articles.indptr)[items] <= _OWN_ARTICLES
    return may, sure | (may & open_[items])


def _once(
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    grade: NDArray[np.int8],
    pinned: NDArray[np.bool_],
    named: NDArray[np.bool_],
    across: NDArray[np.bool_],
    older: NDArray[np.bool_],
    many: int,
) -> Joint:
    """Return each pair of items once, with the surest of its grounds."""
    order = np.lexsort((~named, grade, ~pinned, older, right, left))
    left, right = left[order], right[order]
    first = np.ones(len(left), dtype=bool)
    first[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    kept = order[first]
    columns = (grade[kept], pinned[kept], named[kept], across[kept], older[kept])
    return Joint(left[first], right[first], *columns, many)
