"""What no row of a head says: the number, the type or the basis of one power."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.read.values import cites, is_type
from powerlist.text.numerals import counting_number
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

#: A1, SL-003, 第1项, 12号: a number with letters or a word of counting.
_NUMBERED: Final = lazy_pattern(
    r"[（(【\[]?第?[A-Za-z]{0,4}[-—.]?\d{1,6}(?:[-.]\d{1,4})*[项条号]?[)）】\]]?[、.．]?"
)


def is_serial(text: str) -> bool:
    """Return whether a cell holds the number of a row and nothing else: 3, 1., （1）, 第1项, A1, 一、."""
    stripped = text.strip()
    if counting_number(stripped) is not None or _NUMBERED.fullmatch(stripped):
        return True
    return stripped.startswith("第") and counting_number(stripped.rstrip("项条号")) is not None


def is_numbered(row: Sequence[str]) -> bool:
    """Return whether a row opens with a number of its own, or cites a law: so does an item, and no head."""
    first = next((text for text in row if text), "")
    return is_serial(first) or any(cites(text) for text in row if text)


def says_item(row: Sequence[str], spread: Collection[int] = ()) -> bool:
    """Return whether a row says what only an item says: a number, a basis, or the one type that it has.

    Args:
        row: its cells.
        spread: the columns of cells that are merged over others; a type there heads a group.
    """
    types = [column for column, text in enumerate(row) if text and is_type(text)]
    return is_numbered(row) or (len(types) == 1 and types[0] not in spread)
