"""How wide the columns of a table are: what a column must hold, and what makes the table short.

Text is measured in Chinese characters; two Latin letters or digits count as a little more than one. A
column is never narrower than its head in two lines, its short words whole and its longest piece that no
program breaks (a date, 〔2024〕11号). What is left goes, step by step, where it saves most lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import ceil
from typing import TYPE_CHECKING, Protocol

import numpy as np

from powerlist.text.heights import GAP, length
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: So many rows, evenly taken, tell what a table holds; so many more are those that fill a column most.
_SAMPLE, _FULLEST = 40, 3
#: A head is printed on every page, so it counts once for so many rows.
_ROWS_A_PAGE = 10
#: What a line loses where punctuation or a number must not be parted; widths are tried in steps of it.
_LOST = 0.4
#: Running text has lines of at least so many characters; where columns are many, of at least the fewer.
_READABLE, _STILL_READABLE = 6.0, 4.0
#: A short text up to this length stands in one line.
_WORD = 5.0
#: The longest piece that is kept whole; codes of twenty digits are broken.
_LONGEST_PIECE = 7.5
#: What a table gains by a shorter text in a column that does not make its row high.
_SMALL_GAIN = 0.12
#: The widest column and the steps that are tried, in units of ``_LOST``.
_WIDEST = 160
_STEPS = (1, 2, 4, 8, 13, 20)
_ROOM = np.maximum(1.0, _LOST * np.arange(_WIDEST + 1) - _LOST + 1e-6)
#: What a table's columns ask for at least may be so much of its width; beyond that, all make do with less.
_COMFORT = 0.85

#: Pieces that programs do not break, and those that should stay whole as well.
_UNBROKEN = lazy_pattern(
    r"[〔\[(（【]\d+[〕\])）】]\d*|\d+[年月日项条号]"
    r"|[《〈（〔【“‘(\[]*(?:[!-~]+|[^!-~])[》〉）〕】”’)\]、，。；：！？]*"
)
_WHOLE = lazy_pattern(rf"\d{{4}}年\d{{1,2}}月|[〔\[(（【]\d{{2,4}}[〕\])）】]\d+号?|{_UNBROKEN.pattern}")
#: A4 across as the bundled templates use it: width of the text, of a character in 五号, of a cell's margins (twips).
_ACROSS, _TYPE, _AROUND = 12_755, 212, 160
#: A line's height in sizes of its type, with the fonts that stand in, and what is sure of such an estimate.
_LINE, _SURE = 1.45, 0.9
#: Lines that the repeated header takes of every page.
_HEADER_LINES = 2


class Sized(Protocol):
    """What a width is asked for."""

    @property
    def head(self) -> str:
        """What stands above the column."""

    @property
    def short(self) -> bool:
        """Whether its texts are words, not sentences."""

    @property
    def fit(self) -> Fit | None:
        """What its texts ask for; None where it was not measured."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What a column's texts ask for, in Chinese characters.

    Attributes:
        least: narrowest width that can be read.
        tight: the same where columns are many.
        short: whether its texts are words, not sentences.
        texts: the head and the sampled texts, of the same rows in all columns.
        weights: how many rows each of them stands for.
    """

    least: float
    tight: float
    short: bool
    texts: tuple[str, ...]
    weights: tuple[float, ...]


def measured(columns: Sequence[tuple[str, bool, Sequence[str]]]) -> list[Fit]:
    """Return what each column of a table asks for.

    Args:
        columns: head, whether it is short, and the texts; all columns have the same number of rows.
    """
    count = len(columns[0][2]) if columns else 0
    rows = list(range(0, count, max(1, count // _SAMPLE)))[: _SAMPLE + 1]
    weights = dict.fromkeys(rows, count / len(rows) if rows else 1.0)
    for _, _, texts in columns:
        # A column that few rows fill would be overlooked: its fullest rows count for themselves.
        for row in nlargest(_FULLEST, range(count), key=lambda row: len(texts[row])):
            weights.setdefault(row, 1.0)
    picked = sorted(weights)
    return [
        _fit(head, short, texts, picked, [weights[row] for row in picked]) for head, short, texts in columns
    ]


def _fit(head: str, short: bool, texts: Sequence[str], rows: Sequence[int], weights: Sequence[float]) -> Fit:
    picked = [texts[row] for row in rows]
    lines = [length(line) for text in picked for line in text.split("\n")]
    longest = max(lines, default=0.0)
    halved = max(2.0, (length(head) + 1) // 2)
    whole, unbroken = (
        min(_LONGEST_PIECE, max((_piece(text, pieces) for text in picked), default=0.0))
        for pieces in (_WHOLE, _UNBROKEN)
    )
    if short:
        # the longest may take two lines (其他行政权力), but the usual ones stay whole (行政许可)
        word = max(longest / 2, max((line for line in lines if line <= _WORD), default=0.0))
        least = max(halved, whole, min(word, _LONGEST_PIECE))
        tight = max(halved, unbroken, min(longest / 3, _LONGEST_PIECE))
    else:
        least = max(halved, whole, min(longest, _READABLE))
        tight = max(halved, unbroken, min(longest, _STILL_READABLE))
    heading = max(1.0, sum(weights) / _ROWS_A_PAGE)
    return Fit(least + _LOST, tight + _LOST, short, (head, *picked), (heading, *weights))


def _piece(text: str, pieces: re.Pattern[str]) -> float:
    """Return the length of a text's longest piece."""
    return max((length(piece) for piece in pieces.findall(text[:400]) if len(piece) > 1), default=1.0)


