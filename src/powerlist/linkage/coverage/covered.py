"""Pairs of items of which the one covers what the other is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.linkage.arrays.lookup import among

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Covered:
    """Pairs that a step of coverage found.

    Attributes:
        keys: smaller position × size of the pool + greater position, rising.
        missed: of how many items not all pairs were looked for, since there are too many.
    """

    keys: NDArray[np.int64]
    missed: int

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
        """Return which pairs of positions are among them.

        Args:
            left: positions.
            right: positions.
            size: of the pool.
        """
        return among(self.keys, left, right, size)[0]
