"""The sparse self-join: which rows of a matrix of unit rows are near each other.

``sparse_dot_topn`` does it in C++ on all cores where it is installed (extra ``fast``); scipy does the
same in blocks, two at a time, with the same result.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.arrays.threads import WORKERS, at_once

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

#: Multiplications of one scipy block; bounds its memory to some hundred MiB.
_WORK = 6_000_000
_MOST_ROWS = 65_536
#: Products are compared to so many digits: the two ways add up in different order.
_DIGITS = 4
_SLACK = 1e-3


def near(
    matrix: sparse.csr_array, floor: float, most: int, *, steps: int = 1, fast: bool | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs of rows whose product is at least ``floor``, the smaller row first.

    Args:
        matrix: rows of non-negative weights.
        floor: least product.
        most: pairs kept a row, the best ones; equal products: the smaller row number first.
        steps: in so many equal parts the rows are taken; those of a part are only multiplied with their
            own part and later ones, which is half the work for many parts. A row of which more than
            ``most`` others are near then keeps the best of those.
        fast: use sparse_dot_topn; None where it is installed.
    """
    product = _blocks
    if fast is None or fast:
        try:
            from sparse_dot_topn import sp_matmul_topn
        except ImportError:
            if fast:
                raise
        else:
            product = partial(_fast, sp_matmul_topn)
    size = max(-(-matrix.shape[0] // steps), 1)
    found = []
    for start in range(0, max(matrix.shape[0], 1), size):
        later = matrix[start:] if start else matrix
        rows, columns = product(later[:size] if steps > 1 else later, later, floor, most)
        found.append(_pairs(rows + start, columns + start))
    return np.concatenate([low for low, _ in found]), np.concatenate([high for _, high in found])


def _fast(
    sp_matmul_topn: object, rows: sparse.csr_array, matrix: sparse.csr_array, floor: float, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    from scipy import sparse

    others = sparse.csr_matrix(matrix).T.tocsr()
    # More than asked, so that the choice among equals is made here as in ``_blocks``.
    found = sp_matmul_topn(  # type: ignore[operator]
        sparse.csr_matrix(rows), others, top_n=4 * most + 1, threshold=floor - _SLACK, n_threads=WORKERS
    )
    keep = np.round(found.data, _DIGITS) >= floor
    entries = np.repeat(np.arange(rows.shape[0]), np.diff(found.indptr))[keep]
    return _best(entries, found.indices[keep], found.data[keep], most + 1)


def _pairs(
    rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    apart = rows != columns
    rows, columns = rows[apart], columns[apart]
    return np.minimum(rows, columns), np.maximum(rows, columns)


def _blocks(
    rows: sparse.csr_array, matrix: sparse.csr_array, floor: float, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    seen = np.bincount(matrix.indices, minlength=matrix.shape[1]).astype(np.int64)
    # the multiplications before each row
    done = np.concatenate(([0], np.cumsum(seen[rows.indices])))[rows.indptr]
    work = min(_WORK, int(done[-1]) // WORKERS + 1)
    cuts = [0]
    while cuts[-1] < rows.shape[0]:
        start = cuts[-1]
        stop = int(np.searchsorted(done, done[start] + work, side="right")) - 1
        cuts.append(min(max(stop, start + 1), start + _MOST_ROWS, rows.shape[0]))
    transposed = matrix.T.tocsr()

    def block(start: int, stop: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        product = rows[start:stop] @ transposed
        keep = np.flatnonzero(product.data >= floor - _SLACK)
        keep = keep[np.round(product.data[keep], _DIGITS) >= floor]
        entries = np.searchsorted(product.indptr, keep, side="right") - 1 + start
        return _best(entries, product.indices[keep], product.data[keep], most + 1)

    found = at_once(block, cuts[:-1], cuts[1:])
    if not found:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def _best(
    rows: NDArray[np.int64], columns: NDArray[np.integer], values: NDArray[np.float32], most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Keep the ``most`` greatest values of each row; every row is its own greatest."""
    places: NDArray[np.int64] = np.asarray(columns, dtype=np.int64)
    counts = np.bincount(rows) if len(rows) else np.zeros(1, dtype=np.int64)
    if counts.max() <= most:
        return rows, places
    order = np.lexsort((places, -np.round(values, _DIGITS), rows))
    rows = rows[order]
    starts = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
    place = np.arange(len(rows)) - np.repeat(starts, np.diff(np.concatenate((starts, [len(rows)]))))
    keep = place < most
    return rows[keep], places[order][keep]
