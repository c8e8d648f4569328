"""Where two rows are one power at two levels, each with a body of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.names.bodies import TOWNSHIP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.names.bodies import Bodies


@dataclass(frozen=True, slots=True)
class LevelRows:
    """At which levels each body has a row of a name and type.

    Attributes:
        bodies: number of each item's body, where two counties have one each.
        names: number of each item's name and type.
        keys: body × name and type, in order.
        masks: of each the levels, as level cells name them.
        span: what a body is multiplied with.
    """

    bodies: NDArray[np.int64]
    names: NDArray[np.int64]
    keys: NDArray[np.int64]
    masks: NDArray[np.int8]
    span: int

    def of(self, bodies_at: NDArray[np.int64], names_at: NDArray[np.int64]) -> NDArray[np.int8]:
        """Return the levels at which the bodies of some items have a row of the names of others; 0 for none."""
        wanted = self.bodies[bodies_at] * self.span + self.names[names_at]
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.masks[at], 0).astype(np.int8)


def level_rows(bodies: Bodies, names: NDArray[np.int64], *, within: bool = True) -> LevelRows:
    """Return at which levels each body of a pool has a row of each name.

    Args:
        bodies: who exercises the items.
        names: number of the name and type of each item.
        within: whether rows of one list are compared; what stands on another side is said of no row here.
    """
    span = int(names.max(initial=0)) + 1
    placed = bodies.organs.astype(np.int64) * (int(bodies.places.max(initial=0)) + 1) + bodies.places
    keys, place = np.unique(placed * span + names, return_inverse=True)
    masks = np.zeros(len(keys), dtype=np.int8)
    if within:
        np.bitwise_or.at(masks, place, bodies.stated)
    return LevelRows(placed, names, keys, masks, span)


def one_row_a_level(
    bodies: Bodies, rows: LevelRows, left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return where two rows, whose cells name other levels, stand for one power that each level has.

    They do where both bodies are of one line, and where one of the bodies has the other row as well, at its own
    level: what there is to say of the two is said of that row. Else they are two departments on one power, whatever
    their levels. A township and what stands above it are always levels of one power.

    Args:
        bodies: who exercises the items.
        rows: at which levels each body has a row of a name.
        left: positions of items.
        right: positions of items.
    """
    line_one, line_other = bodies.lines[left], bodies.lines[right]
    stated_one, stated_other = bodies.stated[left], bodies.stated[right]
    unknown = (line_one == 0) | (line_other == 0)
    has = (rows.of(left, right) & stated_one) | (rows.of(right, left) & stated_other)
    found: NDArray[np.bool_] = unknown | (line_one == line_other) | (has > 0)
    found |= (stated_one == TOWNSHIP) | (stated_other == TOWNSHIP)
    return found
