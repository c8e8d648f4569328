"""Columns that the reader could not name, in tables that have no other column for the mode.

Their heads say too little (落实方式, 事权归属) or too much (下放（打√）) to be known by name, but all their cells
do speak of modes. One cell that says anything else, and the column says nothing here.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify import sources
from powerlist.classify.counting import speaks_of_others
from powerlist.classify.legend import BLANK, tells_blanks
from powerlist.classify.piece import Piece
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.extra import decode_extra
from powerlist.model.modes import scan
from powerlist.model.modes.heads import head_mode, is_past, latest
from powerlist.model.modes.masks import BIT, HANDED, HANDED_MASK, single
from powerlist.model.modes.texts import cell_modes, is_firm, rest_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: A column with more different cells than this, or longer ones, is running text.
_MOST_VALUES: Final = 60
_SHORT: Final = 12
_LONGEST: Final = 40
#: Who is asked for an opinion has not decided.
_OPINION: Final = re.compile(
    r"(?:乡|镇|街道|部门|单位|征求|反馈|修改|专家|审核|审查)[^意]{0,4}意见|建议|申请|申报|诉求|(?<!审)拟|理由|原因|填[报写表]|意向"
)
_PROPOSES: Final = re.compile(r"建议|申请|征求|意向|理由|原因")
#: Whose opinion settles it: the office that makes the list, and those above it.
_SETTLES: Final = re.compile(
    r"编办|编委|县委|区委|市委|旗委|政府|领导小组|联席|专班|审定|会审|最终|合议|常务会"
)
#: Why something was changed.
_REASON: Final = re.compile(r"理由|原因")
#: Heads under which remarks stand.
_REMARKS: Final = re.compile(r"说明|情况|备注|备考|注释|附注|其他|其它|摘要|去向")
#: What asks how, or tells the outcome: 审定结果, 运行方式.
_ASKS_HOW: Final = re.compile(
    r"方式|形式|模式|途径|路径|赋权|放权|下放|承接|委托|结果|结论|决定|处理|去向|意见|归属|调整|类型|类别|性质|属性"
)
#: Duties, procedure, grounds and what the item is: a transfer mentioned there is not the item's own.
_DUTY: Final = re.compile(r"职责|责任|流程|程序|材料|条件|依据|标准|裁量|风险|收费|问责|追责|监督|时限|性质")
_OTHER_MATTER: Final = re.compile(_DUTY.pattern + r"|内容|情形|名称|事项|对象|格式|文书|层级|来源")
_LONGEST_REMARK: Final = 200
_TAKEN_OVER: Final = re.compile(
    r"^(?:乡镇|镇街|街道)?(?:是否|能否|可否)(?:同意|可以|愿意)?承接$|^承接(?:情况|与否)$"
)
_REFUSED: Final = re.compile(r"^(?:暂|暂时)?(?:不|未|无法|不能|不予|不同意|无能力)承接$")
#: So many characters beside the mode words are still a term: 依法下放, 调整为委托.
_BESIDE: Final = 4
#: A term for a kind of powers is no longer: 上级赋权事项.
_LONGEST_KIND: Final = 10


class Unmapped:
    """What the unnamed columns say of each item.

    Args:
        columns: ``table extra mode mode_marks`` of the items, as lists.
        legends: for each table, symbol → term of a mode, as a note above the table explains them.
    """

    def __init__(self, columns: Mapping[str, list[Any]], legends: Sequence[Mapping[str, str]] = ()) -> None:
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
        self._kinds: dict[int, list[str]] = {}
        self._answers: dict[int, list[str]] = {}
        for table, heads in values.items():
            self._kinds[table] = [head for head, texts in heads.items() if _own_or_given(head, texts)]
            self._answers[table] = [head for head, texts in heads.items() if _tells_who_answers(head, texts)]
            self._asked[table] = [head for head in heads if _TAKEN_OVER.match(scan.clean(head))]
            if table in named:
                continue
            legend = self._legend(table)
            stating = [head for head, texts in heads.items() if _all_modes(head, texts, legend)]
            now = latest(stating)
            self._said[table] = [now] if now is not None else []
            if now is not None and tells_blanks(legend, heads[now]):
                self._blanks.add(table)
            if not self._said[table]:
                self._ticked[table] = _ticks(heads)

    def _legend(self, table: int) -> Mapping[str, str]:
        return self.legends[table] if 0 <= table < len(self.legends) else {}

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
        said, ticked, asked = (found.get(table, ()) for found in (self._said, self._ticked, self._asked))
        cells = tuple((head, told[head]) for head in (*said, *ticked, *asked) if head in told)
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
            legend = self._legend(table)
            if text or table in self._blanks:
                term = sources.explained(text, legend) if text else legend[BLANK]
                piece, _ = sources.from_column(term, known)
                if piece is not None:
                    found.append(replace(piece, text=text or term, field=f"extra/{head}"))
        ticked = {head: told[head] for head in self._ticked.get(table, ()) if head in told}
        if ticked:
            piece = sources.from_marks(json.dumps(ticked, ensure_ascii=False), dots=False)
            if piece is not None:
                found.append(replace(piece, field=piece.field.replace("mode_marks/", "extra/", 1)))
        for head in self._asked.get(table, ()):
            text = told.get(head, "")
            if _REFUSED.match(scan.clean(text)) or (text and marks.meaning(text) == marks.NO):
                found.append(Piece("column", f"{head}：{text}", "", f"extra/{head}", 0, HANDED_MASK))
        return found

    def spoken(self, index: int, table: int, known: tuple[str, ...]) -> list[Piece]:
        """Return what running text in the unnamed columns of an item states, read as a remark is.

        Args:
            index: position of the item.
            table: index of its table.
            known: full names of the place's townships.
        """
        found = []
        for head in self._kinds.get(table, ()):
            # 法定职权 under 事项属性, where the mode column has a dash; 赋权事项 there is the word for all modes
            text = self.extra[index].get(head, "")
            if text and head_mode(text.removeprefix("本级")) is Mode.STATUTORY:
                found.append(Piece("column", text, "", f"extra/{head}", BIT[Mode.STATUTORY]))
        for head in self._answers.get(table, ()):
            text = self.extra[index].get(head, "")
            piece = sources.in_name_of(_SEALS.sub("", text), f"extra/{head}") if text else None
            found += [replace(piece, text=text)] if piece is not None else []
        for head, text in self.extra[index].items():
            if self._taken(table, head) or not _speaks(head) or _remarks(head):
                continue
            if "名义" in head:
                piece = sources.in_name_of(text, f"extra/{head}") if len(text) <= _LONGEST else None
                found += [piece] if piece is not None else []
                continue
            if len(text) > _LONGEST_REMARK or not sources.TOWNSHIP.search(text):
                # without a township 委托 may be somebody else's affair
                continue
            piece = sources.from_remark(text, known)
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
            remarks = _remarks(head)
            if not remarks and not _REASON.search(head):
                continue
            piece = sources.from_remark(text, known)
            if piece is not None and remarks:
                found.append(replace(piece, field=f"extra/{head}"))
            elif piece is not None and piece.denied & BIT[Mode.RECALLED]:
                # 收回理由 over 暂不收回 belies the list, and says nothing else of the mode
                found.append(Piece("remark", text, "", f"extra/{head}", 0, BIT[Mode.RECALLED]))
        return found

    def _taken(self, table: int, head: str) -> bool:
        return head in self._said.get(table, ()) or head in self._ticked.get(table, ())


def _is_duty(head: str) -> bool:
    """Return whether a head speaks of duties, procedure or grounds; 责任部门及方式 asks something else."""
    return (
        _DUTY.search(re.sub(r"责任(?=部门|单位|主体|机关)|(?:事项|权力|职权|权责|权限)性质", "", head))
        is not None
    )


def _is_opinion(head: str) -> bool:
    """Return whether a cleaned head asks those who do not decide; 县委编办审核意见 does decide."""
    return _OPINION.search(head) is not None and not (
        _SETTLES.search(head) and not _PROPOSES.search(head) and "乡镇" not in head
    )


@lru_cache(maxsize=4096)
def _remarks(head: str) -> bool:
    """Return whether a head is that of remarks: 承接说明, 情况说明, 其他; no opinion, duty or ground."""
    cleaned = scan.clean(head)
    return bool(_REMARKS.search(cleaned)) and _speaks(head)


@lru_cache(maxsize=4096)
def _speaks(head: str) -> bool:
    """Return whether the text under a head may state what is done with the item: no opinion, duty or ground."""
    cleaned = scan.clean(head)
    return not (_is_opinion(cleaned) or _OTHER_MATTER.search(cleaned) or is_past(head))


@lru_cache(maxsize=65536)
def _names_a_mode(marked: str) -> bool:
    """Return whether the marks of a row say more than 是否赋权：是."""
    piece = sources.from_marks(marked, dots=False) if marked else None
    return piece is not None and bool(piece.modes or piece.per) and not sources.is_umbrella(piece)


@lru_cache(maxsize=65536)
def _decoded(text: str) -> dict[str, str]:
    return decode_extra(text) if text else {}


def _all_modes(head: str, texts: Counter[str], legend: Mapping[str, str]) -> bool:
    """Return whether every cell of a column names one mode, and most say nothing beside.

    One filled row is no column of modes: 进驻大厅 under 备查 speaks of something else.
    """
    if len(texts) > _MOST_VALUES or _is_opinion(scan.clean(head)) or _is_duty(head):
        return False
    if re.search(r"情况说明|备注|附注", head) and not re.search(r"方式|形式", head):
        return False
    found: set[Mode] = set()
    plain = filled = silent = 0
    for text, count in texts.items():
        said = scan.clean(sources.explained(text, legend))
        if not said or marks.meaning(said) in (marks.NO, marks.EMPTY) or sources.is_open(said):
            continue
        mode = single(cell_modes(said))
        if not scan.hits(said) and len(said) <= _SHORT:
            # 按原渠道办理 among terms of modes says none, and so for its own row only
            silent += count
            continue
        if mode is None and (apart := _apart(said)):
            # 三家镇下放，拦江镇委托: a mode for each
            found |= apart
            filled += count
            plain += count
            continue
        if mode is None and cell_modes(said) and not rest_of(said):
            # 下放、委托 names two and decides nothing, but it is a cell of such a column
            filled += count
            plain += count
            continue
        if mode is None or not is_firm(said) or len(said) > _LONGEST or speaks_of_others(said):
            return False
        found.add(mode)
        filled += count
        plain += count if len(rest_of(said)) <= _BESIDE else 0
    if silent and not (len(found) > 1 and _ASKS_HOW.search(head)):
        return False
    if silent > filled or (silent * 4 > filled and Mode.DELEGATED not in found):
        return False
    return filled > 1 and plain * 2 >= filled and any(mode in found for mode in HANDED)


#: 省级下放县级, 市级委托县级实施: the county receives.
_TO_COUNTY: Final = re.compile(
    r"(?:下放|授权|赋权|委托)(?:至|到|给|由|予)?(?:各)?(?:县|区|旗)(?:级|本级|直)?(?:主管|有关)?(?:部门)?(?:实施|行使|办理|承接)?$"
)


def _own_or_given(head: str, texts: Counter[str]) -> bool:
    """Return whether a column only tells the township's own powers from those handed to it: 事项属性, 权力来源类型."""
    if len(texts) > _MOST_VALUES or is_past(head) or _is_opinion(scan.clean(head)) or "依据" in head:
        return False
    modes = {
        # 省级下放县级 beside 法律直接规定 tells where the county has its powers from
        None if len(text) > _LONGEST_KIND or _TO_COUNTY.search(said) else single(cell_modes(text))
        for text in texts
        if (said := scan.clean(text)) and marks.meaning(text) not in (marks.NO, marks.EMPTY)
    }
    # without the contrast 法定职权 may be said of the department's own
    return Mode.STATUTORY in modes and None not in modes and any(mode in modes for mode in HANDED)


