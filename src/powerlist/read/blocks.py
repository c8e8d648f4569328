"""Lists side by side under one head, and what stands beside a list."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from powerlist.model import noted as kinds
from powerlist.model.enums import How, Mode
from powerlist.model.modes.heads import head_mode
from powerlist.model.sheet import Note
from powerlist.read.below import SAMPLE, has_values, share_filled
from powerlist.read.headrows.head import Head
from powerlist.read.heads import Meaning, exact, guessed
from powerlist.text.letters import column_letters
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from powerlist.read.merges import Sheet

_ITEMS: Final = lazy_pattern(r"事项|职权|权力|项目|清单|目录")
#: Names are at least so long; marks, numbers and townships are shorter.
_NAME: Final = 5


def blocks_of(sheet: Sheet, head: Head, end: int) -> list[Head]:
    """Split a head that names several lists side by side."""
    lists = _mode_lists(sheet, head, end)
    meanings = _meanings(head, lists)
    names = [c for c, m in meanings.items() if m is not None and m.field == "name"]
    columns = [column for column, _ in head.paths]
    gaps = [c for c, path in head.paths if not path and not has_values(sheet, c, head.bottom + 1, end)]
    starts: list[int] = []
    if len(names) >= 2 and len({head.wide.get(c, c) for c in names}) >= 2:
        starts = _by_numbers(meanings, names, columns) or _by_gaps(gaps, names, columns[0])
        if len(starts) == 1:
            again = _come_again(head, meanings)
            bounds = [columns[0], *again, columns[-1] + 1]
            if len(lists) == len(names) and not again:
                return _by_mode(head, names)
            if again and all(any(a <= n < b for n in names) for a, b in pairwise(bounds)):
                starts = bounds[:-1] if _are_alike(meanings, bounds) else starts
    elif gaps and names and _repeats_right(meanings, names, gaps[0]):
        # a statistics table or a legend beside the list, behind an empty column
        return [part_of(head, columns[0], gaps[0])]
    if len(starts) < 2:
        return [head]
    return [part_of(head, a, b) for a, b in pairwise([*starts, columns[-1] + 1])]


def _by_numbers(meanings: Mapping[int, Meaning | None], names: list[int], columns: list[int]) -> list[int]:
    """Return where lists begin that each have a column of numbers of their own."""
    serials = [c for c, m in meanings.items() if m is not None and m.field == "serial"]
    bounds = pairwise([*serials, columns[-1] + 1])
    if len(serials) < 2 or not all(any(s < n < t for n in names) for s, t in bounds):
        return []
    return [columns[0], *serials[1:]]


def _by_gaps(gaps: list[int], names: list[int], first: int) -> list[int]:
    """Return where lists begin that an empty column parts."""
    starts = [first]
    for gap in gaps:
        if any(starts[-1] <= n < gap for n in names) and any(n > gap for n in names):
            starts.append(gap + 1)
    return starts


def _come_again(head: Head, meanings: Mapping[int, Meaning | None]) -> list[int]:
    """Return the columns that say what the first one says."""
    said = {c: (m.field if (m := meanings[c]) is not None else key("/".join(path))) for c, path in head.paths}
    first = head.paths[0][0]
    return [c for c, path in head.paths[1:] if path and said[c] == said[first]]


def _are_alike(meanings: Mapping[int, Meaning | None], bounds: list[int]) -> bool:
    """Return whether lists side by side have more in common than names: 省级事项名称 right of 事项名称 is none."""
    parts = [
        {m.field for column, m in meanings.items() if m is not None and a <= column < b}
        for a, b in pairwise(bounds)
    ]
    return all(len(parts[0] & part) > 1 or part == parts[0] for part in parts[1:])


def _repeats_right(meanings: Mapping[int, Meaning | None], names: list[int], gap: int) -> bool:
    """Return whether right of an empty column nothing stands that the list left of it does not have."""
    mine = {m.field for c, m in meanings.items() if m is not None and c < gap}
    return names[0] < gap and all(m is None or m.field in mine for c, m in meanings.items() if c > gap)


def _by_mode(head: Head, names: list[int]) -> list[Head]:
    """Return a list for each column of names: 序号 | 部门 | 下放事项 | 依据 | 委托事项 | 依据.

    What stands before the first name belongs to all of them, and so does what stands behind the last where no
    column stands between the names.
    """
    columns = [column for column, _ in head.paths]
    before = [path for path in head.paths if path[0] < names[0]]
    together = names[-1] - names[0] == len(names) - 1
    stops = [*names[1:], names[-1] + 1 if together else columns[-1] + 1]
    behind = [path for path in head.paths if path[0] > names[-1]] if together else []
    found = []
    for start, stop in zip(names, stops, strict=True):
        own = part_of(head, start, stop)
        own.paths = [*before, *own.paths, *behind]
        own.named = True
        found.append(own)
    return found


def _mode_lists(sheet: Sheet, head: Head, end: int) -> list[int]:
    """Return the columns of names that are headed by a mode each: 下放事项 | 委托事项 | 延伸事项."""
    found: dict[int, Mode] = {}
    for column, path in head.paths:
        if path and _ITEMS.search(path[-1]) and (mode := head_mode(path[-1])) is not None:
            rows = sheet.grid.rows[head.bottom + 1 : min(end, head.bottom + 1 + SAMPLE)]
            values = [row[column] for row in rows if column < len(row) and row[column]]
            if values and sum(len(value) for value in values) >= _NAME * len(values):
                found[column] = mode
    return list(found) if len(set(found.values())) > 1 and len(found) == len(set(found.values())) else []


def mode_title(block: Head, blocks: list[Head]) -> str:
    """Return the head of a list's names where it names the mode that tells the lists side by side apart, else ""."""
    heads = [
        next(
            (path[-1] for _, path in b.paths if path and _ITEMS.search(path[-1]) and head_mode(path[-1])), ""
        )
        for b in blocks
    ]
    own = heads[blocks.index(block)]
    return own if own and len({head_mode(text) for text in heads if text}) == len(heads) else ""


