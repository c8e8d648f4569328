"""What the cells of each row say of its item, before any heading is heard."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.attributes import Attributes
from powerlist.classify.changes import Changes
from powerlist.classify.legend import BLANK, explained, explained_marks, legend_of, legends, tells_blanks
from powerlist.classify.named import Named
from powerlist.classify.options import NO_CODES, ClassifyOptions
from powerlist.classify.piece import Piece, decided
from powerlist.classify.receivers import split
from powerlist.classify.sources.asked import POWER_SOURCE, from_code, from_column, from_term, in_name_of
from powerlist.classify.sources.marked import asks_for_all_modes, from_marks
from powerlist.classify.sources.remarks import from_remark
from powerlist.classify.sources.takers import before, from_receiver_marks, from_receivers
from powerlist.classify.unmapped.pieces import Unmapped
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.modes.heads import is_past
from powerlist.model.modes.masks import BIT, STAYS_MASK, single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.texts import cell_modes
from powerlist.model.receiver import is_pending, names_townships
from powerlist.model.townwords import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from powerlist.classify.chain import Chain
    from powerlist.model.normalised import TablePlace


_BACK: Final = BIT[Mode.RECALLED]
#: 实施主体性质 of the national platform: 3 受委托组织.
_AGENT: Final = re.compile(r"^(?:0?3|0?3?[-—.:、]?受委托(?:的)?(?:组织|机关|单位))$")


class Rows:
    """The pieces of every row.

    Attributes:
        torn: rows whose mode cell names two modes: a contradiction, unless townships tell them apart.

    Args:
        columns: the items' columns as lists.
        tables: the source tables.
        options: profile and policy of the place.
        known: full names of its townships.
        chain: takes the notes.
    """

    def __init__(
        self,
        columns: Mapping[str, list[Any]],
        tables: Sequence[TablePlace],
        options: ClassifyOptions,
        known: tuple[str, ...],
        chain: Chain,
    ) -> None:
        self.columns = columns
        self.tables = tables
        self.known = known
        self.chain = chain
        self.torn: set[int] = set()
        platform = {} if options.profile == NO_CODES else POWER_SOURCE
        self._codes = tuple({**platform, **options.policy.power_source}.items())
        self._legends = legends(tables)
        self._explained: dict[int, tuple[tuple[str, Mode], ...]] = {}
        self._townships = self._township_tables()
        self._dots = self._dotted_tables()
        self._blanks = self._blank_tables(self._legends, "mode")
        #: tables with signs in the remark, whose note says what a row without one is
        self._unsigned = self._blank_tables(self._legends, "remark")
        self._unmapped = Unmapped(columns, self._legends)
        self._changes = Changes(columns)
        self._named = Named(columns)
        self._attributes = Attributes(columns, tables)
        #: tables in which columns of marks tell the modes apart
        self._marked = {
            table for table, marked in zip(columns["table"], columns["mode_marks"], strict=True) if marked
        }
        # 调整前行使主体 says who acted before: no mode, and nobody where the row itself names who takes over
        self._past = {
            at for at, place in enumerate(tables) if is_past(place.heads.get("receivers", ("", ""))[0])
        }

    def pieces(self) -> list[tuple[Piece, ...]]:
        """Return what the cells of each row say."""
        return [tuple(self._row(index)) for index in range(len(self.columns["table"]))]

    def _row(self, index: int) -> list[Piece]:
        columns, table = self.columns, self.columns["table"][index]
        found = [*self._unmapped.pieces(index, table, self.known), *self._asked(index, table)]
        if any(piece.modes and not piece.decides for piece in found):
            self.torn.add(index)
        named = list(self._in_name(index)) if not _stated(found) else []
        found += named
        if (piece := self._remark(index, table)) is not None:
            found.append(piece)
        reason = columns["adjustment_reason"][index]
        if reason and (piece := from_remark(reason, self.known)) and piece.denied & _BACK:
            # 收回理由 over 暂不收回 belies the list, and says nothing else of the mode
            found.append(Piece("remark", reason, "", "adjustment_reason", 0, _BACK))
        if columns["extra"][index]:
            found += self._unmapped.remarks(index, table, self.known)
        if not _stated(found):
            found += self._named.pieces(index, table) or self._attributes.pieces(index, table)
        if not _stated(found):
            found += self._unmapped.spoken(index, table, self.known)
            found += self._acting(index)
        found += self._body(index, found)
        if not _stated(found) and table in self._marked:
            found += self._stationed(index)
        found += self._nature(index, found)
        found += self._changes.pieces(index, found)
        found = self._changes.taken_back(index, found)
        if table in self._past and sum(bool(piece.receivers) for piece in found) > 1:
            found = [piece for piece in found if piece.field != "receivers"]
        return found

    def _remark(self, index: int, table: int) -> Piece | None:
        """Return what the remark states, or the sign alone in it that a note explains: △ 表示委托."""
        text = self.columns["remark"][index]
        legend = self._legends[table] if 0 <= table < len(self._legends) else {}
        if legend and (text or table in self._unsigned) and not any(map(str.isalnum, text)):
            mode = single(cell_modes(explained(text, legend) if text else legend[BLANK]))
            if mode is not None:
                return Piece("remark", text or legend[BLANK], "", "remark", BIT[mode])
        return from_remark(text, self.known) if text else None

    def _asked(self, index: int, table: int) -> Iterator[Piece]:
        """Yield what the columns say that ask for modes, receivers or the source of the power."""
        columns = self.columns
        legend = self._legends[table] if 0 <= table < len(self._legends) else {}
        stated = False
        if columns["mode"][index] or table in self._blanks:
            text = columns["mode"][index] or legend[BLANK]
            piece, doubt = from_column(explained(text, legend), self.known)
            if doubt == "ambiguous":
                self.torn.add(index)
            if doubt:
                self.chain.note(f"classify.{doubt}-mode", index, "mode", text)
            if piece is not None:
                stated = bool(piece.modes)
                yield replace(piece, text=text) if legend else piece
        if columns["power_source"][index]:
            codes = self._codes_of(table)
            code = from_code(
                columns["power_source"][index], codes, table in self._townships or codes is not self._codes
            )
            if code is not None:
                stated = stated or bool(code.modes)
                yield code
        if columns["mode_marks"][index]:
            mark = from_marks(columns["mode_marks"][index], table in self._dots, self.known)
            # 是否赋权：是 beside 赋权途径：委托 says that, not how
            if mark is not None and not (
                (stated or _stated(self._unmapped.pieces(index, table, self.known)))
                and asks_for_all_modes(mark)
            ):
                yield mark
        if columns["receiver_marks"][index]:
            given = explained_marks(columns["receiver_marks"][index], tuple(legend.items()))
            if (marked := from_receiver_marks(given, table in self._dots)) is not None:
                yield marked
        if columns["receivers"][index]:
            takers = from_receivers(marks.ticked(columns["receivers"][index]))
            takers = before(takers) if table in self._past else takers
            if takers is not None:
                yield takers

    def _codes_of(self, table: int) -> tuple[tuple[str, Mode], ...]:
        """Return the meaning of the codes of 权力来源: what the table's own note or head says, else the place's."""
        if table not in self._explained:
            place = self.tables[table] if 0 <= table < len(self.tables) else None
            texts = [line.text for line in (*place.captions, *place.lines)] if place is not None else []
            texts += [place.heads["power_source"][0]] if place and "power_source" in place.heads else []
            told = {
                symbol.lstrip("0"): mode
                for text in texts
                if "来源" in text
                for symbol, term in legend_of(text)
                if symbol.isdigit() and (mode := single(cell_modes(term))) is not None
            }
            self._explained[table] = tuple(told.items()) or self._codes
        return self._explained[table]

    def _stationed(self, index: int) -> Iterator[Piece]:
        """Yield what 派驻机构 says beside columns for 下放 and 委托 that are blank in this row."""
        text = self.columns["outpost"][index]
        if text and not is_pending(text):
            yield Piece("column", text, "", "outpost", BIT[Mode.EXTENDED])

    def _in_name(self, index: int) -> Iterator[Piece]:
        """Yield what it says in whose name the township acts: 执法名义 over 镇人民政府, 县水利局."""
        if text := self.columns["acts_in_name"][index]:
            outpost = self.columns["outpost"][index]
            piece = in_name_of(text, "acts_in_name")
            if (
                piece is not None
                and piece.modes == BIT[Mode.ENTRUSTED]
                and ((outpost and not is_pending(outpost)) or "驻" in self.columns["enforcer"][index][:-1])
            ):
                # the department's name and the department's outpost: nothing was entrusted
                piece = replace(piece, modes=BIT[Mode.EXTENDED])
            if piece is not None:
                yield piece

    def _nature(self, index: int, found: Sequence[Piece]) -> Iterator[Piece]:
        """Yield 实施主体性质 受委托组织 where the row else hands down: an agent has no power of its own."""
        text = self.columns["organ_nature"][index]
        if not text or not _AGENT.match(clean(text)):
            return
        if single(decided(found)) in (Mode.DELEGATED, Mode.STATUTORY):
            yield Piece("code", text, "", "organ_nature", BIT[Mode.ENTRUSTED])

    def _body(self, index: int, found: Sequence[Piece]) -> Iterator[Piece]:
        """Yield the townships that 现行使机关 names where no other column says who takes over."""
        if any(piece.receivers or (piece.modes & STAYS_MASK) for piece in found):
            return
        for field in ("enforcer", "department"):
            # 调整后实施主体: bureaus in most rows, and the townships where an item has gone to them
            text = self.columns[field][index]
            names = tuple(split(text)) if text else ()
            if names and all(map(names_townships, names)):
                yield Piece("receiver", text, "", field, receivers=names)
                return

    def _acting(self, index: int) -> Iterator[Piece]:
        """Yield what other cells state: 县水利局（委托三家镇实施）, 第二批委托, 委托转下放."""
        for name in ("batch", "adjustment", "status", "level"):
            if (text := self.columns[name][index]) and (term := from_term(text, name)) is not None:
                yield term
        for name in ("department", "enforcer"):
            text = self.columns[name][index]
            if (
                text
                # 县市场监督管理局派驻三家镇市场监管所: a body is named, what it does is understood
                and (piece := from_remark(f"{text}实施" if "驻" in text[:-1] else text, self.known))
                is not None
                and piece.modes | bool(piece.per)
            ):
                yield replace(piece, text=text, field=name)

    def _township_tables(self) -> set[int]:
        """Return the tables that list a township's powers, in which 权力来源 1 means its own."""
        found = set()
        for table, level, department, source in zip(
            self.columns["table"], self.columns["level"], self.columns["department"],
            self.columns["power_source"], strict=True,
        ):  # fmt: skip
            words = source.lstrip("0")
            handed = words[:1] in ("2", "5") or "下放" in source or "委托" in source
            if (
                handed
                or any(ending in level for ending in ENDINGS)
                or (department and names_townships(department))
            ):
                found.add(table)
        return found

    def _blank_tables(self, legends_of: Sequence[Mapping[str, str]], field: str) -> set[int]:
        """Return the tables whose note explains the symbols in a column, and what a blank there means."""
        cells: dict[int, set[str]] = {}
        for table, text in zip(self.columns["table"], self.columns[field], strict=True):
            cells.setdefault(table, set()).add(text)
        return {at for at, legend in enumerate(legends_of) if tells_blanks(legend, cells.get(at, ()))}

    def _dotted_tables(self) -> set[int]:
        return {
            table
            for table, receivers, modes in zip(
                self.columns["table"], self.columns["receiver_marks"], self.columns["mode_marks"], strict=True
            )
            if "●" in receivers or "●" in modes
        }


def _stated(pieces: Sequence[Piece]) -> bool:
    return any(piece.modes or piece.per for piece in pieces)