#: Whose seal is used, and who answers in court.
_ANSWERS: Final = re.compile(r"印章|公章|用章|盖章|法律责任|法律后果|被告|被申请人|应诉")
_SEALS: Final = re.compile(r"的?(?:行政)?(?:处罚|执法|审批|许可)?(?:专用章|公章|印章|章)$")


def _tells_who_answers(head: str, texts: Counter[str]) -> bool:
    """Return whether a column tells townships from the department by seal or liability: 使用印章, 法律责任承担主体.

    Without a township in it, it is the department's own list.
    """
    if len(texts) > _MOST_VALUES or not _ANSWERS.search(scan.clean(head)) or "条" in head:
        return False
    said = [
        piece.modes if (piece := sources.in_name_of(_SEALS.sub("", text), "")) is not None else 0
        for text in texts
        if text and len(text) <= _LONGEST
    ]
    return bool(said) and 0 not in said and BIT[Mode.DELEGATED] in said


def _ticks(heads: Mapping[str, Counter[str]]) -> list[str]:
    """Return the heads that name a mode and nothing else, over cells that hold nothing but marks."""
    found: dict[str, bool] = {}
    for head, texts in heads.items():
        mode = head_mode(head)
        if mode is None or any(marks.meaning(text) == marks.TEXT for text in texts):
            continue
        found[head] = mode in HANDED
    return list(found) if any(found.values()) else []


def _apart(said: str) -> set[Mode]:
    """Return the modes that a cell says of different townships, none where it says anything else."""
    piece, _ = sources.from_column(said, ())
    return {mode for _, mode in piece.per} if piece is not None and piece.per and piece.decides else set()
