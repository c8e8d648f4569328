"""Build the frame of items, the ledger and the notes from any number of read files."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from powerlist.model import noted as kinds
from powerlist.model.extra import encode_extra
from powerlist.model.fields import SHEET, Field, fields_of
from powerlist.model.normalised import Normalised, TablePlace
from powerlist.model.sheet import Column, Line, Note
from powerlist.normalise.clean import clean, steps_for, trail
from powerlist.normalise.departments import department_of
from powerlist.normalise.scripts import script_steps
from powerlist.normalise.sections import section_texts
from powerlist.normalise.types import canonical_type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from powerlist.model.sheet import SourceFile, Table
    from powerlist.normalise.options import NormaliseOptions

#: Columns of the frame behind the fields.
PLACE = (
    "file", "sheet", "table", "position", "row", "last_row", "hidden_by", "section", "receiver_marks", "mode_marks", "extra",
)  # fmt: skip
LEDGER = ("file", "sheet", "cell", "field", "before", "after", "step")


def normalise(sources: Sequence[SourceFile], options: NormaliseOptions) -> Normalised:
    """Return one row an item of all files in order, the ledger of changed cells and the notes.

    ``receiver_marks`` and ``mode_marks`` are compact JSON objects, head → mark as written, or "" where
    the table has no such columns: ``{"三家镇":"√","拦江镇":""}``, ``{"下放":"√","委托":""}``. ``extra`` is a
    JSON object of the columns that were not recognised, blanks left out.

    Args:
        sources: read files; those with an error contribute their notes only.
        options: the type profile and what to take a missing department from.
    """
    import pandas as pd

    frame: dict[str, list[object]] = defaultdict(list)
    ledger: dict[str, list[str]] = {name: [] for name in LEDGER}
    notes: list[Note] = []
    places: list[TablePlace] = []
    for source in sources:
        notes.extend(source.notes)
        for table in source.tables:
            _table(source, table, len(places), frame, ledger, notes, places, options)
    names = [field.name for field in fields_of(SHEET)]
    whole = {"table", "position", "row", "last_row"}
    items = pd.DataFrame(
        {
            name: pd.Series(frame.get(name, []), dtype="int64" if name in whole else "str")
            for name in [*names, *PLACE]
        }
    )
    changes = pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in ledger.items()})
    return Normalised(items, changes, notes, places)


class _Cleaner:
    """Cleans values, remembers what it did to each text, and writes the ledger."""

    def __init__(
        self,
        source: SourceFile,
        table: Table,
        ledger: dict[str, list[str]],
        script: tuple[tuple[str, Callable[[str], str]], ...],
    ) -> None:
        self.script = script
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
        cleaned[""] = ""
        return [cleaned[text] for text in texts]

    def _write(
        self, field: str, cell: str, text: str, steps: tuple[tuple[str, Callable[[str], str]], ...]
    ) -> None:
        for step, before, after in trail(text, steps):
            self.add(field, cell, before, after, step)

    def add(self, field: str, cell: str, before: str, after: str, step: str) -> None:
        """Write one change, once for each cell and step."""
        if (field, cell, step) in self.seen:
            return
        self.seen.add((field, cell, step))
        row = (self.source.file, self.table.sheet or "", cell, field, before, after, step)
        for name, value in zip(LEDGER, row, strict=True):
            self.ledger[name].append(value)


def _table(
    source: SourceFile,
    table: Table,
    number: int,
    frame: dict[str, list[object]],
    ledger: dict[str, list[str]],
    notes: list[Note],
    places: list[TablePlace],
    options: NormaliseOptions,
) -> None:
    count = len(table)
    script, judged = script_steps(table, options.names)
    place = TablePlace(
        source.file,
        table.sheet,
        captions=[_converted(line, script) for line in table.captions],
        lines=[_converted(line, script) for line in table.lines],
        sha256=source.sha256,
    )
    places.append(place)
    notes.extend(Note(kind, source.file, table.sheet, detail=detail) for kind, detail in judged)
    cleaner = _Cleaner(source, table, ledger, script)
    values: dict[str, list[str]] = {}
    for field in fields_of(SHEET):
        columns = [c for c in table.columns_of(field.name) if not c.receiver and not c.mode]
        values[field.name] = _joined(cleaner, place, table, field, columns) if columns else [""] * count
    _types(values, cleaner, place, table, notes, options)
    if options.department_from_file and count and not place.letters.get("department"):
        _department(source, table, values, cleaner, place, notes)
    for name, texts in values.items():
        frame[name].extend(texts)
    frame["file"].extend([source.file] * count)
    frame["sheet"].extend([table.sheet or ""] * count)
    frame["table"].extend([number] * count)
    frame["position"].extend(range(count))
    frame["row"].extend(table.rows)
    frame["last_row"].extend(table.last_rows)
    frame["hidden_by"].extend(reason.value if reason else "" for reason in table.hidden_by)
    frame["section"].extend(section_texts(table, script))
    frame["receiver_marks"].extend(
        _marks(table, place, "receiver_marks", [c for c in table.columns if c.receiver])
    )
    frame["mode_marks"].extend(
        _marks(table, place, "mode_marks", [c for c in table.columns if c.mode and not c.receiver])
    )
    frame["extra"].extend(_extra(table))


def _converted(line: Line, script: tuple[tuple[str, Callable[[str], str]], ...]) -> Line:
    text = line.text
    for _, step in script:
        text = step(text)
    return line if text == line.text else replace(line, text=text)


def _joined(
    cleaner: _Cleaner, place: TablePlace, table: Table, field: Field, columns: list[Column]
) -> list[str]:
    """Return one field's values; several columns are joined by line breaks, equal texts once."""
    place.letters[field.name] = [column.letter for column in columns]
    lists = [cleaner.column(field, column) for column in columns]
    first = table.anchors.get(columns[0].index)
    if first is not None:
        moved = {at: row for at, (row, own) in enumerate(zip(first, table.rows, strict=True)) if row != own}
        if moved:
            place.anchors[field.name] = moved
    if len(lists) == 1:
        return lists[0]
    joined = []
    for position, parts in enumerate(zip(*lists, strict=True)):
        told = [index for index, part in enumerate(parts) if part]
        if told and told[0] != 0:
            place.elsewhere.setdefault(field.name, {})[position] = table.cell(position, columns[told[0]])
        joined.append("\n".join(dict.fromkeys(part for part in parts if part)))
    return joined


