"""Acts in words of our own: what departmental rules punish, and what lists call an act of a statute.

The corpus has no text of most departmental rules, and lists cite them beside the law that they are made under. Nor is
``未批先建`` said in any statute. ``worded.tsv`` has a line for each such act: the title and the date of the version, as
``judged.tsv`` has them, its place, and what is done or left undone. Where the text of a rule was not read the place
is ``0.0.0.`` and a number of our own: such an act is known by the names of items, never by what they cite.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final, NamedTuple

from powerlist.linkage.mining.conducts import Place
from powerlist.linkage.mining.judged import Version, place_of, version_of

HEADER: Final = "powerlist/worded/v1"


class Worded(NamedTuple):
    """An act, and where it is punished."""

    version: Version
    place: Place
    text: str


def load() -> list[Worded]:
    """Return the acts that ship."""
    return read(files("powerlist.linkage.mining").joinpath("worded.tsv").read_text(encoding="utf-8"))


def read(text: str) -> list[Worded]:
    """Return the acts that a file holds.

    Args:
        text: a header, and a line for each.

    Raises:
        ValueError: a line is not three cells as the module says.
    """
    header, *lines = text.splitlines()
    if header != HEADER:
        raise ValueError(f"not a file of worded acts: {header[:40]!r}")
    cells = [line.split("\t") for line in lines]
    return [Worded(version_of(title), place_of(place), act) for title, place, act in cells]
