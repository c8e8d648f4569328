"""Paragraphs of a document between its tables: what explains the table above, and what leads the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from powerlist.model.sheet import Line
from powerlist.read.lines import line_kind
from powerlist.text.numerals import NUMERAL, number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.sheet import Table
    from powerlist.read.grid import Grid

#: So many paragraphs next to a table may speak of it.
_MOST: Final = 8
#: A note goes on: 2.第5项委托.
_GOES_ON: Final = lazy_pattern(r"^[（(]?\d{1,2}[）)]?[.．、\s]")
#: What a notice encloses, before its signature: 附件：1.下放事项目录, 附件2：委托事项目录, 3.延伸事项目录.
_ENCLOSED: Final = lazy_pattern(
    rf"^(?:附(?:件|表)\s*[:：]?\s*)?(?P<number>\d{{1,2}}|[{NUMERAL}]{{1,3}})\s*[.．、:：\s]\s*\S"
)
_FIRST_ENCLOSED: Final = lazy_pattern(r"^附(?:件|表)")
_OF_LIST: Final = lazy_pattern(r"[项表]|清单|目录")
_BELOW: Final = lazy_pattern(r"^(?:以上|上述|上表)")


def below_table(paragraphs: Sequence[str], *, last: bool) -> list[Line]:
    """Return the paragraphs behind a table that speak of it: 注：第1至3项委托.

    Args:
        paragraphs: what stands between this table and the next one, or the end.
        last: no other table follows, so that any sentence about the list may be meant.
    """
    found: list[Line] = []
    for text in paragraphs[:_MOST]:
        kind = line_kind(text)
        note = kind == "note" or bool(_BELOW.match(text)) or (bool(found) and bool(_GOES_ON.match(text)))
        if note:
            found.append(Line(0, "", text, "note"))
        elif not last:
            break
        elif kind == "other" and _OF_LIST.search(text):
            found.append(Line(0, "", text, kind))
    return found


def leading(paragraphs: Sequence[str], below: Sequence[Line], most: int) -> list[Line]:
    """Return the paragraphs that lead a table: without the notes on the one above, where a title follows them.

    Args:
        paragraphs: what stands before the table.
        below: those of them that speak of the table above.
        most: so many of them, the nearest.
    """
    rest = _without_enclosures(paragraphs[len(below) :])
    # nothing but notes between two tables: the second may go on with the first
    return [
        Line(0, "", text, "unit" if line_kind(text) == "unit" else "title")
        for text in (rest or paragraphs)[-most:]
    ]


def _without_enclosures(paragraphs: Sequence[str]) -> Sequence[str]:
    """Return the paragraphs without the names of all that a notice encloses: each is the title of its own table only.

    They are two or more, numbered from 1, and something follows them: a signature, or 附件1.
    """
    for start, text in enumerate(paragraphs):
        if not _FIRST_ENCLOSED.match(text):
            continue
        end = start
        for number, line in enumerate(paragraphs[start:], 1):
            match = _ENCLOSED.match(line)
            if match is None or number_of(match["number"]) != number:
                break
            end = start + number
        if start + 1 < end < len(paragraphs):
            return [*paragraphs[:start], *paragraphs[end:]]
    return paragraphs


def attach(grid: Grid, tables: Sequence[Table], earlier: Sequence[Table]) -> None:
    """Give a grid's notes to its last lists, and to those that these go on with.

    Args:
        grid: with the paragraphs below it.
        tables: the lists found in it.
        earlier: the lists of the document's tables before, in order.
    """
    if not grid.below or not tables:
        return
    meant = [table for table in tables if table.header_rows == tables[-1].header_rows]
    above = list(earlier)
    while above and not meant[0].header_rows:
        # a table without a head goes on with the one above
        meant.insert(0, above.pop())
    for table in meant:
        row = max([*table.last_rows, *table.header_rows, *(line.row for line in table.lines)], default=0) + 1
        table.lines.extend(replace(line, row=row) for line in grid.below)
