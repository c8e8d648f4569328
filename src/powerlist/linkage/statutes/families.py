"""Which laws belong together: a law, what implements it, and what a region made of it; and corresponding articles.

《动物防疫法》 and 《某省实施〈动物防疫法〉办法》 punish one conduct in other words. That two rows rest on such laws
does not make them one power, but it makes likeness of their names mean more. The same is true of two articles that
the statutes themselves tell to rule one act (``correspondences``), of two laws or of two numberings of one. Where a
reader found that two places rule one act, and both items surely rest on them, it is more: they are about one act.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.arrays.chars import distinct
from powerlist.linkage.arrays.lookup import among, grouped, matches
from powerlist.linkage.statutes.correspondences import Cited, Grade, load
from powerlist.linkage.statutes.joint import joint
from powerlist.linkage.statutes.topics import family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.statutes.named import Named

#: A point that more items tell is no item's own.
_FEW = 4
#: How two articles of two laws correspond whose own words are alike.
_ALIKE = (Grade.SAME, Grade.LIKE)
#: How they correspond where two items that surely rest on them are about one act.
_ONE_ACT = (Grade.SENT, Grade.JUDGED)


@dataclass(frozen=True, slots=True)
class Families:
    """Which families of laws each item rests on; only families of which the pool names two laws or more.

    Attributes:
        codes: number of the family of each entry, sorted by item, then family.
        indptr: where the entries of each item begin.
        keys: item × ``span`` + code, rising.
        span: how many families there are, at least one.
        of_law: number of the family of each law.
        items: item of each entry of items and laws, of these families only.
        laws: its law.
        told: pairs of items that rest on corresponding articles or whose names tell one point, as smaller position ×
            number of items + greater position, rising.
        judged: those of them that surely rest on places that a reader found to rule one act.
        part: the same of places that a reader found to rule acts that overlap in part.
        said: those of ``judged`` and ``part`` whose names both tell their places.
        across: those of ``part`` whose places stand in two statutes.
        one_point: pairs of items whose names both tell the same point of an article.
        read: those of ``judged`` and ``part``, each once.
        rows: of each of ``read``, the pair of places in the table, and its complement where the smaller position rests
            on the right one of them.
    """

    codes: NDArray[np.int64]
    indptr: NDArray[np.int64]
    keys: NDArray[np.int64]
    span: int
    of_law: NDArray[np.int64]
    items: NDArray[np.int64]
    laws: NDArray[np.int64]
    told: NDArray[np.int64]
    judged: NDArray[np.int64]
    part: NDArray[np.int64]
    said: NDArray[np.int64]
    across: NDArray[np.int64]
    one_point: NDArray[np.int64]
    read: NDArray[np.int64]
    rows: NDArray[np.int64]

    def places(self, left: int, right: int) -> tuple[Cited, Cited] | None:
        """Return the places by which a reader joins two items, that of the left one first; None for others."""
        wanted = min(left, right) * (len(self.indptr) - 1) + max(left, right)
        place = int(np.searchsorted(self.read, wanted))
        if place == len(self.read) or self.read[place] != wanted:
            return None
        row = int(self.rows[place])
        table = load()
        one, other = (table.cited_at(side, row if row >= 0 else ~row) for side in (table.left, table.right))
        return (one, other) if (row >= 0) == (left < right) else (other, one)

    def corresponding(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where the items of a pair rest on corresponding articles."""
        return self._among(self.told, left, right)

    def one_act(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where the items of a pair surely rest on places that a reader found to rule one act."""
        return self._among(self.judged, left, right)

    def overlapping(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where they surely rest on places that a reader found to rule acts that overlap in part."""
        return self._among(self.part, left, right)

    def both_say(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where besides both names tell these places."""
        return self._among(self.said, left, right)

    def of_two_statutes(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where the places of acts that overlap in part stand in two statutes."""
        return self._among(self.across, left, right)

    def of_one_point(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where both names tell the same point of an article."""
        return self._among(self.one_point, left, right)

    def _among(
        self, keys: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        return among(keys, left, right, len(self.indptr) - 1)[0]

    def common(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where both items of a pair name laws of one family; pairs stand in order of their left items."""
        found = np.zeros(len(left), dtype=bool)
        if len(self.keys):
            pair, _, _ = matches(self.indptr, self.codes, self.keys, self.span, left, right)
            found[pair] = True
        return found


def families_of(
    articles: Articles,
    open_: NDArray[np.bool_],
    bases: Sequence[str],
    told: Named | None = None,
    alone: NDArray[np.bool_] | None = None,
) -> Families:
    """Return the families that each item rests on.

    Args:
        articles: what founds the items.
        open_: whether the name of each means all that its articles list.
        bases: their legal basis.
        told: the places that their names tell.
        alone: whether each entry of the articles is its body's only one on a list of points.
    """
    count = len(open_)
    number, times = _numbered(articles.titles)
    titles, span = max(len(articles.titles), 1), max(len(times), 1)
    items, laws = articles.named // titles, articles.named % titles
    several = times[number[laws]] > 1 if len(times) else np.zeros(len(laws), dtype=bool)
    items, laws = items[several], laws[several]
    keys = distinct(items * span + number[laws])
    indptr = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(keys // span, minlength=count), out=indptr[1:])
    return Families(
        keys % span, indptr, keys, span, number, items, laws, *_told(articles, open_, bases, told, alone)
    )


def _told(
    articles: Articles,
    open_: NDArray[np.bool_],
    bases: Sequence[str],
    told: Named | None,
    alone: NDArray[np.bool_] | None,
) -> tuple[NDArray[np.int64], ...]:
    found = joint(load(), articles, open_, bases, told, alone=alone)
    keys = found.left.astype(np.int64) * len(open_) + found.right
    same_act = np.isin(found.grade, _ALIKE) & found.across
    # which version a list cites is not known: a number of an older one is no sure ground
    sure = found.pinned & ~found.older
    # who sends to the penalty of another law punishes its act
    judged, part = sure & np.isin(found.grade, _ONE_ACT), sure & (found.grade == Grade.PART)
    read = judged | part
    said = read & found.named
    wanted = (same_act | (found.grade == Grade.RENUMBERED) | read, judged, part, said, part & found.across)
    rows = np.where(found.turned, ~found.rows, found.rows)[read]
    one_point = _of_one_point(told, len(open_))
    # each pair stands there once, and they rise
    first, *others = (keys[keep] for keep in wanted)
    return distinct(np.concatenate((first, one_point))), *others, one_point, keys[read], rows


def _of_one_point(told: Named | None, size: int) -> NDArray[np.int64]:
    """Return the pairs of items whose names both tell a point of a statute, or one act of it, that few items tell.

    A point is one act in whatever words; of a place that is all of its article several may be punished.
    """
    if told is None:
        return np.zeros(0, dtype=np.int64)
    acts = load().acts
    known = acts.table[:, 1] > 0
    points = known & (acts.table[:, 4] > 0)
    sole = np.zeros(len(known), dtype=bool)
    sole[acts.sole[1]] = True
    clear = np.flatnonzero(told.clear & ((sole & known) | points)[told.places])
    places, items = told.places[clear], told.items[clear]
    # an item may tell several acts of a point
    span = int(told.acts.max(initial=0)) + 1
    groups = places * span + np.where(points[places], 0, told.acts[clear])
    tells = np.unique(groups * size + items)
    items = tells % max(size, 1)
    found = [
        one * size + other
        for group in grouped(tells // max(size, 1))
        if 1 < len(group) <= _FEW
        for one, other in combinations(items[group].tolist(), 2)
    ]
    return np.unique(np.array(found, dtype=np.int64))


def _numbered(titles: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    known: dict[str, int] = {}
    number = np.array([known.setdefault(family(title), len(known)) for title in titles], dtype=np.int64)
    return number, np.bincount(number, minlength=len(known))
