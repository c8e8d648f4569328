"""Which items of a pool rest on places that correspond, and how surely.

A list cites a law by its title and an article by its number; which version it means, and which of an article's acts, it
seldom says. What it quotes does: a place is known by its rarest pairs of characters.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

import numpy as np

from powerlist.linkage.statutes.correspondences import Grade
from powerlist.linkage.statutes.quotations import quotations, says
from powerlist.linkage.statutes.resting import (
    Places,
    Resting,
    RestingSide,
    by_number,
    crossed,
    resting_on,
    with_names,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.statutes.correspondences import Correspondences, Side
    from powerlist.linkage.statutes.named import Named

#: Two lists that overlap in part at so many places do not meet by chance.
_SEVERAL: Final = 2


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
        rows: the pair of places in the table.
        turned: the left item rests on the right one of them.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    grade: NDArray[np.int8]
    pinned: NDArray[np.bool_]
    named: NDArray[np.bool_]
    across: NDArray[np.bool_]
    older: NDArray[np.bool_]
    rows: NDArray[np.int64]
    turned: NDArray[np.bool_]


def joint(
    table: Correspondences,
    articles: Articles,
    open_: NDArray[np.bool_],
    bases: Sequence[str],
    told: Named | None = None,
    block: int = 400,
    alone: NDArray[np.bool_] | None = None,
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
        alone: whether each entry is its body's only one on a list of points (``resting.only_rows``).
    """
    mine, theirs = _sides(table, articles, open_, told, alone)
    pair, first, second = crossed(mine, theirs, mine.times * theirs.times <= block)
    left, right = mine.items[first], theirs.items[second]
    keep = left != right
    pair, first, second = pair[keep], first[keep], second[keep]
    turned = left[keep] > right[keep]
    left, right = np.minimum(left, right)[keep], np.maximum(left, right)[keep]
    named = (mine.entries[first] < 0) & (theirs.entries[second] < 0)
    # what ordinarily meets is one act where both names tell it; whoever only cites the place may mean more
    grade = table.grade[pair]
    grade = np.where(grade == Grade.MEETS, np.where(named, Grade.JUDGED, Grade.PART), grade)
    part = grade == Grade.PART
    pinned = mine.sure[first] & theirs.sure[second] & (mine.few & theirs.few)[pair]
    # Two rows of many acts each, of which one overlaps in part with one of the other, are not double.
    lists = mine.among[first] & theirs.among[second] & part
    lists[lists] = _once_only(left[lists], right[lists], len(open_))
    # that a closed name means the whole list is likely, not sure
    closed = (mine.among[first] & ~open_[mine.items[first]]) | (
        theirs.among[second] & ~open_[theirs.items[second]]
    )
    pinned &= ~(lists | (closed & part))
    asked = np.flatnonzero(pinned & (part | (grade == Grade.JUDGED)))
    quotes, places = np.zeros((2, len(pair)), dtype=np.int8), (table.left, table.right)
    for said, rests, entries, side in zip(quotes, (mine, theirs), (first, second), places, strict=True):
        said[asked] = _quoted(table, articles, bases, rests.entries[entries[asked]], side, pair[asked])
    pinned &= (quotes >= 0).all(axis=0)
    laws = np.stack([side.laws[pair] for side in places])
    statutes = table.statutes[laws]
    across = (statutes[0] != statutes[1]) & (grade != Grade.RENUMBERED)
    older = (table.older[laws] & (quotes < 1)).any(axis=0)
    return _once(Joint(left, right, grade, pinned, named, across, older, pair, turned))


def _sides(
    table: Correspondences,
    articles: Articles,
    open_: NDArray[np.bool_],
    told: Named | None,
    alone: NDArray[np.bool_] | None,
) -> tuple[Resting, Resting]:
    """Return who rests on the left and on the right place of every pair."""
    one, other = table.cited(articles)
    if told is None:
        # nobody rests on the other side: who rests on the one need not be looked for
        both = (one >= 0) & (other >= 0)
        one, other = np.where(both, one, -1), np.where(both, other, -1)
    holders = by_number(articles.codes, len(articles.seen))
    listed = open_[articles.items] if alone is None else open_[articles.items] | alone
    mine, theirs = (
        resting_on(articles, holders, listed, RestingSide(side, codes, acts))
        for side, codes, acts in zip(table.sides, (one, other), table.meant, strict=True)
    )
    if told is None:
        return mine, theirs
    judged = np.isin(table.grade, (Grade.JUDGED, Grade.MEETS, Grade.PART))
    mine, theirs = (
        with_names(rests, Places(numbers, acts), judged, told, open_)
        for rests, numbers, acts in zip((mine, theirs), table.numbers, table.meant, strict=True)
    )
    return mine, theirs


def _once_only(left: NDArray[np.int64], right: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """Return which pairs of items, the smaller position left, stand there once."""
    _, number, times = np.unique(left * size + right, return_inverse=True, return_counts=True)
    found: NDArray[np.bool_] = times[number] < _SEVERAL
    return found


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
            known[key] = says(quotations(articles, bases, entry), table.quotable.get(key[1], ()))
        found.append(known[key])
    return np.array(found, dtype=np.int8)


def _once(found: Joint) -> Joint:
    """Return each pair of items once, with the surest of its grounds."""
    order = np.lexsort((~found.named, found.grade, ~found.pinned, found.older, found.right, found.left))
    left, right = found.left[order], found.right[order]
    first = np.ones(len(left), dtype=bool)
    first[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    kept = order[first]
    return Joint(*(getattr(found, column.name)[kept] for column in fields(found)))
