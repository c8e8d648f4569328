"""Acts that are punished at places of statutes, by the numbers of their pairs of characters; they hold no text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from scipy import sparse

from powerlist.linkage.citations.keys import article_key

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: The first digit and the line break, as bytes.
_DIGITS, _BREAK = ord("0"), ord("\n")
#: Bits of the numbers of pairs of characters.
BITS: Final = 20
_SMOOTH: Final = 200
#: A pair of characters of more than one act in so many does not lead to any.
_COMMON: Final = 260


class _Read(NamedTuple):
    """The numbers of all lines, and where those of each line begin."""

    cells: NDArray[np.int64]
    starts: NDArray[np.int64]


class _Places(NamedTuple):
    """The keys of the places, rising, the first act of each, the place of each act, and the number of each place."""

    keys: NDArray[np.int64]
    first: NDArray[np.intp]
    of_act: NDArray[np.intp]
    numbers: NDArray[np.int64]


def place_key(places: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return one number a place.

    Args:
        places: a row each: statute, article, suffix, 款 and 项.
    """
    law, article, suffix, paragraph, point = places.astype(np.int64).reshape(-1, 5).T
    found: NDArray[np.int64] = (article_key(law, article, suffix) << 14) | (paragraph << 7) | point
    return found


@dataclass(frozen=True)
class KnownActs:
    """Acts and their places, one entry an act in every array.

    Attributes:
        lines: place, tab, and the numbers of the pairs of characters of an act (``named.signs``).
    """

    lines: str = ""

    def __len__(self) -> int:
        """Return the number of acts."""
        return len(self._read.starts)

    @cached_property
    def table(self) -> NDArray[np.int64]:
        """The places that have acts, each once, a row each: statute, article, suffix, 款 and 项."""
        return self._sides[np.sort(self._places.first)]

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The number of the place of each act in ``table``."""
        return self._places.numbers[self._places.of_act]

    @cached_property
    def orders(self) -> NDArray[np.int64]:
        """Which act of its place each is, counted from 1."""
        by_place = np.argsort(self.numbers, kind="stable")
        ordered = self.numbers[by_place]
        begins = np.searchsorted(ordered, ordered)
        found = np.empty(len(self), dtype=np.int64)
        found[by_place] = np.arange(1, len(self) + 1) - begins
        return found

    @cached_property
    def laws(self) -> NDArray[np.int64]:
        """The statute of each act."""
        found: NDArray[np.int64] = self._sides[:, 0]
        return found

    def numbers_of(self, places: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return the number in ``table`` of each place, -1 for one without acts.

        Args:
            places: a row each.
        """
        keys, numbers = self._places.keys, self._places.numbers
        if not len(keys):
            return np.full(len(places), -1, dtype=np.int64)
        wanted = place_key(places)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, numbers[at], -1)

    @cached_property
    def cited(self) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """The articles that have acts, rising, and the place of each act's article among them."""
        known, of_act = np.unique(article_key(*self._sides[:, :3].T), return_inverse=True)
        return known, of_act

    @cached_property
    def sole(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The keys of the articles of which all acts stand at one place, rising, and the number of that place."""
        keys = article_key(*self.table[:, :3].T)
        found, first, times = np.unique(keys, return_index=True, return_counts=True)
        return found[times == 1], first[times == 1]

    @cached_property
    def signs(self) -> sparse.csr_array:
        """The pairs of characters of each act, over hashed columns."""
        cells, starts = self._read
        counts = np.diff(np.append(starts, len(cells))) - 5
        own = np.ones(len(cells), dtype=bool)
        own[(starts[:, None] + np.arange(5)).ravel()] = False
        indptr = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        indices = cells[own].astype(np.int32)
        return sparse.csr_array(
            (np.ones(len(indices), dtype=np.float32), indices, indptr), shape=(len(self), 1 << BITS)
        )

    @cached_property
    def seen(self) -> NDArray[np.int64]:
        """How many acts have each pair of characters, by hashed column."""
        return np.bincount(self.signs.indices, minlength=self.signs.shape[1])

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        """What each pair of characters weighs, by hashed column: more the fewer acts have it."""
        # a weight for each number of acts: the columns are a million
        by_number = np.log1p((len(self) + _SMOOTH) / np.arange(1, self.seen.max(initial=0) + 2))
        found: NDArray[np.float32] = by_number.astype(np.float32)[self.seen]
        return found

    @cached_property
    def weight(self) -> NDArray[np.float32]:
        """What all pairs of characters of each act weigh together."""
        found: NDArray[np.float32] = self.signs @ self.weights
        return found

    @cached_property
    def led_to(self) -> sparse.csr_array:
        """The acts that each pair of characters leads to, by hashed column: none where very many have it."""
        rare = self.signs.copy()
        rare.data = (self.seen[rare.indices] <= max(len(self) // _COMMON, 1)).astype(np.float32)
        rare.eliminate_zeros()
        return rare.T.tocsr()

    @cached_property
    def _read(self) -> _Read:
        # text of nothing but numbers, blanks, tabs and line breaks
        text = np.frombuffer(self.lines.encode("ascii"), dtype=np.uint8)
        digit = text >= _DIGITS
        begins = digit & ~np.concatenate(([False], digit[:-1]))
        starts = np.concatenate(([0], np.cumsum(begins)[text == _BREAK]))
        cells = np.fromstring(self.lines, dtype=np.int64, sep=" ")
        return _Read(cells, starts[starts < len(cells)])

    @cached_property
    def _sides(self) -> NDArray[np.int64]:
        """The place of each act, a row each."""
        cells, starts = self._read
        found: NDArray[np.int64] = cells[starts[:, None] + np.arange(5)].reshape(-1, 5)
        return found

    @cached_property
    def _places(self) -> _Places:
        keys, first, of_act = np.unique(place_key(self._sides), return_index=True, return_inverse=True)
        numbers = np.empty(len(keys), dtype=np.int64)
        numbers[np.argsort(first)] = np.arange(len(keys))
        return _Places(keys, first, of_act, numbers)
