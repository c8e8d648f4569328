"""Rulings beside the text that stands in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import records
from powerlist.linkage import fingerprint, pair_fingerprint
from powerlist.model.enums import Mode
from powerlist.model.receiver import is_one_of, own_name, plain
from powerlist.model.ruling import PAIR
from powerlist.model.wording import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.model.catalogue import Catalogue

_TO_BE_SAID = {
    "item": Term("事项标识", "their item"),
    "related": Term("相关事项", "the other item of the pair"),
    "who": Term("回答人", "who answered"),
    "when": Term("回答日期", "when"),
}


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


def unsaid(catalogue: Catalogue) -> Iterator[tuple[str, Term, list[int]]]:
    """Yield what stored rulings do not say, as field and term, with the positions of those rulings, at least one."""
    if catalogue.folder is None:
        return
    rows = records(catalogue.rulings)
    for name, lacking in _TO_BE_SAID.items():
        asked = (at for at, row in enumerate(rows) if name != "related" or row["question"] == PAIR)
        at = [place for place in asked if rows[place]["answer"] and not rows[place][name].strip()]
        if at:
            yield name, lacking, at
