"""A copy of a department's workbook with a note on every faulty cell, and the sheet 问题 in front.

The people who repair a list work in Excel or WPS, not at a terminal. The original is never touched. An .xlsx and an
.xls are copied with their looks, every other source is rebuilt from its cells at their own addresses. What the copy
cannot keep is told; where that of an .xlsx would lose charts, pictures, pivots or macros, only the list of findings
is made, because a copy without them would be taken for the original.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from powerlist.files.workbooks import COPY_CORE, core_of
from powerlist.files.zips import pack, unpack
from powerlist.messages import tell
from powerlist.model.location import Source
from powerlist.report import from_grid, issues_sheet, originals
from powerlist.report.lines import columns as width_of
from powerlist.report.words import source_of, worst_first
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding
    from powerlist.report.from_grid import Grids

AUTHOR = "powerlist"
#: How a note of ours begins, perhaps below what somebody had written.
_OURS = lazy_pattern(r"^\[PL[A-Z]\d\d\] ", re.MULTILINE)
#: Notes of one cell beyond these are counted; the sheet 问题 has them all.
_MOST = 6


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy.

    Attributes:
        content: an .xlsx.
        lost: what it does not keep, in the language asked for; empty where it keeps everything.
        copied: whether it is a copy of the workbook; else it only lists the findings.
        noted: number of cells with a note.
    """

    content: bytes
    lost: tuple[str, ...]
    copied: bool
    noted: int


def findings_of(audit: Audit, file: str) -> list[Finding]:
    """Return the open findings that name this source file, worst first."""
    return [
        finding
        for finding in worst_first(audit.open)
        if any(source.file == file for source in _cells(finding)) or finding.location.file == file
    ]


def _cells(finding: Finding) -> Iterator[Source]:
    """Return the finding's own cells, then those of the other half of a pair: each is a fault of its own.

    What is about no item (a stated number, a title) has no sources; its place is the cell.
    """
    place = finding.location
    yield from finding.sources or [Source(place.file, place.sheet, place.row, place.cell)]
    for one in finding.related:
        yield from one.sources


def is_untouched(content: bytes) -> bool:
    """Return whether a workbook is a copy of ours that nobody has saved since: a new one may replace it."""
    return core_of(content) == COPY_CORE


def annotate(
    content: bytes,
    file: str,
    audit: Audit,
    language: str = "zh",
    read: Callable[[], Grids | None] = lambda: None,
) -> Annotated:
    """Return the annotated copy of one source workbook.

    Args:
        content: the file; it was read before, so its size and extent are known to be bearable.
        file: its path as the findings name it.
        audit: what was found.
        language: of notes and sheet.
        read: returns the file's cells; asked where the file itself cannot be copied.
    """
    findings = findings_of(audit, file)
    losing = originals.dropped(content) if originals.is_xlsx(content) else []
    lost = [tell(f"report.lost.{name}", language) for name in losing]
    book: Any = None
    if not losing:
        book = originals.opened(content)
        if book is not None and content.startswith(originals.OLE):
            lost.append(tell("report.lost.format", language))
        if book is None:
            cells = read()
            book = from_grid.workbook(cells) if cells is not None else None
            if book is not None and cells is not None:
                lost += [tell(f"report.lost.{word}", language) for word in originals.gone(content, cells)]
    if book is None:
        return _list_only(audit, file, findings, (*lost, tell("report.lost.workbook", language)), language)
    issues_sheet.remove(book)
    if originals.has_notes(content):
        _unmark(book)
    marks, targets = _marks(book, file, findings)
    name = issues_sheet.add(book, audit, findings, language, lambda finding: targets.get(id(finding)), file)
    styles: dict[tuple[bytes, str], Any] = {}
    for place, found in marks.items():
        # the other half of a pair is told where the finding itself stands
        away = {
            id(one): source_of(one.sources[0], language)
            for one in found
            if one.sources and (targets[id(one)] != place or _is_elsewhere(one, file))
        }
        cell = book[place[0]][place[1]]
        _note(cell, found, away, audit, language, name)
        worst = max(found, key=lambda finding: finding.severity.rank).severity.value
        _colour(cell, issues_sheet.FILLS[worst], styles)
    book.active = 0
    for sheet in book.worksheets[1:]:
        sheet.sheet_view.tabSelected = False
    return Annotated(_save(book), tuple(lost), True, len(marks))


