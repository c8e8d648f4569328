"""The sparse self-join: which rows of a matrix of unit rows are near each other.

``sparse_dot_topn`` does it in C++ on all cores where it is installed (extra ``fast``); scipy does the
same in blocks, with the same result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

#: Multiplications of one scipy block; bounds its memory to a few hundred MiB.
_WORK = 12_000_000
_MOST_ROWS = 65_536
#: Products are compared to so many digits: the two ways add up in different order.
_DIGITS = 4
_SLACK = 1e-3


def near(
    matrix: sparse.csr_array, floor: float, most: int, *, fast: bool | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs of rows whose product is at least ``floor``, the smaller row first.

    Args:
        matrix: rows of non-negative weights.
        floor: least product.
        most: pairs kept a row, the best ones; equal products: the smaller row number first.
        fast: use sparse_dot_topn; None where it is installed.
    """
    if fast is None or fast:
        try:
            from sparse_dot_topn import sp_matmul_topn
        except ImportError:
            if fast:
                raise
        else:
            return _fast(sp_matmul_topn, matrix, floor, most)
    return _blocks(matrix, floor, most)


def _fast(
    sp_matmul_topn: object, matrix: sparse.csr_array, floor: float, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    from scipy import sparse

    plain = sparse.csr_matrix(matrix)
    # More than asked, so that the choice among equals is made here as in ``_blocks``.
    found = sp_matmul_topn(plain, plain.T.tocsr(), top_n=4 * most + 1, threshold=floor - _SLACK, n_threads=2)  # type: ignore[operator]
    rows = np.repeat(np.arange(plain.shape[0]), np.diff(found.indptr))
    keep = np.round(found.data, _DIGITS) >= floor
    return _pairs(*_best(rows[keep], found.indices[keep], found.data[keep], most + 1))


def _pairs(
    rows: NDArray[np.int64], columns: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    apart = rows != columns
    low = np.minimum(rows[apart], columns[apart]).astype(np.int64)
    high = np.maximum(rows[apart], columns[apart]).astype(np.int64)
    return low, high


def _blocks(matrix: sparse.csr_array, floor: float, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    seen = np.bincount(matrix.indices, minlength=matrix.shape[1]).astype(np.int64)
    work = np.add.reduceat(np.append(seen[matrix.indices], 0), np.minimum(matrix.indptr[:-1], matrix.nnz))
    work[np.diff(matrix.indptr) == 0] = 0
    transposed = matrix.T.tocsr()
    done = np.concatenate(([0], np.cumsum(work)))
    found_rows, found_columns = [], []
    start = 0
    while start < matrix.shape[0]:
        stop = int(np.searchsorted(done, done[start] + _WORK, side="right")) - 1
        stop = min(max(stop, start + 1), start + _MOST_ROWS, matrix.shape[0])
        product = matrix[start:stop] @ transposed
        keep = np.round(product.data, _DIGITS) >= floor
        rows = np.repeat(np.arange(start, stop), np.diff(product.indptr))[keep]
        columns, values = product.indices[keep], product.data[keep]
        rows, columns = _best(rows, columns, values, most + 1)
        found_rows.append(rows)
        found_columns.append(columns)
        start = stop
    if not found_rows:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty
    return _pairs(np.concatenate(found_rows), np.concatenate(found_columns))


def _best(
    rows: NDArray[np.int64], columns: NDArray[np.int32], values: NDArray[np.float32], most: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Keep the ``most`` greatest values of each row; every row is its own greatest."""
    counts = np.bincount(rows) if len(rows) else np.zeros(1, dtype=np.int64)
    if counts.max() <= most:
        return rows, columns
    order = np.lexsort((columns, -np.round(values, _DIGITS), rows))
    rows = rows[order]
    starts = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
    place = np.arange(len(rows)) - np.repeat(starts, np.diff(np.concatenate((starts, [len(rows)]))))
    keep = place < most
    return rows[keep], columns[order][keep]
