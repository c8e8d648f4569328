"""Whether the mode was settled: what was decided in the end, whose word settles it, and what is open still."""

from __future__ import annotations

from typing import Final

from powerlist.text.patterns import lazy_pattern

#: Whose word settles it, the office that makes the list and those above it, or when it is settled.
SETTLES: Final = lazy_pattern(
    r"编办|编委|机构编制|县委|区委|市委|旗委|政府|领导小组|联席|专班|审定|核定|会审|最终|合议|常务会|决定|结论|结果"
)
_FINAL: Final = lazy_pattern(r"最终|审定|决定|核定|批复|定稿|结果|结论|确定")
_OPEN: Final = lazy_pattern(
    r"待|未定|研究|暂缓|缓议|缓办|[另再]议|协商|未上会|(?:暂)?无意见|不涉及|不适用|未明确"
)

#: 条件成熟后, 具备条件时: one day.
RIPE: Final = r"(?:待|在)?(?:条件|时机)?(?:成熟|具备|允许)(?:条件)?(?:之|以)?[后时]"
#: 拟承接, 条件成熟后承接, 下放中: what is meant to be.
_NOT_YET: Final = lazy_pattern(
    r"^(?:拟|待|将(?=于|在|由|要|会|下放|委托|承接|赋权|逐步|分批|适时|\d)|计划|准备|申请|争取|筹备)"
    rf"|{RIPE}|正在(?:[^，。；续]{{0,6}}?)(?:下放|委托|承接|赋权|移交)"
    r"|(?:下放|委托|承接|赋权|办理|移交|推进|实施)中$"
)


def is_not_yet(cell: str) -> bool:
    """Return whether a cell tells what is meant to be and is not yet: 拟承接, 正在办理委托手续, 下放中."""
    return _NOT_YET.search(cell.strip()) is not None


#: 只下放受理环节, 仅委托现场踏勘的事项: a step of the work, in which nothing is decided.
_STEP: Final = lazy_pattern(
    r"^(?:[只仅](?:限|是)?)(?:予以)?(?:下放|委托|赋权|授权|承接)(?:现场|材料|申请)*(?:(?:受理|初审|收件|踏勘|勘查|勘验|核查|代办|帮办|巡查|咨询)(?:[、和及与]|现场)*)+[权限环节职]*(?:的?(?:事项|部分|职权|权力))?$"
)


def hands_a_step(cleaned: str) -> bool:
    """Return whether a cleaned text hands over no more than a step of the work: 只下放受理环节, 仅委托现场踏勘.

    Args:
        cleaned: a cell, a clause, or a heading without its number.
    """
    return _STEP.match(cleaned) is not None


def is_final(head: str) -> bool:
    """Return whether a head asks for what was decided in the end: 审定结果, 最终方式."""
    return _FINAL.search(head) is not None


def leaves_open(cell: str) -> bool:
    """Return whether a cell has a word for what is not settled yet: 待定, 缓议, 另行研究."""
    return _OPEN.search(cell) is not None
