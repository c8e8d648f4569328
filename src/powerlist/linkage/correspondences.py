"""Which articles of statutes rule one act: a duty and its penalty, a law and what implements it, two laws.

The table ``data/correspondences.tsv`` is made by ``linkage.mining``. Statutes are known by their titles as the register
resolves them, articles by the last version that was mined, and by older ones where their texts were there. What a list
cites does not say which version it means, so that what is found here is a reason to look at two rows, not to report
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from powerlist.law import naming
from powerlist.linkage.lookup import entries_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.keys import Articles

HEADER: Final = "powerlist/correspondences/v1"
UNKNOWN: Final = -1
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
#: Law, article, suffix, paragraph and point of both sides, and the grade.
_COLUMNS: Final = 11


class Grade(IntEnum):
    """How two places correspond; the surer first.

    ``BREACH``: the penalty names the article that it is for. ``SENT``: the one sends to the penalty of the other.
    ``JUDGED``: a reader found one act, or one to be a part of the other. ``SAME``: one act in nearly the same words.
    ``LIKE``: in like words. ``PART``: a reader found that they overlap in part, or that one of several acts of a place
    does. ``RENUMBERED``: one act of two versions of one statute, under two numbers.
    """

    BREACH = 0
    SENT = 1
    JUDGED = 2
    SAME = 3
    LIKE = 4
    PART = 5
    RENUMBERED = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One side of every pair: number of the statute, article, suffix, 款 and 项; 0 for none named."""

    laws: NDArray[np.int32]
    articles: NDArray[np.int32]
    suffixes: NDArray[np.int32]
    paragraphs: NDArray[np.int32]
    points: NDArray[np.int32]

    @property
    def keys(self) -> NDArray[np.int64]:
        """Return one number an article: law, article and suffix."""
        return _key(self.laws, self.articles, self.suffixes)


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


@dataclass(frozen=True)
class Correspondences:
    """Pairs of places.

    Attributes:
        titles: keys of the statutes' titles (``law.naming.key``); a title stands for each of its versions.
        older: whether each is an older version.
        left: the one place of every pair.
        right: the other one.
        grade: how they correspond.
        marks: lines of place and the pairs of characters by which a quotation of it is known.
    """

    titles: tuple[str, ...]
    older: NDArray[np.bool_]
    left: Side
    right: Side
    grade: NDArray[np.int8]
    marks: str = ""

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.grade)

    def laws(self, titles: Sequence[str]) -> NDArray[np.int32]:
        """Return the number of the statute that each title names, of its last version; ``UNKNOWN`` without pairs.

        Args:
            titles: as the register resolves them, or as a text has them.
        """
        known = self._numbers
        return np.fromiter(
            (known.get(naming.key(title), (UNKNOWN,))[-1] for title in titles),
            dtype=np.int32,
            count=len(titles),
        )

    def between(self, articles: Articles) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return the pairs of which a pool cites both articles: number of the pair, and both articles' codes.

        Args:
            articles: what founds the pool's items.
        """
        # every version of what a title names
        versions = [self._numbers.get(naming.key(title), ()) for title in articles.titles]
        times = np.fromiter(map(len, versions), dtype=np.int64, count=len(versions))
        numbers = np.fromiter((number for group in versions for number in group), dtype=np.int64)
        indptr = np.concatenate(([0], np.cumsum(times)))
        codes, version = entries_of(indptr, np.asarray(articles.laws, dtype=np.int64))
        cited = articles.numbers[codes, 0] > 0
        codes, laws = codes[cited], numbers[version[cited]]
        keys = _key(laws, articles.numbers[codes, 0], articles.numbers[codes, 1])
        order = np.argsort(keys, kind="stable")
        codes, keys = codes[order], keys[order]
        left, right = _found(keys, self.left.keys), _found(keys, self.right.keys)
        pairs = np.flatnonzero((left >= 0) & (right >= 0))
        return pairs, codes[left[pairs]], codes[right[pairs]]

    def joint(
        self, articles: Articles, open_: NDArray[np.bool_], bases: Sequence[str], block: int = 400
    ) -> Joint:
        """Return the pairs of items that rest on corresponding places.

        An item that names other paragraphs or points of an article than the place does not rest on it. One whose basis
        quotes another text under that number means another version.

        Args:
            articles: what founds the pool's items.
            open_: whether the name of each item means all that its articles list.
            bases: the basis of each item.
            block: most pairs of items of one pair of places.
        """
        pairs, one, other = self.between(articles)
        order = np.argsort(articles.codes, kind="stable")
        indptr = np.zeros(len(articles.seen) + 1, dtype=np.int64)
        np.cumsum(articles.seen, out=indptr[1:])
        few = articles.seen[one] * articles.seen[other] <= block
        many = int((~few).sum())
        pairs, one, other = pairs[few], one[few], other[few]
        # every item of the one article, then with each every item of the other one
        place, entry = entries_of(indptr, one)
        first = order[entry]
        may, sure = _rests(articles, open_, first, self.left, pairs[place])
        own = _few(place, may, len(pairs))
        partner, entry = entries_of(indptr, other)
        may_too = _rests(articles, open_, order[entry], self.right, pairs[partner])[0]
        own &= _few(partner, may_too, len(pairs))
        again, second = entries_of(indptr, other[place])
        mine, sure, place = may[again], (sure & own[place])[again], place[again]
        first, second, pair = first[again], order[second], pairs[place]
        theirs, certain = _rests(articles, open_, second, self.right, pair)
        left, right = articles.items[first], articles.items[second]
        keep = mine & theirs & (left != right)
        first, second, pair = first[keep], second[keep], pair[keep]
        left, right, pinned = left[keep], right[keep], (sure & certain)[keep]
        one_law, other_law = self.left.laws[pair], self.right.laws[pair]
        across = (one_law != other_law) & (self.grade[pair] != Grade.RENUMBERED)
        asked = np.flatnonzero(pinned & np.isin(self.grade[pair], (Grade.JUDGED, Grade.PART)))
        mine_told, told = np.zeros(len(pair), dtype=np.int8), np.zeros(len(pair), dtype=np.int8)
        mine_told[asked] = self._quoted(articles, bases, first[asked], self.left, pair[asked])
        told[asked] = self._quoted(articles, bases, second[asked], self.right, pair[asked])
        pinned &= (mine_told >= 0) & (told >= 0)
        older = (self.older[one_law] & (mine_told < 1)) | (self.older[other_law] & (told < 1))
        return _once(
            np.minimum(left, right),
            np.maximum(left, right),
            self.grade[pair],
            pinned,
            across,
            older,
            many,
        )

    def _quoted(
        self,
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
                known[key] = _told(_quote(articles, bases, entry), self._marks.get(key[1], ()))
            found.append(known[key])
        return np.array(found, dtype=np.int8)

    @cached_property
    def _marks(self) -> dict[str, tuple[str, ...]]:
        lines = (line.partition("\t") for line in self.marks.splitlines())
        return {place: tuple(words.split(" ")) for place, _, words in lines}

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, ...]]:
        """The numbers of every title's versions, the last version at the end."""
        found: dict[str, tuple[int, ...]] = {}
        for number in sorted(range(len(self.titles)), key=lambda number: not self.older[number]):
            title = self.titles[number]
            found[title] = (*found.get(title, ()), number)
        return found


