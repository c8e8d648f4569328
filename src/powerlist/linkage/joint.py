"""Which items of a pool rest on places that correspond, and how surely.

A list cites a law by its title and an article by its number; which version it means, and which of an article's acts, it
seldom says. What it quotes does: a place is known by its rarest pairs of characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from powerlist.linkage.correspondences import Grade
from powerlist.linkage.lookup import entries_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.correspondences import Correspondences, Side
    from powerlist.linkage.keys import Articles

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
        pinned: both items name the very paragraph or point, or mean all of them, or the place is the whole article;
            and few items of the pool rest on either place: what many cite is what their laws have in common. Not
            where a basis quotes another text under that number.
        across: the places stand in two statutes.
        older: one of the places is that of an older version, and no quotation tells that it is meant.
        many: how many pairs of articles were left out because too many items rest on them.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    grade: NDArray[np.int8]
    pinned: NDArray[np.bool_]
    across: NDArray[np.bool_]
    older: NDArray[np.bool_]
    many: int


def joint(
    table: Correspondences,
    articles: Articles,
    open_: NDArray[np.bool_],
    bases: Sequence[str],
    block: int = 400,
) -> Joint:
    """Return the pairs of items that rest on corresponding places.

    An item that names other paragraphs or points of an article than the place does not rest on it. One whose basis
    quotes another text under that number means another version.

    Args:
        table: the places.
        articles: what founds the pool's items.
        open_: whether the name of each item means all that its articles list.
        bases: the basis of each item.
        block: most pairs of items of one pair of places.
    """
    pairs, one, other = table.between(articles)
    order = np.argsort(articles.codes, kind="stable")
    indptr = np.zeros(len(articles.seen) + 1, dtype=np.int64)
    np.cumsum(articles.seen, out=indptr[1:])
    few = articles.seen[one] * articles.seen[other] <= block
    many = int((~few).sum())
    pairs, one, other = pairs[few], one[few], other[few]
    # every item of the one article, then with each every item of the other one
    place, entry = entries_of(indptr, one)
    first = order[entry]
    may, sure = _rests(articles, open_, first, table.left, pairs[place])
    own = _few(place, may, len(pairs))
    partner, entry = entries_of(indptr, other)
    may_too = _rests(articles, open_, order[entry], table.right, pairs[partner])[0]
    own &= _few(partner, may_too, len(pairs))
    again, second = entries_of(indptr, other[place])
    mine, sure, place = may[again], (sure & own[place])[again], place[again]
    first, second, pair = first[again], order[second], pairs[place]
    theirs, certain = _rests(articles, open_, second, table.right, pair)
    left, right = articles.items[first], articles.items[second]
    keep = mine & theirs & (left != right)
    first, second, pair = first[keep], second[keep], pair[keep]
    left, right, pinned = left[keep], right[keep], (sure & certain)[keep]
    one_law, other_law = table.left.laws[pair], table.right.laws[pair]
    across = (one_law != other_law) & (table.grade[pair] != Grade.RENUMBERED)
    asked = np.flatnonzero(pinned & np.isin(table.grade[pair], (Grade.JUDGED, Grade.PART)))
    mine_told, told = np.zeros(len(pair), dtype=np.int8), np.zeros(len(pair), dtype=np.int8)
    mine_told[asked] = _quoted(table, articles, bases, first[asked], table.left, pair[asked])
    told[asked] = _quoted(table, articles, bases, second[asked], table.right, pair[asked])
    pinned &= (mine_told >= 0) & (told >= 0)
    older = (table.older[one_law] & (mine_told < 1)) | (table.older[other_law] & (told < 1))
    return _once(
        np.minimum(left, right),
        np.maximum(left, right),
        table.grade[pair],
        pinned,
        across,
        older,
        many,
    )


def _quoted(
    table: Correspondences,
    articles: Articles,
    bases: Sequence[str],
    entries: NDArray[np.int64],
    side: Side,
    pair: NDArray[np.int64],
) -> NDArray[np.int8]:
    """Return whether entries quote what stands at a place: 1, or -1 for another text, 0 where nothing is told."""
    columns = (side.laws, side.articles, side.suffixes, side.paragraphs, side.points)
    places = zip(*(column[pair].tolist() for column in columns), strict=True)
    known: dict[tuple[int, str], int] = {}
    found = []
    for entry, place in zip(entries.tolist(), places, strict=True):
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


def _few(place: NDArray[np.int64], rests: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    """Return for each of ``count`` pairs of places whether few of its items rest on the one side."""
    found: NDArray[np.bool_] = np.bincount(place[rests], minlength=count) <= _OWN
    return found


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
    across: NDArray[np.bool_],
    older: NDArray[np.bool_],
    many: int,
) -> Joint:
    """Return each pair of items once, with the surest of its grounds."""
    order = np.lexsort((grade, ~pinned, older, right, left))
    left, right = left[order], right[order]
    first = np.ones(len(left), dtype=bool)
    first[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    kept = order[first]
    return Joint(left[first], right[first], grade[kept], pinned[kept], across[kept], older[kept], many)
