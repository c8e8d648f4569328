"""Which clause of a quoted article a name speaks of.

One article often punishes several acts in several sentences. Where two rows of one body cite it as a
whole, the quoted text tells which sentence each name is about: the same one, or another. And where two
rows rest on two laws, equal clauses tell that both laws punish one act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.names import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles

#: Ends of a clause; what follows 由某部门 or 责令 is the consequence, which all acts of a law share.
_BREAK = re.compile(
    r"[\n。；;]|[(（][一二三四五六七八九十\d]{1,3}[)）]|，(?=由|责令|处以?|没收|给予|依法|可以?处|并处|情节|逾期)"
)
_OTHER = re.compile(r"[^一-鿿0-9]+")
#: A name that ends in 等行为 means more than it says.
_OPEN = re.compile(
    r"等(?:违法|违规)?(?:行为|情形|活动|情况)?(?:的|进行)*(?:行政)?(?:处罚|强制|检查|监督检查)*$"
)
#: Acts that every law has for itself: to refuse its inspection, to forge its papers.
_OF_ITS_LAW = re.compile(r"拒绝|阻挠|阻碍|拒不|弄虚作假|伪造|变造|涂改|转让|骗取|欺骗|隐瞒")
_LONGEST = 4_000
_SHORTEST = 6
#: Share of a name's bigrams that a clause must have to be the one that it speaks of.
_SPEAKS = 0.45
#: How much better a name must fit its own clause than the other's.
_MARGIN = 0.12
#: Two clauses of one article with this share of common bigrams are one, quoted with small differences.
_SAME = 0.75
#: Two clauses of two laws with this share of common bigrams rule one act.
_LIKE = 0.68
#: A clause holds another that has this share of its bigrams in it.
_HOLDS = 0.95
#: The same of two articles of one law: only an article that was renumbered says one thing twice.
_RENUMBERED = 0.85

SAME, UNKNOWN, OTHER = 1, 0, -1


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause that a name speaks of: its bigrams, how much of the name they have, whether it is alone."""

    grams: frozenset[str]
    fit: float
    alone: bool


@dataclass
class Clauses:
    """Clauses of a pool, found when asked and kept.

    Attributes:
        names: names of the main items, as they stand.
        cores: names without frame and function words.
        bases: the legal basis of each item.
        articles: what founds the items.
    """

    names: Sequence[str]
    cores: Sequence[str]
    bases: Sequence[str]
    articles: Articles
    _grams_of: dict[int, tuple[frozenset[str], ...]] = field(default_factory=dict)
    _found: dict[int, _Clause | None] = field(default_factory=dict)

    def compare(
        self, left: NDArray[np.int64], right: NDArray[np.int64], shared: NDArray[np.bool_]
    ) -> NDArray[np.int8]:
        """Return ``SAME``, ``OTHER`` or ``UNKNOWN`` for each pair.

        Args:
            left: positions in the pool.
            right: positions in the pool.
            shared: where both rest on one article its clauses are compared, else the best clauses of
                each side, which then can be the same but not another.
        """
        found = np.zeros(len(left), dtype=np.int8)
        rows = zip(left.tolist(), right.tolist(), shared.tolist(), strict=True)
        for place, (a, b, one_article) in enumerate(rows):
            found[place] = self._of_one(a, b) if one_article else self._of_two(a, b)
        return found

    def _of_one(self, left: int, right: int) -> int:
        articles = self.articles
        mine = dict(self._cited(left))
        common = [
            (int(articles.seen[code]), mine[code], entry)
            for code, entry in self._cited(right)
            if code in mine
        ]
        if not common:
            return UNKNOWN
        _, one, other = min(common)
        first, second = self._clause(left, one), self._clause(right, other)
        if first is None or second is None:
            return UNKNOWN
        if _alike(first.grams, second.grams) >= _SAME:
            return UNKNOWN if first.alone and second.alone else SAME
        if any(_OPEN.search(self.names[position].strip()) for position in (left, right)):
            return UNKNOWN
        crossed = (
            self._fit(left, second.grams) < first.fit - _MARGIN
            and self._fit(right, first.grams) < second.fit - _MARGIN
        )
        return OTHER if crossed else UNKNOWN

    def _of_two(self, left: int, right: int) -> int:
        one_law = bool(self._laws(left) & self._laws(right))
        if not one_law and any(_OF_ITS_LAW.search(self.names[position]) for position in (left, right)):
            return UNKNOWN
        first, second = self._best(left), self._best(right)
        if first is None or second is None:
            return UNKNOWN
        alike = _alike(first.grams, second.grams)
        if one_law:
            return SAME if alike >= _RENUMBERED else UNKNOWN
        together, shorter = len(first.grams & second.grams), min(len(first.grams), len(second.grams))
        return SAME if alike >= _LIKE or together >= _HOLDS * shorter else UNKNOWN

    def _entries(self, position: int) -> range:
        starts = self.articles.indptr
        return range(int(starts[position]), int(starts[position + 1]))

    def _cited(self, position: int) -> Iterator[tuple[int, int]]:
        """Return each article of an item and its entry."""
        entries = self._entries(position)
        return zip(self.articles.codes[entries.start : entries.stop].tolist(), entries, strict=True)

    def _laws(self, position: int) -> set[int]:
        return {int(self.articles.laws[self.articles.codes[entry]]) for entry in self._entries(position)}

    def _best(self, position: int) -> _Clause | None:
        found = [clause for entry in self._entries(position) if (clause := self._clause(position, entry))]
        return max(found, key=lambda clause: clause.fit, default=None)

    def _fit(self, position: int, clause: frozenset[str]) -> float:
        """Return the share of a name's bigrams that a clause has: of its core, or of its own words."""
        if position not in self._grams_of:
            self._grams_of[position] = (
                _grams(self.cores[position]),
                _grams(self.names[position][:_LONGEST].removeprefix("对")),
            )
        return max(_share(name, clause) for name in self._grams_of[position])

    def _clause(self, position: int, entry: int) -> _Clause | None:
        if entry not in self._found:
            articles = self.articles
            start, stop = int(articles.quote_starts[entry]), int(articles.quote_stops[entry])
            text = self.bases[position][start : min(stop, start + _LONGEST)]
            best: _Clause | None = None
            parts = _BREAK.split(text) if text else []
            clauses = [grams for part in parts if len(grams := _grams_of_clause(part)) >= _SHORTEST]
            for grams in clauses:
                fit = self._fit(position, grams)
                if fit >= _SPEAKS and (best is None or fit > best.fit):
                    best = _Clause(grams, fit, len(clauses) == 1)
            self._found[entry] = best
        return self._found[entry]


@lru_cache(maxsize=2048)
def _grams_of_clause(text: str) -> frozenset[str]:
    """Return the bigrams of a clause; many items quote the same ones."""
    return _grams(text)


def _grams(text: str) -> frozenset[str]:
    plain = _OTHER.sub("", text)
    for narrow, wide in lexicon.WIDER:
        plain = narrow.sub(wide, plain)
    return frozenset(map(add, plain, plain[1:]))


def _share(name: frozenset[str], clause: frozenset[str]) -> float:
    return len(name & clause) / len(name) if name else 0.0


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
