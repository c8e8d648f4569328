"""Where a finding stands: the cell that says a mode or a receiver, the line of the grant.

Lists tick boxes under 下放 and 委托, give each township a column, or say it in a section row or the remark. A
finding is worth its cell: the one that says what is wrong, else that of the item's name.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

from powerlist.audit.frames import row_place, rows_by, texts
from powerlist.model.catalogue import EVIDENCE_COLUMNS
from powerlist.model.fields import GRANTS, ITEMS, names_of
from powerlist.model.location import Location, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.sheet import Note

#: The fields that evidence speaks of.
_SPOKEN: Final = frozenset(("mode", "receivers"))
#: The fields that only a grant has.
_OF_GRANTS: Final = frozenset(names_of(GRANTS)) - frozenset(names_of(ITEMS))
#: Between the columns of one statement about ticks: 下放 √；委托 √.
_BETWEEN: Final = "；"


def cells_of(
    catalogue: Catalogue,
    position: int,
    field: str | None,
    *,
    township: str = "",
    said: str = "",
    offset: int = 0,
) -> tuple[Source, ...]:
    """Return the cells that one field of an item came from; where no cell holds it, the cell that says it.

    Args:
        catalogue: knows the tables and the evidence.
        position: position of the item.
        field: code name of the field, None for the item as a whole.
        township: the receiver that the finding is about; a township's own column goes first.
        said: code of the mode that is wrong; the cell that says it goes before those that say another.
        offset: which sign of the field's value is meant, where its text stands in several columns.
    """
    plain = catalogue.sources_of(position, field, offset)
    # where an item stands in several tables, nobody knows which of them a piece of evidence is from
    if field is None or len(plain) != 1:
        return plain
    (one,) = plain
    if field in _SPOKEN:
        cell = _evident(catalogue, position, one.cell, township, said)
        if cell:
            return (_at(one, cell),)
    if one.cell is None and one.row is not None:
        return catalogue.sources_of(position, "name")
    return plain


def line_of(catalogue: Catalogue, position: int, field: str | None, township: str = "") -> Location:
    """Return the line of a stored catalogue in which a finding on an item is repaired.

    What a grant says stands in grants.csv: its own fields, and whatever is about one receiver.

    Args:
        catalogue: a stored one.
        position: position of the item.
        field: code name of the field.
        township: the receiver that the finding is about.
    """
    if township or field in _OF_GRANTS:
        grants = catalogue.grants
        rows = rows_by(grants, "item").get(texts(catalogue.items, "id")[position], [])
        receivers = texts(grants, "receiver")
        row = next((row for row in rows if not township or receivers[row] == township), None)
        if row is not None:
            return row_place(catalogue, GRANTS, row)
    return catalogue.location_of(position, field)


def statements_of(catalogue: Catalogue, position: int, note: Note) -> tuple[Source, ...]:
    """Return the cells of all statements that a note sets against each other, each once, in their order.

    Args:
        catalogue: knows the tables.
        position: position of the item.
        note: of the classification, with ``detail.statements``.
    """
    base = Source(file=note.file, sheet=note.sheet, row=note.row, cell=note.cell)
    found = [base] if note.cell else []
    statements: Sequence[Mapping[str, Any]] = note.detail.get("statements") or ()
    for one in statements:
        ticked = (
            list(_ticked(catalogue, position, str(one.get("text") or ""))) if one["kind"] == "mark" else []
        )
        if ticked:
            found += ticked
        else:
            # a township's own column each, or one cell
            found += [_at(base, cell) for cell in one.get("cells") or [one.get("cell")] if cell]
    if note.cell and statements and base not in found[1:]:
        # the field that the note names says nothing itself
        found = found[1:] or found
    return tuple(dict.fromkeys(found))


def _ticked(catalogue: Catalogue, position: int, text: str) -> Iterator[Source]:
    """Yield the cells of the ticks that a statement counts up."""
    for part in text.split(_BETWEEN):
        head = part.rpartition(" ")[0]
        yield from (one for one in catalogue.sources_of(position, f"mode_marks/{head}") if one.cell)


def _evident(catalogue: Catalogue, position: int, own: str | None, township: str, said: str) -> str:
    """Return the cell that speaks best, "" where the field's own is as good."""
    if own and not township:
        return ""
    pieces = [piece for piece in _evidence_of(catalogue, position) if piece["cell"]]
    if township:
        of_town = [one for one in pieces if township in one["receiver"].split("、")]
        for one in _best(of_town, said):
            return one["cell"]
        for source in catalogue.sources_of(position, f"receiver_marks/{township}"):
            if source.cell:
                return source.cell
    if own:
        return ""
    return next((one["cell"] for one in _best(pieces, said)), "")


def _evidence_of(catalogue: Catalogue, position: int) -> list[dict[str, str]]:
    """Return what is known of why an item has its mode, in the order of weight."""
    frame = catalogue.evidence
    rows = rows_by(frame, "item").get(texts(catalogue.items, "id")[position], [])
    return [{name: texts(frame, name)[row] for name in EVIDENCE_COLUMNS} for row in rows]


def _best(pieces: Sequence[dict[str, str]], said: str) -> list[dict[str, str]]:
    """Return the pieces that say this mode, then those that say any, then the rest."""
    return sorted(
        pieces, key=lambda one: 0 if said and said in one["says"].split("|") else 1 if one["says"] else 2
    )


def _at(source: Source, cell: str) -> Source:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return dataclasses.replace(source, cell=cell, row=int(digits) if digits.isdecimal() else source.row)
