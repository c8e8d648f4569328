"""Walk down the rows below a head: which begin an item, which go on with one, which stand apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.sheet import Line, Note
from powerlist.read.apart import CHINESE, COUNTED, EXAMPLE, NOTED, PART, set_apart, surely_opens
from powerlist.read.foot import SPEAKS, foot_kind, opens_notes
from powerlist.read.lines import is_page_line, is_total
from powerlist.read.tallies import is_count
from powerlist.read.wrapped import reads_on
from powerlist.text.letters import column_letters
from powerlist.text.pages import without_continued
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import without_invisible

if TYPE_CHECKING:
    from powerlist.read.state import Walk

#: Fields whose change starts a new item although the name goes on (a row a level, a row a body).
_SPLITTING: Final = ("type", "department", "level", "mode", "enforcer")


#: In place of a number: the row goes on with the item above.
_ON: Final = "续"
_DOTS: Final = lazy_pattern(r"[…⋯·.。．‥]{1,12}|[（(]?(?:以下)?(?:省略|略)[)）]?")
#: A row of more cells is looked at only where a merged cell spans it.
_SPARSE: Final = 4
#: 1 | 下放事项（12项）
_COUNTS: Final = ("项）", "项)")


def counts_in_chinese(walk: Walk, start: int, end: int) -> bool:
    """Return whether the items themselves are numbered 一 二 三, so that such a number opens no section."""
    rows = walk.sheet.grid.rows[start : min(end, start + 400)]
    # a section's row holds no name
    named = [row for row in rows if not walk.name or any(row[c] for c in walk.name)]
    numbers = [row[c].strip() for row in named for c in walk.serial if row[c]]
    written = sum(1 for number in numbers if CHINESE.match(number))
    return written * 2 > len(numbers)


def is_sparse(walk: Walk, start: int, end: int) -> bool:
    """Return whether many rows hold a name and nothing else, so that a lone name is no section."""
    if not walk.name:
        return False
    rows = walk.sheet.grid.rows[start : min(end, start + 200)]
    used = [row for row in rows if any(row[c] for c in walk.columns)]
    alone = [row[walk.name[0]] for row in used if sum(1 for c in walk.columns if row[c]) == 1]
    opening = sum(1 for text in alone if surely_opens(text))
    return (sum(1 for text in alone if text) - opening) * 3 > len(used) - opening


def walk_rows(walk: Walk, start: int, end: int, again: set[int]) -> None:
    """Sort the rows between two bounds into items, further rows of items, sections and other lines."""
    rows = walk.sheet.grid.rows
    columns = walk.columns
    table_wide = len(columns) if len(columns) <= 3 else max(3, int(len(columns) * 0.6 + 0.5))
    wide, uncached = walk.sheet.wide, walk.sheet.grid.uncached
    name, serial = walk.name, walk.serial
    blank_before = True
    # Nearly every row of a list has a name and a number of its own.
    quick = (name[0], serial[0]) if name and serial else None
    starts, ends, sections = walk.starts, walk.ends, walk.section_of
    apart = again | walk.parts
    for at in range(start, min(end, len(rows))):
        row = rows[at]
        if (
            quick
            and (own := row[quick[0]])
            and row[quick[1]].isdigit()
            and at not in wide
            and at not in apart
            and not own.endswith(_COUNTS)
            and walk.noted < 0
            and not own.isdigit()
            and not own.startswith(SPEAKS)
        ):
            starts.append(at)
            ends.append(at)
            sections.append(walk.section)
            blank_before = False
            continue
        if at in apart:
            _line(walk, at, [(c, row[c]) for c in columns if row[c]], "header" if at in again else "section")
            continue
        values = _seen(row, columns)
        if not values:
            if walk.starts and (
                _is_covered(walk, at, name) or (_is_covered(walk, at, serial) and not blank_before)
            ):
                walk.ends[-1] = at
            else:
                blank_before = True
            continue
        banner = at in wide and any(
            top == at and right - left + 1 >= table_wide and len(values) <= 2 and row[left]
            for top, left, _, right in wide[at]
        )
        own_name = any(row[c] or (at, c) in uncached for c in name)
        own_serial = any(row[c] and row[c].strip("（）() ") != _ON for c in serial)
        other = foot_kind(walk, at, values) or _no_item(walk, at, own_name, own_serial)
        if other is not None:
            _line(walk, at, values, other)
            continue
        rest = own_name and not own_serial and bool(starts) and reads_on(walk, at, values)
        if not rest and (banner or len(values) <= _SPARSE or is_total(values[0][1])):
            kind = set_apart(walk, at, values, banner)
            if kind is not None:
                _line(walk, at, values, kind)
                blank_before = True
                continue
        if rest or _goes_on(walk, at, values, own_name, own_serial):
            walk.ends[-1] = at
        elif _begins(walk, at, values, own_name, own_serial):
            _item(walk, at)
        else:
            _line(walk, at, values, "blank" if own_serial and not own_name else "other")
            continue
        blank_before = False


def _seen(row: list[str], columns: list[int]) -> list[tuple[int, str]]:
    """Return the cells of a row; where they are few, what one sees of them tells what the row is."""
    values = [(column, row[column]) for column in columns if row[column]]
    if len(values) > _SPARSE:
        return values
    return [
        (column, seen)
        for column, text in values
        if (seen := text if text.isprintable() else without_invisible(text))
    ]


def _no_item(walk: Walk, at: int, own_name: bool, own_serial: bool) -> str | None:
    """Return the kind of a row that shows how to fill in the list, or that had a name and has none now: cancelled."""
    row = walk.sheet.grid.rows[at]
    if own_serial and any(EXAMPLE.match(row[c].strip()) or NOTED.match(row[c].strip()) for c in walk.serial):
        return "note"
    if own_name and all(not text or _DOTS.fullmatch(text.strip()) for text in row):
        # … | …… : more of the kind
        return "other"
    if own_name or _is_covered(walk, at, walk.name):
        return None
    return "other" if any(row[c] for c in walk.before) else None


def _only_counts(walk: Walk, at: int) -> bool:
    """Return whether a number stands where the name should, in a row without type and basis: a count, and no power."""
    row = walk.sheet.grid.rows[at]
    names = [row[c] for c in (*walk.name, *walk.sub) if row[c]]
    if not names or not all(map(is_count, names)):
        return False
    return not any(row[c.index] for c in walk.table.columns if c.field in ("type", "basis", "code"))


def _begins(walk: Walk, at: int, values: list[tuple[int, str]], own_name: bool, own_serial: bool) -> bool:
    """Return whether a row begins an item; one that only holds its number is a form's prepared row."""
    if own_name or any(walk.sheet.grid.rows[at][c] for c in (*walk.sub, *walk.third)):
        return not _only_counts(walk, at)
    if walk.named or all(column in walk.serial for column, _ in values):
        return False
    return own_serial or _is_covered(walk, at, walk.name) or len(values) >= 2


