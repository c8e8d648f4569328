"""The pieces of evidence that the headings of a table give to all its rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from powerlist.classify.headings import Heading, grants, heading, is_part, stacks
from powerlist.classify.legend import legend_of
from powerlist.classify.piece import Piece
from powerlist.classify.statements import statement
from powerlist.classify.umbrella import inner_first, is_umbrella
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, single
from powerlist.model.modes.scan import clean as words_of
from powerlist.model.modes.texts import heading_modes
from powerlist.text.ranges import item_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Line

#: How many rows, and which share of them, must say otherwise before 下放 in a title is read as the word for
#: all modes together.
UMBRELLA_ROWS = 3
UMBRELLA_SHARE = 0.2
#: So many different modes in the rows make a title with 下放 a word for all of them, however few rows there are.
UMBRELLA_MODES = 3


#: So many rows that fill a column for the mode make an empty cell in it an answer.
_COLUMN_ROWS = 2
#: Columns whose heads may tell how all rows are handed over.
_TELLING = ("name", "receivers", "deed", "legal_ground")
#: Of these a row must have something to be spoken of.
_OF_ROWS = ("deed", "legal_ground")
_AGENT = re.compile(r"受托|[受被]委托")
_PROPOSED = re.compile(r"建议|意见|申请|意向")
_PLAIN = (Mode.ENTRUSTED, Mode.EXTENDED)


#: A note that speaks of the whole list.
_WHOLE = re.compile(
    r"^[（(【]?(?:注|说明|备注|附注)?\d*[】]?[:：.、]?\d*[.、]?(?P<scope>以上|上述|本(?:清单|表|目录|附件|页)|(?:清单|目录|表)[内中]?所列|所列|全部事项|表[内中])"
)


class Headings:
    """Pieces by table and by section, made once.

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
        self._by_file: dict[str, set[int]] = defaultdict(set)
        for index, table in enumerate(tables):
            self._by_file[table.file].add(index)
        self.table_pieces = [self._table(index) for index in range(len(tables))]
        self._notes = [self._below(at, table) for at, table in enumerate(tables)]
        self._stacks = [stacks([line for line in table.lines if line.kind == "section"]) for table in tables]
        self._siblings: dict[int, list[Heading]] = defaultdict(list)
        for number, text in dict.fromkeys(sections):
            self._siblings[number] += [heading(part, "", known) for part in text.split("\n") if part]
        self._section_cache: dict[tuple[int, str, int], tuple[Piece, ...]] = {}

    def _table(self, index: int) -> list[Piece]:
        table = self.tables[index]
        pieces: list[Piece] = []
        others = [self._sheets[other] for other in self._by_file[table.file] if other != index]
        # a section above the head opens the list: it holds until the next one
        opening = {(line.row, line.text) for line in table.lines if line.kind == "section"}
        explained = {row for row, text in _by_row(table.captions).items() if legend_of(text)}
        for line in table.captions:
            if (line.row, line.text) in opening or _of_some(line.text) or line.row in explained:
                continue
            if line.text in self._apart[index]:
                continue
            found = heading(line.text, line.cell, self.known)
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
            pieces += _piece(kind, found, _contrast(found, siblings))
        pieces = inner_first(pieces)
        if table.sheet:
            found = self._sheets[index]
            pieces += _piece("sheet", found, _contrast(found, others))
        name = PurePosixPath(table.file).name
        stem = name.rsplit(".", 1)[0]
        pieces += _piece("file", heading(stem, "", self.known), 0)
        return pieces

    def by_grant(self, table: int) -> Piece | None:
        """Return what 赋予各镇的县级行政执法权限清单 above a table says where no row in it tells another way.

        Args:
            table: index of the table.
        """
        place = self.tables[table]
        for line in (*reversed(place.captions), None):
            text = line.text if line is not None else PurePosixPath(place.file).name.rsplit(".", 1)[0]
            found = heading(text, line.cell if line is not None else "", self.known)
            if found.soft == BIT[Mode.DELEGATED] and not found.hard and grants(text):
                kind = "file" if line is None else "title" if line.kind == "title" else "caption"
                return _piece(kind, found, found.soft)[0]
        return None

    def by_heads(self, table: int) -> Piece | None:
        """Return what the heads of a table's columns say of all its rows: 委托事项, 受委托机关, 延伸乡镇.

        下放 is the word for all modes and 委托部门 the usual head of the department: they say nothing here.

        Args:
            table: index of the table.
        """
        mask, text, cell, field = 0, "", "", ""
        for name in _TELLING:
            head, at = self.tables[table].heads.get(name, ("", ""))
            hard = BIT[Mode.ENTRUSTED] if _AGENT.search(head) else heading_modes(head)[0]
            hard = 0 if _PROPOSED.search(head) else hard
            if hard & ~mask:
                mask |= hard
                text, cell = head, at
                field = name if name in _OF_ROWS else ""
        return Piece("caption", text, cell, field, mask) if single(mask) in _PLAIN else None

    def _below(self, at: int, table: TablePlace) -> list[tuple[int, int, Piece]]:
        """Return ``(first row, last row, piece)`` of notes that speak of all items: 注：以上事项均委托乡镇实施.

        以上 means the rows since the note before, 本清单 the whole table.
        """
        found = []
        above = 0
        for line in table.lines:
            spoken = line.kind in ("note", "other") and line.text not in self._apart[at]
            match = _WHOLE.match(words_of(line.text)) if spoken else None
            said = statement(line.text, self.known) if match else None
            named = heading_modes(line.text)[0] if match else 0
            if (
                match is None
                or said is None
                or said.excluded
                or single(said.mask) is None
                or named & ~said.mask
            ):
                # a note that names two modes tells them apart, it gives none
                continue
            piece = Piece("caption", line.text, line.cell, "", said.mask, receivers=said.receivers)
            upward = match["scope"].startswith(("以上", "上述"))
            found.append((above, line.row if upward else 1 << 30, piece))
            above = line.row if upward else above
        return found

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
        if any(is_part(line) for line in section.split("\n")):
            pieces = [
                piece for piece in pieces if piece.kind not in ("title", "caption") or not is_part(piece.text)
            ]
        return tuple(pieces)

    def sections(self, table: int, section: str, row: int) -> tuple[Piece, ...]:
        """Return the pieces of the sections above an item, innermost first.

        Args:
            table: index of its table, -1 where it has none.
            section: text of its section.
            row: its first sheet row.
        """
        open_lines: tuple[Line, ...] = ()
        if 0 <= table < len(self._stacks):
            for start, stack in self._stacks[table]:
                if start > row:
                    break
                open_lines = stack
        key = (table, section, open_lines[-1].row if open_lines else 0)
        cached = self._section_cache.get(key)
        if cached is None:
            cached = self._section_cache[key] = tuple(self._sections(table, section, open_lines))
        return cached

    def _sections(self, table: int, section: str, lines: tuple[Line, ...]) -> list[Piece]:
        if section:
            # the reader's own nesting; the section rows, where they are known, give the cells
            cells = {line.text: line.cell for line in lines}
            if 0 <= table < len(self._stacks):
                cells = {line.text: line.cell for line in self.tables[table].lines if line.kind == "section"}
            found = [heading(part, cells.get(part, ""), self.known) for part in section.split("\n") if part]
            if len(found) == 1 and any(found[0].text == line.text for line in lines):
                found = [heading(line.text, line.cell, self.known) for line in lines]
        else:
            found = [heading(line.text, line.cell, self.known) for line in lines]
        if not found:
            return []
        siblings = self._siblings.get(table, [])
        if 0 <= table < len(self._stacks):
            siblings = siblings + [
                heading(s[-1].text, s[-1].cell, self.known) for _, s in self._stacks[table]
            ]
        pieces: list[Piece] = []
        inner: Mode | None = None
        for entry in reversed(found):
            for piece in _piece("section", entry, _contrast(entry, siblings)):
                mode = single(piece.modes)
                # 一、下放事项 above （一）委托乡镇实施: the outer word is the word for all modes
                umbrella = inner is not None and mode is Mode.DELEGATED and inner is not mode
                if mode is not None and piece.decides:
                    inner = inner or mode
                pieces.append(replace(piece, decides=False) if umbrella else piece)
        return pieces

    def settle(self, table: int, rows: Sequence[int], *, named: bool, columns: int = 0) -> None:
        """Let 下放 in a table's title, caption or file name yield where its rows state a mixture.

        下放 is also the word for all modes together (委托下放, 下放方式：委托). Where a good share of a
        table's own rows name other modes, a title with 下放 names the whole and contradicts none of them.

        Args:
            table: index of the table.
            rows: masks of the single modes that its rows state by themselves.
            named: a row itself calls its way one of 下放 (委托下放).
            columns: how many rows say it in a column for the mode: then the file's name is that of the whole.
        """
        if columns >= _COLUMN_ROWS:
            self.table_pieces[table] = [
                replace(piece, decides=False) if piece.kind == "file" and is_umbrella(piece) else piece
                for piece in self.table_pieces[table]
            ]
        counts = Counter(rows)
        stated = sum(counts.values())
        other = stated - counts.get(BIT[Mode.DELEGATED], 0)
        several = named or len(counts) >= UMBRELLA_MODES
        if len(counts) < 2 or not (several or (other >= UMBRELLA_ROWS and other >= UMBRELLA_SHARE * stated)):
            return
        self.table_pieces[table] = [
            replace(piece, decides=False)
            if piece.kind in ("title", "caption", "file") and is_umbrella(piece)
            else piece
            for piece in self.table_pieces[table]
        ]

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
                self.table_pieces[index] = [
                    replace(piece, decides=False)
                    if is_umbrella(piece)
                    and (
                        piece.kind == "file"
                        or (len(sheets) > 1 and piece.kind != "sheet" and piece.modes != own)
                    )
                    else piece
                    for piece in self.table_pieces[index]
                ]


