r"""One CSV table of a catalogue: canonical Chinese heads, UTF-8 with BOM, LF, one physical line a record.

Line breaks inside a value are written as ``\n`` and a backslash as ``\\``, so that line *n* of the file is
record *n − 1* and version control shows one changed line for one changed item.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.messages import Few, quote
from powerlist.messages.errors import UserError
from powerlist.model.catalogue import columns_frame
from powerlist.model.enums import mode_code, mode_term
from powerlist.model.extra import decode_extra, encode_extra
from powerlist.model.fields import COMPILED, ITEMS, NEEDED, TOWNSHIPS, fields_of, names_of
from powerlist.model.lostheads import lost_head, renamed_fields
from powerlist.store.escape import escape, unescape
from powerlist.store.merges import refuse_conflict

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

#: Columns that a table always shows, so that an empty one can be filled by hand; else all of its own.
_ALWAYS = {
    "items": ("id", "code", "name", "sub_name", "type", "department", "sector", "basis", "mode"),
    "grants": ("item", "receiver", "mode", "batch", "decision", "legal_ground", "deed", "outpost"),
    "townships": ("township_name", "township_code", "county", "kind", "group"),
    "rulings": tuple(name for name in names_of("rulings") if name != "proposal"),
}
#: The order of records in each table.
_ORDER = {
    **COMPILED,
    "decisions": ("number",),
    "deeds": ("number",),
    "outposts": ("outpost_name", "parent"),
    "townships": ("township_code", "township_name"),
    "rulings": ("question", "item", "related", "township", "when"),
    "waivers": ("rule", "item", "related", "township", "field"),
    "usage": ("item", "township", "year"),
}
#: So many heads that no field has are named.
_SHOWN = 3
_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds.

    Attributes:
        frame: columns ``names_of(table)``, and ``extra`` (JSON of unknown columns) where it has any; of items always.
        unknown: the heads that no field has, in the order of the file, empty columns too.
        lines: the line of the file on which each row begins, where that is not the line behind the row before;
            None where every record has its line.
    """

    frame: pd.DataFrame
    unknown: tuple[str, ...]
    lines: tuple[int, ...] | None = None


def encode(frame: pd.DataFrame, table: str, unknown: Sequence[str] = ()) -> bytes:
    """Return the bytes of a table, records in canonical order.

    Args:
        frame: columns ``names_of(table)``; with ``extra`` (JSON of unknown columns), those too.
        table: one of ``model.fields.STORED``.
        unknown: unknown columns that stay though nobody has filled them yet, and the order of all; others
            follow by name.
    """
    heads = {field.name: field.head for field in fields_of(table)}
    always = _ALWAYS.get(table, names_of(table))
    names = [
        name for name in names_of(table) if name in always or (name in frame and (frame[name] != "").any())
    ]
    extras, extra_heads = _extras(frame, table, unknown)
    columns = [_terms(frame[name].tolist(), name) if name in frame else [""] * len(frame) for name in names]
    keys = list(zip(*(frame[name].tolist() for name in _ORDER[table] if name in frame), strict=True))
    order = sorted(range(len(frame)), key=keys.__getitem__)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*(heads[name] for name in names), *extra_heads])
    for row in order:
        values = [escape(column[row]) for column in columns]
        values += [escape(extras[row].get(head, "")) for head in extra_heads]
        writer.writerow(values)
    return out.getvalue().encode("utf-8-sig", errors="backslashreplace")


