"""The lines above a list: its titles, its unit, and the section that it opens with."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from powerlist.model.headings import part_kinds
from powerlist.model.modes.texts import heading_modes
from powerlist.model.sheet import Line
from powerlist.read.apart import COUNTED
from powerlist.read.blocks import mode_title
from powerlist.read.grid import column_of
from powerlist.read.headrows.again import another_unit, is_labelled
from powerlist.read.lines import is_signature, joined, line_kind, with_values
from powerlist.read.values import is_type
from powerlist.text.letters import column_letters
from powerlist.text.numerals import enumerator

if TYPE_CHECKING:
    from powerlist.model.sheet import Table
    from powerlist.read.headrows.head import Head
    from powerlist.read.merges import Sheet

#: Sections stand in no more others than this.
_DEEPEST: Final = 12
#: How a sentence ends, and no title.
_SENTENCE: Final = ("。", "；", "：", ";", ":")


def captions_of(sheet: Sheet, start: int, top: int) -> tuple[list[Line], list[Line]]:
    """Return the lines above a head, and the section rows right above it: 一、县水利局, then （一）行政许可."""
    lines: list[Line] = []
    opening: list[Line] = []
    if start == 0:
        lines.extend(sheet.grid.lead)
    for row in range(start, top):
        places = [column for column, text in enumerate(sheet.grid.rows[row]) if text]
        if (part := _counted_part(sheet, row, places)) is not None:
            lines.append(part)
            opening.append(part)
            continue
        for column, text in with_values(sheet.grid.rows[row], places):
            kind = line_kind(text)
            if kind == "section" and not lines and enumerator(text) is None:
                # The first line above a table is its title, whatever it ends with.
                kind = "title"
            if kind == "other":
                kind = "title" if row <= start + 2 and len(text) <= 80 else "note"
            line = Line(row + 1, f"{column_letters(column)}{row + 1}", text.strip(), kind)
            lines.append(line)
            if kind == "section" or part_kinds(text):
                opening.append(replace(line, kind="section"))
            elif kind != "unit":
                opening = []
    return lines, opening


def _counted_part(sheet: Sheet, row: int, places: list[int]) -> Line | None:
    """Return the section that a row above a head opens with its count beside it: 行政处罚 | 共3项."""
    texts = [sheet.grid.rows[row][column].strip() for column in places]
    counted = COUNTED.fullmatch(texts[1]) if len(texts) == 2 else None
    if counted is None or not (is_type(texts[0]) or part_kinds(texts[0])):
        return None
    return Line(row + 1, f"{column_letters(places[0])}{row + 1}", f"{texts[0]}（{counted[1]}项）", "section")


def still_open(sections: list[Line]) -> list[Line]:
    """Return the last of some section rows, and those above it that it stands in: 一、县水利局 over （一）行政许可."""
    found: list[tuple[frozenset[str], Line]] = []
    for line in sections:
        kinds = part_kinds(line.text)
        at = (
            next((at for at, (above, _) in enumerate(found) if above & kinds), len(found))
            if kinds
            else len(found)
        )
        found[at:] = [(kinds, line)]
    return [line for _, line in found[-_DEEPEST:]]


def captions_from(sheet: Sheet, start: int, end: int) -> int:
    """Return the first of the rows right above a further head that are its titles."""
    first = end
    for row in range(end - 1, start - 1, -1):
        texts = joined(sheet.grid.rows[row])
        if not texts:
            continue
        if all(is_signature(text) for text in texts):
            first = row
            continue
        if len(texts) > 2 or (len(texts) == 2 and line_kind(texts[0]) not in ("unit", "title")):
            break
        if line_kind(texts[0]) in ("total", "note", "signature"):
            break
        if texts[0].strip().isdigit():
            break
        first = row
    return first


def opening_of_a_part(sheet: Sheet, head: Head, repeats: list[Head], captions: list[Line]) -> Line | None:
    """Return the line above a head that opens its first part only: 直接下放事项 where 委托事项 stands above the next.

    It is a section then, and no title of the whole.
    """
    if not captions or captions[-1].row != head.top or not any(heading_modes(captions[-1].text)):
        return None
    own = heading_modes(captions[-1].text)
    for other in repeats:
        above = [text for text in sheet.grid.rows[other.top - 1] if text]
        if len(above) == 1 and any(heading_modes(above[0])) and heading_modes(above[0]) != own:
            line = captions.pop()
            return replace(line, kind="section")
    return None


def titles_of(
    sheet: Sheet, owner: Head | None, head: Head, titles: list[Line], captions: list[Line]
) -> list[Line]:
    """Return the titles that hold for a list: its own, or those above the first of several units' lists."""
    if owner is not None and another_unit(sheet, owner, head):
        return titles
    return [line for line in captions if line.kind == "title" and not is_labelled(line.text)]


def titles_above(before: Table, captions: list[Line], *, parts: bool = True) -> list[Line]:
    """Return the titles of a document's table above, and the lines of the one that goes on with it.

    Args:
        before: the table above.
        captions: the lines above the table that goes on.
        parts: whether it goes on with the part 一、行政许可 as well, and not only with what stands above its own part.
    """
    titles = [line for line in before.captions if line.kind in ("title", "unit")]
    if parts:
        titles = [line for line in titles if line.kind == "title" and not is_labelled(line.text)]
    else:
        # （二）行政处罚 goes on below 一、县水利局, and not below （一）行政许可
        first = next((kinds for line in captions if (kinds := part_kinds(line.text))), frozenset())
        own = next((at for at in reversed(range(len(titles))) if _names_the_whole(titles[at].text)), -1)
        titles = titles[
            : next((at for at, line in enumerate(titles) if at > own and part_kinds(line.text) & first), None)
        ]
    return [replace(line, row=0, cell="") for line in titles] + captions


def _names_the_whole(text: str) -> bool:
    """Return whether a line above a part may name the list: no part's heading, no sentence on the part below it."""
    return not part_kinds(text) and not text.rstrip().endswith(_SENTENCE)


def opens_a_part(captions: list[Line]) -> bool:
    """Return whether what stands above a document's table numbers a part of its list: 二、行政处罚（3项）."""
    own = [line for line in captions if line.kind == "unit" or is_title(line)]
    return bool(own) and bool(part_kinds(own[0].text))


def is_title(line: Line) -> bool:
    """Return whether a line above a list names it: no unit's line, no note on the list above."""
    return line.kind == "title" and not is_labelled(line.text) and line_kind(line.text) != "note"


def above_block(captions: list[Line], block: Head, blocks: list[Head]) -> list[Line]:
    """Return the lines above one of several lists side by side: a row of several titles has one for each."""
    if len(blocks) < 2:
        return captions
    own = (
        block.paths[0][0],
        next((b.paths[0][0] for b in blocks if b.paths[0][0] > block.paths[0][0]), 1 << 30),
    )
    together = Counter(line.row for line in captions)
    # 下放事项 | 委托事项 right above the heads of two lists
    groups = {path[0] for _, path in block.paths if path}
    shared = (
        groups.pop() if len(groups) == 1 and all(len(path) > 1 for _, path in block.paths if path) else ""
    )
    shared = shared or mode_title(block, blocks)
    title = (
        [Line(block.top + 1, f"{column_letters(own[0])}{block.top + 1}", shared, "title")] if shared else []
    )
    return title + [
        line
        for line in captions
        if together[line.row] < 2 or own[0] <= column_of(line.cell.rstrip("0123456789")) < own[1]
    ]
