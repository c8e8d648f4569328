"""Powers that no township's directory lists and no rule of law keeps back: somebody has still to decide.

Every row of a catalogue is published, withheld by law (``withholding``), kept by the county or taken back, or
it is named here. What is missing silently would be taken for abolished.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.model.cancelled import cancelled
from powerlist.model.enums import TOWNSHIP_MODES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.pipeline.withholding import Withheld

#: Why: it is cancelled; no mode yet; nobody who takes it over, or nobody that has a directory.
CANCELLED: Final = "cancelled"
UNDECIDED: Final = "undecided"
NOWHERE: Final = "nowhere"


@dataclass(frozen=True, slots=True)
class Omitted:
    """One power that some or all directories lack.

    Attributes:
        item: its id.
        name: its name, with that of the sub-item.
        reason: ``CANCELLED``, ``UNDECIDED`` or ``NOWHERE``.
        receivers: who would take it over, as written; () where nobody is.
    """

    item: str
    name: str
    reason: str
    receivers: tuple[str, ...] = ()


def in_force(catalogue: Catalogue) -> tuple[Catalogue, list[Omitted]]:
    """Return a catalogue without the items that say of themselves that they are cancelled, and these.

    Args:
        catalogue: what is to be published.
    """
    gone = cancelled(catalogue.items)
    if not gone:
        return catalogue, []
    items, grants = catalogue.items, catalogue.grants
    lost = items["id"].isin(gone)
    told = [
        Omitted(item, _shown(name, sub), CANCELLED)
        for item, name, sub in zip(*(items.loc[lost, one] for one in ("id", "name", "sub_name")), strict=True)
    ]
    rest = dataclasses.replace(
        catalogue,
        items=items[~lost].reset_index(drop=True),
        grants=grants[~grants["item"].isin(gone)].reset_index(drop=True),
    )
    return rest, told


def omitted(catalogue: Catalogue, townships: Iterable[str], kept_back: Iterable[Withheld]) -> list[Omitted]:
    """Return what the directories lack, in the order of the items; at most one entry an item and reason.

    Args:
        catalogue: what is published, as far as it is in force.
        townships: those that have a directory.
        kept_back: what the law keeps from them; that is told by itself.
    """
    listed = set(townships)
    forbidden = {(one.item, mode) for one in kept_back for mode in one.modes}
    found: dict[tuple[str, str], list[str]] = {}
    granted: set[str] = set()
    grants = catalogue.grants
    columns = (grants[name].tolist() for name in ("item", "receiver", "mode"))
    for item, receiver, mode in zip(*columns, strict=True):
        granted.add(item)
        if not mode:
            found.setdefault((item, UNDECIDED), []).append(receiver)
        elif mode in TOWNSHIP_MODES and receiver not in listed and (item, mode) not in forbidden:
            found.setdefault((item, NOWHERE), []).append(receiver)
    items = catalogue.items
    made = []
    for item, name, sub, mode in zip(
        *(items[one].tolist() for one in ("id", "name", "sub_name", "mode")), strict=True
    ):
        if item not in granted and (not mode or mode in TOWNSHIP_MODES):
            found[item, NOWHERE if mode else UNDECIDED] = []
        shown = _shown(name, sub)
        for reason in (UNDECIDED, NOWHERE):
            if (item, reason) in found:
                receivers = tuple(dict.fromkeys(one for one in found[item, reason] if one))
                made.append(Omitted(item, shown, reason, receivers))
    return made


def _shown(name: str, sub: str) -> str:
    return "：".join(part for part in (name, sub) if part)
