"""Marks in cells: √ under 下放, × under 三家镇."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Final

from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import compact

YES: Final = "yes"
NO: Final = "no"
EMPTY: Final = "empty"
TEXT: Final = "text"
#: ○ says yes in some lists and no in others.
CIRCLE: Final = "circle"

#: A cell that offers a choice is no longer.
_LONGEST_CHOICE: Final = 80

_YES: Final = frozenset(
    {
        "√",
        "✓",
        "✔",
        "☑",
        "✅",
        "是",
        "●",
        "1",
        "有",
        "Y",
        "YES",
        "TRUE",
        "对",
        "■",
        "★",
        "▲",
        "◆",
        "V",
        "∨",
        "√√",
        "T",
        "◎",
        "能",
        "可",
        "可以",
        "已",
        "同意",
        "选",
    }
)
_NO: Final = frozenset(
    {
        "×",
        "✕",
        "✖",
        "✗",
        "✘",
        "X",
        "否",
        "0",
        "—",
        "-",
        "–",
        "——",
        "--",
        "_",
        "/",
        "\\",
        "无",
        "N",
        "NO",
        "FALSE",
        "不",
        "☐",
        "□",
    }
    | {"╳", "━", "―", "一", "F", "没有", "不能", "不可", "不可以", "不同意", "未", "不是", "☒", "不选", "错"}
)
_ONE_OR_NOUGHT: Final = lazy_pattern(r"([01])\.0+")
_CIRCLE: Final = frozenset({"○", "〇", "◯", "O"})


@lru_cache(maxsize=4096)
def meaning(text: str) -> str:
    """Return what a mark says: ``yes``, ``no``, ``empty``, ``circle``, or ``text`` where it is words."""
    mark = compact(text).upper()
    if not mark:
        return EMPTY
    if match := _ONE_OR_NOUGHT.fullmatch(mark):
        # 1.00 and 0.0 are 1 and 0 under a format with decimals
        mark = match[1]
    if mark in _YES:
        return YES
    if mark in _NO or set(mark) <= {"-", "—", "–"}:
        return NO
    if mark in _CIRCLE:
        return CIRCLE
    return TEXT


_DAY: Final = r"(?:19|20)\d\d(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?|[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?)"
#: 承接, 不认领, 2023年1月1日起承接; a day or a batch alone under a township is that in which it took over.
_TAKES_OVER: Final = lazy_pattern(
    rf"(?:自|从|于)?(?:{_DAY})?(?:起|开始)?(?:同意|已经?|(?P<no>暂?不(?:同意|予)?|[尚暂]?未|没有|暂缓))?(?:承接|认领)(?:事项|到位|完成)?"
    rf"|{_DAY}(?:起|开始)?|第[一二三四五六七八九十]{{1,2}}批次?(?:承接|下放)?"
)


def takes_over(text: str) -> bool | None:
    """Return whether a cell says that a township takes over (承接, 已承接, 未承接), None where it does not say that."""
    match = _TAKES_OVER.fullmatch(text.strip())
    return not match["no"] if match else None


def says_no(text: str) -> bool:
    """Return whether a mark says no where a mark names what its head says; ○ does as well there."""
    return meaning(text) in (NO, CIRCLE) or takes_over(text) is False


_ANSWERED: Final = lazy_pattern(
    r"^(?P<mark>[是否√✓✔●×✗能])[（(，,：:、；;\s]\s*(?P<more>[^（）()]{2,120}?)[）)]?$"
)


@lru_cache(maxsize=65536)
def answered(text: str) -> tuple[str, str]:
    """Return the mark and what is said beside it: 是（三家镇） is 是 and 三家镇; "" twice where it is no such cell."""
    match = _ANSWERED.match(text.strip())
    return (match["mark"], match["more"].strip()) if match else ("", "")


@lru_cache(maxsize=65536)
def parsed(text: str) -> tuple[tuple[str, str], ...]:
    """Return the marks of one row, ``(("三家镇", "√"), …)`` in column order.

    Args:
        text: the JSON object of the column ``receiver_marks`` or ``mode_marks``; anything else gives none.
    """
    if not text or text == "{}":
        return ()
    try:
        loaded = json.loads(text)
    except ValueError:
        return ()
    if not isinstance(loaded, dict):
        return ()
    return tuple((str(key), "" if value is None else str(value)) for key, value in loaded.items())


_CHECKED: Final = r"[☑✅■●◆√✓✔]|[（(]\s*[√✓✔]\s*[)）]"
_UNCHECKED: Final = r"[□○☐◇◯〇☒×✕✗]|[（(]\s*[×]?\s*[)）]"
_BOXES: Final = lazy_pattern(rf"(?P<yes>{_CHECKED})|(?P<no>{_UNCHECKED})")


@lru_cache(maxsize=16384)
def ticked(text: str) -> str:
    """Return what is ticked in a cell that offers a choice: of ☑下放 □委托 下放; any other cell as it is.

    The box stands before its words, or behind them where the cell ends with one.

    Args:
        text: the cell.
    """
    found = list(_BOXES.finditer(text)) if len(text) <= _LONGEST_CHOICE else []
    if len(found) < 2 and not (found and found[0].start() == 0 and found[0].end() < len(text.strip())):
        return text
    bounds = [0, *(match.start() for match in found), len(text)]
    behind = bool(text[: bounds[1]].strip()) and not text[found[-1].end() :].strip()
    chosen = []
    for at, match in enumerate(found):
        words = (
            text[found[at - 1].end() if at else 0 : match.start()]
            if behind
            else text[match.end() : bounds[at + 2]]
        )
        if not words.strip():
            return text
        if match["yes"]:
            chosen.append(words.strip(" \u3000\n、，,;；/|"))
    return "、".join(chosen)
