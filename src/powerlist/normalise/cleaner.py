"""Clean the values of one table and write the ledger of what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.fields import Field, Kind
from powerlist.model.sheet import Column, Note
from powerlist.normalise.clean import clean, steps_for, trail
from powerlist.text.width import has_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from powerlist.model.sheet import SourceFile, Table

#: The longest text that a cell of a workbook holds.
FULL_CELL: Final = 32_767
#: Columns of the ledger.
LEDGER: Final = ("file", "sheet", "cell", "field", "before", "after", "step")


class Cleaner:
    """Cleans values, remembers what it did to each text, and writes the ledger."""

    def __init__(
        self,
        source: SourceFile,
        table: Table,
        ledger: dict[str, list[str]],
        script: tuple[tuple[str, Callable[[str], str]], ...],
        notes: list[Note],
    ) -> None:
        self.script, self.notes = script, notes
        self.source, self.table, self.ledger = source, table, ledger
        self.seen: set[tuple[str, str, str]] = set()

    def column(self, field: Field, column: Column) -> list[str]:
        """Return a column's cleaned values."""
        steps = steps_for(field.name, field.kind, self.script)
        texts = self.table.text.get(column.index, [])
        cleaned = {text: clean(text, steps) for text in set(texts) if text}
        changed = {text for text, after in cleaned.items() if text != after}
        if changed:
            for position, text in enumerate(texts):
                if text in changed:
                    self._write(field.name, self.table.cell(position, column), text, steps)
        odd = {text for text in cleaned if len(text) >= FULL_CELL or (text in changed and has_controls(text))}
        for position, text in enumerate(texts if odd else ()):
            if text in odd:
                cell = self.table.cell(position, column)
                self._odd(field.name, cell, self.table.rows[position], text)
        cleaned[""] = ""
        return [cleaned[text] for text in texts]

    def _write(
        self, field: str, cell: str, text: str, steps: tuple[tuple[str, Callable[[str], str]], ...]
    ) -> None:
        for step, before, after in trail(text, steps):
            self.add(field, cell, before, after, step)

    def _odd(self, field: str, cell: str, row: int, text: str) -> None:
        """Note a cell that was probably cut off or holds characters that no text holds."""
        if (field, cell, "odd") in self.seen:
            return
        self.seen.add((field, cell, "odd"))
        at = (self.source.file, self.table.sheet, row, cell, field)
        if len(text) >= FULL_CELL:
            self.notes.append(Note(kinds.FULL_CELL, *at, text[-60:], detail={"length": len(text)}))
        if has_controls(text):
            self.notes.append(
                Note(kinds.CONTROL_CHARACTERS, *at, clean(text, steps_for(field, Kind.TEXT))[:200])
            )

    def add(self, field: str, cell: str, before: str, after: str, step: str) -> None:
        """Write one change, once for each cell and step."""
        if (field, cell, step) in self.seen:
            return
        self.seen.add((field, cell, step))
        row = (self.source.file, self.table.sheet or "", cell, field, before, after, step)
        for name, value in zip(LEDGER, row, strict=True):
            self.ledger[name].append(value)
