"""What a cell quotes of an article: the words behind each heading, up to the next one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.law.citation import Citation, Role
from powerlist.law.references import PLAIN_DIGITS as DIGITS
from powerlist.law.references import number
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_QUOTE: Final = 6_000
_BLANK: Final = lazy_pattern(r"\s+")
_LEAD: Final = lazy_pattern(r"[\s：:，,。；;、“”\"（）()]*(?:的?规定)?[\s：:，,“”\"]*")

#: A heading of its own line: 第十二条：, 第十二条第一款　.
_HEADING: Final = lazy_pattern(
    rf"^[ \t\u3000]{{0,8}}第([{DIGITS}]{{1,8}})条(?:第[{DIGITS}]{{1,4}}[款项]){{0,2}}(?=[：: \u3000])",
    re.MULTILINE,
)
#: What stands before a heading; a line that was broken in 违反本法⏎第三条 ends otherwise.
_ENDS: Final = frozenset("。；;：:）)】”》")
#: A title that begins a line: 【法律】《某法》.
_TITLE: Final = lazy_pattern(r"^[ \t\u3000]{0,8}(?:【[^】\n]{1,12}】)?[ \t\u3000]{0,8}(?=《)", re.MULTILINE)
#: What a list says itself behind the words of an article: 处罚机关：县水利局, （实施主体：…）, 处罚种类：罚款.
_LABEL: Final = lazy_pattern(
    r"(?<=[\s。；;])[（(]?(?:(?:处罚|实施|行使|执法|责任|承办|承接|许可|检查)(?:机关|主体|单位|部门)|(?:处罚|职权)(?:种类|类型|方式))[：:]"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a cell gives for one heading.

    Attributes:
        citations: the citations of the heading (第一款、第二款 are two).
        text: the words.
        start: where they begin in the cell.
        end: where they end.
    """

    citations: tuple[Citation, ...]
    text: str
    start: int
    end: int


def quotes(text: str, citations: Sequence[Citation]) -> tuple[Quote, ...]:
    """Return what a cell quotes under each article heading, in order.

    Args:
        text: the cell.
        citations: what ``parse`` made of it.
    """
    heads = _heads(text, citations)
    found: list[Quote] = []
    at = 0
    while at < len(heads):
        group = [heads[at]]
        while at + 1 < len(heads) and _listed(text, group[-1], heads[at + 1]):
            at += 1
            group.append(heads[at])
        at += 1
        if group[0].article is None:
            continue
        start = max(c.end for c in group)
        stop = _stop(text, group[-1], heads[at] if at < len(heads) else None, start)
        lead = _LEAD.match(text, start, stop)
        start = lead.end() if lead is not None else start
        label = _LABEL.search(text, start, stop)
        stop = stop if label is None else label.start()
        words = text[start:stop].strip()
        if words:
            found.append(Quote(tuple(group), words[:_MAX_QUOTE], start, start + len(words)))
    return tuple(found)


def _heads(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """Return the headings of a cell in order, also one that stands there again.

    A citation is told once; where a cell repeats an act and its article, the words below are still that article's.
    """
    heads = sorted((c for c in citations if c.role is Role.BASIS), key=lambda c: (c.start, c.end))
    again: list[Citation] = []
    at = 0
    for found in _HEADING.finditer(text):
        start, end = found.end() - len(found.group().lstrip()), found.end()
        while at < len(heads) and heads[at].start < end:
            at += 1
        before = heads[:at]
        left = text[:start].rstrip()[-1:]
        if (
            not before
            or (left not in _ENDS and text[before[-1].end : start].strip())  # 第三条、第五条⏎第三条 …
            or before[-1].end > start
            or any(c.start <= start < c.end for c in citations)
        ):
            continue
        last = max((before[-1], *again[-1:]), key=lambda head: head.start)
        title = max((one.end() for one in _TITLE.finditer(text, last.end, start)), default=-1)
        article = number(found.group(1))
        for head in before:
            same = _begins(text, title, head.law or "") if title >= 0 else head.law == last.law
            if same and head.law and head.article == article and not head.range_end:
                again.append(head._replace(start=start, end=end))
                break
    return sorted((*heads, *again), key=lambda c: (c.start, c.end))


def _listed(text: str, before: Citation, after: Citation) -> bool:
    if before.start == after.start:
        return True
    gap = text[before.end : after.start]
    return before.law == after.law and len(gap) <= 6 and not gap.strip(" \u3000、，,和及与以或至到-—~")


def _stop(text: str, last: Citation, following: Citation | None, start: int) -> int:
    if following is None:
        return len(text)
    stop = following.start
    if following.law != last.law:
        opened = text.find("【", start, stop)
        title = text.find("《", start, stop)
        while title >= 0 and following.law and not _begins(text, title, following.law):
            title = text.find("《", title + 1, stop)
        marks = [mark for mark in (opened, title) if mark >= 0]
        if marks:
            stop = min(marks)
    return stop


def _begins(text: str, at: int, law: str) -> bool:
    """Tell whether the title in the brackets at ``at`` is this one."""
    words = _BLANK.sub("", text[at + 1 : at + 48]).removeprefix("中华人民共和国")
    return words.startswith(law.lstrip("《")[:10])