def _types(
    values: dict[str, list[str]],
    cleaner: _Cleaner,
    place: TablePlace,
    table: Table,
    notes: list[Note],
    options: NormaliseOptions,
) -> None:
    """Make types canonical; what no profile knows becomes "" and a note."""
    texts = values["type"]
    known = {text: canonical_type(text, options.profile, options.types) for text in set(texts) if text}
    for position, text in enumerate(texts):
        if not text:
            continue
        canonical, subtype = known[text]
        cell = place.cell("type", table.rows[position], position) or ""
        if not canonical:
            notes.append(
                Note(
                    kinds.UNKNOWN_TYPE,
                    place.file,
                    table.sheet,
                    table.rows[position],
                    cell,
                    "type",
                    text,
                    detail={"position": position},
                )
            )
        elif canonical != text:
            cleaner.add("type", cell, text, canonical, "type")
        if subtype and not values["subtype"][position]:
            values["subtype"][position] = subtype
    values["type"] = [known[text][0] if text else "" for text in texts]


def _department(
    source: SourceFile,
    table: Table,
    values: dict[str, list[str]],
    cleaner: _Cleaner,
    place: TablePlace,
    notes: list[Note],
) -> None:
    name, origin, cell = department_of(source.file, table.sheet, [*place.captions, *place.lines])
    if not name:
        return
    values["department"] = [name] * len(table)
    cleaner.add("department", cell, "", name, "department-from")
    notes.append(
        Note(
            kinds.DEPARTMENT_FROM,
            place.file,
            table.sheet,
            None,
            cell or None,
            "department",
            name,
            detail={"from": origin},
        )
    )


def _marks(table: Table, place: TablePlace, name: str, columns: list[Column]) -> list[str]:
    """Return one JSON object of marks an item."""
    if not columns:
        return [""] * len(table)
    heads = [column.receiver or column.head.rsplit("/", 1)[-1] for column in columns]
    for head, column in zip(heads, columns, strict=True):
        place.letters[f"{name}/{head}"] = [column.letter]
    lists = [[text.strip() for text in table.text.get(column.index, [])] for column in columns]
    return [_json(dict(zip(heads, marks, strict=True))) for marks in zip(*lists, strict=True)]


def _extra(table: Table) -> list[str]:
    """Return one JSON object of unrecognised columns an item; "" where they are blank."""
    columns = [column for column in table.columns if column.field is None]
    if not columns:
        return [""] * len(table)
    heads: list[str] = []
    for column in columns:
        head = column.head or column.letter
        heads.append(head if head not in heads else f"{head} {column.letter}")
    lists = [table.text.get(column.index, []) for column in columns]
    found = []
    for parts in zip(*lists, strict=True):
        told = {head: part.strip() for head, part in zip(heads, parts, strict=True) if part.strip()}
        found.append(encode_extra(told))
    return found


def _json(value: dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
