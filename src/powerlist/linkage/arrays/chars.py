"""Names as arrays of code points: normal form and n-grams without a loop over items."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: Stands between two items of a joined text and in no item.
MARK = "\x1e"
_MARK = ord(MARK)
_PLANE = 0x10000
_DROPPED = 0
_BACKGROUND = 200
#: Numbers that are spread over no more than so many times their count are marked instead of sorted.
_SPREAD = 48
#: Characters whose grams are hashed at once.
_CHARS = 4_000_000


@dataclass(frozen=True, slots=True)
class Joined:
    """Many short texts as one.

    Attributes:
        text: the texts, with ``MARK`` between them.
        count: how many there are.
    """

    text: str
    count: int

    def replace(self, pattern: re.Pattern[str], by: str) -> Joined:
        """Return the texts with every match replaced; a pattern never matches ``MARK``."""
        return Joined(pattern.sub(by, self.text), self.count)

    def found(self, pattern: re.Pattern[str]) -> NDArray[np.bool_]:
        """Return which texts have a match."""
        found = np.zeros(self.count, dtype=bool)
        offsets = [match.start() for match in pattern.finditer(self.text)]
        if offsets:
            found[self.rows_at(np.array(offsets, dtype=np.int64))] = True
        return found

    def split(self) -> list[str]:
        """Return the texts."""
        return self.text.split(MARK) if self.count else []

    def points(self) -> NDArray[np.uint32]:
        """Return every character's code point, marks included."""
        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)

    def codes(self) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
        """Return every character's code point and the number of its text; marks are left out."""
        points = self.points()
        marks = points == _MARK
        rows = np.cumsum(marks, dtype=np.int32)
        keep = ~marks
        return points[keep], rows[keep]

    def rows_at(self, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for offsets into ``text`` the number of the text that each stands in."""
        return np.searchsorted(np.flatnonzero(self.points() == _MARK), offsets, side="right")


def join(texts: Sequence[str], longest: int) -> tuple[Joined, int]:
    """Return the texts as one, each in normal form and cut at ``longest``, and how many were cut.

    Normal form: half width, lower case, no blanks; list marks become 、 and clause marks ；; quotes,
    dashes and other signs go. Brackets stay as ( and ).
    """
    cut = int((np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) > longest).sum())
    plain = [text[:longest] for text in texts] if cut else list(texts)
    text = MARK.join(plain)
    if text.count(MARK) != max(len(plain) - 1, 0):
        text = MARK.join(item.replace(MARK, " ") for item in plain)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    small = points < _PLANE
    within = np.where(small, points, 0)
    mapped = np.where(small, _table(np.flatnonzero(np.bincount(within)))[within], points)
    kept = mapped[mapped != _DROPPED].astype("<u4")
    return Joined(kept.tobytes().decode("utf-32-le", "surrogatepass"), len(plain)), cut


def _table(codes: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return what each code point becomes; only of these ones, since few of the plane's are ever seen."""
    table = np.zeros(_PLANE, dtype=np.uint32)
    table[codes] = [_plain(code) for code in codes.tolist()]
    return table


@cache
def _plain(code: int) -> int:
    char = chr(code)
    if code == _MARK:
        return code
    if char in _SIGNS:
        return _SIGNS[char]
    category = unicodedata.category(char)
    if category[0] in "ZC" and category != "Cs":
        return _DROPPED
    if 0xFF01 <= code <= 0xFF5E or 0x3300 <= code <= 0x33FF or char.isupper():
        plain = unicodedata.normalize("NFKC", char).lower()
        return ord(plain) if len(plain) == 1 else code
    return code


#: What signs become.
_SIGNS: dict[str, int] = {
    **dict.fromkeys("\"'`“”‘’「」『』*_-—–~·•…", _DROPPED),
    **dict.fromkeys(",，、/／|丨.．", ord("、")),
    **dict.fromkeys(";；。:：", ord("；")),
    **dict.fromkeys("（【〔[［", ord("(")),
    **dict.fromkeys("）】〕]］", ord(")")),
    **dict.fromkeys("〈<＜«", ord("《")),
    **dict.fromkeys("〉>＞»", ord("》")),
    "〇": ord("零"),
}


def distinct(values: NDArray[np.int64], span: int | None = None) -> NDArray[np.int64]:
    """Return the values in order, each once; ``numpy.unique`` hashes them first, which takes far longer.

    Args:
        values: numbers.
        span: they are less than this and not negative, if that is known.
    """
    if span is not None and span <= _SPREAD * len(values):
        seen = np.zeros(span, dtype=bool)
        seen[values] = True
        return np.flatnonzero(seen)
    ordered = np.sort(values)
    keep = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=keep[1:])
    return ordered[keep]


def grams(joined: Joined, size: int, bits: int) -> sparse.csr_array:
    """Return which n-grams each text has, as a matrix of ones over ``2**bits`` hashed columns.

    Args:
        joined: the texts; signs count as characters unless they were removed before.
        size: 2 or 3 characters a gram; a text shorter than that counts as one gram.
        bits: of the hash.
    """
    points, rows = joined.codes()
    cuts = np.arange(0, len(points), _CHARS)
    # A text is never cut.
    cuts = np.append(np.unique(np.searchsorted(rows, rows[cuts])), len(points))
    columns, counts = np.zeros(0, dtype=np.int32), np.zeros(joined.count, dtype=np.int64)
    parts = []
    for start, stop in itertools.pairwise(cuts.tolist()):
        part, keep = _columns(points[start:stop], rows[start:stop], size, bits)
        parts.append(part)
        counts += np.bincount(rows[start:stop][keep], minlength=joined.count)
    columns = np.concatenate([columns, *parts])
    indptr = np.zeros(joined.count + 1, dtype=np.int64)
    np.cumsum(counts, out=indptr[1:])
    matrix = sparse.csr_array(
        (np.ones(len(columns), dtype=np.float32), columns, indptr.astype(np.int32)),
        shape=(joined.count, 1 << bits),
    )
    matrix.sum_duplicates()
    matrix.data[:] = 1.0
    return matrix


