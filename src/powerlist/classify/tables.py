"""The pieces of evidence that the headings of a table give to all its rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from powerlist.classify.headings import Heading, contrast, heading, is_intended, is_part, pieces_of, stacks
from powerlist.classify.legend import explaining_rows
from powerlist.classify.noterules import MOST, left_out
from powerlist.classify.piece import Piece
from powerlist.classify.umbrella import are_mixed, inner_first, settled
from powerlist.classify.wholenotes import notes_of_all
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, single
from powerlist.model.modes.scan import clean
from powerlist.model.receiver import is_township, plain
from powerlist.text.patterns import lazy_pattern
from powerlist.text.ranges import item_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Line, Note

#: So many rows that fill a column for the mode make an empty cell in it an answer.
_COLUMN_ROWS: Final = 2
#: A heading is compared with those of other words: of two, one is.
_EACH: Final = 2


def _outer(pieces: list[Piece], *, planned: bool) -> list[Piece]:
    """Return the pieces of a name round a list, which decide nothing where the list itself is one of plans.

    青禾县下放事项.xlsx with the title 青禾县拟下放乡镇事项清单 has handed over nothing by its name.

    Args:
        pieces: those of the sheet's or the file's name.
        planned: the title, or the sheet's name, tells what is planned or may be.
    """
    return [replace(piece, decides=False) for piece in pieces] if planned else pieces


#: 附件1, 附件2：委托事项目录: where the annex of a notice begins.
_ANNEX: Final = lazy_pattern(r"^附[件表](?:[一二三四五六七八九十]{1,3}|\d{1,2})?(?:[:：].*)?$")
#: The title of a list, below the sentences of a notice.
_LIST: Final = lazy_pattern(r"(?:目录|清单|名录|一览表|事项表)(?:[（(][^（）()]{1,30}[)）])?$")
_SENTENCE: Final = lazy_pattern(r"[。；;：:]$")


def _own_from(captions: Sequence[Line]) -> int:
    """Return where the list's own lines begin among those above it: behind a notice at its annex, or its title.

    Args:
        captions: the lines above a table, top line first.
    """
    spoken = -1
    found = 0
    for at, line in enumerate(captions):
        text = clean(line.text)
        if _ANNEX.match(text) and at:
            found = at
        elif _LIST.search(text):
            # 附件1 stands above the title of its list
            found = at if spoken > found else found
        elif _SENTENCE.search(text):
            spoken = at
    return found if spoken >= 0 else 0


def _of_notice(above: list[Piece], own: list[Piece]) -> list[Piece]:
    """Return what a notice says above the list that is annexed to it, where the list's own lines say the mode.

    A notice that hands down one list and entrusts another speaks of both; of this one only what agrees with it.

    Args:
        above: the pieces of the notice.
        own: those of the annex's own lines.
    """
    mode = next((piece.modes for piece in reversed(own) if piece.decides and single(piece.modes)), 0)
    if not mode:
        return above
    named = any(piece.receivers for piece in own)
    return [
        piece
        if piece.modes == mode and piece.decides and not named
        else replace(piece, decides=False, receivers=(), per=(), excluded=())
        for piece in above
    ]


def _row(line: Line) -> int:
    return line.row


def _start(stack: tuple[int, tuple[Line, ...]]) -> int:
    return stack[0]


def _telling(found: Sequence[Heading]) -> list[Heading]:
    """Return of headings beside each other those that tell: two of different words for each set of modes."""
    kept: dict[tuple[int, int], dict[str, Heading]] = defaultdict(dict)
    for one in found:
        same = kept[one.hard, 0 if one.hard else one.soft]
        if (one.hard or one.soft) and len(same) < _EACH:
            same.setdefault(one.text, one)
    return [one for same in kept.values() for one in same.values()]


class Headings:
    """Pieces by table and by section, made once.

    Attributes:
        notes: the lines that were left out because a table has very many.

    Args:
        tables: the source tables.
        known: full names of the place's townships.
        sections: table and section text of every item.
        of_some: for each table the lines that speak of some of its rows only.
    """

    def __init__(
        self,
        tables: Sequence[TablePlace],
        known: tuple[str, ...],
        sections: Iterable[tuple[int, str]] = (),
        of_some: Sequence[frozenset[str]] = (),
    ) -> None:
        self.known = known
        self._apart = of_some or [frozenset()] * len(tables)
        self.tables = tables
        self._sheets = [heading(table.sheet or "", "", known) for table in tables]
        self.notes: list[Note] = []
        self._by_file: dict[str, set[int]] = defaultdict(set)
        for index, table in enumerate(tables):
            self._by_file[table.file].add(index)
        self.table_pieces = [self._table(index) for index in range(len(tables))]
        self._notes = [
            notes_of_all(table, known, apart, self.notes)
            for table, apart in zip(tables, self._apart, strict=True)
        ]
        lines_of = [[line for line in table.lines if line.kind == "section"] for table in tables]
        self._stacks = [stacks(lines) for lines in lines_of]
        self._cells = [{line.text: line.cell for line in lines} for lines in lines_of]
        self._towns = [
            sorted((line for line in lines if is_township(line.text)), key=_row) for lines in lines_of
        ]
        self._siblings: dict[int, list[Heading]] = defaultdict(list)
        for number, text in dict.fromkeys(sections):
            self._siblings[number] += [heading(part, "", known) for part in text.split("\n") if part]
        for number, stacked in enumerate(self._stacks):
            self._siblings[number] += [heading(s[-1].text, s[-1].cell, known) for _, s in stacked]
        self._siblings = defaultdict(list, {at: _telling(found) for at, found in self._siblings.items()})
        self._section_cache: dict[tuple[int, str, int], tuple[Piece, ...]] = {}

    def _table(self, index: int) -> list[Piece]:
        table = self.tables[index]
        pieces: list[Piece] = []
        others = [self._sheets[other] for other in self._by_file[table.file] if other != index]
        # a section above the head opens the list: it holds until the next one
        opening = {(line.row, line.text) for line in table.lines if line.kind == "section"}
        explained = explaining_rows(table.captions)
        spoken = 0
        own_from, notice = _own_from(table.captions), 0
        for at, line in enumerate(table.captions):
            if at == own_from:
                notice = len(pieces)
            if (line.row, line.text) in opening or _of_some(line.text) or line.row in explained:
                continue
            if line.text in self._apart[index]:
                continue
            found = heading(line.text, line.cell, self.known)
            spoken += found.says_something
            if spoken > MOST:
                self.notes += [left_out(table, line)] if found.says_something else []
                continue
            siblings = (
                [
                    heading(other.text, other.cell, self.known)
                    for position in self._by_file[table.file]
                    if position != index
                    for other in self.tables[position].captions
                ]
                if found.soft and not found.hard
                else []
            )
            kind = "title" if line.kind == "title" else "caption"
            pieces += pieces_of(kind, found, contrast(found, siblings))
        pieces = inner_first([*_of_notice(pieces[:notice], pieces[notice:]), *pieces[notice:]])
        planned = any(is_intended(line.text) for line in table.captions if line.kind == "title")
        if table.sheet:
            found = self._sheets[index]
            pieces += _outer(pieces_of("sheet", found, contrast(found, others)), planned=planned)
            planned = planned or is_intended(table.sheet)
        name = PurePosixPath(table.file).name
        stem = name.rsplit(".", 1)[0]
        pieces += _outer(pieces_of("file", heading(stem, "", self.known), 0), planned=planned)
        return pieces

    def of_table(self, table: int, section: str, row: int = 0) -> tuple[Piece, ...]:
        """Return the pieces of a table's title, captions, notes, sheet and file for an item.

        A title 表一：下放事项 speaks for the rows above the line 表二：委托事项 only.

        Args:
            table: index of its table.
            section: text of its section.
            row: its first sheet row.
        """
        pieces = self.table_pieces[table]
        if self._notes[table]:
            pieces = [*(piece for first, last, piece in self._notes[table] if first < row < last), *pieces]
        town = self._town_above(table, row)
        if town is not None:
            pieces = [town, *(piece for piece in pieces if not is_township(piece.text))]
        if any(is_part(line) for line in section.split("\n")):
            pieces = [
                piece for piece in pieces if piece.kind not in ("title", "caption") or not is_part(piece.text)
            ]
        return tuple(pieces)

    def _town_above(self, table: int, row: int) -> Piece | None:
        """Return the piece of a line that is a township's name, in a list of one township below the other.

        清河镇 above 一、下放事项 ends what 石桥镇 above the first head says.
        """
        above = bisect_left(self._towns[table], row, key=_row)
        if not above:
            return None
        line = self._towns[table][above - 1]
        return Piece("section", line.text, line.cell, receivers=(plain(line.text),))

    def sections(self, table: int, section: str, row: int) -> tuple[Piece, ...]:
        """Return the pieces of the sections above an item, innermost first.

        Args:
            table: index of its table, -1 where it has none.
            section: text of its section.
            row: its first sheet row.
        """
        open_lines: tuple[Line, ...] = ()
        if 0 <= table < len(self._stacks):
            at = bisect_right(self._stacks[table], row, key=_start)
            open_lines = self._stacks[table][at - 1][1] if at else ()
        key = (table, section, open_lines[-1].row if open_lines else 0)
        cached = self._section_cache.get(key)
        if cached is None:
            cached = self._section_cache[key] = tuple(self._sections(table, section, open_lines))
        return cached

    def _sections(self, table: int, section: str, lines: tuple[Line, ...]) -> list[Piece]:
        if section:
            # the reader's own nesting; the section rows, where they are known, give the cells
            found = [
                heading(part, self._cell(table, part, lines), self.known)
                for part in section.split("\n")
                if part
            ]
            if len(found) == 1 and any(found[0].text == line.text for line in lines):
                found = [heading(line.text, line.cell, self.known) for line in lines]
        else:
            found = [heading(line.text, line.cell, self.known) for line in lines]
        if not found:
            return []
        siblings = self._siblings.get(table, [])
        pieces: list[Piece] = []
        inner: Mode | None = None
        for entry in reversed(found):
            for piece in pieces_of("section", entry, contrast(entry, siblings)):
                mode = single(piece.modes)
                # 一、下放事项 above （一）委托乡镇实施: the outer word is the word for all modes
                umbrella = inner is not None and mode is Mode.DELEGATED and inner is not mode
                if mode is not None and piece.decides:
                    inner = inner or mode
                pieces.append(replace(piece, decides=False) if umbrella else piece)
        return pieces

    def _cell(self, table: int, part: str, lines: tuple[Line, ...]) -> str:
        """Return the cell of a line of a section's text, "" for none."""
        if not 0 <= table < len(self._stacks):
            return next((line.cell for line in reversed(lines) if line.text == part), "")
        cell = self._cells[table].get(part)
        if cell is not None:
            return cell
        # 第2项委托 is a clause of a note, whose cell has more to say
        place = self.tables[table]
        notes = (line for line in (*place.captions, *place.lines) if line.kind != "section")
        return next((line.cell for line in notes if part in line.text), "")

    def settle(
        self, table: int, rows: Sequence[int], *, named: bool, columns: int = 0, asked: bool = False
    ) -> None:
        """Let 下放 in a table's title, caption or file name yield where its rows state a mixture.

        下放 is also the word for all modes together (委托下放, 下放方式：委托). Where a good share of a
        table's own rows name other modes, a title with 下放 names the whole and contradicts none of them.

        Args:
            table: index of the table.
            rows: masks of the single modes that its rows state by themselves.
            named: a row itself calls its way one of 下放 (委托下放).
            asked: the head of its column for the mode does (下放方式).
            columns: how many rows say it in a column for the mode: then the file's name is that of the whole.
        """
        if columns >= _COLUMN_ROWS:
            self.table_pieces[table] = settled(self.table_pieces[table], lambda piece: piece.kind == "file")
        if are_mixed(rows, named=named) or (asked and any(mask != BIT[Mode.DELEGATED] for mask in rows)):
            self.table_pieces[table] = settled(
                self.table_pieces[table], lambda piece: piece.kind in ("title", "caption", "file")
            )

    def settle_files(self) -> None:
        """Let 下放 in a file's name, and in the title on every sheet, yield where its sheets name several modes."""
        for members in self._by_file.values():
            sheets = {self._sheets[index].hard for index in members if single(self._sheets[index].hard)}
            masks = {
                piece.modes
                for index in members
                for piece in self.table_pieces[index]
                if piece.kind in ("sheet", "title", "caption") and piece.decides and piece.modes
            }
            if len(masks) < 2:
                continue
            for index in members:
                own = self._sheets[index].hard
                self.table_pieces[index] = settled(
                    self.table_pieces[index], partial(_above_sheets, own, len(sheets) > 1)
                )


def _above_sheets(own: int, several: bool, piece: Piece) -> bool:
    """Return whether a piece speaks for more than its sheet: that of the file, or a title on sheets that name modes.

    Args:
        own: mask of the modes that the sheet's name says.
        several: the sheets of the file are called by several modes.
        piece: a piece of one of the sheets.
    """
    return piece.kind == "file" or (several and piece.kind != "sheet" and piece.modes != own)


_NOTE: Final = lazy_pattern(r"^[（(【\[]?(?:注|说明|备注|附注|图例)")


def _of_some(text: str) -> bool:
    """Return whether a line speaks of some items only, which get it as their section: 注：带★的为委托事项."""
    told = item_ranges(text)
    return bool(told) and (any(each.signs for each in told) or _NOTE.match(text.strip()) is not None)
