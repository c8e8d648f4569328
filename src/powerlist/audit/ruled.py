"""Rulings beside the text that stands in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.linkage import fingerprint, pair_fingerprint
from powerlist.model.enums import Mode
from powerlist.model.receiver import is_one_of, own_name, plain
from powerlist.model.ruling import PAIR

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue


def current(catalogue: Catalogue, row: dict[str, str]) -> str | None:
    """Return the fingerprint of the text that a ruling would be on now, None where that is gone."""
    position = catalogue.position_of.get(row["item"])
    if position is None:
        return None
    if row["question"] != PAIR:
        return catalogue.standing.get(row["item"]) or fingerprint(catalogue.items, position)
    other = catalogue.position_of.get(row["related"])
    return None if other is None else pair_fingerprint(catalogue.items, position, other)


def own_powers(catalogue: Catalogue) -> set[tuple[str, str]]:
    """Return item and township of every power that the law itself gives the township."""
    grants = catalogue.grants[catalogue.grants["mode"] == Mode.STATUTORY.value]
    receivers = map(own_name, grants["receiver"].tolist())
    return set(zip(grants["item"].tolist(), receivers, strict=True))


def lost_townships(catalogue: Catalogue) -> set[str]:
    """Return the townships that rulings name and the place does not have; none where it has none at all."""
    known = dict.fromkeys(map(plain, catalogue.townships["township_name"].tolist()), "")
    named = set(catalogue.rulings["township"].tolist()) - {""}
    return {one for one in named if known and not is_one_of(one, known)}
