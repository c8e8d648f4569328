"""Rules that tell what reading, normalising and compiling noticed."""

from __future__ import annotations

from abc import ABC
from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from powerlist.audit.frames import row_place
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, mode_term
from powerlist.model.fields import GRANTS
from powerlist.model.finding import Finding, ItemRef
from powerlist.model.location import Location, Source
from powerlist.model.rowkey import item_of, receiver_of
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.sheet import Note

_INDEX = "audit.rows"
#: Characters of a text by which a note is known.
_LONGEST = 60


class NoteRule(Rule, ABC):
    """Base of the rules that turn notes into findings.

    Class attributes:
        kinds: the notes that it tells.
        by_row: the sheet row that a note names is an item's.
        gathered: notes of one file, sheet and variant are one finding with a count.
    """

    kinds: ClassVar[tuple[str, ...]]
    by_row: ClassVar[bool] = True
    gathered: ClassVar[bool] = False

    def wanted(self, note: Note, catalogue: Catalogue, context: Context) -> bool:  # noqa: ARG002
        """Return whether a note of its kinds is told at all."""
        return True

    def variant_of(self, note: Note) -> str:  # noqa: ARG002
        """Return which message template speaks."""
        return ""

    def sources_of(self, note: Note, position: int | None, catalogue: Catalogue) -> tuple[Source, ...]:
        """Return the cells that a note is about; without a file those of its item."""
        if note.file:
            return (Source(file=note.file, sheet=note.sheet, row=note.row, cell=note.cell),)
        return catalogue.sources_of(position) if position is not None else ()

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        """Yield a finding a note, or one a sheet where they are gathered."""
        notes = [
            note
            for note in catalogue.notes
            if note.kind in self.kinds and self.wanted(note, catalogue, context)
        ]
        groups: dict[tuple[Any, ...], list[Note]] = {}
        for number, note in enumerate(notes):
            key = (note.file, note.sheet, self.variant_of(note)) if self.gathered else (number,)
            groups.setdefault(key, []).append(note)
        seen: Counter[str] = Counter()
        for group in groups.values():
            finding = self._finding(group, catalogue, context)
            if finding.item is None and not self.gathered:
                seen[finding.discriminator] += 1
                if (count := seen[finding.discriminator]) > 1:
                    finding = replace(finding, discriminator=f"{finding.discriminator}#{count}")
            yield finding

    def _finding(self, notes: list[Note], catalogue: Catalogue, context: Context) -> Finding:
        note = notes[0]
        told = len(notes) == 1 and not self.gathered and (self.by_row or note.item)
        position = _position(note, catalogue, context) if told else None
        sources = self.sources_of(note, position, catalogue)
        first = sources[0] if sources and note.file else Source()
        place = first.location
        if note.detail.get("line"):
            # a text file has lines, no rows
            place = Location(file=note.file, line=int(note.detail["line"]))
            sources = (Source(file=note.file),)
        if position is not None and (catalogue.folder is not None or not note.file):
            place = grant_place(note, catalogue) or catalogue.location_of(position, note.field)
        if self.gathered:
            scope = Scope.BATCH
            place = Location(file=note.file, sheet=note.sheet)
        elif note.field or (note.cell and position is None):
            scope = Scope.CELL
        else:
            scope = Scope.ITEM if position is not None else Scope.BATCH
        values = {
            "file": note.file or "",
            "sheet": note.sheet or "",
            "row": note.row or "",
            "cell": note.cell or (f"第{note.row}行" if note.row else ""),
            "value": note.value,
            # a column is known by its head; one without a head by its letter
            "head": note.value or (note.cell or "").rstrip("0123456789"),
            "rows": "",
            "cells": len(notes),
            "places": few((str(one.cell or one.row or one.value) for one in notes), 8),
            **{key: _plain(value) for key, value in note.detail.items() if value is not None},
        }
        return Finding(
            rule=self.code,
            severity=self.severity,
            confidence=self.confidence,
            scope=scope,
            values=values,
            count=max(len(notes), int(note.detail.get("count") or 1)) if not self.gathered else len(notes),
            field=note.field,
            item=catalogue.ref(position) if position is not None else None,
            location=place,
            sources=sources,
            variant=self.variant_of(note),
            members=_members(notes) if self.gathered else (),
            discriminator=note.value if position is not None else self._known_by(note),
            # a row is known by its key, which is no text of the list
            excerpt=""
            if note.item and item_of(note.value) == note.item
            else mode_term(note.value)
            if note.field == "mode"
            else note.value,
        )

    def _known_by(self, note: Note) -> str:
        """Return what tells a note on no item from the others wherever the command was started and rows have moved."""
        place = (PurePosixPath(note.file or "").name, note.sheet or "", self.variant_of(note))
        if self.gathered:
            return "|".join(place)
        return "|".join((*place, note.value, (note.cell or "").rstrip("0123456789")))


def _members(notes: list[Note]) -> tuple[ItemRef, ...]:
    """Return what a gathered finding counts, by its text: rows move, and one more of the same is another one."""
    found: list[ItemRef] = []
    seen: Counter[str] = Counter()
    for note in notes:
        text = (note.value or note.item or note.cell or "")[:_LONGEST]
        seen[text] += 1
        found.append(ItemRef(f"{text}#{seen[text]}" if seen[text] > 1 else text, text))
    return tuple(sorted(found, key=lambda one: one.id))


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return " × ".join(str(one) for one in value)
    return value


def _position(note: Note, catalogue: Catalogue, context: Context) -> int | None:
    """Return the item that a note is about: by id, else by the sheet row that it names."""
    if note.item:
        return catalogue.position_of.get(note.item)
    if note.row is None:
        return None
    index = context.once(_INDEX, catalogue, lambda: _rows(catalogue))
    return index.get((note.file or "", note.sheet or "", note.row))


def grant_place(note: Note, catalogue: Catalogue) -> Location | None:
    """Return the line of the grant that a note of a rebuild is about, None where it is about none."""
    if note.detail.get("table") != GRANTS or catalogue.folder is None:
        return None
    grants = catalogue.grants
    of_item, to = grants["item"] == item_of(note.value), grants["receiver"] == receiver_of(note.value)
    rows = np.flatnonzero((of_item & to).to_numpy())
    return row_place(catalogue, GRANTS, int(rows[0])) if len(rows) else None


def _rows(catalogue: Catalogue) -> dict[tuple[str, str, int], int]:
    """Return the position of the first item of each sheet row."""
    items = catalogue.items
    rows = zip(items["file"].tolist(), items["sheet"].tolist(), items["row"].tolist(), strict=True)
    index: dict[tuple[str, str, int], int] = {}
    for position, key in enumerate(rows):
        index.setdefault(key, position)
    return index