def _meanings(head: Head, lists: list[int]) -> dict[int, Meaning | None]:
    """Return what each column's head means, of those for sure that tell lists side by side apart."""
    meanings: dict[int, Meaning | None] = {}
    last = Counter(key(path[-1]) for _, path in head.paths if path)
    for column, path in head.paths:
        meanings[column] = exact(path[-1]) if path else None
        # A head that only ends like a known one counts where it comes twice.
        if path and meanings[column] is None and last[key(path[-1])] >= 2:
            meanings[column] = guessed(path[-1])
        if column in lists:
            meanings[column] = Meaning("name", How.INFERRED, 0.75)
    return meanings


def part_of(head: Head, start: int, stop: int) -> Head:
    """Return the part of a head between two columns, without blank columns at its edges."""
    paths = [(c, path) for c, path in head.paths if start <= c < stop]
    while paths and not paths[-1][1]:
        paths.pop()
    while paths and not paths[0][1]:
        paths.pop(0)
    return Head(head.top, head.bottom, paths, {c: w for c, w in head.wide.items() if start <= c < stop})


def beside(sheet: Sheet, head: Head, blocks: list[Head], end: int) -> list[Note]:
    """Note the columns beside a table that hold values but belong to no list."""
    taken = {column for block in blocks for column, _ in block.paths}
    near = {max(taken, default=-1) + 1, min(taken, default=1) - 1}
    heads = dict(head.paths)
    notes = []
    for column in range(sheet.grid.width):
        if column in taken or (
            column in near
            and share_filled(sheet, column, blocks[0], end) >= 0.3
            and column not in sheet.grid.hidden_columns
        ):
            continue
        row = next(
            (row for row in range(head.top, min(end, len(sheet.grid.rows))) if sheet.grid.rows[row][column]),
            None,
        )
        if row is None:
            continue
        at = f"{column_letters(column)}{row + 1}"
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


def take_adjacent(sheet: Sheet, block: Head, head: Head, end: int) -> None:
    """Take in a column without a head that stands right beside the table and holds values."""
    taken = {column for column, _ in head.paths}
    last = block.paths[-1][0]
    if last == head.paths[-1][0]:
        column = last + 1
        if (
            column < sheet.grid.width
            and column not in taken
            and column not in sheet.grid.hidden_columns
            and share_filled(sheet, column, block, end) >= 0.3
        ):
            block.paths.append((column, ()))
    first = block.paths[0][0]
    if first == head.paths[0][0] and first > 0:
        column = first - 1
        if column not in sheet.grid.hidden_columns and share_filled(sheet, column, block, end) >= 0.3:
            block.paths.insert(0, (column, ()))
