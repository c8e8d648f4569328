"""The one mode of each item, as every command counts it: different modes in different townships are no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue

#: Stands for the mode of an item whose townships have it in different modes (分乡镇).
APART: Final = "apart"


def shared_modes(catalogue: Catalogue) -> list[str]:
    """Return the mode of each item: the one that its grants share, ``APART`` where they differ, else its own.

    "" is undecided. An item is counted once, whatever its townships have, so that the numbers of all modes, of
    those apart and of the undecided add up to the items.

    Args:
        catalogue: with grants.
    """
    pairs = catalogue.grants[["item", "mode"]].drop_duplicates()
    granted: dict[str, set[str]] = {}
    for item, mode in zip(pairs["item"].tolist(), pairs["mode"].tolist(), strict=True):
        granted.setdefault(item, set()).add(mode)
    found = []
    for item, own in zip(catalogue.items["id"].tolist(), catalogue.items["mode"].tolist(), strict=True):
        modes = granted.get(item, set())
        found.append(APART if len(modes) > 1 else next(iter(modes), "") or own)
    return found