def decode(content: bytes, table: str, shown: str) -> Table:
    """Return what a table's file holds. Nothing is lost: what no field knows stands in ``extra``.

    People write the hand-kept tables, and Excel saves them: there a head may be any word that its field is known by,
    the encoding that of a Chinese Windows, and the separator a tab; ``fmt`` writes them as they should be. What is
    compiled is never taken from Excel, which damages codes.

    Args:
        content: the file's bytes.
        table: one of ``model.fields.STORED``.
        shown: the file as the user knows it, for messages.

    Raises:
        UserError: in another encoding, conflict marks of a half-done merge, a head twice, a record with too many
            values, a missing column that is needed, the heads once more below, an id or a township twice; each with
            the line.
    """
    by_hand = table not in COMPILED
    text = _text(content, shown, by_hand=by_hand)
    refuse_conflict(text, shown)
    csv.field_size_limit(_LIMIT)
    separator = _separator(text) if by_hand else ","
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    records: list[list[str]] = []
    lines: list[int] = []
    line = 1
    try:
        for record in reader:
            if records and len(record) > len(records[0]):
                raise UserError(
                    "store.too_many_values",
                    file=shown,
                    line=line,
                    found=len(record),
                    expected=len(records[0]),
                )
            records.append(record)
            lines.append(line)
            # a record may go over several lines: quotes hold breaks
            line = reader.line_num + 1
    except csv.Error as error:
        raise UserError("store.bad_csv", file=shown, line=line, reason=str(error)) from error
    if not records:
        raise UserError("store.no_head", file=shown)
    heads = [" ".join(head.split()) for head in records[0]]
    doubled = next((head for head in heads if head and heads.count(head) > 1), None)
    if doubled:
        raise UserError("store.doubled_head", file=shown, head=doubled)
    by_head = _known(heads, table)
    _refuse_lost(heads, by_head, records[1:], table, shown)
    return _frame(records[1:], lines[1:], heads, by_head, table, shown)


def _refuse_lost(
    heads: Sequence[str],
    by_head: dict[str, str],
    records: Sequence[Sequence[str]],
    table: str,
    shown: str,
) -> None:
    """Refuse a table without a column that it needs, or one of what is compiled with such a column called otherwise.

    What is compiled is rewritten by the next build: under another head it would be kept as somebody's own column,
    and the field's own would be empty. Only columns that are always written can be told from those never filled.

    Raises:
        UserError: it lacks one.
    """
    there = set(by_head.values())
    unknown = [head for head in heads if head and head not in by_head]
    needed = set(NEEDED[table])
    if table in COMPILED:
        needed |= renamed_fields(table, there, unknown) & set(_ALWAYS[table])
        there -= _emptied(heads, by_head, records, table)
    lost = lost_head(table, there, unknown, needed)
    if lost is None:
        return
    if lost.found:
        found = Few([quote(head) for head in lost.found], _SHOWN)
        raise UserError("store.other_head", file=shown, head=lost.head, found=found)
    known = "、".join(field.head for field in fields_of(table))
    raise UserError("store.missing_head", file=shown, head=lost.head, known=known)


def _emptied(
    heads: Sequence[str], by_head: dict[str, str], records: Sequence[Sequence[str]], table: str
) -> set[str]:
    """Return the needed fields of a table that was rewritten without them.

    Each has its column, empty throughout, and beside it, under another word for it, what should fill it.
    """
    needed = set(NEEDED[table])
    if not needed & renamed_fields(table, (), set(heads).difference(by_head)):
        return set()
    filled = {
        head for at, head in enumerate(heads) if any(at < len(record) and record[at] for record in records)
    }
    empty = {name for head, name in by_head.items() if head not in filled} & needed
    return empty & renamed_fields(table, (), filled.difference(by_head))


def _known(heads: Sequence[str], table: str) -> dict[str, str]:
    """Return ``{head: code name}`` of the heads that are known; a field's own head wins over its other words."""
    found = {field.head: field.name for field in fields_of(table) if field.head in heads}
    if table in COMPILED:
        return found
    for field in fields_of(table):
        if field.name in found.values():
            continue
        words = (*field.synonyms, field.name)
        word = next((head for head in heads if head in words and head not in found), None)
        if word is not None:
            found[word] = field.name
    return found


