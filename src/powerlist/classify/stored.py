"""The classification of a catalogue that is stored already: its grants are what was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from powerlist.classify.classifier import classify
from powerlist.classify.options import ClassifyOptions
from powerlist.classify.places import Places
from powerlist.classify.policy import Policy
from powerlist.classify.receivers import split
from powerlist.model.catalogue import EVIDENCE_COLUMNS
from powerlist.model.enums import Mode
from powerlist.model.normalised import Normalised
from powerlist.model.receiver import own_name

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.classified import Classified
    from powerlist.model.enums import Layer


def classified_from(
    catalogue: Catalogue, layers: dict[Layer, Catalogue] | None = None, policy: Policy | None = None
) -> Classified:
    """Return the classification of a stored catalogue.

    Its grants (else its items' modes) stand as a mode column would. What its sources said is taken from the
    stored evidence and comes first; what is still undecided is put to the place's lists, the policy and the
    rulings again.

    Args:
        catalogue: with items that have ids.
        layers: the other lists of the place.
        policy: the county's policy.
    """
    items = catalogue.items.copy()
    modes, receivers = _granted(catalogue)
    ids = items["id"].tolist()
    own = dict(zip(ids, items["mode"].tolist(), strict=True))
    by = {item: found for item, found in modes.items() if len(set(found.values())) > 1}
    shared = {item: next(iter(found.values())) for item, found in modes.items() if item not in by}
    items["mode"] = pd.Series(
        ["" if item in by else shared.get(item) or own[item] for item in ids], dtype="str", index=items.index
    )
    items["receivers"] = pd.Series(
        [
            "、".join(receivers.get(item, [])) or written
            for item, written in zip(ids, items["receivers"], strict=True)
        ],
        dtype="str",
        index=items.index,
    )
    for name in ("remark", "section", "sheet", "power_source", "mode_marks", "receiver_marks"):
        items[name] = pd.Series([""] * len(items), dtype="str", index=items.index)
    items["table"] = -1
    result = classify(
        Normalised(items, catalogue.ledger, [], []),
        ClassifyOptions(
            townships=catalogue.townships,
            layers=layers or {},
            policy=policy or Policy(),
            rulings=catalogue.rulings,
        ),
    )
    torn = {note.item for note in catalogue.notes if note.kind == "classify.conflict"}
    for index, item in enumerate(ids):
        if item in by and not result.mode[index]:
            result.by_receiver[index] = dict(by[item])
            result.confidence[index] = "high"
        if item in torn and item not in modes and not own[item] and not result.conflict[index]:
            # the sources contradicted each other; no proposal settles that, only a ruling
            ruled = (result.evidence["item"] == item) & (result.evidence["kind"] == "ruling")
            if not ruled.any():
                result.mode[index], result.conflict[index], result.confidence[index] = "", True, "low"
    result.evidence = _evidence(catalogue, result, ids)
    return replace(result, notes=[])


def as_written(catalogue: Catalogue, result: Classified) -> Classified:
    """Return the classification with the receivers in the words of the list, as a fresh one has them.

    Where they are other townships than those of the grants (a ruling, a hand-kept grant, marks under
    townships), the grants' names stay.

    Args:
        catalogue: as stored.
        result: ``classified_from`` of it.
    """
    places = Places.of(catalogue.townships)
    granted = _granted(catalogue)[1]
    receivers = list(result.receivers)
    for index, (item, cell) in enumerate(
        zip(catalogue.items["id"].tolist(), catalogue.items["receivers"].tolist(), strict=True)
    ):
        names = split(cell)
        if not names or item not in granted:
            continue
        if places:
            known, others = places.resolve(cell)
            meant = {*known, *others}
        else:
            meant = {own_name(name) for name in names}
        if meant == set(granted[item]):
            receivers[index] = names
    return replace(result, receivers=receivers)


def _granted(catalogue: Catalogue) -> tuple[dict[str, dict[str, str]], dict[str, list[str]]]:
    """Return for each item with any mode the mode of each receiver ("" undecided), and its receivers in order."""
    modes: dict[str, dict[str, str]] = {}
    receivers: dict[str, list[str]] = {}
    known = set(Mode)
    grants = catalogue.grants
    for item, receiver, mode in zip(
        grants["item"].tolist(), grants["receiver"].tolist(), grants["mode"].tolist(), strict=True
    ):
        modes.setdefault(item, {})[receiver] = mode if mode in known else ""
        if receiver:
            receivers.setdefault(item, []).append(receiver)
    return {item: found for item, found in modes.items() if any(found.values())}, receivers


def _evidence(catalogue: Catalogue, result: Classified, ids: list[str]) -> pd.DataFrame:
    """Return the stored evidence, then what was found anew of items and kinds that it does not have."""
    stored = catalogue.evidence
    if not len(stored):
        return result.evidence
    kept = set(stored["item"].tolist())
    kinds = set(zip(stored["item"].tolist(), stored["kind"].tolist(), strict=True))
    fresh = result.evidence
    own = [
        item not in kept or (kind not in ("column", "receiver") and (item, kind) not in kinds)
        for item, kind in zip(fresh["item"].tolist(), fresh["kind"].tolist(), strict=True)
    ]
    order = {item: place for place, item in enumerate(ids)}
    joined = pd.concat([stored[list(EVIDENCE_COLUMNS)], fresh[own]], ignore_index=True)
    joined = joined[joined["item"].isin(order)]
    return joined.sort_values("item", key=lambda column: column.map(order), kind="stable", ignore_index=True)
