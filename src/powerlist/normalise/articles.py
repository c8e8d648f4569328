"""Citations whose numbers stand in columns of their own: 《水法》 | 69 | 1 → 《水法》第69条第1款."""

from __future__ import annotations

from typing import Final

from powerlist.text.numerals import number_of

#: Heads over the numbers of a citation.
_UNITS: Final = ("条", "款", "项")


def with_numbers(lists: list[list[str]], heads: list[str]) -> list[list[str]]:
    """Return the columns of a basis, the numbers joined to the title left of them.

    Args:
        lists: the values of each column, from left to right.
        heads: their heads; under 条, 款 and 项 stand numbers.
    """
    units = [head.strip() if head.strip() in _UNITS else "" for head in heads]
    if not any(units):
        return lists
    found = [list(texts) for texts in lists]
    held = -1
    for index, unit in enumerate(units):
        if not unit:
            held = index
        elif held >= 0:
            found[held] = [
                _with_number(title, text, unit) for title, text in zip(found[held], found[index], strict=True)
            ]
            found[index] = [""] * len(found[index])
    return found


def _with_number(title: str, text: str, unit: str) -> str:
    """Return a citation with one more number, line by line where an item has several."""
    if not text:
        return title
    numbers = [f"第{line}{unit}" if number_of(line) is not None else line for line in text.split("\n")]
    lines = title.split("\n")
    if len(numbers) not in (1, len(lines)):
        return "\n".join((title, *numbers))
    numbers = [""] * (len(lines) - len(numbers)) + numbers
    return "\n".join(line + number for line, number in zip(lines, numbers, strict=True))