def _frame(
    records: Sequence[Sequence[str]],
    lines: Sequence[int],
    heads: Sequence[str],
    by_head: dict[str, str],
    table: str,
    shown: str,
) -> Table:
    place = {by_head[head]: at for at, head in enumerate(heads) if head in by_head}
    width = max([len(heads), *map(len, records)])
    # values under no head at all are somebody's too
    named = [head or f"第{at}列" for at, head in enumerate(heads, start=1)]
    unknown = [
        at
        for at, head in enumerate(heads)
        if head not in by_head and (head or any(at < len(record) and record[at] for record in records))
    ]
    rows: list[list[str]] = []
    kept: list[int] = []
    seen: dict[str, int] = {}
    for line, record in zip(lines, records, strict=True):
        row = [unescape(value) if "\\" in value else value for value in record]
        if not any(row):
            continue
        if [" ".join(value.split()) for value in row] == heads:
            raise UserError("store.head_again", file=shown, line=line)
        row += [""] * (width - len(row))
        if table == ITEMS:
            _check_id(row[place["id"]], line, seen, shown)
        elif table == TOWNSHIPS:
            _check_township(row, place, line, seen, shown)
        rows.append(row)
        kept.append(line)
    columns = {name: [row[at] for row in rows] for name, at in place.items()}
    if "mode" in columns:
        columns["mode"] = [mode_code(text) for text in columns["mode"]]
    names = list(names_of(table))
    if table == ITEMS or unknown:
        columns["extra"] = [encode_extra({named[at]: row[at] for at in unknown if row[at]}) for row in rows]
        names.append("extra")
    return Table(
        columns_frame(columns, names, len(rows)),
        tuple(named[at] for at in unknown),
        None if kept == list(range(2, len(kept) + 2)) else tuple(kept),
    )


def _check_id(identity: str, line: int, seen: dict[str, int], shown: str) -> None:
    if not identity:
        raise UserError("store.missing_id", file=shown, line=line)
    if identity in seen:
        raise UserError("store.doubled_id", file=shown, line=line, id=identity, first=seen[identity])
    seen[identity] = line


def _check_township(
    row: list[str], place: dict[str, int], line: int, seen: dict[str, int], shown: str
) -> None:
    """Refuse a name that stands twice: a grant names its township, and of two of one name it would mean either.

    Raises:
        UserError: it does.
    """
    name = row[place["township_name"]].strip()
    county = row[place["county"]].strip() if "county" in place else ""
    if name and name in seen:
        key = "store.doubled_township_county" if county else "store.doubled_township"
        raise UserError(key, file=shown, line=line, name=name, county=county, first=seen[name])
    seen[name] = line


def _text(content: bytes, shown: str, *, by_hand: bool) -> str:
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if by_hand and marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        if by_hand and not marked:
            with contextlib.suppress(UnicodeDecodeError):
                return content.decode("gb18030")
        line = content.count(b"\n", 0, error.start) + 1
        key = "store.undecodable" if by_hand else "store.not_utf8"
        raise UserError(key, file=shown, line=line, byte=error.start) from error


def _separator(text: str) -> str:
    """Return what separates the heads: Excel's text file has tabs, and that of some systems semicolons."""
    head = text[: text.find("\n")] if "\n" in text else text
    return max(",\t;", key=head.count)


def _terms(values: list[str], name: str) -> list[str]:
    """Return a column as it is written: a mode stands there in Chinese."""
    return [mode_term(value) for value in values] if name == "mode" else values


def _extras(
    frame: pd.DataFrame, table: str, unknown: Sequence[str]
) -> tuple[list[dict[str, str]], list[str]]:
    if "extra" not in frame:
        return [{}] * len(frame), list(unknown)
    extras = [decode_extra(text) for text in frame["extra"].tolist()]
    known = {field.head for field in fields_of(table)}
    met = {head for extra in extras for head in extra} - known
    return extras, [*unknown, *sorted(met - set(unknown))]
