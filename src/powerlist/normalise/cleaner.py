"""Clean the values of one table and write the ledger of what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.catalogue import LEDGER_COLUMNS
from powerlist.model.fields import Field, Kind
from powerlist.model.sheet import Column, Note
from powerlist.normalise.clean import clean, is_clean, is_placeholder, steps_for, trail
from powerlist.text.pages import without_continued
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import has_controls

if TYPE_CHECKING:
    from collections.abc import Callable

    from powerlist.model.sheet import SourceFile, Table

#: The longest text that a cell of a workbook holds.
FULL_CELL: Final = 32_767


#: 县水利局（3项）, 县水利局共3项.
_COUNTED: Final = lazy_pattern(
    r"\s*(?:[（(](?:共计?|合计|计)?\s*\d{1,5}\s*大?项\s*[)）]|共计?\s*\d{1,5}\s*项)$"
)


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
        shortcut = not self.script and field.name not in ("decision", "deed") and field.kind is not Kind.DATE
        texts = self.table.text.get(column.index, [])
        cleaned: dict[str, str] = {"": ""}
        trails: dict[str, list[tuple[str, str, str]]] = {}
        odd: set[str] = set()
        for text in set(texts):
            if shortcut and is_clean(text):
                cleaned[text] = text
            elif text:
                changes = trail(text, steps)
                cleaned[text] = changes[-1][2] if changes else text
                if changes:
                    trails[text] = changes
                if has_controls(text):
                    odd.add(text)
            if len(text) >= FULL_CELL:
                odd.add(text)
        for position, text in enumerate(texts if trails or odd else ()):
            if text in trails:
                cell = self.table.cell(position, column)
                for step, before, after in trails[text]:
                    self.add(field.name, cell, before, after, step)
            if text in odd:
                self._odd(field.name, self.table.cell(position, column), self.table.rows[position], text)
        return [cleaned[text] for text in texts]

    def emptied(self, field: Field, column: Column, values: list[str]) -> list[str]:
        """Return a column's values without the signs and words that fill a cell that has nothing to say."""
        said = {text for text in set(values) if is_placeholder(text)}
        if not said:
            return values
        for position, text in enumerate(values):
            if text in said:
                self.add(field.name, self.table.cell(position, column), text, "", "placeholder")
        return ["" if text in said else text for text in values]

    def continued(self, field: Field, column: Column, values: list[str]) -> list[str]:
        """Return a column's values without what says that they go on from the page before: 县水利局（续）."""
        bare = {text: short for text in set(values) if (short := without_continued(text)) != text}
        if not bare:
            return values
        for position, text in enumerate(values):
            if text in bare:
                self.add(field.name, self.table.cell(position, column), text, bare[text], "continued")
        return [bare.get(text, text) for text in values]

    def counted(self, field: Field, column: Column, values: list[str]) -> list[str]:
        """Return a column's bodies without the number of their items: 县水利局（3项）."""
        bare = {text: short for text in set(values) if (short := _COUNTED.sub("", text)) and short != text}
        if not bare:
            return values
        for position, text in enumerate(values):
            if text in bare:
                self.add(field.name, self.table.cell(position, column), text, bare[text], "counted")
        return [bare.get(text, text) for text in values]

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
        for name, value in zip(LEDGER_COLUMNS, row, strict=True):
            self.ledger[name].append(value)
