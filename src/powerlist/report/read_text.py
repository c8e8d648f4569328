"""``read`` for a terminal: what every file, table and column was taken for; ``--show`` draws the rows too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from powerlist.messages import quote, tell
from powerlist.model.audit import field_title
from powerlist.model.enums import How, mode_term
from powerlist.model.noted import KINDS
from powerlist.report.lines import columns, styled, wrapped
from powerlist.report.read_json import problem_message
from powerlist.report.words import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from powerlist.model.normalised import Normalised
    from powerlist.model.sheet import Column, Note, SourceFile, Table

#: How many notes of one kind are shown of each file before the rest is counted.
_FEW = 3
_CLOSE = 12


def render(
    files: Sequence[SourceFile],
    normalised: Normalised,
    language: str,
    *,
    width: int = 100,
    color: bool = False,
    show: bool = False,
) -> str:
    """Return the text of ``read``.

    Args:
        files: what was read.
        normalised: the items of the same files.
        language: ``zh`` or ``en``.
        width: columns of the console.
        color: whether it may carry colour.
        show: draw each row with what it was taken for.
    """
    notes: dict[str, list[Note]] = {}
    for note in normalised.notes:
        notes.setdefault(note.file or "", []).append(note)
    lines: list[str] = []
    number = 0
    for file in files:
        encoding = f"  {file.encoding}" if file.encoding else ""
        head = tell("read.file", language, file=file.file, format=file.format or "?", encoding=encoding)
        lines.append(styled(head, "bold", color))
        if file.error is not None:
            lines += wrapped(problem_message(file.file, file.error, language), width, "  ", "  ")
        for table in file.tables:
            lines += _table(table, language, color)
            if show:
                names = normalised.items[normalised.items["table"] == number]
                lines += drawn(table, names["name"].tolist(), language, width, color)
            number += 1
        lines += _notes(notes.get(file.file, []), language, width)
        lines.append("")
    lines.append(
        tell(
            "read.total",
            language,
            files=len(files),
            tables=sum(len(file.tables) for file in files),
            items=len(normalised.items),
            notes=len(normalised.notes),
        )
    )
    return "\n".join(lines)


def _table(table: Table, language: str, color: bool) -> Iterator[str]:
    header = "、".join(str(row) for row in table.header_rows) or "-"
    yield tell(
        "read.table",
        language,
        sheet=table.sheet or tell("read.whole", language),
        range=table.range,
        header=header,
        items=len(table),
    )
    for column in table.columns:
        mapped = field_title(column.field, language) if column.field else tell("read.unmapped", language)
        if column.receiver or column.mode:
            mapped = marked(column, language)
        doubt = ""
        if column.field and column.how is not How.EXACT:
            how = tell(f"read.how.{column.how.value}", language)
            doubt = tell("read.doubt", language, how=how, sure=column.sure)
        line = tell(
            "read.column",
            language,
            letter=column.letter,
            head=quote(column.head, 30),
            field=mapped,
            doubt=doubt,
        )
        yield styled(line, "dim", color and not column.field)


def marked(column: Column, language: str) -> str:
    """Return what a column of marks stands for: a township, a mode, or both."""
    mode = ""
    if column.mode is not None:
        mode = mode_term(column.mode.value) if language == "zh" else column.mode.value
    return "／".join(part for part in (column.receiver, mode) if part)


def noted(kind: str, language: str) -> str:
    """Return what a note of reading or normalising says; a kind of a plugin stays as it is."""
    return tell(f"read.noted.{kind}", language) if kind in KINDS else kind


def joined(table: Table) -> dict[int, tuple[str, str]]:
    """Return the rows that are no items: row → kind and text; a row may hold several (单位 left, 日期 right)."""
    found: dict[int, tuple[str, str]] = {}
    for line in (*table.captions, *table.sections, *table.lines):
        kind, text = found.get(line.row, (line.kind, ""))
        found[line.row] = (kind, text if line.text in text else f"{text} {line.text}".strip())
    return found


def drawn(table: Table, names: Sequence[str], language: str, width: int, color: bool) -> list[str]:
    """Return one line a sheet row of a table: its number, what it was taken for, its first words."""
    rows: dict[int, tuple[str, str, str]] = {}
    for row in table.header_rows:
        rows[row] = ("header", " | ".join(column.head for column in table.columns if column.head), "bold")
    for number, (kind, text) in joined(table).items():
        rows.setdefault(number, (f"line.{kind}", text, "info"))
    for at, row in enumerate(table.rows):
        name = names[at] if at < len(names) else ""
        hidden = table.hidden_by[at] is not None
        rows[row] = ("item", name, "dim" if hidden else "")
    lines = []
    for row, (kind, text, style) in sorted(rows.items()):
        label = tell(f"read.{kind}", language)
        head = f"    {row:>6}  {label}{' ' * max(0, _CLOSE - columns(label))}"
        shown = wrapped(quote(text, max(20, (width - columns(head)) // 2 - 2)), 10_000, "", head)[0]
        lines.append(styled(shown, style, color and bool(style)))
    return lines


def _notes(notes: Sequence[Note], language: str, width: int) -> Iterator[str]:
    counts = Counter(note.kind for note in notes)
    seen: Counter[str] = Counter()
    for note in notes:
        seen[note.kind] += 1
        if seen[note.kind] > _FEW:
            if seen[note.kind] == _FEW + 1:
                yield "      " + tell("read.more", language, count=counts[note.kind] - _FEW)
            continue
        place = inside(note)
        text = tell(
            "read.note_line",
            language,
            place=f"{place} " if place else "",
            kind=noted(note.kind, language),
            value=f" {quote(note.value)}" if note.value else "",
        )
        yield from wrapped(text, width, "      ", "    * ")
