"""The section rows that an item stands under, outermost first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.model.bodywords import NAMED
from powerlist.model.enums import PowerType
from powerlist.model.headings import names_a_body
from powerlist.model.modes.texts import heading_modes
from powerlist.text.numerals import NUMERAL, enumerator
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import single_blanks, without_controls, without_invisible

if TYPE_CHECKING:
    from collections.abc import Callable

    from powerlist.model.sheet import Table

#: The types of powers, as a line names them.
TYPE_WORDS: Final = tuple(term.value for term in PowerType)


_BODY: Final = lazy_pattern(rf"(?:{NAMED})(?:[（(].*)?$")


def kind_of(text: str) -> str:
    """Return what sort of section a line opens: its enumerator, else what it names."""
    mark = "first" if _SPACED.match(text.strip()) else enumerator(text)
    if mark is not None:
        return mark
    if any(word in text for word in TYPE_WORDS):
        return "type"
    if re.search(r"领域|行业|条线|方面", text):
        return "sector"
    if _BODY.search(text):
        return "body"
    return "plain"


def _kinds_of(kind: str, text: str, *, headed: bool) -> frozenset[str]:
    """Return all that a section is: one without a number may name a mode, and stand right above a head.

    下放的行政处罚事项 ends where 委托事项 begins, 行政处罚（下放） where 行政检查 does.
    """
    if kind not in ("type", "sector", "body", "plain"):
        # 一、县水利局 ends where 县林业局 begins, with a number or without
        body = {"body"} if _BODY.search(text) else set()
        return frozenset((kind, "headed")) if headed and kind == "annex" else frozenset({kind} | body)
    hard, soft = heading_modes(text)
    found = {kind}
    if hard or soft:
        found.add("mode")
    if headed:
        found.add("headed")
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Section:
    """A section row that is open for the items below it.

    Attributes:
        kind: what sort of section (see ``kind_of``).
        text: its text in the table's script.
        cell: where it stands.
        kinds: all that it is.
    """

    kind: str
    text: str
    cell: str
    kinds: frozenset[str] = frozenset()


def section_chains(
    table: Table, script: tuple[tuple[str, Callable[[str], str]], ...] = ()
) -> list[tuple[Section, ...]]:
    """Return the chains of open sections: first the empty one, then one for each section row.

    An item's chain is the one at ``table.section_of[item] + 1``, outermost section first. A section of
    a kind that is open already closes it and all below; another kind nests inside.

    Args:
        table: a table as read.
        script: steps of the table's script.
    """
    chains: list[tuple[Section, ...]] = [()]
    stack: list[Section] = []
    occupied = set(table.section_of)
    heads = {line.row for line in table.lines if line.kind == "header"}
    heads.update(table.header_rows[:1])
    texts = [_converted(line.text, script) for line in table.sections]
    told = [
        (kind := kind_of(text), _kinds_of(kind, text, headed=line.row + 1 in heads))
        for line, text in zip(table.sections, texts, strict=True)
    ]
    for number, (line, text, (kind, kinds)) in enumerate(zip(table.sections, texts, told, strict=True)):
        at = _first(stack, kinds)
        if at is not None:
            above = number - 1
            if kind == "plain" and above >= 0 and above not in occupied and at == len(stack) - 1:
                at += 1
        elif number not in occupied and number + 1 < len(told) and (names_a_body(text) or "body" in kinds):
            # a body right above 一、行政许可: it stands over what that one ends
            at = _first(stack, told[number + 1][1])
        if at is not None:
            del stack[at:]
        stack.append(
            Section(kind, single_blanks(without_controls(without_invisible(text))).strip(), line.cell, kinds)
        )
        chains.append(tuple(stack))
    return chains


def _first(stack: list[Section], kinds: frozenset[str]) -> int | None:
    """Return the place of the outermost open section of one of some kinds, None for none."""
    return next((place for place, section in enumerate(stack) if section.kinds & kinds), None)


def _converted(text: str, script: tuple[tuple[str, Callable[[str], str]], ...]) -> str:
    for _, step in script:
        text = step(text)
    return text


_NUMBERED: Final = lazy_pattern(
    rf"^(?:第[{NUMERAL}\d]+(?:部分|类|章|篇|批)[、:：\s]*|[（(][{NUMERAL}\d]+[)）][、.．]?"
    rf"|[{NUMERAL}ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[、.．]|\d+[、.．]"
    rf"|附(?:件|表|录)[{NUMERAL}\d]*(?:[-—－.．]\d+)*[、:：.．]*"
    r"|表(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?![类格级般式项个\d])[、:：.．]*)\s*"
)
#: 一　农业农村局: the number stands apart.
_SPACED: Final = lazy_pattern(rf"^[{NUMERAL}ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s+")
#: The count at the end of a text without blanks.
_COUNTED: Final = lazy_pattern(r"(?:合计|共计|共)?(?<!\d)\d+大?项$|[:：]$")
#: 职权类型：行政处罚 names what its list holds.
_LABELLED: Final = lazy_pattern(r"^(?:行政)?(?:职权|权力|权责|事项)?(?:类型|类别|种类)[:：]")
#: No heading ends with more brackets.
_BRACKETS: Final = 8
_SIGNS: Final = "★☆●○■□◆◇▲△※◎*＊#＃-—－–=·"
_CLOSING: Final = "）)】]"


def _without_remarks(text: str) -> str:
    """Return a heading without brackets at its end that count or explain: （共3项，其中…）, （联系电话：…）."""
    for _ in range(_BRACKETS):
        if not text.endswith(tuple(_CLOSING)):
            break
        at = max(text.rfind(sign) for sign in "（(【[")
        inside = text[at + 1 : -1]
        if at <= 0 or not (inside.endswith("项") or any(sign.isdecimal() for sign in inside)):
            break
        text = text[:at]
    return text


def bare(text: str) -> str:
    """Return a section's words without its enumerator and its count: ``一、农业农村领域（共12项）`` → 农业农村领域."""
    text = "".join(_SPACED.sub("", text.strip().lstrip(_SIGNS)).split())
    text = _LABELLED.sub("", _NUMBERED.sub("", text))
    text = _COUNTED.sub("", _without_remarks(text.rstrip(":："))).strip("、，：: " + _SIGNS)
    if text[:1] in ("（", "(") and text.endswith(tuple(_CLOSING)):
        # （县水利局，3项）
        text = _COUNTED.sub("", text[1:-1]).rstrip("、，, ")
    inside = text[1:-1]
    if (
        text.endswith(tuple(_CLOSING))
        and text.count("（") + text.count("(") == 1
        and inside[:1]
        and text[0] not in "（("
    ):
        return text  # 县委宣传部（县新闻出版局）
    return text.strip("（）()【】[]")
