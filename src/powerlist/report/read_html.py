"""``read --format html``: each sheet drawn with what every row and column was taken for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from powerlist.messages import quote, tell
from powerlist.model.audit import field_title
from powerlist.report.page import frame
from powerlist.report.read_json import problem_message
from powerlist.report.read_text import joined, marked, noted
from powerlist.report.words import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from powerlist.model.normalised import Normalised
    from powerlist.model.sheet import Note, SourceFile, Table

#: Rows of a table that are drawn; what is more is counted.
_ROWS = 2000
_LONGEST = 60

_STYLE = """
body{font:15px/1.5 system-ui,"Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:1.5rem;color:#1d1d1f}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:2px solid #b00}h3{font-size:1rem}
.wide{overflow:auto}.wide:focus-visible{outline:2px solid #0b57d0}table{border-collapse:collapse;font-size:13px}
th,td{border:1px solid #ccc;padding:.2rem .45rem;vertical-align:top;text-align:left;max-width:22em}
th{background:#f2f2f7;position:sticky;top:0}th small{display:block;font-weight:normal;color:#555}
th.unmapped{background:#fff3cd}tr.hidden td{color:#5f5f63;background:#f5f5f5;font-style:italic}
tr.section td,tr.title td{background:#e8f0fe;font-weight:600}
tr.total td,tr.note td,tr.unit td,tr.signature td{background:#f7f7ee}
tr.header td{background:#f2f2f7}td.row{color:#555;white-space:nowrap}.error{color:#b00}ul{padding-left:1.2rem}
@media print{th{position:static}}
"""


def render(files: Sequence[SourceFile], normalised: Normalised, language: str) -> str:
    """Return the page.

    Args:
        files: what was read.
        normalised: the items of the same files.
        language: ``zh`` or ``en``.
    """
    notes: dict[str, list[Note]] = {}
    for note in normalised.notes:
        notes.setdefault(note.file or "", []).append(note)
    body = [f"<h1>{escape(tell('read.title', language))}</h1>"]
    for file in files:
        body.append(
            f"<h2>{escape(file.file)} <small>{escape(file.format or '?')} {escape(file.encoding or '')}</small></h2>"
        )
        if file.error is not None:
            body.append(f'<p class="error">{escape(problem_message(file.file, file.error, language))}</p>')
        for table in file.tables:
            body += _table(table, language)
        body += _notes(notes.get(file.file, []), language)
    return frame(tell("read.title", language), body, language=language, style=_STYLE)


def _table(table: Table, language: str) -> Iterator[str]:
    line = tell(
        "read.table",
        language,
        sheet=table.sheet or tell("read.whole", language),
        range=table.range,
        header="、".join(map(str, table.header_rows)) or "-",
        items=len(table),
    )
    yield f"<h3>{escape(line)}</h3>"
    # what is wider than a screen is scrolled by keyboard, too
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{escape(line)}"><table>'
    yield f"<thead><tr><th>{escape(tell('read.row', language))}</th>"
    for column in table.columns:
        mapped = marked(column, language) or field_title(column.field, language)
        how = tell(f"read.how.{column.how.value}", language)
        css = "" if mapped else ' class="unmapped"'
        yield (
            f"<th{css} scope=col>{escape(column.letter)} {escape(quote(column.head, _LONGEST))}"
            f"<small>{escape(mapped or tell('read.unmapped', language))}</small>"
            f"<small>{escape(how)} {column.sure:.0%}</small></th>"
        )
    yield "</tr></thead><tbody>"
    span = len(table.columns)
    drawn = dict(_other_rows(table, span, language))
    for at, row in enumerate(table.rows):
        cells = "".join(
            f"<td>{escape(quote(table.text[column.index][at], _LONGEST)[1:-1])}</td>"
            if column.index in table.text
            else "<td></td>"
            for column in table.columns
        )
        hidden = table.hidden_by[at] is not None
        css = ' class="hidden"' if hidden else ""
        kind = tell("read.hidden" if hidden else "read.item", language)
        drawn[row] = f"<tr{css}><td class=row>{row} {escape(kind)}</td>{cells}</tr>"
    for number, row in enumerate(sorted(drawn)):
        if number >= _ROWS:
            more = tell("read.more", language, count=len(drawn) - _ROWS)
            yield f"<tr><td colspan={span + 1}>{escape(more)}</td></tr>"
            break
        yield drawn[row]
    yield "</tbody></table></div>"


def _other_rows(table: Table, span: int, language: str) -> Iterator[tuple[int, str]]:
    for row in table.header_rows:
        yield row, _row("header", row, "", tell("read.header", language), span)
    for row, (first, text) in joined(table).items():
        kind = tell(f"read.line.{first}", language)
        yield row, _row(first, row, kind, quote(text, 4 * _LONGEST)[1:-1], span)


def _row(css: str, row: int, label: str, text: str, span: int) -> str:
    head = f"<td class=row>{row} {escape(label)}</td>"
    return f'<tr class="{css}">{head}<td colspan={span}>{escape(text)}</td></tr>'


def _notes(notes: Sequence[Note], language: str) -> Iterator[str]:
    if not notes:
        return
    yield "<ul>"
    for note in notes[:_ROWS]:
        value = escape(quote(note.value, _LONGEST)) if note.value else ""
        yield f"<li>{escape(inside(note))} {escape(noted(note.kind, language))} {value}</li>"
    yield "</ul>"
