"""Acts that are punished at places of statutes, by the numbers of their pairs of characters; they hold no text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Statute, article, suffix, 款 and 项.
Place = tuple[int, ...]
#: Bits of the numbers of pairs of characters.
BITS: Final = 20


def article_key(
    laws: NDArray[np.integer], articles: NDArray[np.integer], suffixes: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Return one number an article: of the statute, article and suffix."""
    law, article, suffix = (column.astype(np.int64) for column in (laws, articles, suffixes))
    found: NDArray[np.int64] = (law << 34) | (article << 21) | (suffix << 16)
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
        return len(self._acts)

    @cached_property
    def places(self) -> dict[Place, int]:
        """A number for each place that has acts."""
        return dict(zip(dict.fromkeys(place for place, _ in self._acts), count()))

    @cached_property
    def table(self) -> NDArray[np.int64]:
        """The places in the order of their numbers, a row each: statute, article, suffix, 款 and 项."""
        return np.array(list(self.places), dtype=np.int64).reshape(-1, 5)

    @cached_property
    def sides(self) -> list[Place]:
        """The place of each act."""
        return [place for place, _ in self._acts]

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The number of the place of each act."""
        return np.array([self.places[place] for place in self.sides], dtype=np.int64)

    @cached_property
    def orders(self) -> NDArray[np.int64]:
        """Which act of its place each is, counted from 1."""
        seen: dict[Place, count[int]] = defaultdict(lambda: count(1))
        return np.array([next(seen[place]) for place in self.sides], dtype=np.int64)

    @cached_property
    def laws(self) -> NDArray[np.int64]:
        """The statute of each act."""
        return np.array([place[0] for place in self.sides], dtype=np.int64)

    @cached_property
    def articles(self) -> NDArray[np.int64]:
        """The article of each act, as ``article_key`` gives it."""
        places = np.array(self.sides, dtype=np.int64).reshape(-1, 5)
        return article_key(places[:, 0], places[:, 1], places[:, 2])

    @cached_property
    def cited(self) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """The articles that have acts, rising, and the place of each act's article among them."""
        known, of_act = np.unique(self.articles, return_inverse=True)
        return known, of_act

    @cached_property
    def sole(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The keys of the articles of which all acts stand at one place, rising, and the number of that place."""
        places = self.table
        keys = article_key(places[:, 0], places[:, 1], places[:, 2])
        found, first, times = np.unique(keys, return_index=True, return_counts=True)
        return found[times == 1], first[times == 1]

    @cached_property
    def signs(self) -> sparse.csr_array:
        """The pairs of characters of each act, over hashed columns."""
        told = [text for _, text in self._acts]
        indptr = np.zeros(len(told) + 1, dtype=np.int32)
        np.cumsum([len(text.split()) for text in told], out=indptr[1:])
        # text of nothing but numbers and blanks
        indices = np.fromstring(" ".join(told), dtype=np.int32, sep=" ")
        ones = np.ones(len(indices), dtype=np.float32)
        return sparse.csr_array((ones, indices, indptr), shape=(len(told), 1 << BITS))

    @cached_property
    def seen(self) -> NDArray[np.int64]:
        """How many acts have each pair of characters, by hashed column."""
        return np.bincount(self.signs.indices, minlength=self.signs.shape[1])

    @cached_property
    def _acts(self) -> list[tuple[Place, str]]:
        lines = (line.partition("\t") for line in self.lines.splitlines())
        return [(tuple(map(int, place.split())), signs) for place, _, signs in lines]
