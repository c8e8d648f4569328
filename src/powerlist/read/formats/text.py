"""Read .csv and .tsv: BOM, then strict UTF-8, then GB18030, else refuse with the offset. Never statistics."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Final

from powerlist.files.opening import Limits, RefusedError, is_bare_utf16
from powerlist.model.fields import ITEMS, heads_of
from powerlist.read.grid import Book, Grid, squared, text_of
from powerlist.store.escape import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Only the tables that this program writes have it.
_OUR_HEAD: Final = heads_of(ITEMS)["id"]
#: A cell of more characters than this is no text of a list.
_LONGEST: Final = 10_000_000
#: So few noughts among a text are a slip of whatever wrote it; more are no text.
_FEW_NOUGHTS: Final = 4
_DELIMITERS: Final = (",", "\t", ";", "|", "，")


def decode(data: bytes, encoding: str | None) -> tuple[str, str]:
    """Return a text and the encoding it was read with.

    Args:
        data: the bytes.
        encoding: forced encoding, or None.

    Raises:
        RefusedError: ``undecodable`` with the offset of the first byte that does not fit.
    """
    if encoding:
        try:
            return data.decode(encoding), encoding
        except LookupError:
            raise RefusedError("undecodable", encoding=encoding, reason="unknown_encoding") from None
        except UnicodeDecodeError as error:
            raise RefusedError("undecodable", encoding=encoding, offset=error.start) from None
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(name).lstrip("\ufeff"), name
            except UnicodeDecodeError as error:
                raise RefusedError("undecodable", encoding=name, offset=error.start) from None
    if is_bare_utf16(data):
        # nothing says so, and as GB18030 it would read as other signs
        raise RefusedError("undecodable", encoding="utf-16", offset=0)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error.start
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        raise RefusedError("undecodable", encoding="gb18030", offset=max(error.start, first)) from None


def refuse_nought(data: bytes) -> None:
    """Refuse what is a text but for a byte of nought that some program left in it; other content is not refused here.

    Args:
        data: the bytes of a file that is called a text.

    Raises:
        RefusedError: ``undecodable`` with the line and the offset of the first nought.
    """
    found = data.count(b"\x00")
    if not 0 < found <= len(data) // 1000 + _FEW_NOUGHTS:
        return
    try:
        text, used = decode(data, None)
    except RefusedError:
        return
    control = sum(1 for sign in text if sign < " " and sign not in "\t\r\n\x00")
    if control <= _FEW_NOUGHTS:
        offset = data.index(b"\x00")
        line = data.count(b"\n", 0, offset) + 1
        raise RefusedError("undecodable", reason="nought", encoding=used, line=line, offset=offset)


def read_text(data: bytes, encoding: str | None, limits: Limits) -> Book:
    """Return the one grid of a delimited text file; row = record number.

    Raises:
        RefusedError: ``undecodable``, ``not_a_spreadsheet``, ``too_large`` or ``corrupt_file``.
    """
    text, used = decode(data, encoding)
    if text.count("\x00") > len(text) // 1000 + _FEW_NOUGHTS:
        raise RefusedError("not_a_spreadsheet", content="binary")
    delimiter = delimiter_of(text)
    if _spaced_quotes(text, delimiter):
        text = text.replace(f'{delimiter} "', f'{delimiter}"')
    rows: list[list[str]] = []
    cells = 0
    csv.field_size_limit(_LONGEST)
    taken: list[str] = []
    last: list[str] = []
    reader = csv.reader(_kept(io.StringIO(text.replace("\x00", ""), newline=""), taken), delimiter=delimiter)
    try:
        for record in reader:
            rows.append([text_of(_as_shown(cell)) for cell in record])
            cells += len(record)
            if cells > limits.cells:
                raise RefusedError("too_large", cells=cells, limit=limits.cells)
            if len(taken) > 1:
                _refuse_open(taken, delimiter, len(rows))
            last, taken[:] = taken[:], []
        if rows:
            # the last record may end with the file
            _refuse_open(last, delimiter, len(rows), last=True)
    except csv.Error as error:
        if "field limit" in str(error):
            raise RefusedError(
                "too_large", reason="long_cell", record=len(rows) + 1, characters=_LONGEST
            ) from None
        raise RefusedError("corrupt_file", message=str(error)[:200]) from None
    if rows and _OUR_HEAD in rows[0] and used == "utf-8-sig":
        # a table of a catalogue: one physical line a record, breaks are written
        rows = [[unescape(cell) for cell in record] for record in rows]
    return Book(
        "tsv" if delimiter == "\t" else "csv", [Grid(None, squared(rows))], encoding=used.removesuffix("-sig")
    )


def _spaced_quotes(text: str, delimiter: str) -> bool:
    """Return whether the first record quotes all its cells and parts them by a blank as well: "序号", "事项名称"."""
    first = text.lstrip("\r\n")[:20_000].split("\n", 1)[0].strip()
    cells = first.split(f"{delimiter} ")
    return len(cells) > 1 and all(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in cells)


def _as_shown(cell: str) -> str:
    """Return the text of a cell that an export protects from a spreadsheet: ="000123" shows 000123."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and cell.count('"') == 2 else cell


def _kept(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    """Yield lines and keep them in a list, which the reader of the records empties."""
    for line in lines:
        taken.append(line)
        yield line


def _refuse_open(lines: list[str], delimiter: str, record: int, last: bool = False) -> None:
    """Refuse a record whose quotes do not close where a cell ends.

    One quote too many in one cell makes the rest of the list that cell's text, and no item is missed: a reader
    cannot say where the cell was meant to end.

    Args:
        lines: the record's lines; a record of one line may only be open where it is the last.
        delimiter: what parts the cells.
        record: its number.
        last: nothing comes behind it.
    """
    wrong = last and len(list(csv.reader([*lines, "x"], delimiter=delimiter))) < 2
    if not wrong and len(lines) > 1:
        try:
            wrong = len(list(csv.reader(lines, delimiter=delimiter, strict=True))) != 1
        except csv.Error:
            wrong = True
    if wrong:
        cell = next((text for text in lines[0].split(delimiter) if text.count('"') % 2), "").strip()[:40]
        raise RefusedError("corrupt_file", reason="quote", record=record, text=cell)


def delimiter_of(text: str) -> str:
    """Return the delimiter that the first records use most evenly, outside quotes."""
    sample = text[:200_000]
    best, points = ",", 0.0
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        widths = []
        try:
            for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
                widths.append(len(record))
                if len(widths) >= 60:
                    break
        except csv.Error:
            continue
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        common = max(set(wide), key=wide.count)
        score = wide.count(common) / len(widths) * min(common, 12) * (0.5 if delimiter in "，|;" else 1.0)
        if score > points:
            best, points = delimiter, score
    return best
