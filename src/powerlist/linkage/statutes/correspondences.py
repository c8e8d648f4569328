"""Which articles of statutes rule one act: a duty and its penalty, a law and what implements it, two laws.

The table ``data/correspondences.tsv`` is made by ``linkage.mining``. Statutes are known by their titles as the register
resolves them, articles by the last version that was mined, and by older ones where their texts were there. What a list
cites does not say which version it means, so that a correspondence alone is a reason to look at two rows; only where a
reader judged the places and ``joint`` finds both rows surely on them does it weigh as one act.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from powerlist.law import naming
from powerlist.linkage.arrays.lookup import entries_of
from powerlist.linkage.citations.keys import article_key
from powerlist.linkage.statutes.known_acts import KnownActs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles

_NONE: Final[NDArray[np.int64]] = np.zeros(0, dtype=np.int64)
#: In a mask of acts: who cites the place means them, only names may tell other parts of it.
WHOLE: Final = 1 << 62
HEADER: Final = "powerlist/correspondences/v2"
UNKNOWN: Final = -1
#: Law, article, suffix, paragraph and point of both sides, and the grade.
_COLUMNS: Final = 11


class Grade(IntEnum):
    """How two places correspond; the surer first.

    ``BREACH``: the penalty names the article that it is for. ``SENT``: the one sends to the penalty of the other.
    ``JUDGED``: a reader found one act, or one to be a part of the other. ``MEETS``: a reader found that one deed
    ordinarily falls under both. ``SAME``: one act in nearly the same words. ``LIKE``: in like words. ``PART``: a
    reader found that they overlap in part, or that one of several acts of a place does. ``RENUMBERED``: one act of
    two versions of one statute, under two numbers.
    """

    BREACH = 0
    SENT = 1
    JUDGED = 2
    MEETS = 3
    SAME = 4
    LIKE = 5
    PART = 6
    RENUMBERED = 7


@dataclass(frozen=True, slots=True)
class Side:
    """One side of every pair: number of the statute, article, suffix, 款 and 项; 0 for none named."""

    laws: NDArray[np.int32]
    articles: NDArray[np.int32]
    suffixes: NDArray[np.int32]
    paragraphs: NDArray[np.int32]
    points: NDArray[np.int32]

    @property
    def columns(self) -> tuple[NDArray[np.int32], ...]:
        """Return the columns in the order of a ``Place``."""
        return self.laws, self.articles, self.suffixes, self.paragraphs, self.points

    @property
    def keys(self) -> NDArray[np.int64]:
        """Return one number an article: law, article and suffix."""
        return article_key(self.laws, self.articles, self.suffixes)


class Cited(NamedTuple):
    """A place as a person cites it; numbers are 0 where none is named."""

    title: str
    article: int
    suffix: int
    paragraph: int
    point: int


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
        acts: what is punished under the last versions, and what rules punish in words of our own.
        singles: lines of statute and its articles that punish a single act.
        meant: of each side, a mask of the acts of its place that a pair is about, counted from bit 0; 0 for all of
            them, ``WHOLE`` besides where who cites the place means them.
    """

    titles: tuple[str, ...]
    older: NDArray[np.bool_]
    left: Side
    right: Side
    grade: NDArray[np.int8]
    marks: str = ""
    acts: KnownActs = field(default_factory=KnownActs)
    singles: str = ""
    meant: tuple[NDArray[np.int64], NDArray[np.int64]] = (_NONE, _NONE)

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

    def cited(self, articles: Articles) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for each side of every pair the code of its article in a pool, -1 for one that it does not cite.

        Args:
            articles: what founds the pool's items.
        """
        left, right = self.codes(articles, self.left.keys, self.right.keys)
        return left, right

    def codes(self, articles: Articles, *keys: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """Return the code in a pool of each article of a version of a statute, -1 for one that it does not cite.

        Args:
            articles: what founds the pool's items.
            keys: articles, as ``article_key`` numbers them.
        """
        versions = self.versions(articles.titles)
        times = np.fromiter(map(len, versions), dtype=np.int64, count=len(versions))
        numbers = np.fromiter((number for group in versions for number in group), dtype=np.int64)
        indptr = np.concatenate(([0], np.cumsum(times)))
        codes, version = entries_of(indptr, np.asarray(articles.laws, dtype=np.int64))
        cited = articles.numbers[codes, 0] > 0
        codes, laws = codes[cited], numbers[version[cited]]
        known = article_key(laws, articles.numbers[codes, 0], articles.numbers[codes, 1])
        order = np.argsort(known, kind="stable")
        codes, known = np.append(codes[order], -1), known[order]
        return [codes[_found(known, wanted)] for wanted in keys]

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """Both sides; a place that is the only one of its article with an act is the whole article: that is cited."""
        return self._whole(self.left, self.numbers[0]), self._whole(self.right, self.numbers[1])

    def _whole(self, side: Side, numbers: NDArray[np.int64]) -> Side:
        keys, own = self.acts.sole
        if not len(keys):
            return side
        place = np.searchsorted(keys, side.keys).clip(max=len(keys) - 1)
        sole = (side.articles > 0) & (keys[place] == side.keys) & (own[place] == numbers)
        paragraphs, points = np.where(sole, 0, side.paragraphs), np.where(sole, 0, side.points)
        return replace(side, paragraphs=paragraphs, points=points)

    def cited_at(self, side: Side, row: int) -> Cited:
        """Return the place of one side of a pair.

        Args:
            side: ``left`` or ``right``.
            row: number of the pair.
        """
        law, *numbers = (int(column[row]) for column in side.columns)
        # a rule whose text was not read has numbers of our own, no points
        return Cited(self.titles[law], *numbers) if numbers[0] else Cited(self.titles[law], 0, 0, 0, 0)

    def versions(self, titles: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the numbers of the versions of the statute that each title names, the last one at the end.

        Args:
            titles: as the register resolves them, or as a text has them.
        """
        return [self._numbers.get(naming.key(title), ()) for title in titles]

    def single_act(self, articles: Articles) -> NDArray[np.bool_]:
        """Return which articles of a pool punish a single act, by code.

        Args:
            articles: what founds the pool's items.
        """
        laws = self.laws(articles.titles)[articles.laws]
        numbers = articles.numbers[:, :2].tolist()
        known = self._single
        return np.fromiter(
            (
                (law, article, suffix) in known
                for law, (article, suffix) in zip(laws.tolist(), numbers, strict=True)
            ),
            dtype=bool,
            count=len(numbers),
        )

    @cached_property
    def _single(self) -> frozenset[tuple[int, int, int]]:
        lines = (line.partition("\t") for line in self.singles.splitlines())
        places = ((law, *place.split(".")) for law, _, listed in lines for place in listed.split())
        return frozenset((int(law), int(article), int(suffix)) for law, article, suffix in places)

    @cached_property
    def quotable(self) -> dict[str, tuple[str, ...]]:
        """The pairs of characters of each place, by statute, article, suffix, 款 and 项 with blanks between."""
        lines = (line.partition("\t") for line in self.marks.splitlines())
        return {place: tuple(words.split(" ")) for place, _, words in lines}

    @cached_property
    def numbers(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The number in ``acts.table`` of either side of every pair, -1 for a place without acts."""
        return self._numbers_of(self.left), self._numbers_of(self.right)

    def _numbers_of(self, side: Side) -> NDArray[np.int64]:
        return self.acts.numbers_of(np.stack(side.columns, axis=1))

    @cached_property
    def statutes(self) -> NDArray[np.int64]:
        """The number of the statute of each title; a title stands for each of its versions."""
        numbers = {title: number for number, title in enumerate(dict.fromkeys(self.titles))}
        return np.array([numbers[title] for title in self.titles], dtype=np.int64)

    @cached_property
    def within(self) -> dict[tuple[str, int, int], frozenset[tuple[int, int]]]:
        """The articles of one statute that correspond to each, duties and penalties, older and newer numbers."""
        statutes = self.statutes
        rows = np.flatnonzero(statutes[self.left.laws] == statutes[self.right.laws])
        found: dict[tuple[str, int, int], set[tuple[int, int]]] = {}
        sides = (
            zip(
                side.laws[rows].tolist(),
                side.articles[rows].tolist(),
                side.suffixes[rows].tolist(),
                strict=True,
            )
            for side in (self.left, self.right)
        )
        for (law, *one), (_, *other) in zip(*sides, strict=True):
            found.setdefault((self.titles[law], one[0], one[1]), set()).add((other[0], other[1]))
            found.setdefault((self.titles[law], other[0], other[1]), set()).add((one[0], one[1]))
        return {place: frozenset(others) for place, others in found.items()}

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, ...]]:
        """The numbers of every title's versions, the last version at the end."""
        found: dict[str, tuple[int, ...]] = {}
        for number in sorted(range(len(self.titles)), key=lambda number: not self.older[number]):
            title = self.titles[number]
            found[title] = (*found.get(title, ()), number)
        return found


def _found(keys: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of each wanted key among rising keys, -1 for none."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int64)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, place, -1)


def read(text: str) -> Correspondences:
    """Return the table that a file holds.

    Args:
        text: a header, the statutes line by line, older versions with their dates, an empty line, the pairs, an empty
            line, the marks of places, an empty line, their acts, an empty line, the articles that punish a single act,
            an empty line, and which acts of their places some pairs are about.

    Raises:
        ValueError: the text is no table of correspondences.
    """
    head, _, rest = text.partition("\n\n")
    body, _, rest = rest.partition("\n\n")
    marks, _, rest = rest.partition("\n\n")
    conducts, _, rest = rest.partition("\n\n")
    singles, _, acts = rest.partition("\n\n")
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
        KnownActs(conducts),
        singles,
        _meant(acts, len(rows)),
    )


def _meant(text: str, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the masks of both sides of every pair that lines of pair and two masks tell."""
    lines = np.fromstring(text, dtype=np.int64, sep=" ").reshape(-1, 3)
    left, right = np.zeros((2, size), dtype=np.int64)
    left[lines[:, 0]], right[lines[:, 0]] = lines[:, 1], lines[:, 2]
    return left, right


@cache
def load() -> Correspondences:
    """Return the table that the program ships."""
    return read(files("powerlist.linkage.data").joinpath("correspondences.tsv").read_text(encoding="utf-8"))