def _key(
    laws: NDArray[np.integer], articles: NDArray[np.integer], suffixes: NDArray[np.integer]
) -> NDArray[np.int64]:
    law, article, suffix = (column.astype(np.int64) for column in (laws, articles, suffixes))
    found: NDArray[np.int64] = (law << 34) | (article << 21) | (suffix << 16)
    return found


def _found(keys: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of each wanted key among rising keys, -1 for none."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int64)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, place, -1)


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


def read(text: str) -> Correspondences:
    """Return the table that a file holds.

    Args:
        text: a header, the statutes line by line, older versions with their dates, an empty line, the pairs, an empty
            line, and the marks of places.

    Raises:
        ValueError: the text is no table of correspondences.
    """
    head, _, rest = text.partition("\n\n")
    body, _, marks = rest.partition("\n\n")
    header, *statutes = head.split("\n")
    if header != HEADER:
        raise ValueError(f"not a table of correspondences: {header[:40]!r}")
    # text of nothing but numbers and blanks
    cells = np.fromstring(body, dtype=np.int32, sep=" ")
    if len(cells) % _COLUMNS:
        raise ValueError(f"not a table of correspondences: {len(cells)} numbers")
    rows = cells.reshape(-1, _COLUMNS)
    columns = [np.ascontiguousarray(rows[:, place]) for place in range(_COLUMNS)]
    titles, _, dates = (
        zip(*(line.partition("\t") for line in statutes), strict=True) if statutes else ((), (), ())
    )
    return Correspondences(
        tuple(titles),
        np.array([bool(when) for when in dates], dtype=bool),
        Side(*columns[:5]),
        Side(*columns[5:10]),
        columns[10].astype(np.int8),
        marks,
    )


@cache
def load() -> Correspondences:
    """Return the table that the program ships."""
    return read(files("powerlist.linkage.data").joinpath("correspondences.tsv").read_text(encoding="utf-8"))
