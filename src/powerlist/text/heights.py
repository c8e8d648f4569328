"""How long a text is in print, and how high a cell must be that shows it whole.

A workbook says how high its rows are: LibreOffice and WPS leave every other row one line high, and what is wrapped is
cut off.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A Latin letter or digit, in Chinese characters; with the fonts that stand in where 仿宋 is missing, too.
_LATIN = 0.6
#: Where Word and LibreOffice set a Chinese character a little off a letter or digit, and how far.
_APART = lazy_pattern("[0-9A-Za-z](?=[\u4e00-\u9fff])|[\u4e00-\u9fff](?=[0-9A-Za-z])")
GAP: Final = 0.25
#: The highest row that Excel knows, in points.
HIGHEST: Final = 409.0


def length(text: str) -> float:
    """Return the length of a text in Chinese characters."""
    latin = sum(1 for character in text if character < "\u2e80" and character not in "“”‘’—…")
    if not latin:
        return float(len(text))
    return len(text) - latin * (1 - _LATIN) + GAP * len(_APART.findall(text))


def room(width: float, size: float) -> float:
    """Return how many Chinese characters stand in a line of a cell.

    Args:
        width: of the cell, in Excel's units.
        size: of the type, in points.
    """
    return max(1.0, (width - 0.4) / 2 * 10.5 / size)


def lines_of(text: str, width: float, size: float) -> int:
    """Return how many lines a text takes in a cell of this width."""
    characters = room(width, size)
    return sum(max(1, ceil(length(line) / characters)) for line in text.split("\n"))


def height_of(lines: int, size: float) -> float:
    """Return the height of a row of so many lines, whatever Excel takes."""
    return lines * size * 1.36 + 6


def row_height(texts: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Return the height that shows every text of a row whole, as far as Excel knows rows so high.

    Args:
        texts: the cells.
        widths: of their columns, in Excel's units.
        size: of the type, in points.
    """
    lines = max(
        (lines_of(text, width, size) for text, width in zip(texts, widths, strict=True) if text), default=1
    )
    return min(HIGHEST, round(height_of(lines, size), 1))
