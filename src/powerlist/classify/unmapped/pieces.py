"""The pieces of evidence that columns give which the reader could not name.

One cell of a column of modes that says anything else, and the column says nothing.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.legend import BLANK, explained, of_table, tells_blanks
from powerlist.classify.piece import Piece
from powerlist.classify.receivers import speaks_of_townships
from powerlist.classify.sources.asked import from_column, in_name_of
from powerlist.classify.sources.marked import asks_for_all_modes, from_marks
from powerlist.classify.sources.remarks import from_remark
from powerlist.classify.unmapped.heads import REASON, heads_a_remark, may_state
from powerlist.classify.unmapped.kinds import (
    LONGEST,
    SEALS,
    asks_again,
    heard_beside,
    holds_modes,
    holds_ticks,
    kind_of_power,
    names_other_ways,
    tells_lists,
    tells_own_from_given,
    tells_who_answers,
)
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.extra import decode_extra
from powerlist.model.modes.heads import holding_now
from powerlist.model.modes.masks import BIT, HANDED_MASK, single
from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.texts import cell_modes
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONGEST_REMARK: Final = 200
_TAKEN_OVER: Final = lazy_pattern(
    r"^(?:乡镇|镇街|街道)?(?:是否|能否|可否)(?:同意|可以|愿意)?承接$|^承接(?:情况|与否)$"
)
#: Who acts, as a head asks for it.
_ACTOR: Final = lazy_pattern(
    r"谁(?:来)?(?:行使|实施|执法|办理|负责)|^(?:具体|实际|现)?(?:行使|实施|执法|办案|处罚|承办|经办)(?:主体|机关|单位|者|机构|层级)$|^(?:具体|实际)(?:承办|经办|办理|实施|行使)$|^执法(?:队伍|力量)(?:组成|构成|名称)?$"
)
_REFUSED: Final = lazy_pattern(r"^(?:暂|暂时)?(?:不|未|无法|不能|不予|不同意|无能力)承接$")


class Unmapped:
    """What the unnamed columns say of each item.

    Args:
        columns: ``table extra mode mode_marks`` of the items, as lists.
        legends: for each table, symbol → term of a mode, as a note above the table explains them.
        mode_heads: table → head of its column for the mode, where it has one.
    """

    def __init__(
        self,
        columns: Mapping[str, list[Any]],
        legends: Sequence[Mapping[str, str]] = (),
        mode_heads: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self.legends = legends
        self._said: dict[int, list[str]] = {}
        self._blanks: set[int] = set()
        self._ticked: dict[int, list[str]] = {}
        self._asked: dict[int, list[str]] = {}
        self._made: dict[tuple[int, tuple[tuple[str, str], ...]], list[Piece]] = {}
        self.extra: list[dict[str, str]] = [_decoded(text) for text in columns["extra"]]
        named = {
            table
            for table, mode, marked in zip(
                columns["table"], columns["mode"], columns["mode_marks"], strict=True
            )
            if mode or _names_a_mode(marked)
        }
        values: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        for table, told in zip(columns["table"], self.extra, strict=True):
            for head, text in told.items():
                values[table][head][text] += 1
        self._second: dict[int, list[str]] = {}
        self._kinds: dict[int, list[str]] = {}
        self._contrasted: dict[int, list[str]] = {}
        self._answers: dict[int, list[str]] = {}
        self._lists: dict[int, list[str]] = {}
        for table, heads in values.items():
            self._kinds[table] = [head for head, texts in heads.items() if tells_own_from_given(head, texts)]
            self._contrasted[table] = [head for head in self._kinds[table] if names_other_ways(heads[head])]
            self._answers[table] = [head for head, texts in heads.items() if tells_who_answers(head, texts)]
            self._lists[table] = [head for head, texts in heads.items() if tells_lists(texts)]
            self._asked[table] = [head for head in heads if _TAKEN_OVER.match(clean(head))]
            legend = of_table(self.legends, table)
            if table in named:
                own = mode_heads.get(table, "")
                second = [head for head, texts in heads.items() if asks_again(head, texts, legend)]
                self._second[table] = heard_beside(own, second)
                continue
            stating = [head for head, texts in heads.items() if holds_modes(head, texts, legend)]
            self._said[table] = said = holding_now(stating)
            if said and tells_blanks(legend, heads[said[0]]):
                self._blanks.add(table)
            if not self._said[table]:
                self._ticked[table] = holds_ticks(heads)

    def pieces(self, index: int, table: int, known: tuple[str, ...]) -> list[Piece]:
        """Return what the unnamed columns of an item say.

        Args:
            index: position of the item.
            table: index of its table.
            known: full names of the place's townships.
        """
        told = self.extra[index]
        blanks = table in self._blanks
        if not (told or blanks):
            return []
        said, ticked, asked, second = (
            found.get(table, ()) for found in (self._said, self._ticked, self._asked, self._second)
        )
        cells = tuple((head, told[head]) for head in (*said, *ticked, *asked, *second) if head in told)
        cells += tuple((head, "") for head in said if blanks and head not in told)
        if not cells:
            return []
        # The same cells give the same pieces: what is decided on them is decided once.
        found = self._made.get((table, cells))
        if found is None:
            found = self._made[table, cells] = self._of(table, dict(cells), known)
        return found

    def _of(self, table: int, told: dict[str, str], known: tuple[str, ...]) -> list[Piece]:
        found: list[Piece] = []
        for head in self._said.get(table, ()):
            text = told.get(head, "")
            legend = of_table(self.legends, table)
            if text or table in self._blanks:
                term = explained(text, legend) if text else legend[BLANK]
                piece, _ = from_column(term, known)
                if piece is not None:
                    found.append(replace(piece, text=text or term, field=f"extra/{head}"))
        for head in self._second.get(table, ()):
            # 承接方式 beside 赋权方式: what names a way there is heard as well
            term = explained(told.get(head, ""), of_table(self.legends, table))
            if any(hit.kind == "hard" for hit in hits(clean(term))):
                piece, _ = from_column(term, known)
                if piece is not None:
                    found.append(replace(piece, text=f"{head}：{told[head]}", field=f"extra/{head}"))
        ticked = {head: told[head] for head in self._ticked.get(table, ()) if head in told}
        if ticked:
            piece = from_marks(json.dumps(ticked, ensure_ascii=False), dots=False)
            if piece is not None:
                found.append(replace(piece, field=piece.field.replace("mode_marks/", "extra/", 1)))
        for head in self._asked.get(table, ()):
            text = told.get(head, "")
            if _REFUSED.match(clean(text)) or (text and marks.meaning(text) == marks.NO):
                found.append(Piece("column", f"{head}：{text}", "", f"extra/{head}", 0, HANDED_MASK))
        return found

    def actor(self, index: int) -> str:
        """Return who acts by a column that the reader could not name (由谁行使, 具体实施机构), "" for none."""
        return next(
            (text for head, text in self.extra[index].items() if text and _ACTOR.search(clean(head))), ""
        )

    def kinds(self, index: int, table: int) -> list[Piece]:
        """Return what columns that tell own powers from given ones say: 法定职权 under 事项属性.

        赋权事项 there is the word for all modes.

        Args:
            index: position of the item.
            table: index of its table.
        """
        found = []
        for head in self._kinds.get(table, ()):
            text = self.extra[index].get(head, "")
            mode = kind_of_power(text, contrasted=head in self._contrasted.get(table, ())) if text else None
            if mode is not None:
                found.append(Piece("column", text, "", f"extra/{head}", BIT[mode]))
        return found

    def spoken(self, index: int, table: int, known: tuple[str, ...]) -> list[Piece]:
        """Return what running text in the unnamed columns of an item states, read as a remark is.

        Args:
            index: position of the item.
            table: index of its table.
            known: full names of the place's townships.
        """
        found = self.kinds(index, table)
        for head in self._lists.get(table, ()):
            text = self.extra[index].get(head, "")
            if text and single(cell_modes(text)) is Mode.RECALLED:
                found.append(Piece("column", text, "", f"extra/{head}", BIT[Mode.RECALLED]))
        for head in self._answers.get(table, ()):
            text = self.extra[index].get(head, "")
            piece = in_name_of(SEALS.sub("", text), f"extra/{head}") if text else None
            found += [replace(piece, text=text)] if piece is not None else []
        for head, text in self.extra[index].items():
            if self._taken(table, head) or not may_state(head) or heads_a_remark(head):
                continue
            if "名义" in head:
                piece = in_name_of(text, f"extra/{head}") if len(text) <= LONGEST else None
                found += [piece] if piece is not None else []
                continue
            if len(text) > _LONGEST_REMARK or not speaks_of_townships(text):
                # without a township 委托 may be somebody else's affair
                continue
            piece = from_remark(text, known)
            if piece is not None:
                found.append(replace(piece, field=f"extra/{head}"))
        return found

    def remarks(self, index: int, table: int, known: tuple[str, ...]) -> list[Piece]:
        """Return what columns of remarks under other heads (承接说明, 情况说明) state of an item.

        Args:
            index: position of the item.
            table: index of its table.
            known: full names of the place's townships.
        """
        found = []
        for head, text in self.extra[index].items():
            if not text or len(text) > _LONGEST_REMARK or self._taken(table, head):
                continue
            remarks = heads_a_remark(head)
            if not remarks and not REASON.search(head):
                continue
            piece = from_remark(text, known)
            if piece is not None and remarks:
                found.append(replace(piece, field=f"extra/{head}"))
            elif piece is not None and piece.denied & BIT[Mode.RECALLED]:
                # 收回理由 over 暂不收回 belies the list, and says nothing else of the mode
                found.append(Piece("remark", text, "", f"extra/{head}", 0, BIT[Mode.RECALLED]))
        return found

    def _taken(self, table: int, head: str) -> bool:
        return head in self._said.get(table, ()) or head in self._ticked.get(table, ())


@lru_cache(maxsize=65536)
def _names_a_mode(marked: str) -> bool:
    """Return whether the marks of a row say more than 是否赋权：是."""
    piece = from_marks(marked, dots=False) if marked else None
    return piece is not None and bool(piece.modes or piece.per) and not asks_for_all_modes(piece)


@lru_cache(maxsize=65536)
def _decoded(text: str) -> dict[str, str]:
    return decode_extra(text) if text else {}
