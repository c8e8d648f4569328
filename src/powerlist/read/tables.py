"""Find the lists on a sheet: heads of one to four rows, blocks stacked or side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.enums import How
from powerlist.model.sheet import Column, Line, Note, Table
from powerlist.read.columns import map_columns
from powerlist.read.grid import Grid, letter_of
from powerlist.read.heads import MODE_HEADS, exact, guessed, is_township
from powerlist.read.lines import line_kind
from powerlist.read.rows import assemble
from powerlist.text.width import key

if TYPE_CHECKING:
    from powerlist.read.options import PinnedMapping, ReadOptions

#: A head is short; some carry instructions in brackets.
_LONGEST_HEAD: Final = 60
_MOST_HEAD_ROWS: Final = 4
_SAMPLE: Final = 400
#: Fields that make a row of heads credible.
_STRONG: Final = frozenset(
    {"name", "sub_name", "type", "basis", "department", "code", "receivers", "mode", "enforcer", "serial"}
)


@dataclass(slots=True)
class Head:
    """The rows of a head and what stands in them.

    Attributes:
        top: first row, 0-based.
        bottom: last row.
        paths: (column, texts from top to bottom).
        wide: column → first column of the wide head it lies under.
    """

    top: int
    bottom: int
    paths: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    wide: dict[int, int] = field(default_factory=dict)

    def keys(self) -> dict[int, str]:
        """Return column → compared head."""
        return {column: key("/".join(path)) for column, path in self.paths if path}


@dataclass(slots=True)
class Sheet:
    """A grid with its merges indexed.

    Attributes:
        grid: the grid, text under merges taken out.
        wide: row → merges in it that span several columns.
        down: column → merges that start there and span several rows.
    """

    grid: Grid
    wide: dict[int, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    down: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """Return what a look at this place shows, merges resolved."""
        own = self.grid.rows[row][column] if row < len(self.grid.rows) and column < self.grid.width else ""
        if own:
            return own
        for top, left, _, right in self.wide.get(row, ()):
            if left <= column <= right:
                return self.grid.rows[top][left]
        for top, bottom in self.down.get(column, ()):
            if top <= row <= bottom:
                return self.grid.rows[top][column]
        return ""


def index_merges(grid: Grid) -> Sheet:
    """Clip the merges to the grid, take out text that lies invisible under them, and index them."""
    sheet = Sheet(grid)
    height, width = len(grid.rows), grid.width
    room = max(4 * height * max(width, 1), 100_000)
    under = 0
    for top, left, bottom, right in grid.merges:
        bottom, right = min(bottom, height - 1), min(right, width - 1)  # noqa: PLW2901
        if top > bottom or left > right or (top == bottom and left == right):
            continue
        room -= (bottom - top + 1) * (right - left + 1)
        if room < 0:
            break
        for row in range(top, bottom + 1):
            cells = grid.rows[row]
            for column in range(left + (row == top), right + 1):
                if cells[column]:
                    under += cells[column] != grid.rows[top][left]
                    cells[column] = ""
        if right > left:
            for row in range(top, bottom + 1):
                sheet.wide.setdefault(row, []).append((top, left, bottom, right))
        if bottom > top:
            sheet.down.setdefault(left, []).append((top, bottom))
    if under:
        grid.notes.append(Note(kinds.TEXT_UNDER_MERGE, detail={"cells": under}))
    return sheet


def find_tables(
    grid: Grid, options: ReadOptions, pin: PinnedMapping | None, carried: tuple[Table, int] | None = None
) -> tuple[list[Table], list[Note], tuple[Table, int] | None]:
    """Return the lists of one sheet, what was noticed, and what the next table of a document may go on from.

    Args:
        grid: the sheet; texts under merges are taken out of it.
        options: townships for receiver columns.
        pin: a person's mapping for this sheet, or None.
        carried: the document's last table and its width, which this grid may continue without a head.
    """
    if not grid.rows or not grid.width:
        return [], [], carried
    sheet = index_merges(grid)
    heads = _pinned_heads(sheet, pin) if pin is not None and pin.header_rows else _heads(sheet, options)
    tables: list[Table] = []
    notes: list[Note] = []
    if not heads:
        if carried is not None and carried[1] == grid.width and any(any(row) for row in grid.rows):
            table, found = _continue(sheet, carried[0])
            if len(table):
                return [table], found, carried
        filled = sum(1 for row in grid.rows if any(row))
        return [], [Note(kinds.NO_TABLE, detail={"rows": filled})] if filled else [], carried
    cursor = 0
    position = 0
    while position < len(heads):
        head = heads[position]
        repeats: list[Head] = []
        following = position + 1
        while following < len(heads) and _repeats(sheet, head, heads[following]):
            repeats.append(heads[following])
            following += 1
        end = heads[following].top if following < len(heads) else len(grid.rows)
        if following < len(heads):
            end = _captions_from(sheet, head.bottom + 1, end)
        captions, opening = _captions(sheet, cursor, head.top)
        blocks = _blocks(sheet, head, end)
        notes.extend(_beside(sheet, head, blocks, end))
        for block in blocks:
            table, found = _table(sheet, block, head, repeats, end, captions, opening, options, pin)
            notes.extend(found)
            if table is not None:
                tables.append(table)
        cursor = end
        position = following
    last = (tables[-1], grid.width) if tables else carried
    return tables, notes, last


# --- heads ---------------------------------------------------------------------------------------


def _pinned_heads(sheet: Sheet, pin: PinnedMapping) -> list[Head]:
    rows = sorted(row - 1 for row in pin.header_rows if 0 < row <= len(sheet.grid.rows))
    if not rows:
        return []
    head = Head(rows[0], rows[-1])
    _paths(sheet, head)
    return [head]


def _heads(sheet: Sheet, options: ReadOptions) -> list[Head]:
    """Return the heads of the sheet from top to bottom."""
    rows = sheet.grid.rows
    words = sheet.grid.words if sheet.grid.words is not None else set().union(*rows)
    short = {word for word in words if 0 < len(word) <= 24 and not word.isdigit() and exact(word) is not None}
    found: list[Head] = []
    skip = -1
    for index, row in enumerate(rows):
        if index <= skip or short.isdisjoint(row):
            continue
        if not _is_head_row(row):
            continue
        head = _expand(sheet, index, skip)
        if head is None:
            continue
        found.append(head)
        skip = head.bottom
    if not found:
        found = _last_resort(sheet, options)
    return _printed_again(sheet, found)


def _printed_again(sheet: Sheet, found: list[Head]) -> list[Head]:
    """Add rows that repeat the first row of a head word for word, whatever its words are."""
    rows = sheet.grid.rows
    tops = {tuple(rows[head.top]): head for head in found if head.bottom >= head.top}
    taken = {row for head in found for row in range(head.top, head.bottom + 1)}
    if not tops:
        return found
    words = {next(text for text in top if text) for top in tops if any(top)}
    again = [
        (index, tops[tuple(row)])
        for index, row in enumerate(rows)
        if not words.isdisjoint(row) and index not in taken and tuple(row) in tops
    ]
    for index, head in again:
        bottom = min(index + head.bottom - head.top, len(rows) - 1)
        found.append(Head(index, bottom, head.paths, head.wide))
    return sorted(found, key=lambda head: head.top)


def _is_head_row(row: list[str]) -> bool:
    """Return whether a row reads like a row of heads."""
    cells = [cell for cell in row if cell]
    fields: set[str] = set()
    known = 0
    for cell in cells:
        if len(cell) > _LONGEST_HEAD:
            return False
        meaning = exact(cell) if not cell.rstrip().endswith(("：", ":")) else None
        if meaning is not None:
            known += 1
            fields.add(meaning.field)
    if len(fields) >= 2 and fields & _STRONG and (known >= 3 or known * 3 >= len(cells)):
        return True
    if "name" in fields and len(cells) >= 2 and all(len(cell) <= 20 for cell in cells):
        lone = len(cells) == 2 and any(line_kind(cell) == "section" and exact(cell) is None for cell in cells)
        return not lone and not any(cell.strip().isdigit() for cell in cells)
    return False


def _last_resort(sheet: Sheet, options: ReadOptions) -> list[Head]:
    """Find a head where no vocabulary helps: typos in every head, one column, or content that speaks."""
    rows = sheet.grid.rows
    for index, row in enumerate(rows[:60]):
        cells = [cell for cell in row if cell]
        if not cells or any(len(cell) > _LONGEST_HEAD for cell in cells) or index + 1 >= len(rows):
            continue
        fields = {meaning.field for cell in cells if (meaning := exact(cell) or guessed(cell)) is not None}
        if len(cells) >= 2 and len(fields) >= 2 and "name" in fields:
            head = _expand(sheet, index, -1)
            return [head] if head is not None else []
        if len(cells) == 1 and "name" in fields and exact(cells[0]) is not None and any(rows[index + 1]):
            head = Head(index, index)
            _paths(sheet, head)
            return [head]
    for index, row in enumerate(rows[:60]):
        cells = [cell for cell in row if cell]
        if len(cells) < 2 or index + 1 >= len(rows) or sheet.wide.get(index):
            continue
        bare = _headless(sheet, index, options)
        if bare is not None:
            return [bare]
        if any(len(cell) > 30 or cell.strip().isdigit() for cell in cells):
            continue
        head = Head(index, index)
        _paths(sheet, head)
        columns = map_columns(head.paths, _samples(sheet, head, len(rows)), options, None, frozenset(), {})
        fields = {column.field for column in columns if column.field}
        if "name" in fields and (fields & {"basis", "type", "department"} or len(rows) - index > 3):
            return [head]
    return []


def _headless(sheet: Sheet, index: int, options: ReadOptions) -> Head | None:
    """Return a head of no rows when the first row is an item already: its cells are like those below."""
    head = Head(index, index - 1, [(column, ()) for column in range(sheet.grid.width)])
    columns = map_columns(
        head.paths, _samples(sheet, head, len(sheet.grid.rows)), options, None, frozenset(), {}
    )
    fields = {column.field: column.index for column in columns if column.field}
    if "name" not in fields or len(fields) < 2:
        return None
    row = sheet.grid.rows[index]
    own = map_columns(
        head.paths, {c: [row[c]] for c in range(len(row)) if row[c]}, options, None, frozenset(), {}
    )
    mine = {column.index for column in own if column.field}
    return head if mine and mine & {fields.get("type"), fields.get("basis"), fields.get("name")} else None


def _expand(sheet: Sheet, seed: int, floor: int) -> Head | None:
    """Find the rows above and below a row of heads that belong to the head."""
    top = bottom = seed
    rows = sheet.grid.rows
    for column, merges in sheet.down.items():
        for first, last in merges:
            if first <= seed <= last and last - first < _MOST_HEAD_ROWS and rows[first][column]:
                if len(rows[first][column]) > _LONGEST_HEAD or line_kind(rows[first][column]) in (
                    "title",
                    "note",
                ):
                    continue
                if first > floor:
                    top = min(top, first)
                bottom = max(bottom, last)
    while top - 1 > floor and bottom - top < _MOST_HEAD_ROWS - 1 and _is_group_row(sheet, top - 1, top):
        top -= 1
    while bottom + 1 < len(rows) and bottom - top < _MOST_HEAD_ROWS - 1 and _is_lower_row(sheet, top, bottom):
        bottom += 1
    head = Head(top, bottom)
    _paths(sheet, head)
    while head.bottom + 1 < len(rows) and head.bottom - top < _MOST_HEAD_ROWS + 1:
        following = rows[head.bottom + 1]
        if not _is_counting_row(following) and not _is_hint_row(following):
            break
        head.bottom += 1
    return head if head.paths else None


def _is_group_row(sheet: Sheet, row: int, below: int) -> bool:
    """Return whether the row above names groups of the heads below (基本信息 | 赋权情况)."""
    cells = [(column, text) for column, text in enumerate(sheet.grid.rows[row]) if text]
    used = [column for column, text in enumerate(sheet.grid.rows[below]) if text]
    if not cells or len(used) < 2 or any(len(text) > 30 or re.search("[:：。]", text) for _, text in cells):
        return False
    if any(line_kind(text) in ("unit", "note", "signature", "total", "title") for _, text in cells):
        return False
    spans = {left: right for top, left, _, right in sheet.wide.get(row, ()) if top == row}
    width = used[-1] - used[0] + 1
    grouped = [column for column, _ in cells if spans.get(column, column) > column]
    if any(
        spans.get(column, column) - column + 1 >= max(width * 0.85, 2) and len(cells) == 1
        for column, _ in cells
    ):
        return False
    if len(cells) >= 2 and (grouped or sum(1 for _, text in cells if exact(text)) >= 1):
        return all(not text.strip().isdigit() for _, text in cells)
    return len(cells) == 1 and bool(grouped) and cells[0][0] > used[0]


def _is_lower_row(sheet: Sheet, top: int, bottom: int) -> bool:
    """Return whether the next row holds the lower level of the head."""
    row = bottom + 1
    cells = [(column, text) for column, text in enumerate(sheet.grid.rows[row]) if text]
    if not cells or any(len(text) > 30 or text.strip().isdigit() for _, text in cells):
        return False
    grouped: set[int] = set()
    for first, left, last, right in sheet.wide.get(bottom, ()):
        if first >= top and last == bottom:
            grouped.update(range(left, right + 1))
    width = sheet.grid.width
    # Without merges (text files) a group's head is followed by blank heads that have text below them.
    blank = set()
    if not grouped:
        last_text = -1
        for column in range(width):
            if sheet.text(bottom, column):
                last_text = column
            elif last_text >= 0 and sheet.grid.rows[row][column]:
                blank.update((column, last_text))
    allowed = grouped | blank
    if not allowed or not all(column in allowed for column, _ in cells):
        return False
    words = [text for _, text in cells]
    heads = sum(
        1
        for text in words
        if exact(text) or guessed(text) or is_township(text, frozenset()) or key(text) in MODE_HEADS
    )
    if heads * 2 >= len(words):
        return True
    # Unknown lower heads: believable when they stand alone in their row and look unlike values.
    return (
        bool(grouped)
        and len(words) >= 2
        and len(set(words)) == len(words)
        and all(len(text) <= 12 for text in words)
    )


def _is_counting_row(row: list[str]) -> bool:
    """Return whether a row only numbers the columns: 1 2 3, (1) (2), A B C, 甲 乙 丙."""
    cells = [re.sub(r"[()（）\s]", "", cell) for cell in row if cell]
    if len(cells) < 3:
        return False
    if all(cell.isdigit() for cell in cells):
        numbers = [int(cell) for cell in cells]
        return numbers[0] in (0, 1) and all(b in (a + 1, numbers[0]) for a, b in pairwise(numbers))
    return cells == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(cells)]) or cells == list(
        "甲乙丙丁戊己庚辛壬癸"[: len(cells)]
    )


_HINT: Final = re.compile(
    r"^[（(【\[].*[)）】\]]$|^(?:请?填写?|如|例如?|示例|可选|必填|选填|按|参照)[^。]{0,60}$|^(?:必填|选填|下拉选择|文本|栏次)$"
)


def _is_hint_row(row: list[str]) -> bool:
    """Return whether a row only tells how to fill the columns in: （全称） 必填 如：行政处罚."""
    cells = [cell.strip() for cell in row if cell]
    hints = sum(1 for cell in cells if _HINT.match(cell))
    return len(cells) >= 2 and hints * 3 >= 2 * len(cells)


def _paths(sheet: Sheet, head: Head) -> None:
    """Collect the head texts of each column and the columns that the head covers."""
    width = sheet.grid.width
    found: dict[int, list[str]] = {}
    for row in range(head.top, head.bottom + 1):
        spread = row < head.bottom
        last = ""
        for column in range(width):
            text = sheet.text(row, column)
            if text:
                last = text
            elif (
                spread
                and last
                and not sheet.down.get(column)
                and any(sheet.grid.rows[lower][column] for lower in range(row + 1, head.bottom + 1))
                and not sheet.wide.get(row)
            ):
                text = last
            if text and len(text) <= 400:
                texts = found.setdefault(column, [])
                text = re.sub(r"\s+", "", text) if re.search("[\u4e00-\u9fff]", text) else text.strip()
                if not texts or texts[-1] != text:
                    texts.append(text)
        for top, left, bottom, right in sheet.wide.get(row, ()):
            if top >= head.top and bottom == head.bottom:
                for column in range(left, right + 1):
                    head.wide[column] = left
    if not found:
        return
    head.paths = [(column, tuple(found.get(column, ()))) for column in range(min(found), max(found) + 1)]


def _repeats(sheet: Sheet, head: Head, other: Head) -> bool:
    """Return whether a later head is the same one printed again inside the list."""
    mine, theirs = head.keys(), other.keys()
    if not mine or not theirs:
        return False
    same = sum(1 for column, text in theirs.items() if mine.get(column) == text)
    if same < 0.7 * max(len(mine), len(theirs)):
        return False
    for row in range(other.top - 1, head.bottom, -1):
        texts = [text for text in sheet.grid.rows[row] if text]
        if not texts:
            continue
        if len(texts) > 2:
            return True
        kind = line_kind(texts[0])
        if kind == "title":
            return False
        if kind not in ("section", "unit"):
            return True
    return True


# --- what stands round a table ---------------------------------------------------------------------


def _captions_from(sheet: Sheet, start: int, end: int) -> int:
    """Return the first of the rows right above a further head that are its titles."""
    first = end
    for row in range(end - 1, start - 1, -1):
        texts = [text for text in sheet.grid.rows[row] if text]
        if not texts:
            continue
        if len(texts) > 2 or (len(texts) == 2 and line_kind(texts[0]) not in ("unit", "title")):
            break
        if line_kind(texts[0]) in ("total", "note", "signature"):
            break
        if texts[0].strip().isdigit():
            break
        first = row
    return first


def _captions(sheet: Sheet, start: int, top: int) -> tuple[list[Line], Line | None]:
    """Return the lines above a head, and the section row right above it, if there is one."""
    lines: list[Line] = []
    opening: Line | None = None
    if start == 0:
        lines.extend(sheet.grid.lead)
    for row in range(start, top):
        cells = [(column, text.strip()) for column, text in enumerate(sheet.grid.rows[row]) if text]
        while cells:
            column, text = cells.pop(0)
            if text.endswith(("：", ":")) and cells and not cells[0][1].endswith(("：", ":")):
                text += cells.pop(0)[1]
            kind = line_kind(text)
            if kind == "other":
                kind = "title" if row <= start + 2 and len(text) <= 80 else "note"
            line = Line(row + 1, f"{letter_of(column)}{row + 1}", text.strip(), kind)
            lines.append(line)
            opening = line if kind == "section" else (opening if kind == "unit" else None)
    return lines, opening


def _blocks(sheet: Sheet, head: Head, end: int) -> list[Head]:
    """Split a head that names several lists side by side."""
    meanings = {}
    for column, path in head.paths:
        meanings[column] = exact(path[-1]) if path else None
    names = [c for c, m in meanings.items() if m is not None and m.field == "name"]
    serials = [c for c, m in meanings.items() if m is not None and m.field == "serial"]
    columns = [column for column, _ in head.paths]
    gaps = [c for c, path in head.paths if not path and not _has_values(sheet, c, head.bottom + 1, end)]
    starts: list[int] = []
    if len(names) >= 2 and len({head.wide.get(c, c) for c in names}) >= 2:
        if len(serials) >= 2 and all(
            any(s < n < t for n in names)
            for s, t in zip(serials, [*serials[1:], columns[-1] + 1], strict=True)
        ):
            starts = serials if serials[0] <= names[0] else [columns[0], *serials[1:]]
            starts[0] = columns[0]
        else:
            starts = [columns[0]]
            for gap in gaps:
                if any(starts[-1] <= n < gap for n in names) and any(n > gap for n in names):
                    starts.append(gap + 1)
            if len(starts) == 1:
                said = {
                    c: (m.field if (m := meanings[c]) is not None else key("/".join(path)))
                    for c, path in head.paths
                }
                again = [c for c, path in head.paths[1:] if path and said[c] == said[columns[0]]]
                bounds = [columns[0], *again, columns[-1] + 1]
                if again and all(
                    any(a <= n < b for n in names) for a, b in zip(bounds, bounds[1:], strict=False)
                ):
                    starts = bounds[:-1]
    elif gaps and names:
        # A statistics table or a legend beside the list, behind an empty column.
        mine = {m.field for c, m in meanings.items() if m is not None and c < gaps[0]}
        right = [(c, m) for c, m in meanings.items() if c > gaps[0]]
        if names[0] < gaps[0] and all(m is None or m.field in mine for _, m in right):
            return [_part(head, columns[0], gaps[0])]
    if len(starts) < 2:
        return [head]
    bounds = [*starts, columns[-1] + 1]
    return [_part(head, a, b) for a, b in zip(bounds, bounds[1:], strict=False)]


def _beside(sheet: Sheet, head: Head, blocks: list[Head], end: int) -> list[Note]:
    """Note the columns beside a table that hold values but belong to no list."""
    taken = {column for block in blocks for column, _ in block.paths}
    near = {max(taken, default=-1) + 1, min(taken, default=1) - 1}
    heads = dict(head.paths)
    notes = []
    for column in range(sheet.grid.width):
        if column in taken or (
            column in near
            and _share(sheet, column, blocks[0], end) >= 0.3
            and column not in sheet.grid.hidden_columns
        ):
            continue
        row = next(
            (row for row in range(head.top, min(end, len(sheet.grid.rows))) if sheet.grid.rows[row][column]),
            None,
        )
        if row is None:
            continue
        at = f"{letter_of(column)}{row + 1}"
        notes.append(
            Note(
                kinds.BESIDE_TABLE,
                row=row + 1,
                cell=at,
                value=sheet.grid.rows[row][column][:200],
                detail={
                    "head": "/".join(heads.get(column, ())),
                    "hidden": column in sheet.grid.hidden_columns,
                },
            )
        )
    return notes


def _part(head: Head, start: int, stop: int) -> Head:
    paths = [(c, path) for c, path in head.paths if start <= c < stop]
    while paths and not paths[-1][1]:
        paths.pop()
    while paths and not paths[0][1]:
        paths.pop(0)
    return Head(head.top, head.bottom, paths, {c: w for c, w in head.wide.items() if start <= c < stop})


def _has_values(sheet: Sheet, column: int, start: int, end: int) -> bool:
    rows = sheet.grid.rows
    return column < sheet.grid.width and any(rows[row][column] for row in range(start, min(end, len(rows))))


def _samples(sheet: Sheet, head: Head, end: int) -> dict[int, list[str]]:
    rows = sheet.grid.rows
    found: dict[int, list[str]] = {}
    for column, _ in head.paths:
        if column >= sheet.grid.width:
            continue
        values = found.setdefault(column, [])
        for row in range(head.bottom + 1, min(end, head.bottom + 1 + 4 * _SAMPLE, len(rows))):
            text = rows[row][column]
            if text:
                values.append(text)
                if len(values) >= _SAMPLE:
                    break
    return found


# --- one table -------------------------------------------------------------------------------------


def _table(
    sheet: Sheet,
    block: Head,
    head: Head,
    repeats: list[Head],
    end: int,
    captions: list[Line],
    opening: Line | None,
    options: ReadOptions,
    pin: PinnedMapping | None,
) -> tuple[Table | None, list[Note]]:
    notes: list[Note] = []
    if not block.paths:
        return None, notes
    samples = _samples(sheet, block, end)
    _adjacent(sheet, block, head, end)
    samples = _samples(sheet, block, end)
    columns = map_columns(block.paths, samples, options, pin, sheet.grid.hidden_columns, block.wide)
    columns = [c for c in columns if c.head or c.field or samples.get(c.index)]
    if not any(column.field in ("name", "sub_name") for column in columns):
        notes.append(
            Note(
                kinds.NO_NAME_COLUMN,
                row=head.top + 1,
                detail={"heads": [c.head for c in columns if c.head][:30]},
            )
        )
        return None, notes
    table = Table(sheet.grid.name, "", [row + 1 for row in range(block.top, block.bottom + 1)], columns)
    table.captions = list(captions)
    if opening is not None:
        table.sections.append(opening)
    notes.extend(assemble(sheet, table, block.bottom + 1, end, repeats))
    last = max([*table.last_rows, block.bottom + 1, *(line.row for line in table.lines)])
    table.range = f"{columns[0].letter}{block.top + 1}:{columns[-1].letter}{last}"
    for column in columns:
        if not samples.get(column.index):
            continue
        at = {"cell": f"{column.letter}{block.bottom + 1}", "row": block.bottom + 1, "value": column.head}
        if column.hidden:
            notes.append(Note(kinds.HIDDEN_COLUMN, field=column.field, **at))
        if column.field is None and column.how is not How.PINNED:
            notes.append(Note(kinds.UNMAPPED_COLUMN, **at))
        elif column.how is How.INFERRED and column.sure < 0.9 and not column.receiver:
            notes.append(Note(kinds.INFERRED_COLUMN, field=column.field, detail={"sure": column.sure}, **at))
    return table, notes


def _adjacent(sheet: Sheet, block: Head, head: Head, end: int) -> None:
    """Take in a column without a head that stands right beside the table and holds values."""
    taken = {column for column, _ in head.paths}
    last = block.paths[-1][0]
    if last == head.paths[-1][0]:
        column = last + 1
        if (
            column < sheet.grid.width
            and column not in taken
            and column not in sheet.grid.hidden_columns
            and _share(sheet, column, block, end) >= 0.3
        ):
            block.paths.append((column, ()))
    first = block.paths[0][0]
    if first == head.paths[0][0] and first > 0:
        column = first - 1
        if column not in sheet.grid.hidden_columns and _share(sheet, column, block, end) >= 0.3:
            block.paths.insert(0, (column, ()))


def _share(sheet: Sheet, column: int, block: Head, end: int) -> float:
    rows = sheet.grid.rows[block.bottom + 1 : min(end, block.bottom + 1 + _SAMPLE)]
    used = [row for row in rows if any(row)]
    return sum(1 for row in used if row[column]) / len(used) if used else 0.0


def _continue(sheet: Sheet, before: Table) -> tuple[Table, list[Note]]:
    """Read a document's next table that goes on with the list above it and has no head of its own."""
    columns = [
        Column(c.index, c.letter, c.head, c.field, c.how, c.sure, c.receiver, c.mode, c.hidden)
        for c in before.columns
    ]
    table = Table(sheet.grid.name, "", [], columns)
    table.captions = [*before.captions, *sheet.grid.lead]
    notes = assemble(sheet, table, 0, len(sheet.grid.rows), [])
    last = max([*table.last_rows, 1])
    table.range = f"{columns[0].letter}1:{columns[-1].letter}{last}"
    return table, notes