def _columns(
    points: NDArray[np.uint32], rows: NDArray[np.int32], size: int, bits: int
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Return the column of each gram of some texts, and at which characters grams begin."""
    values = points.astype(np.uint64)
    hashed = values * np.uint64(0x9E3779B97F4A7C15)
    keep = np.ones(len(points), dtype=bool)
    for step in range(1, size):
        moved = np.zeros_like(values)
        moved[:-step] = values[step:]
        same = np.zeros(len(points), dtype=bool)
        same[:-step] = rows[step:] == rows[:-step]
        first = np.ones(len(points), dtype=bool)
        first[1:] = rows[1:] != rows[:-1]
        # A short text keeps the gram that begins at its first character.
        keep &= same | first
        moved[~same] = 0
        hashed = (hashed ^ moved) * np.uint64(0xBF58476D1CE4E5B9 + 2 * step)
    columns = ((hashed ^ (hashed >> np.uint64(29))) >> np.uint64(64 - bits - 8)) & np.uint64((1 << bits) - 1)
    return columns[keep].astype(np.int32), keep


def rarest_first(matrix: sparse.csr_array) -> tuple[sparse.csr_array, NDArray[np.float32]]:
    """Renumber the columns of a matrix of ones, rare ones first, and drop those that only one row has.

    Returns:
        The matrix with sorted columns (so that each row lists its rarest first), and the weight of each
        column: rarer ones weigh more.
    """
    seen = np.bincount(matrix.indices, minlength=matrix.shape[1])
    used = np.flatnonzero(seen)
    order = used[np.argsort(seen[used], kind="stable")]
    number = np.full(matrix.shape[1], -1, dtype=np.int32)
    number[order] = np.arange(len(order), dtype=np.int32)
    weights = _rarity(matrix.shape[0], seen[order])
    renamed = sparse.csr_array(
        (matrix.data, number[matrix.indices], matrix.indptr), shape=(matrix.shape[0], len(order))
    )
    renamed.sort_indices()
    return renamed, weights


def _rarity(rows: int, seen: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the weight of grams by how many rows have them.

    A small pool says little of how rare a word is; it is weighed as if it stood among ``_BACKGROUND`` rows.
    """
    return np.log1p((rows + _BACKGROUND) / (seen + 1)).astype(np.float32)


def prune(matrix: sparse.csr_array, weights: NDArray[np.float32], mass: float) -> sparse.csr_array:
    """Return unit rows of weights, each cut to its rarest grams that cover ``mass`` of its square.

    What only one row has can join nothing; its weight counts and its entry goes.
    """
    squares = weights[matrix.indices].astype(np.float64) ** 2
    sums = np.concatenate(([0.0], np.cumsum(squares)))
    starts = matrix.indptr[:-1]
    lengths = np.diff(matrix.indptr)
    totals = sums[matrix.indptr[1:]] - sums[starts]
    before = sums[:-1] - np.repeat(sums[starts], lengths)
    total = np.repeat(totals, lengths)
    seen = np.bincount(matrix.indices, minlength=matrix.shape[1])
    keep = (before < mass * total) & (seen[matrix.indices] > 1)
    data = (np.sqrt(squares[keep]) / np.sqrt(total[keep])).astype(np.float32)
    rows = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), lengths)[keep]
    indptr = np.zeros(matrix.shape[0] + 1, dtype=np.int32)
    np.cumsum(np.bincount(rows, minlength=matrix.shape[0]), out=indptr[1:])
    return sparse.csr_array((data, matrix.indices[keep], indptr), shape=matrix.shape)


@dataclass(frozen=True, slots=True)
class Bigrams:
    """The bigrams of a pool's names, ready to be looked up.

    Attributes:
        weighted: which bigrams each name has, with the weight of each; rows in order of their columns. Rare ones weigh
            more.
        total: weight of each row.
        average: weight of an average entry.
        bits: of the hash that columns are numbered by.
        columns: the column of each entry among those that are used, numbered in their order.
        width: how many are used.
    """

    weighted: sparse.csr_array
    total: NDArray[np.float32]
    average: float
    bits: int
    columns: NDArray[np.int32]
    width: int


def bigrams_of(joined: Joined, bits: int = 20) -> Bigrams:
    """Return the bigrams of texts over ``2**bits`` hashed columns."""
    matrix = grams(joined, 2, bits)
    seen = np.bincount(matrix.indices, minlength=matrix.shape[1])
    used = np.flatnonzero(seen)
    number = np.zeros(matrix.shape[1], dtype=np.int32)
    number[used] = np.arange(len(used), dtype=np.int32)
    columns = number[matrix.indices]
    of_entry = _rarity(matrix.shape[0], seen[used])[columns]
    sums = np.concatenate(([0.0], np.cumsum(of_entry, dtype=np.float64)))
    return Bigrams(
        weighted=sparse.csr_array((of_entry, matrix.indices, matrix.indptr), shape=matrix.shape),
        total=(sums[matrix.indptr[1:]] - sums[matrix.indptr[:-1]]).astype(np.float32),
        average=float(of_entry.mean()) if len(of_entry) else 1.0,
        bits=bits,
        columns=columns,
        width=len(used),
    )