def shares(columns: Sequence[Sized], total: float, character: float, around: float) -> list[float]:
    """Share a width among columns; the sum is exact.

    Args:
        columns: measured columns; one that was not measured gets what its head needs.
        total: the width to share.
        character: width of one Chinese character.
        around: what a cell needs beside its text.
    """
    room = total / character - len(columns) * around / character
    fits = tuple(column.fit or measured([(column.head, column.short, ())])[0] for column in columns)
    made = _shared(fits, round(room, 2))
    scale = total / sum(width * character + around for width in made)
    return [(width * character + around) * scale for width in made]


def are_crowded(columns: Sequence[Sized]) -> bool:
    """Return whether columns are too many for an A4 page across: some will hold a character or two a line.

    Args:
        columns: measured columns.
    """
    tight = sum(column.fit.tight for column in columns if column.fit is not None)
    return tight * _TYPE + len(columns) * _AROUND > _ACROSS


def fits_a_page(
    texts: Sequence[str], spans: Sequence[float], character: float, around: float, room: float
) -> bool:
    """Return whether a row surely fits on one page below the repeated header.

    LibreOffice loses text of a row that is kept whole and is higher than a page.

    Args:
        texts: the cells.
        spans: their widths.
        character: width of one Chinese character.
        around: what a cell needs beside its text.
        room: height of the page's text.
    """
    lines = room * _SURE / (character * _LINE) - _HEADER_LINES
    for text, span in zip(texts, spans, strict=True):
        line = max(1.0, (span - around) / character - _LOST)
        # quick, and never too few: what stands apart makes a text a quarter longer at most
        if 1 + text.count("\n") + (1 + GAP) * len(text) / line <= lines:
            continue
        if sum(max(1, ceil(length(part) / line)) for part in text.split("\n")) > lines:
            return False
    return True


@lru_cache(maxsize=512)
def _shared(fits: tuple[Fit, ...], room: float) -> tuple[float, ...]:
    """Return the widths of the columns, in characters."""
    shorts = [fit.short for fit in fits]
    least = [fit.least for fit in fits]
    if sum(least) > room * (_COMFORT if not all(shorts) else 1.0):
        least = [fit.tight for fit in fits]
    if sum(least) >= room:
        # Too many columns for the paper: all give way alike, and the page says so by its looks.
        return tuple(least)
    widths = np.array(least)
    heights = _heights(fits)
    if heights is not None:
        widths = _widened(widths, room, *heights)
    left = room - float(widths.sum())
    long = np.array([not short for short in shorts])
    # What no line needs: running text has it first.
    share = np.where(long, widths, 0.0) if long.any() else widths
    if long.any() and left > 0.5 * float(widths.sum()):
        share = share + np.where(long, 0.0, widths * 0.5)
    return tuple((widths + left * share / share.sum()).tolist())


def _heights(fits: Sequence[Fit]) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Return how many lines each row of each column takes at each width, and what each row weighs."""
    rows = max(len(fit.texts) for fit in fits)
    if rows == 1:
        return None
    made = np.ones((len(fits), _WIDEST + 1, rows))
    weights = np.ones(rows)
    for place, fit in enumerate(fits):
        if len(fit.texts) != rows:
            continue
        weights = np.array(fit.weights)
        if fit.short:
            made[place] = np.array([_wrapped(text) for text in fit.texts]).T
            continue
        lines = [[max(length(line), 0.1) for line in text.split("\n")] for text in fit.texts]
        starts = np.cumsum([0, *(len(found) for found in lines[:-1])])
        flat = np.array([one for found in lines for one in found])
        made[place] = np.add.reduceat(np.ceil(flat[None, :] / _ROOM[:, None]), starts, axis=1)
    return made, weights


@lru_cache(maxsize=8192)
def _wrapped(text: str) -> NDArray[np.float64]:
    """Return how many lines a short text takes at each width, its pieces whole; a piece torn counts double."""
    lines = np.zeros(_WIDEST + 1)
    for line in text.split("\n"):
        used = np.full(_WIDEST + 1, np.inf)
        for piece in _UNBROKEN.findall(line[:60]) or [" "]:
            size = length(piece)
            next_line = used + size > _ROOM
            lines += np.where(next_line, 2 * np.ceil(size / _ROOM) - 1, 0)
            used = np.where(next_line, np.minimum(size, _ROOM), used + size)
    return lines


def _widened(
    widths: NDArray[np.float64], room: float, heights: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give the room step by step to the column where it saves most lines."""
    count = len(widths)
    every = np.arange(count)
    steps = np.array(_STEPS)
    while True:
        left = room - float(widths.sum())
        now = np.minimum((widths / _LOST + 1e-6).astype(int), _WIDEST)
        lines = heights[every, now]
        highest = lines.max(axis=0)
        others = np.array([np.delete(lines, place, axis=0).max(axis=0, initial=1.0) for place in every])
        then = heights[every[:, None], np.minimum(now[:, None] + steps, _WIDEST)]
        saved = ((highest - np.maximum(then, others[:, None])) * weights).sum(axis=2)
        shorter = ((lines[:, None] - then) * weights).sum(axis=2)
        gain = (saved + _SMALL_GAIN * shorter) / steps
        gain[:, steps * _LOST > left] = 0.0
        place, step = np.unravel_index(int(gain.argmax()), gain.shape)
        if gain[place, step] <= 0:
            return widths
        widths = widths.copy()
        widths[place] += steps[step] * _LOST
