"""Which township publishes an item, and why another does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.cancelled import cancelled
from powerlist.model.enums import TOWNSHIP_MODES

if TYPE_CHECKING:
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue


def fates(catalogue: Catalogue, settings: Settings, item: str) -> dict[str, str]:
    """Return for each receiver of an item what becomes of its grant.

    Args:
        catalogue: with the item.
        settings: as the publications are made with.
        item: its id.

    Returns:
        Receiver → ``published``, ``cancelled`` (the item says so of itself), ``undecided`` (no mode yet),
        ``withheld`` (the law keeps it from the township), ``stays`` (the mode gives it to no township),
        ``statutory`` (the township has it by statute anyhow) or ``nowhere`` (there is no receiver, or none that has
        a directory). Of an item without grants that directories lack, "" → why; {} where it is published in the
        list of the county.
    """
    from powerlist.compile.directory import directories
    from powerlist.pipeline.withholding import withheld

    grants = catalogue.grants[catalogue.grants["item"] == item]
    own = catalogue.items[catalogue.items["id"] == item]
    if item in cancelled(own):
        return dict.fromkeys(grants["receiver"].tolist() or [""], "cancelled")
    lists = {one.township: one for one in directories(catalogue)}
    if not len(grants):
        if not any(len(one.rows) for one in lists.values()):
            return {}
        mode = own["mode"].iat[0]
        return {"": "undecided" if not mode else "nowhere" if mode in TOWNSHIP_MODES else "stays"}
    kept = {mode for one in withheld(catalogue, settings) if one.item == item for mode in one.modes}
    found = {}
    for receiver, mode in zip(grants["receiver"].tolist(), grants["mode"].tolist(), strict=True):
        directory = lists.get(receiver)
        if not mode:
            found[receiver] = "undecided"
        elif mode not in TOWNSHIP_MODES:
            found[receiver] = "stays"
        elif directory is None:
            found[receiver] = "nowhere"
        elif mode in kept:
            found[receiver] = "withheld"
        else:
            found[receiver] = "published" if item in set(directory.rows["id"]) else "statutory"
    return found
