"""What a column is that the reader could not name: one of modes, of ticks, of own and given powers, of who answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.classify.counting import speaks_of_others
from powerlist.classify.legend import explained
from powerlist.classify.sources.asked import from_column, in_name_of
from powerlist.classify.sources.silent import is_open
from powerlist.classify.unmapped.heads import is_duty, is_opinion
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.modes.heads import head_mode, holding_now, is_past
from powerlist.model.modes.masks import BIT, HANDED, single
from powerlist.model.modes.scan import clean, hits
from powerlist.model.modes.texts import cell_modes, hands_to_county, is_firm, rest_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping

#: A column with more different cells than this, or longer ones, is running text.
_MOST_VALUES: Final = 60
_SHORT: Final = 12
LONGEST: Final = 40
#: What asks how, or tells the outcome: 审定结果, 运行方式.
_ASKS_HOW: Final = lazy_pattern(
    r"方式|形式|模式|途径|路径|赋权|放权|下放|承接|委托|结果|结论|决定|处理|去向|意见|归属|调整|类型|类别|性质|属性"
)
#: What a list of changes settles under: 调整结果, 处置意见, 清理意见.
_SETTLES: Final = lazy_pattern(
    r"(?:调整|处置|处理|清理|评估|变动|变更)(?:的)?(?:结果|意见|方式|情况|结论|类型)|结果|结论|去向|处置"
)
#: So many characters beside the mode words are still a term: 依法下放, 调整为委托.
_BESIDE: Final = 4
#: A term for a kind of powers is no longer: 上级赋权事项.
_LONGEST_KIND: Final = 10


def holds_modes(head: str, texts: Counter[str], legend: Mapping[str, str]) -> bool:
    """Return whether every cell of a column names one mode, and most say nothing beside.

    One filled row is no column of modes: 进驻大厅 under 备查 speaks of something else.
    """
    if len(texts) > _MOST_VALUES or is_opinion(clean(head)) or is_duty(head):
        return False
    if re.search(r"情况说明|备注|附注", head) and not re.search(r"方式|形式", head):
        return False
    found: set[Mode] = set()
    plain = filled = silent = 0
    for text, count in texts.items():
        said = clean(explained(text, legend))
        if not said or marks.meaning(said) in (marks.NO, marks.EMPTY) or is_open(said):
            continue
        mode = single(cell_modes(said))
        if not hits(said) and len(said) <= _SHORT:
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
        if mode is None or not is_firm(said) or len(said) > LONGEST or speaks_of_others(said):
            return False
        found.add(mode)
        filled += count
        plain += count if len(rest_of(said)) <= _BESIDE else 0
    decides = Mode.RECALLED in found and _SETTLES.search(clean(head)) is not None
    if silent and not (decides or (len(found) > 1 and _ASKS_HOW.search(head))):
        return False
    if silent > filled or (silent * 4 > filled and Mode.DELEGATED not in found and not decides):
        return False
    return filled > 1 and plain * 2 >= filled and (decides or any(mode in found for mode in HANDED))


#: 承接方式, 放权形式, 处理结果: the way is asked for again.
_YEAR: Final = lazy_pattern(r"(?:19|20)\d\d")
_AGAIN: Final = lazy_pattern(
    r"(?:赋权|下放|承接|放权|授权|委托|行使|实施|执法|履职|运行|下沉)(?:的)?(?:方式|形式|类型|途径|路径|模式)(?:[（(][^（）()]{1,14}[)）])?$"
    r"|(?:处理|处置|清理|审定|研究)(?:结果|结论)$"
)


def asks_again(head: str, texts: Counter[str], legend: Mapping[str, str]) -> bool:
    """Return whether a column beside the one for the mode asks for the way as well, over nothing but terms of modes.

    Args:
        head: its head.
        texts: its cells.
        legend: symbol → term of a mode.
    """
    return _AGAIN.search(clean(head)) is not None and holds_modes(head, texts, legend)


def heard_beside(own: str, others: list[str]) -> list[str]:
    """Return those of other columns of modes that hold now as the column for the mode does; 原赋权方式 tells what was.

    Args:
        own: head of the column for the mode.
        others: heads of the other columns.
    """
    if is_past(own):
        return []
    dated = any(_YEAR.search(head) for head in (own, *others))
    now = holding_now([own, *others]) if dated else [own, *others]
    return [head for head in others if own in now and head in now and not is_past(head)]


#: The lists of 2024-25 as one column tells them apart: 基本履职, 配合履职, 上级部门收回.
_LISTS: Final = lazy_pattern(
    r"(?:(?:乡镇|镇街|街道)?(?P<own>基本履职|配合履职|协助履职|主责|协助)|(?:上级|县级)?(?:部门)?(?P<back>收回|上收))(?:的)?(?:事项|职责)?(?:清单)?"
)


def tells_lists(texts: Counter[str]) -> bool:
    """Return whether a column only tells the lists of duties apart: then 上级部门收回 in it is recalled."""
    said = [_LISTS.fullmatch(clean(text)) for text in texts if text]
    return bool(said) and None not in said and any(match and match["own"] for match in said)


def tells_own_from_given(head: str, texts: Counter[str]) -> bool:
    """Return whether a column only tells the township's own powers from those handed to it: 事项属性, 权力来源类型."""
    if len(texts) > _MOST_VALUES or is_past(head) or is_opinion(clean(head)) or "依据" in head:
        return False
    modes = {
        # 省级下放县级 beside 法律直接规定 tells where the county has its powers from
        None if len(text) > _LONGEST_KIND or hands_to_county(said) else single(cell_modes(text))
        for text in texts
        if (said := clean(text)) and marks.meaning(text) not in (marks.NO, marks.EMPTY)
    }
    # without the contrast 法定职权 may be said of the department's own
    return Mode.STATUTORY in modes and None not in modes and any(mode in modes for mode in HANDED)


