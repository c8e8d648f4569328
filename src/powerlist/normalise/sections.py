"""The section rows that an item stands under, outermost first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.model.enums import PowerType
from powerlist.text.numerals import enumerator
from powerlist.text.width import single_blanks, without_controls, without_invisible

if TYPE_CHECKING:
    from collections.abc import Callable

    from powerlist.model.sheet import Table

_TYPE_WORDS = tuple(term.value for term in PowerType)


def kind_of(text: str) -> str:
    """Return what sort of section a line opens: its enumerator, else what it names."""
    mark = enumerator(text)
    if mark is not None:
        return mark
    if any(word in text for word in _TYPE_WORDS):
        return "type"
    if re.search(r"领域|行业|条线|方面", text):
        return "sector"
    if re.search(r"(?:局|委|办|厅|队|中心|所)(?:[（(].*)?$", text):
        return "body"
    return "plain"


def section_texts(table: Table, script: tuple[tuple[str, Callable[[str], str]], ...] = ()) -> list[str]:
    """Return for each item the texts of its section rows joined by line breaks.

    Args:
        table: a table as read.
        script: steps of the table's script.

    A section of a kind that is open already closes it and all below; another kind nests inside.
    """
    chains: list[str] = [""]
    stack: list[tuple[str, str]] = []
    occupied = set(table.section_of)
    for number, line in enumerate(table.sections):
        text = line.text
        for _, step in script:
            text = step(text)
        kind = kind_of(text)
        kinds = [open_kind for open_kind, _ in stack]
        if kind in kinds:
            at = kinds.index(kind)
            above = number - 1
            if kind == "plain" and above >= 0 and above not in occupied and at == len(stack) - 1:
                at += 1
            del stack[at:]
        stack.append((kind, single_blanks(without_controls(without_invisible(text))).strip()))
        chains.append("\n".join(text for _, text in stack))
    return [chains[index + 1] for index in table.section_of]
