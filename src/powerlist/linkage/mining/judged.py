"""Which acts of two statutes a reader found to be one act, though the statutes say it in other words.

谎报或者瞒报事故 and 主要负责人隐瞒不报, 逾期仍不缴纳工伤保险费 and 未按时足额缴纳社会保险费 share few words; that one
office could use both powers on one case is told by reading. ``judged.tsv`` keeps what was read: the title of a statute
and the date of the version that was read, the place of the act as ``article.suffix.款.项``, the same of the other one,
and ``=`` (one act), ``<`` (the first is a kind or a part of the second), ``+`` (each has cases of its own, one deed
ordinarily falls under both) or ``~`` (typical cases of one do). Of a place that punishes several acts, ``#`` and hashes
after the place say which were meant. It names places and holds no text. Of what only lists quote, ``marks.tsv`` keeps
the pairs of characters by which a quotation is known: title, place, pairs.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from powerlist.law import naming
from powerlist.linkage.mining.conducts import Conduct, Place
from powerlist.linkage.mining.pair import Pair, Side
from powerlist.linkage.statutes.correspondences import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from powerlist.linkage.mining.corpus import Corpus

HEADER: Final = "powerlist/judged/v1"
_MARKS: Final = "powerlist/marks/v1"
_SIGNS: Final = frozenset("=<+~")
#: An act that is one with more acts of one other statute than this says what the whole statute is about.
_WIDE: Final = 10
#: A place of so many acts may still be meant by an item that rests on it; it is never surely the one that was read.
_ACTS: Final = 2
#: Acts of a place that can be told apart.
_MOST: Final = 60


class Version(NamedTuple):
    """A statute: the key of its title, and the date of the version, "" where only a list quotes it."""

    title: str
    date: str


class Judged(NamedTuple):
    """Two acts that a reader compared, the place of each, what was found, and which acts of each place were meant."""

    left: tuple[Version, Place]
    right: tuple[Version, Place]
    sign: str
    acts: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def load() -> list[Judged]:
    """Return what was read."""
    return read(files("powerlist.linkage.mining").joinpath("judged.tsv").read_text(encoding="utf-8"))


def marks() -> dict[tuple[str, Place], tuple[str, ...]]:
    """Return the marks of places in statutes that the corpus does not have, by title and place."""
    text = files("powerlist.linkage.mining").joinpath("marks.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    if header != _MARKS:
        raise ValueError(f"not a file of marks: {header[:40]!r}")
    rows = (line.split("\t") for line in lines)
    return {(title, place_of(place)): tuple(pairs.split(" ")) for title, place, pairs in rows}


def read(text: str) -> list[Judged]:
    """Return the judgements that a file holds.

    Args:
        text: a header, and a line for each.

    Raises:
        ValueError: a line is not one of five cells as the module says.
    """
    header, *lines = text.splitlines()
    if header != HEADER:
        raise ValueError(f"not a file of judged acts: {header[:40]!r}")
    return [_judged(line) for line in lines]


def _judged(line: str) -> Judged:
    one, place, other, second, sign = line.split("\t")
    if sign not in _SIGNS:
        raise ValueError(f"not a sign of judged acts: {line!r}")
    (left, mine), (right, theirs) = _meant(place), _meant(second)
    return Judged((version_of(one), left), (version_of(other), right), sign, (mine, theirs))


def _meant(text: str) -> tuple[Place, frozenset[str]]:
    place, _, hashes = text.partition("#")
    return place_of(place), frozenset(hashes.split("+")) if hashes else frozenset()


def act_hash(text: str) -> str:
    """Return what names an act of a place: four hex digits of its text."""
    return hashlib.sha256(text.encode()).hexdigest()[:4]


def version_of(text: str) -> Version:
    """Return the version that a cell names."""
    title, _, date = text.partition("@")
    return Version(naming.key(title), date)


def place_of(text: str) -> Place:
    """Return the place that a cell names."""
    return Place(*map(int, text.split(".")))


def places_of(act: Conduct) -> Iterator[tuple[int, Place]]:
    """Return the places that a reader may mean by an act: its own, and what that stands in."""
    yield act.statute, act.place
    if act.place.item:
        yield act.statute, act.place._replace(item=0)
    if act.place.paragraph:
        yield act.statute, act.place._replace(paragraph=0, item=0)


def numbered(corpus: Corpus) -> dict[Version, int]:
    """Return the number of each statute of the corpus by its version; without a date its last version is meant."""
    last = {Version(corpus.titles[place], ""): place for place in np.flatnonzero(corpus.latest).tolist()}
    return last | {
        Version(title, statute.date.isoformat()): place
        for place, (title, statute) in enumerate(zip(corpus.titles, corpus.statutes, strict=True))
    }


def found(
    corpus: Corpus,
    acts: Iterable[Conduct],
    renumbered: Iterable[tuple[Side, Side]],
    judged: Iterable[Judged],
    listed: Mapping[Side, Sequence[str]] | None = None,
) -> Iterator[Pair]:
    """Return the places that were judged, ``judged`` or ``meets`` where they are surely meant, else ``part``.

    What holds of an act holds of the same act in another version of its statute. A place that has several acts is
    not surely the one that was read, save where it is said which of them was: it is a ``part`` at most. One of many
    acts says nothing, nor does one that goes with very many of one other statute.

    Args:
        corpus: the statutes; judgements on a version that it does not have are left out.
        acts: all acts of the corpus.
        renumbered: pairs of statute and place that are one act in two versions.
        judged: what was read.
        listed: the acts of each place, as they ship.
    """
    listed = listed or {}
    several: Counter[Side] = Counter(place for act in acts if act.punished for place in places_of(act))
    number: dict[Version, int | str] = {**numbered(corpus)}
    again: dict[Side, list[Side]] = defaultdict(list)
    for one, other in renumbered:
        again[one].append(other)
        again[other].append(one)
    judged = list(judged)
    # a rule that only lists quote is known by its title alone
    number |= {
        version: version.title
        for entry in judged
        for version, _ in (entry.left, entry.right)
        if not version.date and version.title not in corpus.titles
    }
    wide = Counter(
        (one, other[0])
        for entry in judged
        for one, other in ((entry.left, entry.right), (entry.right, entry.left))
    )
    for entry in judged:
        if entry.left[0] not in number or entry.right[0] not in number:
            continue
        sides = [(number[version], place) for version, place in (entry.left, entry.right)]
        most = max(several[side] if not acts else 0 for side, acts in zip(sides, entry.acts, strict=True))
        goes_with = max(wide[entry.left, entry.right[0]], wide[entry.right, entry.left[0]])
        if most > _ACTS or goes_with > _WIDE:
            continue
        # one law does not punish one case twice: what is no kind of the other there has a place of its own
        one_law = entry.left[0].title == entry.right[0].title
        own = entry.sign == "~" or (entry.sign == "+" and one_law)
        sure = "meets" if entry.sign == "+" else "judged"
        grade = sure if not own and most <= 1 else "part"
        left, right = (
            [
                (place, mask)
                for place in (side, *again[side])
                if (mask := _mask(listed.get(place, ()), acts, several[place])) is not None
            ]
            for side, acts in zip(sides, entry.acts, strict=True)
        )
        yield from (Pair(one, other, grade, mine, theirs) for one, mine in left for other, theirs in right)


def _mask(listed: Sequence[str], meant: frozenset[str], own: int) -> int | None:
    """Return which of the acts of a place are meant, 0 for all of them; None for a place that does not have them.

    Where the statute itself punishes one act there, which is meant, other words for parts of it are not, and whoever
    cites the place means it: ``WHOLE`` says so.

    Args:
        listed: the acts of the place, as they ship: the statute's own stand first.
        meant: hashes of those that are meant.
        own: how many the statute itself has.
    """
    if not meant:
        return 0
    found = sum(1 << at for at, text in enumerate(listed[:_MOST]) if act_hash(text) in meant)
    return found | WHOLE if own == 1 and found & 1 else found or None
