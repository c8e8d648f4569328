"""Finds the words of several vocabularies in many texts at once: the leftmost first, at one place the longest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.arrays.chars import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.arrays.chars import Joined

_FIRST, _SECOND, _NEXT = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_SHIFT, _HEADS = np.uint64(44), 1 << 20
_MARKS, _PLANE = np.uint64(48), 0x10000
#: No word is shorter.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Scanner:
    """Vocabularies, ready to be looked for.

    Attributes:
        firsts: which characters begin a word; those beyond the table are as its last.
        heads: which hashes of two characters begin a word.
        lengths: the lengths of words, longest first, with the sorted hashes of those words and their numbers.
        marks: of each length, the first bits of the hashes of its words.
        groups: for each word's number its groups, several columns.
        bits: for each word's number its bits in these groups; 0 is none.
    """

    firsts: NDArray[np.bool_]
    heads: NDArray[np.bool_]
    lengths: list[tuple[int, NDArray[np.uint64], NDArray[np.int64]]]
    marks: list[NDArray[np.bool_]]
    groups: NDArray[np.int64]
    bits: NDArray[np.uint32]

    def mark(self, joined: Joined, masks: NDArray[np.uint32]) -> None:
        """Set the bits of every word in the masks of its text.

        Args:
            joined: the texts.
            masks: one row a group, one column a text.
        """
        rows, _, _, words = self.find(joined)
        for column in range(self.groups.shape[1]):
            np.bitwise_or.at(masks, (self.groups[words, column], rows), self.bits[words, column])

    def find(
        self, joined: Joined, *, nested: bool = False
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return for every word that stands in the texts its text, where it begins and ends, and its number.

        Args:
            joined: the texts; begin and end count in its ``text``.
            nested: words that stand inside others, or begin inside them, as well.
        """
        points = np.frombuffer(joined.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        if len(points) < _SHORTEST:
            none = np.zeros(0, dtype=np.int64)
            return none, none, none, none
        codes = points.astype(np.uint64)
        # few characters begin a word
        places = np.flatnonzero(np.take(self.firsts, points[:-1], mode="clip"))
        hashed = _pair(codes[places], codes[places + 1])
        places = places[self.heads[(hashed >> _SHIFT).astype(np.int64)]]
        if nested:
            starts, ends, words = self._all(codes, places)
        else:
            starts, ends, words = self._longest(codes, places)
            kept = _leftmost(starts, ends)
            starts, ends, words = starts[kept], ends[kept], words[kept]
        rows = np.searchsorted(np.flatnonzero(points == ord(MARK)), starts, side="right")
        return rows, starts, ends, words

    def _longest(
        self, codes: NDArray[np.uint64], places: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return where words begin and end, and their numbers; at each place the longest."""
        word = np.full(len(places), -1, dtype=np.int64)
        length = np.zeros(len(places), dtype=np.int64)
        for size, numbers in self._matches(codes, places):
            hit = (numbers >= 0) & (word < 0)
            word[hit], length[hit] = numbers[hit], size
        found = word >= 0
        starts = places[found]
        return starts, starts + length[found], word[found]

    def _all(
        self, codes: NDArray[np.uint64], places: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return where words begin and end, and their numbers; every word at every place."""
        found = [
            (places[numbers >= 0], places[numbers >= 0] + size, numbers[numbers >= 0])
            for size, numbers in self._matches(codes, places)
        ]
        starts, ends, words = (np.concatenate(column) for column in zip(*found, strict=True))
        order = np.lexsort((-ends, starts))
        return starts[order], ends[order], words[order]

    def _matches(
        self, codes: NDArray[np.uint64], places: NDArray[np.int64]
    ) -> Iterator[tuple[int, NDArray[np.int64]]]:
        """Yield for each length, longest first, the number of the word at each place, -1 for none."""
        hashed = _pair(codes[places], codes[places + 1])
        at = {2: hashed}
        for size in range(3, self.lengths[0][0] + 1):
            hashed = _more(hashed, codes[np.minimum(places + size - 1, len(codes) - 1)])
            at[size] = hashed
        for (size, known, numbers), marks in zip(self.lengths, self.marks, strict=True):
            found = np.full(len(places), -1, dtype=np.int64)
            # most hashes have no mark of this length: only the others are searched for
            may = np.flatnonzero(marks[(at[size] >> _MARKS).astype(np.int64)])
            hashed, fits = at[size][may], places[may] + size <= len(codes)
            place = np.minimum(np.searchsorted(known, hashed), len(known) - 1)
            hit = (known[place] == hashed) & fits
            found[may[hit]] = numbers[place[hit]]
            yield size, found


def scanner(vocabularies: Mapping[int, Mapping[str, int]]) -> Scanner:
    """Return a scanner.

    Args:
        vocabularies: by the number of each group its words, of two characters at least, and their bits.
    """
    known: dict[str, list[tuple[int, int]]] = {}
    for group, words in vocabularies.items():
        for word, bits in words.items():
            known.setdefault(word, []).append((group, bits))
    width = max(map(len, known.values()))
    padded = [entries + [(0, 0)] * (width - len(entries)) for entries in known.values()]
    heads = np.zeros(_HEADS, dtype=bool)
    by_length: dict[int, list[tuple[np.uint64, int]]] = {}
    for number, word in enumerate(known):
        codes = np.array([[ord(char)] for char in word], dtype=np.uint64)
        hashed = _pair(codes[0], codes[1])
        heads[int((hashed >> _SHIFT)[0])] = True
        for code in codes[2:]:
            hashed = _more(hashed, code)
        by_length.setdefault(len(word), []).append((hashed[0], number))
    lengths = []
    for size in sorted(by_length, reverse=True):
        entries = sorted(by_length[size])
        lengths.append(
            (
                size,
                np.array([hashed for hashed, _ in entries], dtype=np.uint64),
                np.array([number for _, number in entries], dtype=np.int64),
            )
        )
    return Scanner(
        _firsts(known),
        heads,
        lengths,
        _marks(lengths),
        np.array([[group for group, _ in entries] for entries in padded], dtype=np.int64),
        np.array([[bit for _, bit in entries] for entries in padded], dtype=np.uint32),
    )


def lookup(words: Sequence[str]) -> Scanner:
    """Return a scanner that finds words and sets no bits; a word's number is its place.

    Args:
        words: of two characters at least, each once.
    """
    heads = np.zeros(_HEADS, dtype=bool)
    sizes = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    lengths = []
    for size in np.unique(sizes)[::-1].tolist():
        numbers = np.flatnonzero(sizes == size)
        text = "".join(words[number] for number in numbers.tolist())
        codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
        codes = codes.reshape(len(numbers), size)
        hashed = _pair(codes[:, 0], codes[:, 1])
        heads[(hashed >> _SHIFT).astype(np.int64)] = True
        for place in range(2, size):
            hashed = _more(hashed, codes[:, place])
        order = np.argsort(hashed)
        lengths.append((size, hashed[order], numbers[order]))
    none = np.zeros((len(words), 0), dtype=np.int64)
    return Scanner(_firsts(words), heads, lengths, _marks(lengths), none, none.astype(np.uint32))


def _marks(lengths: list[tuple[int, NDArray[np.uint64], NDArray[np.int64]]]) -> list[NDArray[np.bool_]]:
    found = [np.zeros(_PLANE, dtype=bool) for _ in lengths]
    for marks, (_, hashed, _) in zip(found, lengths, strict=True):
        marks[(hashed >> _MARKS).astype(np.int64)] = True
    return found


def _firsts(words: Iterable[str]) -> NDArray[np.bool_]:
    found = np.zeros(_PLANE, dtype=bool)
    found[[min(ord(word[0]), _PLANE - 1) for word in words]] = True
    return found


def _pair(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> NDArray[np.uint64]:
    found: NDArray[np.uint64] = (first * _FIRST) ^ (second * _SECOND)
    return found


def _more(hashed: NDArray[np.uint64], code: NDArray[np.uint64]) -> NDArray[np.uint64]:
    found: NDArray[np.uint64] = (hashed ^ code) * _NEXT
    return found


def _leftmost(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which of the matches, in order of their starts, stand when each gives way to those before it."""
    kept = np.arange(len(starts))
    while len(kept) > 1:
        meets = np.zeros(len(kept), dtype=bool)
        meets[1:] = starts[kept[1:]] < ends[kept[:-1]]
        # Only what meets one that stands goes; what met a match that goes is looked at again.
        goes = meets.copy()
        goes[1:] &= ~meets[:-1]
        if not goes.any():
            return kept
        kept = kept[~goes]
    return kept