def _item(walk: Walk, at: int) -> None:
    walk.starts.append(at)
    walk.ends.append(at)
    walk.section_of.append(walk.section)
    walk.noted = -1


def _is_covered(walk: Walk, at: int, columns: list[int]) -> bool:
    return any(at in walk.covered.get(column, ()) for column in columns)


def _line(walk: Walk, at: int, values: list[tuple[int, str]], kind: str) -> None:
    if not values:
        return
    beside = _told_beside(walk, values) if kind == "section" else []
    text = (
        "".join(value.strip() for column, value in values[:2] if (column, value) not in beside)
        if kind == "section"
        else " ".join(v.strip() for _, v in values)
    )
    number = values[0][1].strip()
    if kind == "section" and len(values) >= 2 and PART.fullmatch(number):
        # Ⅰ | 县水利局 | 共3项
        text = values[1][1].strip()
    elif kind == "section" and len(values) >= 2 and is_total(values[1][1]) and not is_total(number):
        # 县水利局 | 小计 | 3项
        text = number
    if kind == "section" and len(values) >= 2 and (CHINESE.match(number) or number.isdigit()):
        text = values[0][1].strip().rstrip("、.．") + "、" + values[1][1].strip()
    if kind == "section" and len(values) >= 2 and not text.rstrip("）)").endswith("项"):
        # 一 | 县水利局 | 3项: the count belongs to its name
        counted = next(
            (found[1] for _, value in values[1:] if (found := COUNTED.fullmatch(value.strip()))), ""
        )
        text += f"（{counted}项）" if counted else ""
    if kind in ("header", "title") or (kind in ("note", "section") and is_page_line(text)):
        walk.page.add(at)
    if kind == "section":
        # 一、行政处罚（续） goes on with its section
        text = without_continued(text)
    line = Line(at + 1, f"{column_letters(values[0][0])}{at + 1}", text, kind)
    if kind == "section":
        walk.table.sections.append(line)
        walk.section = len(walk.table.sections) - 1
        for column, told in values if len(values) == 1 else beside:
            walk.stated.setdefault(column, []).append((at, told))
        return
    walk.lines.append(line)
    if kind == "note" and len(values) == 1 and opens_notes(text):
        walk.noted = 0
    if kind == "total":
        walk.notes.append(Note(kinds.TOTAL_ROW, row=at + 1, cell=line.cell, value=text))
    elif kind == "other":
        walk.notes.append(Note(kinds.STRAY_ROW, row=at + 1, cell=line.cell, value=text[:200]))


def _told_beside(walk: Walk, values: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return what stands beside a section in a column of its own: 行政许可（3项） | | | 县水利局 below 责任单位."""
    if values[0][0] in walk.name or CHINESE.match(values[0][1].strip()):
        return []
    told = {c.index for c in walk.table.columns if c.field in ("department", "enforcer", "handler", "level")}
    return [(column, text) for column, text in values[1:] if column in told and not COUNTED.fullmatch(text)]


def _goes_on(walk: Walk, at: int, values: list[tuple[int, str]], own_name: bool, own_serial: bool) -> bool:
    """Return whether a row is a further row of the item above."""
    if not walk.starts or own_serial:
        return False
    first = walk.starts[-1]
    row = walk.sheet.grid.rows[at]
    if own_name:
        return (
            _is_covered(walk, at, walk.serial)
            and all(row[c] in ("", _shown(walk, first, c)) for c in walk.name)
            and all(row[c] in ("", _shown(walk, first, c)) for c in walk.sub)
            and not _splits(walk, at, first)
        )
    if any(row[c] for c in (*walk.sub, *walk.third)) or _splits(walk, at, first):
        return False
    if _is_covered(walk, at, walk.name) or _is_covered(walk, at, walk.serial):
        return True
    explicit = sum(
        1 for column in walk.table.columns if column.field in ("type", "department") and row[column.index]
    )
    if explicit == 2 or (explicit and len(values) >= 4):
        return False
    return walk.is_next(at)


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
