"""One piece of evidence about an item, and the order in which pieces weigh."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from powerlist.model.classified import KIND_TERMS, NOT
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import modes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Kinds of evidence in the order of their weight; the first three are said of the very row.
KINDS: Final = tuple(KIND_TERMS)
WEIGHT: Final[dict[str, int]] = {
    "ruling": 100,
    "column": 90,
    "mark": 90,
    "code": 80,
    "receiver": 70,
    "section": 60,
    "caption": 50,
    "sheet": 45,
    "title": 40,
    "file": 30,
    "remark": 50,
    "layer": 20,
    "policy": 10,
    "law": 0,
}


@cache
def _says(modes: int, denied: int) -> str:
    """Return the words of two masks; a list has few of them and many pieces."""
    said = [mode.value for mode in modes_of(modes)]
    return "|".join([*said, *(f"{NOT}{mode.value}" for mode in modes_of(denied))])


@dataclass(frozen=True, slots=True)
class Piece:
    """What one cell, heading or rule says.

    Attributes:
        kind: one of ``KINDS``.
        text: the text that says it.
        cell: where it stands, "" where that is taken from the item's own row.
        field: field whose cell it is, "" for headings.
        modes: mask of the modes said of all receivers.
        denied: mask of the modes denied.
        per: ``((receiver, mode), …)``.
        excluded: receivers for whom a transfer is denied.
        receivers: receivers as written.
        weak: it follows from the sentence (由三家镇行使，县局不再实施) and yields to what says a mode in words.
        scope: words for several townships in a heading; they count where no receiver is written.
        decides: False where it is shown but does not count (a heading that names two modes).
    """

    kind: str
    text: str
    cell: str = ""
    field: str = ""
    modes: int = 0
    denied: int = 0
    per: tuple[tuple[str, Mode], ...] = ()
    excluded: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    decides: bool = True
    scope: tuple[str, ...] = ()
    weak: bool = False

    @property
    def says(self) -> str:
        """The modes said, joined by ``|``; ``not-…`` for what is denied; "" for receivers only."""
        return _says(self.modes, self.denied)


def decided(pieces: Iterable[Piece]) -> int:
    """Return the mask of the modes that pieces which decide say of every receiver."""
    mask = 0
    for piece in pieces:
        mask |= piece.modes if piece.decides else 0
    return mask
