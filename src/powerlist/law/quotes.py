"""What a cell quotes of an article: the words behind each heading, up to the next one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.law.citation import Citation, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_QUOTE: Final = 6_000
_BLANK: Final = re.compile(r"\s+")
_LEAD: Final = re.compile(r"[\s：:，,。；;、“”\"（）()]*(?:的?规定)?[\s：:，,“”\"]*")

#: What a list says itself behind the words of an article: 处罚机关：县水利局, （实施主体：…）, 处罚种类：罚款.
_LABEL: Final = re.compile(
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
    heads = sorted((c for c in citations if c.role is Role.BASIS), key=lambda c: (c.start, c.end))
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
