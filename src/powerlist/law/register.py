"""The statute register: which statutes there are, and what is known of them.

The wheel carries a file of facts made from the texts (``register_build``), a hand-kept table of repeals
and a table of other titles. Nothing of it is a statement that an act is in force today: every statute
says up to which day it was looked at.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from powerlist.law import naming
from powerlist.law.rank import Rank
from powerlist.law.register_file import HEADER, decode_version
from powerlist.law.statute import Repeal, Status, Statute, Version
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Register", "Repeal", "Status", "Statute", "Version", "load"]

_NEAR: Final = 0.6
#: 中国人民共和国, 中华人名共和国: the country misspelt, the rest right.
_COUNTRY: Final = lazy_pattern(r"^中.{2,6}共[和合]国")
_MISSPELT: Final = 0.95
#: Slips for 法 in the last place.
_SOUNDS_ALIKE: Final = frozenset("发罚珐砝去祛")


class Register:
    """Statutes by title.

    Args:
        lines: the lines of a register file without its header; decoded when asked for.
        cutoff: the day on which the texts end.
        repeals: the hand-kept table.
        names: other titles: ``(other title, title, kind)`` with kind ``short`` or ``former``.
    """

    def __init__(
        self,
        lines: Sequence[str],
        cutoff: date,
        repeals: Sequence[Repeal] = (),
        names: Iterable[tuple[str, str, str]] = (),
    ) -> None:
        self.cutoff = cutoff
        self.repeals = tuple(repeals)
        self._lines = list(lines)
        self._statutes: dict[int, Statute] = {}
        self._resolved: dict[str, int | None] = {}
        self._index: dict[str, int] = {}
        self._other: dict[str, int] = {}
        self._nearest: dict[str, tuple[Statute, float] | None] = {}
        self._extra: dict[int, list[tuple[str, str]]] = {}
        for position, line in enumerate(self._lines):
            title, _rank, short, former, _rest = line.split("\t", 4)
            self._index.setdefault(naming.key(title), position)
            for other in (*short.split("/"), *former.split("/")):
                if other:
                    self._other.setdefault(naming.key(other), position)
        for other, title, kind in names:
            place = self._index.get(naming.key(title))
            if place is not None:
                self._other.setdefault(naming.key(other), place)
                self._extra.setdefault(place, []).append((other, kind))
        self._repealed: dict[str, list[Repeal]] = {}
        for repeal in self.repeals:
            self._repealed.setdefault(naming.key(repeal.title), []).append(repeal)

    def __len__(self) -> int:
        """Return the number of statutes."""
        return len(self._lines)

    def __iter__(self) -> Iterator[Statute]:
        """Yield every statute in the order of the file."""
        for position in range(len(self._lines)):
            yield self._at(position)

    def titles(self) -> list[str]:
        """Return all full titles, in order."""
        return [line.split("\t", 1)[0] for line in self._lines]

    def _at(self, position: int) -> Statute:
        statute = self._statutes.get(position)
        if statute is None:
            title, rank, short, former, checked, *versions = self._lines[position].split("\t")
            extra = self._extra.get(position, [])
            statute = Statute(
                title=title,
                rank=Rank(rank),
                versions=tuple(decode_version(version) for version in versions),
                short_titles=tuple(
                    dict.fromkeys([*filter(None, short.split("/")), *(o for o, k in extra if k == "short")])
                ),
                former_titles=tuple(
                    dict.fromkeys([*filter(None, former.split("/")), *(o for o, k in extra if k == "former")])
                ),
                checked_until=date.fromisoformat(checked),
                repeals=tuple(self._repealed.get(naming.key(title), ())),
            )
            self._statutes[position] = statute
        return statute

    def resolve(self, title: str, as_of: date | None = None) -> Statute | None:
        """Return the statute that a title names, None when the register does not know it.

        Args:
            title: as a text has it: with or without 《》 and 中华人民共和国, a short or a former title,
                with （试行） or a year.
            as_of: a day; of a former title it decides nothing today, of a later namesake it may.
        """
        del as_of
        if title not in self._resolved:
            self._resolved[title] = self._place(title)
        position = self._resolved[title]
        return None if position is None else self._at(position)

    def _place(self, title: str) -> int | None:
        key = naming.key(title)
        position = self._index.get(key)
        if position is None:
            position = self._other.get(key)
        if position is None:
            bare = naming.loose(title)
            position = self._index.get(bare, self._other.get(bare))
            if position is None and not bare.endswith("(试行)"):
                position = self._index.get(f"{bare}(试行)")
        return position

    def repealed(self, title: str) -> tuple[Repeal, ...]:
        """Return the rows of the table of repeals on a title, also of one whose text is not held."""
        return tuple(self._repealed.get(naming.key(title), ()) or self._repealed.get(naming.loose(title), ()))

    def nearest(self, title: str) -> tuple[Statute, float] | None:
        """Return the statute whose title looks most like this one, and how much (0-1), or None."""
        key = naming.loose(title)
        if key not in self._nearest:
            self._nearest[key] = self._look_around(key) if key else None
        return self._nearest[key]

    def _look_around(self, key: str) -> tuple[Statute, float] | None:
        from rapidfuzz import fuzz, process

        misspelt = _COUNTRY.sub("", key)
        if misspelt != key:
            place = self._index.get(misspelt, self._other.get(misspelt))
            if place is not None:
                return self._at(place), _MISSPELT
        if key[-1] in _SOUNDS_ALIKE and key[:-1] + "法" in self._index:
            return self._at(self._index[key[:-1] + "法"]), _MISSPELT  # 水发: too short to look alike
        found = process.extractOne(key, self._keys, scorer=fuzz.ratio, score_cutoff=_NEAR * 100)
        if found is None:
            return None
        _name, score, place = found
        return self._at(self._places[place]), round(score / 100, 4)

    @property
    def _keys(self) -> list[str]:
        if not hasattr(self, "_near_keys"):
            pairs = [*self._index.items(), *self._other.items()]
            self._near_keys = [name for name, _ in pairs]
            self._places = [place for _, place in pairs]
        return self._near_keys


def read(
    text: str,
    repeals: Sequence[Repeal] = (),
    names: Iterable[tuple[str, str, str]] = (),
    known: Iterable[Sequence[str]] = (),
) -> Register:
    """Return the register that a file's text holds.

    Args:
        text: what ``register_file.encode`` wrote.
        repeals: the table of repeals.
        names: other titles.
        known: statutes without a text: title, rank, date, effective, last article; those that the file
            holds are left out.

    Raises:
        ValueError: the text is no register.
    """
    head, _, body = text.partition("\n")
    mark, _, cutoff = head.partition("\t")
    if mark != HEADER:
        raise ValueError(f"not a statute register: {mark[:40]!r}")
    lines = [line for line in body.split("\n") if line]
    held = {naming.key(line.split("\t", 1)[0]) for line in lines} if known else set()
    lines.extend(
        f"{title}\t{rank}\t\t\t{cutoff}\t{when}|{effective}|{last}|||"
        for title, rank, when, effective, last in known
        if naming.key(title) not in held
    )
    return Register(lines, date.fromisoformat(cutoff), repeals, names)


def _data(name: str) -> str:
    return files("powerlist.law.data").joinpath(name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(_data(name)))


@cache
def repeals_table() -> tuple[Repeal, ...]:
    """Return the hand-kept table of repeals, in its order."""
    return tuple(
        Repeal(row["title"], row["kind"], date.fromisoformat(row["on"]), row["by"], row["source"])
        for row in _rows("repeals.csv")
    )


@cache
def names_table() -> tuple[tuple[str, str, str], ...]:
    """Return the hand-kept table of other titles: other, title, kind."""
    return tuple((row["other"], row["title"], row["kind"]) for row in _rows("names.csv"))


@cache
def known_table() -> tuple[tuple[str, str, str, str, str], ...]:
    """Return the hand-kept table of statutes that no text is held of."""
    return tuple(
        (row["title"], row["rank"], row["date"], row["effective"], row["last_article"])
        for row in _rows("known.csv")
    )


def with_tables(text: str) -> Register:
    """Return the register of a file's text together with the hand-kept tables.

    Raises:
        ValueError: the text is no register.
    """
    return read(text, repeals_table(), names_table(), known_table())


@cache
def load() -> Register:
    """Return the register that the program ships."""
    return with_tables(_data("register.tsv"))
