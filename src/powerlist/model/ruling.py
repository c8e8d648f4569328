"""The questions that people answer, and which answers each of them takes."""

from __future__ import annotations

from typing import Final

from powerlist.model.enums import MODE_TERMS, Mode
from powerlist.model.modes.masks import single
from powerlist.model.modes.texts import cell_modes
from powerlist.model.receiver import is_collective, is_township
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import compact

MODE: Final = "mode"
DEPARTMENT: Final = "department"
TOWNSHIP: Final = "township"
LEGAL: Final = "legal"
PAIR: Final = "pair"

#: The questions of rulings.csv, in the order in which they are asked.
QUESTIONS: Final = (DEPARTMENT, MODE, TOWNSHIP, LEGAL, PAIR)

#: The questions that are about a proposed mode.
PROPOSING: Final = frozenset({DEPARTMENT, TOWNSHIP, LEGAL})

#: Answers that leave the mode open on purpose.
UNDECIDED: Final = frozenset({"undecided", "待定", "暂不确定", "未定", "不确定", "再议"})

#: The answers that the drop-down of each question offers; only these are ever stored.
ANSWERS: Final[dict[str, tuple[str, ...]]] = {
    MODE: (*(MODE_TERMS[mode] for mode in Mode), "待定"),
    DEPARTMENT: ("同意", "修改后同意", "不同意"),
    TOWNSHIP: ("承接", "暂缓承接", "不承接"),
    LEGAL: ("通过", "补充依据", "不通过"),
    PAIR: ("重复", "交叉", "不重复"),
}

#: The answers of a township that does not take an item over, for now or at all.
DECLINED: Final = frozenset({"暂缓承接", "不承接"})

#: The answers that say nothing to whoever acts on them without their reason.
REASONED: Final[dict[str, frozenset[str]]] = {
    DEPARTMENT: frozenset({"修改后同意", "不同意"}),
    TOWNSHIP: DECLINED,
    LEGAL: frozenset({"补充依据", "不通过"}),
}

#: What people write over a drop-down and plainly mean by it. 基本同意, 原则通过 mean two things: they are asked again.
_SAID: Final[dict[str, dict[str, str]]] = {
    MODE: dict.fromkeys(UNDECIDED, "待定"),
    DEPARTMENT: {
        **dict.fromkeys(("无意见", "没有意见", "无异议", "没有异议", "是", "yes"), "同意"),
        **dict.fromkeys(("有意见", "有异议", "否", "no"), "不同意"),
        **dict.fromkeys(("修改", "修改后可以"), "修改后同意"),
    },
    TOWNSHIP: {
        **dict.fromkeys(
            ("同意承接", "同意", "可以承接", "能承接", "能够承接", "愿意承接", "接", "是", "yes"), "承接"
        ),
        **dict.fromkeys(("暂缓", "暂不承接", "缓接", "暂缓接"), "暂缓承接"),
        **dict.fromkeys(("不同意承接", "不同意", "不能承接", "不接", "否", "no"), "不承接"),
    },
    LEGAL: {
        **dict.fromkeys(("合法", "审核通过", "同意", "是", "yes"), "通过"),
        **dict.fromkeys(("补充", "补依据"), "补充依据"),
        **dict.fromkeys(("不合法", "审核不通过", "不同意", "否", "no"), "不通过"),
    },
    PAIR: dict.fromkeys(
        ("不同", "不是", "否", "各自独立", "分别保留", "distinct", "no", "不是同一项"), "不重复"
    ),
}


#: What stands round the name of a township in an answer on a mode: 下放给青石镇, 委托（仅白水乡）, 交由城关街道承接.
_ROUND: Final = lazy_pattern(
    r"赋权|下放|委托|延伸|授权|交[由给]|[给至到由仅限对，,、；;（）()]|(?:实施|行使|承接|办理|负责|执行)$"
)
_ASKED: Final = lazy_pattern(r"共\s*(\d{1,7})\s*项，请不要增删行")


def asked_in(count: int) -> str:
    """Return what a review says of its size, for whoever fills it in and for whoever reads it back.

    Args:
        count: how many questions it asks.
    """
    return f"（共 {count} 项，请不要增删行）"


def asked_of(text: str) -> int | None:
    """Return how many questions a review says that it asks, None where a cell does not say."""
    found = _ASKED.search(text)
    return int(found[1]) if found else None


def answer_of(question: str, text: str) -> str:
    """Return what a person's answer comes to, in the words of ``ANSWERS``; "" where that is not plain.

    Args:
        question: of ``QUESTIONS``.
        text: as written: 同意承接 to a township's question is 承接, 委托乡镇实施 to that of modes is 委托.
    """
    plain = compact(text).strip("。.!;；,，、").lower()
    if plain in ANSWERS.get(question, ()):
        return plain
    said = _SAID.get(question, {}).get(plain)
    if said is None and question == MODE and _names_one(plain):
        return ""  # for one township the row itself has to say which
    if said is None and question == MODE:
        mode = single(cell_modes(plain))
        return MODE_TERMS[mode] if mode else ""
    return said or ""


def _names_one(text: str) -> bool:
    """Tell whether an answer on a mode names a township: the others would get what is meant for it."""
    return any(is_township(part) and not is_collective(part) for part in _ROUND.split(text) if part)
