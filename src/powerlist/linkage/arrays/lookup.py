"""Looking up what two rows of a sparse table have in common, for many pairs at once.

Pairs come in order of their left rows, so a few left rows stand for very many pairs: they are laid out in full,
and the entries of the right rows are read there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Cells that are laid out at once.
_MOST = 8_000_000


def entries_of(
    indptr: NDArray[np.integer], rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return every entry of these rows: the number of its row among them, and where it stands."""
    starts, times = indptr[:-1][rows].astype(np.int64), np.diff(indptr)[rows].astype(np.int64)
    number = np.repeat(np.arange(len(rows)), times)
    return number, np.arange(len(number)) + np.repeat(starts - np.cumsum(times) + times, times)


def laid_out(
    indptr: NDArray[np.integer],
    codes: NDArray[np.integer],
    span: int,
    left: NDArray[np.int64],
    most: int = _MOST,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]] | None:
    """Return where each pair's left row is laid out, and the cells and entries to fill in.

    Args:
        indptr: where the entries of each row begin.
        codes: the column of each entry.
        span: number of columns.
        left: the left row of each pair, equal ones together.
        most: cells that may be laid out.

    Returns:
        The first cell of each pair's row, the cell of each entry of the rows, and the entry; None where
        the rows are too many to be laid out.
    """
    first = np.concatenate(([True], left[1:] != left[:-1]))[: len(left)]
    rows = left[first]
    if len(rows) * span > most:
        return None
    number, entry = entries_of(indptr, rows)
    return (np.cumsum(first) - 1) * span, number * span + codes[entry], entry


def grouped(values: NDArray[np.integer]) -> list[NDArray[np.int64]]:
    """Return the places of equal values together, in order of the values."""
    order = np.argsort(values, kind="stable").astype(np.int64)
    cuts = np.flatnonzero(np.diff(values[order])) + 1
    return [part for part in np.split(order, cuts) if len(part)]


def among(
    keys: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64], size: int
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return whether each pair of positions is among some pairs, and the place of those that are.

    Args:
        keys: smaller position × ``size`` + greater position of each pair, rising.
        left: positions.
        right: positions, in any order with ``left``.
        size: more than any position.
    """
    if not len(keys):
        return np.zeros(len(left), dtype=bool), np.zeros(len(left), dtype=np.int64)
    wanted = np.minimum(left, right) * np.int64(size) + np.maximum(left, right)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return keys[place] == wanted, place


def matches(
    indptr: NDArray[np.int64],
    codes: NDArray[np.int64],
    keys: NDArray[np.int64],
    span: int,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return what both sides of each pair have: the pair, the right entry and the left entry.

    The right side is looked up in the left one: pairs come in order of the left side, so that the search
    stays in one place of the memory for long.

    Args:
        indptr: where the entries of each item begin.
        codes: what each entry is.
        keys: item × ``span`` + code of every entry, rising.
        span: more than any code.
        left: positions.
        right: positions.
    """
    pair, entry = entries_of(indptr, right)
    if not len(keys):
        return pair, entry, entry
    known = laid_out(indptr, codes, span, left)
    if known is not None:
        begins, cells, entries = known
        # of equal ones the first, as a search finds it
        table = np.full(int(begins[-1]) + span if len(begins) else 0, -1, dtype=np.int32)
        table[cells[::-1]] = entries[::-1]
        place = table[begins[pair] + codes[entry]].astype(np.int64)
        hit = place >= 0
    else:
        wanted = left[pair] * span + codes[entry]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = keys[place] == wanted
    return pair[hit], entry[hit], place[hit]
