"""Which words name a kind of what other words name: 乳制品 of 食品, 拖拉机 of 农业机械, 采集证 of 证件.

The table ``data/kinds.tsv`` is made by ``linkage.mining``. Words that name one thing (危化品, 危险化学品) are one
*class*; everything here counts in classes, so that a pool is joined by arrays of numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from powerlist.linkage.arrays.scanning import lookup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from powerlist.linkage.arrays.chars import Joined
    from powerlist.linkage.arrays.scanning import Scanner

HEADER: Final = "powerlist/kinds/v1"
#: A kind of a kind of a kind is one; further on words change their sense.
DEEPEST: Final = 3
UNKNOWN: Final = -1


@dataclass(frozen=True)
class Kinds:
    """Words, and which is a kind of which.

    Attributes:
        words: all words, sorted.
        classes: the class of each word; a class is the number of its fullest word.
        narrow: classes that are kinds of ``wide``, one entry a pair, kinds of kinds included; sorted by
            narrow, then wide, each pair once, no class with itself.
        wide: the wider class of each pair.
        depth: steps between the two, 1 to ``DEEPEST``.
        told: every step of the pair is told by a statute, not only kept by hand.
    """

    words: tuple[str, ...]
    classes: NDArray[np.int32]
    narrow: NDArray[np.int32]
    wide: NDArray[np.int32]
    depth: NDArray[np.int8]
    told: NDArray[np.bool_]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.narrow)

    def codes(self, words: Sequence[str]) -> NDArray[np.int32]:
        """Return the class of each word, ``UNKNOWN`` for one that the table does not have."""
        known = self._numbers
        found = np.fromiter((known.get(word, UNKNOWN) for word in words), dtype=np.int64, count=len(words))
        return np.where(found < 0, UNKNOWN, self.classes[found]).astype(np.int32)

    def steps(self, narrow: NDArray[np.int32], wide: NDArray[np.int32]) -> NDArray[np.int8]:
        """Return for each pair of classes how many steps the first is below the second, 0 for none.

        Args:
            narrow: classes, ``UNKNOWN`` is below nothing.
            wide: classes.
        """
        if not len(self):
            return np.zeros(len(narrow), dtype=np.int8)
        span = np.int64(len(self.words))
        keys = self.narrow * span + self.wide
        wanted = narrow * span + wide
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = (keys[place] == wanted) & (narrow >= 0) & (wide >= 0)
        return np.where(hit, self.depth[place], 0).astype(np.int8)

    def wider(self, word: str) -> tuple[str, ...]:
        """Return the words that a word is a kind of, nearest first; of equal words the full one."""
        code = self.codes([word])[0]
        places = np.flatnonzero(self.narrow == code) if code >= 0 else np.zeros(0, dtype=np.int64)
        places = places[np.argsort(self.depth[places], kind="stable")]
        return tuple(self.words[number] for number in self.wide[places].tolist())

    def mentions(self, texts: Joined, *, nested: bool = False) -> Mentions:
        """Return which classes each text mentions; at one place the longest word, the leftmost first.

        Args:
            texts: names in normal form (``chars.join``), with or without function words.
            nested: words inside others as well: 社会保险 in 社会保险费.
        """
        rows, _, _, words = self._scanner.find(texts, nested=nested)
        keys = np.unique(rows * np.int64(len(self.words)) + self.classes[words])
        items = keys // len(self.words)
        indptr = np.zeros(texts.count + 1, dtype=np.int64)
        np.cumsum(np.bincount(items, minlength=texts.count)[: texts.count], out=indptr[1:])
        return Mentions(self, indptr, (keys % len(self.words)).astype(np.int32))

    @cached_property
    def upward(self) -> sparse.csr_array:
        """Class × class, 1 where the row's class is a kind of the column's."""
        from scipy import sparse

        size = len(self.words)
        ones = np.ones(len(self), dtype=np.float32)
        return sparse.csr_array((ones, (self.narrow, self.wide)), shape=(size, size))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def _scanner(self) -> Scanner:
        return lookup(self.words)


@dataclass(frozen=True)
class Mentions:
    """Which classes of words each text of a pool mentions.

    Attributes:
        kinds: the table.
        indptr: where the entries of each text begin.
        codes: classes, rising within each text, each once.
    """

    kinds: Kinds
    indptr: NDArray[np.int64]
    codes: NDArray[np.int32]

    @cached_property
    def said(self) -> sparse.csr_array:
        """Text × class, 1 where the text mentions it."""
        from scipy import sparse

        ones = np.ones(len(self.codes), dtype=np.float32)
        shape = (len(self.indptr) - 1, len(self.kinds.words))
        return sparse.csr_array((ones, self.codes, self.indptr), shape=shape)

    @cached_property
    def meant(self) -> sparse.csr_array:
        """Text × class, 1 where the text mentions it or a kind of it: what candidates can be joined on."""
        found: sparse.csr_array = (self.said + self.said @ self.kinds.upward).tocsr()
        found.data[:] = 1.0
        found.sort_indices()
        return found

    def linked(
        self, left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
        """Return for each pair how many classes of the left text are kinds of one of the right, and the reverse.

        A class that both mention counts for neither side.

        Args:
            left: positions of texts.
            right: positions of texts.
        """
        return self._below(left, right), self._below(right, left)

    def _below(self, narrow: NDArray[np.int64], wide: NDArray[np.int64]) -> NDArray[np.int16]:
        # every class of the one side with every class of the other, pair by pair
        sizes = np.diff(self.indptr)
        times = sizes[narrow] * sizes[wide]
        pair = np.repeat(np.arange(len(narrow)), times)
        step = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        width = sizes[wide][pair]
        first = self.codes[self.indptr[narrow][pair] + step // width]
        second = self.codes[self.indptr[wide][pair] + step % width]
        hit = self.kinds.steps(first, second) > 0
        # a class that the wide side mentions too is no narrower word of the pair
        shared = self._mentioned(wide[pair[hit]], first[hit])
        counted = np.unique(pair[hit][~shared] * np.int64(len(self.kinds.words)) + first[hit][~shared])
        return np.bincount(counted // len(self.kinds.words), minlength=len(narrow)).astype(np.int16)

    def _mentioned(self, texts: NDArray[np.int64], codes: NDArray[np.int32]) -> NDArray[np.bool_]:
        span = np.int64(len(self.kinds.words))
        rows = np.repeat(np.arange(len(self.indptr) - 1), np.diff(self.indptr))
        keys = rows * span + self.codes
        if not len(keys):
            return np.zeros(len(texts), dtype=bool)
        wanted = texts * span + codes
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        found: NDArray[np.bool_] = keys[place] == wanted
        return found


def read(text: str) -> Kinds:
    """Return the table that a file holds.

    Args:
        text: lines of ``narrower, wider, < or =, told or kept``, tab separated, behind a header.

    Raises:
        ValueError: the text is no table of kinds.
    """
    header, _, body = text.partition("\n")
    if header != HEADER:
        raise ValueError(f"not a table of kinds: {header[:40]!r}")
    rows = [line.split("\t") for line in body.split("\n") if line]
    words = tuple(sorted({word for row in rows for word in row[:2]}))
    number = {word: place for place, word in enumerate(words)}
    classes = _classes(len(words), [(number[row[0]], number[row[1]]) for row in rows if row[2] == "="])
    above: dict[int, dict[int, bool]] = {}
    for narrow, wide, relation, source in rows:
        one, other = classes[number[narrow]], classes[number[wide]]
        if relation == "<" and one != other:
            mine = above.setdefault(one, {})
            mine[other] = mine.get(other, False) or source == "told"
    pairs = sorted(
        (narrow, wide, depth, told)
        for narrow in above
        for wide, (depth, told) in _above(narrow, above).items()
    )
    column = np.array(pairs, dtype=np.int32).reshape(-1, 4)
    return Kinds(
        words,
        np.array(classes, dtype=np.int32),
        np.ascontiguousarray(column[:, 0]),
        np.ascontiguousarray(column[:, 1]),
        column[:, 2].astype(np.int8),
        column[:, 3].astype(bool),
    )


def _classes(size: int, equal: list[tuple[int, int]]) -> list[int]:
    """Return for each word the number of the full one among the words that name the same."""
    found = list(range(size))
    for full, short in equal:
        old, new = found[short], found[full]
        found = [new if number == old else number for number in found]
    return found


def _above(narrow: int, above: dict[int, dict[int, bool]]) -> dict[int, tuple[int, bool]]:
    """Return what a class is a kind of: the steps, and whether a statute tells every one of them."""
    found: dict[int, tuple[int, bool]] = {}
    level = {narrow: True}
    for depth in range(1, DEEPEST + 1):
        following: dict[int, bool] = {}
        for one, told in level.items():
            for wide, said in above.get(one, {}).items():
                if wide != narrow and wide not in found:
                    following[wide] = following.get(wide, False) or (told and said)
        found.update({wide: (depth, told) for wide, told in following.items()})
        level = following
    return found


@cache
def load() -> Kinds:
    """Return the table that the program ships."""
    return read(files("powerlist.linkage.data").joinpath("kinds.tsv").read_text(encoding="utf-8"))