def _by_row(lines: Iterable[Line]) -> dict[int, str]:
    """Return the text of each row: a legend may stand in several cells, ■ 直接下放 | □ 委托."""
    found: dict[int, str] = {}
    for at, line in enumerate(lines):
        row = line.row or -at - 1
        found[row] = f"{found[row]}  {line.text}" if row in found else line.text
    return found


def legends(tables: Sequence[TablePlace]) -> list[dict[str, str]]:
    """Return for each table what its notes and heads say the symbols in its cells mean: ``{"A": "下放", …}``."""
    found = []
    for table in tables:
        lines = list(
            _by_row(line for line in (*table.captions, *table.lines) if line.kind != "section").values()
        )
        heads = [head for head, _ in table.heads.values()]
        heads += [name.removeprefix("extra/") for name in table.letters if name.startswith("extra/")]
        found.append({symbol: term for text in (*lines, *heads) for symbol, term in legend_of(text)})
    return found


_NOTE: Final = re.compile(r"^[（(【\[]?(?:注|说明|备注|附注|图例)")


def _of_some(text: str) -> bool:
    """Return whether a line speaks of some items only, which get it as their section: 注：带★的为委托事项."""
    told = item_ranges(text)
    return bool(told) and (any(each.signs for each in told) or _NOTE.match(text.strip()) is not None)


def _contrast(found: Heading, others: Sequence[Heading]) -> int:
    """Return the soft modes of a heading that count because headings beside it name other modes."""
    if not found.soft or found.hard:
        return 0
    beside = 0
    for other in others:
        if other.text != found.text:
            beside |= other.hard
    return found.soft if beside & ~found.soft else 0


def _piece(kind: str, found: Heading, extra: int) -> list[Piece]:
    mask = found.hard or extra
    if not (mask or found.receivers or found.per):
        return []
    decides = single(mask) is not None if mask else True
    return [
        Piece(
            kind, found.text, found.cell, "", mask,
            per=found.per, receivers=found.receivers or (found.scope if kind != "file" and mask else ()),
            decides=decides, scope=found.scope,
        )
    ]  # fmt: skip