def names_other_ways(texts: Iterable[str]) -> bool:
    """Return whether cells that tell own powers from given ones name 委托 or 派驻 too: then 赋权 is no word for all."""
    return any(single(cell_modes(text)) in (Mode.ENTRUSTED, Mode.EXTENDED) for text in texts)


def kind_of_power(text: str, *, contrasted: bool) -> Mode | None:
    """Return the mode that a cell of a column says which tells own powers from given ones; 赋权 alone says none.

    Args:
        text: 法定职权, 县级委托, 赋权事项.
        contrasted: the column names 委托 or 派驻 too.
    """
    if head_mode(text.removeprefix("本级")) is Mode.STATUTORY:
        return Mode.STATUTORY
    mode = single(cell_modes(text))
    hard = any(hit.kind == "hard" for hit in hits(clean(text)))
    return mode if mode in HANDED and (hard or contrasted) else None


#: Whose seal is used, and who answers in court.
_ANSWERS: Final = lazy_pattern(r"印章|公章|用章|盖章|法律责任|法律后果|责任承担|责任由|被告|被申请人|应诉")
SEALS: Final = lazy_pattern(r"的?(?:行政)?(?:处罚|执法|审批|许可)?(?:专用章|公章|印章|章)$")


def tells_who_answers(head: str, texts: Counter[str]) -> bool:
    """Return whether a column tells townships from the department by seal or liability: 使用印章, 法律责任承担主体.

    Without a township in it, it is the department's own list.
    """
    if len(texts) > _MOST_VALUES or not _ANSWERS.search(clean(head)) or "条" in head:
        return False
    said = [
        piece.modes if (piece := in_name_of(SEALS.sub("", text), "")) is not None else 0
        for text in texts
        if text and len(text) <= LONGEST
    ]
    return bool(said) and 0 not in said and BIT[Mode.DELEGATED] in said


def holds_ticks(heads: Mapping[str, Counter[str]]) -> list[str]:
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
    piece, _ = from_column(said, ())
    return {mode for _, mode in piece.per} if piece is not None and piece.per and piece.decides else set()
