"""Walk down the rows below a head: which begin an item, which go on with one, which stand apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.sheet import Line, Note, Table
from powerlist.read.grid import letter_of
from powerlist.read.lines import is_signature, is_total, line_kind
from powerlist.text.numerals import enumerator

if TYPE_CHECKING:
    from powerlist.read.merges import Sheet

#: Fields whose change starts a new item although the name goes on (a row a level, a row a body).
_SPLITTING: Final = ("type", "department", "level", "mode", "enforcer")
_EXAMPLE: Final = re.compile(r"^[（(]?(?:示?例|样例|范例|填写?示例|举例)[)）]?\s*[:：]?$")
#: A list that has nothing to say in a section says 无.
_NOTHING: Final = re.compile(r"^(?:暂?无|没有|/|／|[-—－]+|空)$")
_CHINESE: Final = re.compile(r"^[（(]?[一二三四五六七八九十百]+[)）]?[、.．]?$")


@dataclass(slots=True)
class Walk:
    """State while walking down the rows of one table."""

    sheet: Sheet
    table: Table
    columns: list[int]
    name: list[int]
    sub: list[int]
    serial: list[int]
    covered: dict[int, dict[int, int]]
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    section_of: list[int] = field(default_factory=list)
    section: int = -1
    sparse: bool = False
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def is_sparse(walk: Walk, start: int, end: int) -> bool:
    """Return whether many rows hold a name and nothing else, so that a lone name is no section."""
    if not walk.name:
        return False
    rows = walk.sheet.grid.rows[start : min(end, start + 200)]
    used = [row for row in rows if any(row[c] for c in walk.columns)]
    lone = sum(1 for row in used if row[walk.name[0]] and sum(1 for c in walk.columns if row[c]) == 1)
    return lone * 3 > len(used)


def walk_rows(walk: Walk, start: int, end: int, again: set[int]) -> None:
    """Sort the rows between two bounds into items, further rows of items, sections and other lines."""
    rows = walk.sheet.grid.rows
    columns = walk.columns
    table_wide = len(columns) if len(columns) <= 3 else max(3, int(len(columns) * 0.6 + 0.5))
    wide = walk.sheet.wide
    name, sub, serial = walk.name, walk.sub, walk.serial
    blank_before = True
    # Nearly every row of a list has a name and a number of its own.
    quick = (name[0], serial[0]) if name and serial else None
    starts, ends, sections = walk.starts, walk.ends, walk.section_of
    for at in range(start, min(end, len(rows))):
        row = rows[at]
        if quick and row[quick[0]] and row[quick[1]].isdigit() and at not in wide and at not in again:
            starts.append(at)
            ends.append(at)
            sections.append(walk.section)
            blank_before = False
            continue
        if at in again:
            _line(walk, at, [(c, row[c]) for c in columns if row[c]], "header")
            continue
        values = [(c, row[c]) for c in columns if row[c]]
        if not values:
            if walk.starts and (
                _is_covered(walk, at, name) or (_is_covered(walk, at, serial) and not blank_before)
            ):
                walk.ends[-1] = at
            else:
                blank_before = True
            continue
        banner = False
        if at in wide:
            banner = any(
                top == at and right - left + 1 >= table_wide and len(values) <= 2 and row[left]
                for top, left, _, right in wide[at]
            )
        own_name = any(row[c] for c in name)
        own_serial = any(row[c] for c in serial)
        if banner or len(values) <= 4:
            kind = _set_apart(walk, at, values, banner)
            if kind is not None:
                _line(walk, at, values, kind)
                blank_before = True
                continue
        if _goes_on(walk, at, values, own_name, own_serial):
            walk.ends[-1] = at
        elif (
            own_name
            or own_serial
            or any(row[c] for c in sub)
            or _is_covered(walk, at, name)
            or len(values) >= 2
        ):
            if not own_name and not any(row[c] for c in sub) and _only_filled(walk, values):
                _line(walk, at, values, "blank" if own_serial else "other")
                continue
            _item(walk, at)
        else:
            _line(walk, at, values, "other")
            continue
        blank_before = False


def _only_filled(walk: Walk, values: list[tuple[int, str]]) -> bool:
    """Return whether a row holds nothing but its number (a form's prepared, empty row)."""
    return all(column in walk.serial for column, _ in values)


def _item(walk: Walk, at: int) -> None:
    walk.starts.append(at)
    walk.ends.append(at)
    walk.section_of.append(walk.section)


def _is_covered(walk: Walk, at: int, columns: list[int]) -> bool:
    return any(at in walk.covered.get(column, ()) for column in columns)


def _set_apart(walk: Walk, at: int, values: list[tuple[int, str]], banner: bool) -> str | None:
    """Return the kind of line that a sparse row is, or None for (a part of) an item."""
    column, text = values[0]
    stripped = text.strip()
    if _EXAMPLE.match(stripped) and column in walk.serial:
        return "note"
    if len(values) <= 3 and all(_NOTHING.match(value.strip()) or c in walk.serial for c, value in values):
        if any(c in walk.name for c, _ in values):
            return "note"
    if any(is_total(value) for _, value in values[:3]) and all(
        len(value) <= 30 or is_total(value) for _, value in values
    ):
        return "total"
    if len(values) >= 2:
        signed = sum(1 for _, value in values if is_signature(value))
        if (
            signed
            and (signed * 2 >= len(values) or is_signature(text))
            and not any(len(v) > 60 for _, v in values)
        ):
            return "signature"
        if (
            _CHINESE.match(stripped)
            and (column in walk.serial or column == walk.columns[0])
            and len(values) <= 3
        ):
            rest = [value for _, value in values[1:]]
            if (
                line_kind(rest[0]) in ("section", "title")
                or len(walk.columns) >= 5
                or (len(rest) == 1 and len(rest[0]) <= 20)
            ):
                return "section"
        if banner:
            return _banner(text)
        if len(values) == 2 and not any(c in walk.serial or c in walk.name for c, _ in values[1:]):
            kind = line_kind(text)
            if kind in ("note", "unit") or (
                kind == "section"
                and column not in walk.name
                and re.fullmatch(r"\D{0,3}\d+\s*项?", values[1][1].strip())
            ):
                return kind
        return None
    if banner:
        return _banner(text)
    kind = line_kind(text)
    if column in walk.name:
        if kind in ("note", "unit", "signature", "total"):
            return kind
        if kind in ("section", "title") and len(walk.columns) > 2 and not stripped.isdigit():
            # A row that only adds a name below merged or continued cells is an item, whatever its name ends with.
            plain = enumerator(stripped) is None and "项" not in stripped[-6:]
            if plain and (walk.sparse or any(at in rows for rows in walk.covered.values())):
                return None
            return kind
        return None
    if column in walk.serial or column == walk.columns[0]:
        if stripped.isdigit() and column in walk.serial:
            return "blank"
        if column in walk.sub:
            return None
        if column in walk.serial or kind != "other" or len(walk.columns) > 2:
            return kind if kind != "other" else _loose(text)
    if column in walk.sub:
        return None
    return kind if kind in ("note", "signature", "total") else None


def _banner(text: str) -> str:
    kind = line_kind(text)
    return kind if kind != "other" else _loose(text)


def _loose(text: str) -> str:
    """Return what an unmarked line on its own is: a short one names what follows, a long one is a note."""
    stripped = text.strip()
    return "section" if len(stripped) <= 25 and not re.search("[。；;：:]", stripped) else "note"


def _line(walk: Walk, at: int, values: list[tuple[int, str]], kind: str) -> None:
    if not values:
        return
    text = (
        "".join(value.strip() for _, value in values[:2])
        if kind == "section"
        else " ".join(v.strip() for _, v in values)
    )
    if kind == "section" and len(values) >= 2 and _CHINESE.match(values[0][1].strip()):
        text = values[0][1].strip().rstrip("、.．") + "、" + values[1][1].strip()
    line = Line(at + 1, f"{letter_of(values[0][0])}{at + 1}", text, kind)
    if kind == "section":
        walk.table.sections.append(line)
        walk.section = len(walk.table.sections) - 1
        return
    walk.lines.append(line)
    if kind == "total":
        walk.notes.append(Note(kinds.TOTAL_ROW, row=at + 1, cell=line.cell, value=text))
    elif kind == "other":
        walk.notes.append(Note(kinds.STRAY_ROW, row=at + 1, cell=line.cell, value=text[:200]))


def _goes_on(walk: Walk, at: int, values: list[tuple[int, str]], own_name: bool, own_serial: bool) -> bool:
    """Return whether a row is a further row of the item above."""
    if not walk.starts:
        return False
    rows = walk.sheet.grid.rows
    first = walk.starts[-1]
    row = rows[at]
    if own_serial:
        return False
    if own_name:
        return (
            _is_covered(walk, at, walk.serial)
            and all(row[c] in ("", _shown(walk, first, c)) for c in walk.name)
            and all(row[c] in ("", _shown(walk, first, c)) for c in walk.sub)
            and not _splits(walk, at, first)
        )
    if any(row[c] for c in walk.sub):
        return False
    if _is_covered(walk, at, walk.name) or _is_covered(walk, at, walk.serial):
        return not _splits(walk, at, first)
    if _splits(walk, at, first):
        return False
    explicit = sum(
        1 for column in walk.table.columns if column.field in ("type", "department") and row[column.index]
    )
    if explicit == 2 or (explicit and len(values) >= 4):
        return False
    return at - walk.ends[-1] <= 1


def _shown(walk: Walk, at: int, column: int) -> str:
    row = walk.covered.get(column, {}).get(at, at)
    return walk.sheet.grid.rows[row][column]


def _splits(walk: Walk, at: int, first: int) -> bool:
    """Return whether a row names another type, body or level than the item above."""
    row = walk.sheet.grid.rows[at]
    for column in walk.table.columns:
        if column.field in _SPLITTING and not column.receiver and not column.mode and row[column.index]:
            above = next(
                (
                    _shown(walk, r, column.index)
                    for r in range(walk.ends[-1], first - 1, -1)
                    if _shown(walk, r, column.index)
                ),
                "",
            )
            if row[column.index].strip() != above.strip() and len(row[column.index]) <= 40:
                return True
    return False