def _marks(
    book: Any, file: str, findings: Iterable[Finding]
) -> tuple[dict[tuple[str, str], list[Finding]], dict[int, tuple[str, str]]]:
    """Return the findings by sheet and cell, and each finding's first cell by its ``id()``.

    A cell inside a merged range is the range's first one.
    """
    anchors: dict[str, dict[str, str]] = {}
    marks: dict[tuple[str, str], list[Finding]] = {}
    targets: dict[int, tuple[str, str]] = {}
    for finding in findings:
        for source in _cells(finding):
            sheet = source.sheet or (book.sheetnames[0] if len(book.sheetnames) == 1 else None)
            if source.file != file or source.row is None or sheet is None or sheet not in book.sheetnames:
                continue
            if sheet not in anchors:
                anchors[sheet] = _anchors(book[sheet])
            cell = source.cell or f"A{source.row}"
            cell = anchors[sheet].get(cell, cell)
            targets.setdefault(id(finding), (sheet, cell))
            found = marks.setdefault((sheet, cell), [])
            if finding not in found:
                found.append(finding)
    return marks, targets


def _anchors(sheet: Any) -> dict[str, str]:
    from openpyxl.utils import get_column_letter

    found = {}
    for area in sheet.merged_cells.ranges:
        first = f"{get_column_letter(area.min_col)}{area.min_row}"
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                found[f"{get_column_letter(column)}{row}"] = first
    return found


def _is_elsewhere(finding: Finding, file: str) -> bool:
    return all(source.file != file for source in finding.sources)


def _note(
    cell: Any, findings: list[Finding], away: dict[int, str], audit: Audit, language: str, sheet: str
) -> None:
    """Put the note on a cell; one that was there stays, above ours."""
    from openpyxl.comments import Comment

    lines = []
    for finding in findings[:_MOST]:
        where = away.get(id(finding), "")
        see = tell("report.note_other", language, place=where) if where else ""
        lines.append(f"[{finding.rule}] {see}{audit.message(finding, language)}")
        if action := audit.help(finding, language):
            lines.append(f"  {tell('report.help', language)}: {action}")
    if len(findings) > _MOST:
        lines.append(tell("report.note_more", language, count=len(findings) - _MOST, sheet=sheet))
    if cell.comment is not None and cell.comment.text:
        lines = [cell.comment.text, "", *lines]
    text = "\n".join(lines)
    note = Comment(text, AUTHOR)
    wide = min(60, max(width_of(line) for line in text.split("\n")) + 2)
    rows = sum(1 + (width_of(line) - 1) // wide if line else 1 for line in text.split("\n"))
    note.width, note.height = 24 + wide * 7, 16 + rows * 18
    cell.comment = note


def _colour(cell: Any, colour: str, styles: dict[tuple[bytes, str], Any]) -> None:
    """Give a cell a colour; cells of one style share the new one, since openpyxl looks each up by all its parts."""
    from copy import copy

    from openpyxl.styles import PatternFill

    key = (cell._style.tobytes() if cell.has_style else b"", colour)
    if key in styles:
        cell._style = copy(styles[key])
        return
    cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
    styles[key] = cell._style


def _unmark(book: Any) -> None:
    """Take away our notes of an earlier copy with their colours; what people wrote above them stays."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    for sheet in book.worksheets:
        # only cells that are there: walking over rows would make all that lie between them
        for cell in [cell for cell in sheet._cells.values() if cell.comment is not None]:
            note = cell.comment
            ours = _OURS.search(note.text or "")
            if note.author != AUTHOR or ours is None:
                continue
            kept = note.text[: ours.start()].rstrip()
            cell.comment = Comment(kept, AUTHOR, height=note.height, width=note.width) if kept else None
            if cell.fill.start_color.rgb in issues_sheet.FILLS.values():
                cell.fill = PatternFill()


def _list_only(
    audit: Audit, file: str, findings: list[Finding], lost: tuple[str, ...], language: str
) -> Annotated:
    from openpyxl import Workbook

    book = Workbook()
    first = book.worksheets[0]
    issues_sheet.add(book, audit, findings, language, lambda _: None, file)
    book.remove(first)
    return Annotated(_save(book), lost, False, 0)


def _save(book: Any) -> bytes:
    """Return the workbook's bytes, the same on every run, without anybody's name or clock."""
    out = io.BytesIO()
    book.save(out)
    parts = unpack(out.getvalue())
    parts["docProps/core.xml"] = COPY_CORE
    return pack(parts)
