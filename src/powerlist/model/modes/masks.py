"""Modes as bits of a mask: what several statements name together, and which modes belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.enums import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Order of the bits of a mask of modes.
ORDER: Final[tuple[Mode, ...]] = tuple(Mode)
BIT: Final[dict[Mode, int]] = {mode: 1 << index for index, mode in enumerate(ORDER)}
_ALONE: Final[dict[int, Mode]] = {bit: mode for mode, bit in BIT.items()}
#: What a township acts by only because the county handed it over, and the same as a mask.
HANDED: Final = frozenset({Mode.DELEGATED, Mode.ENTRUSTED, Mode.EXTENDED})
HANDED_MASK: Final = BIT[Mode.DELEGATED] | BIT[Mode.ENTRUSTED] | BIT[Mode.EXTENDED]
#: The county goes on, or goes on again.
STAYS_MASK: Final = BIT[Mode.RETAINED] | BIT[Mode.RECALLED]


def mask_of(modes: Iterable[Mode]) -> int:
    """Return the bit mask of some modes."""
    mask = 0
    for mode in modes:
        mask |= BIT[mode]
    return mask


def modes_of(mask: int) -> list[Mode]:
    """Return the modes of a bit mask, in the order of the enumeration."""
    return [mode for mode in ORDER if mask & BIT[mode]]


def single(mask: int) -> Mode | None:
    """Return the one mode of a mask, None where it has none or several."""
    return _ALONE.get(mask)
