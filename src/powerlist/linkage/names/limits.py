"""Which limits narrow an item, and what its name says is done, as bit masks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.arrays.chars import Joined, join
from powerlist.linkage.arrays.scanning import Scanner, scanner
from powerlist.linkage.names import lexicon, vocabulary
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: The number of a type that is not known.
NO_TYPE = -1
TYPES: tuple[str, ...] = tuple(PowerType)
PENALTY = TYPES.index(PowerType.PENALTY)
GROUPS: tuple[str, ...] = (*vocabulary.LIMITS, *vocabulary.DEFAULTED, "role", "number")
_TITLE = 200
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@cache
def _scanners() -> tuple[Scanner, ...]:
    return (
        # What is done stands behind the groups of limits.
        scanner({**dict(enumerate(vocabulary.LIMITS.values())), len(GROUPS): vocabulary.DONE}),
        scanner(dict(enumerate(vocabulary.DEFAULTED.values()))),
    )


def sectors_of(texts: Sequence[str]) -> NDArray[np.uint32]:
    """Return the mask of sectors that each text names, as the limits of a name."""
    masks = np.zeros((len(GROUPS) + 1, max(len(texts), 1)), dtype=np.uint32)
    if texts:
        joined, _ = join(texts, _TITLE)
        _scanners()[0].mark(joined, masks)
    found: NDArray[np.uint32] = masks[GROUPS.index("sector")]
    return found


def limits_of(
    main: Joined, sub: Joined, types: NDArray[np.int8]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the masks of limits, one a group of ``GROUPS``, and that of what is done.

    Args:
        main: the main names in normal form.
        sub: the sub-names.
        types: position of each type in ``TYPES``; stages are read of what is applied for, and of items
            without a type.
    """
    masks = np.zeros((len(GROUPS) + 1, main.count), dtype=np.uint32)
    words, steps = _scanners()
    for joined in (main, sub):
        words.mark(joined, masks)
        numbers = [
            (match.start(), int(float(match.group()[:9])) % 32) for match in _NUMBER.finditer(joined.text)
        ]
        if numbers:
            places = np.array(numbers, dtype=np.int64)
            bits = np.uint32(1) << places[:, 1].astype(np.uint32)
            np.bitwise_or.at(masks[len(GROUPS) - 1], joined.rows_at(places[:, 0]), bits)
    # A sub-item's step is its own; its main item's name often lists them all.
    of_main = np.zeros((len(vocabulary.DEFAULTED), main.count), dtype=np.uint32)
    of_sub = np.zeros_like(of_main)
    steps.mark(main, of_main)
    steps.mark(sub, of_sub)
    first = len(vocabulary.LIMITS)
    masks[first : first + len(vocabulary.DEFAULTED)] = np.where(of_sub > 0, of_sub, of_main)
    role = masks[GROUPS.index("role")]
    for pattern, bit in lexicon.ROLES:
        role[main.found(pattern) | sub.found(pattern)] |= np.uint32(bit)
    penalty = types == PENALTY
    role[:] = np.where(penalty, np.where(role == 0, 1, role), 0)
    # Items without a type are read like those that are applied for: a penalty's name ends in its type.
    applied = np.isin(types, [NO_TYPE, *(TYPES.index(term) for term in sorted(lexicon.APPLIED_FOR))])
    for number in range(first, first + len(vocabulary.DEFAULTED)):
        masks[number] = np.where(applied, np.where(masks[number] == 0, 1, masks[number]), 0)
    return masks[:-1], masks[-1]


def excludes(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return where both masks say something and nothing in common."""
    apart: NDArray[np.bool_] = (one > 0) & (other > 0) & ((one & other) == 0)
    return apart
