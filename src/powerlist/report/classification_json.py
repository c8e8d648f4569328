"""``powerlist/classification/v1``: how the township comes to act on each item, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.model.location import Location
from powerlist.report.jsonbytes import json_bytes
from powerlist.report.statements import all_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.classified import Classified

SCHEMA = "powerlist/classification/v1"


def render(parts: Sequence[tuple[Catalogue, Classified]], only: str | None = None) -> bytes | None:
    """Return the JSON of ``classify``: one entry an item, in source order.

    Args:
        parts: catalogues with their classification; ``classified`` has one entry a row of ``items``.
        only: the id of the one item that is asked for.

    Returns:
        The bytes, or None where an item is asked for that no catalogue has.
    """
    items = [one for part in parts for one in _items(*part) if only in (None, one["id"])]
    return json_bytes({"schema": SCHEMA, "items": items}) if items or only is None else None


def _as_written(receivers: list[str]) -> list[str]:
    """Return receivers as the cell has them: 等3个乡镇, which is counted by itself, stands behind its last name."""
    found: list[str] = []
    for name in receivers:
        if found and name.startswith("等"):
            found[-1] += name
        else:
            found.append(name)
    return found


def _or_nulls(modes: dict[str, str] | None) -> dict[str, str | None] | None:
    """Return modes by township; one that is undecided there is null."""
    return None if modes is None else {name: mode or None for name, mode in modes.items()}


def _items(catalogue: Catalogue, classified: Classified) -> list[dict[str, Any]]:
    evidence = {
        item: [
            {"kind": kind, "text": text, "cell": cell or None, "says": says or None}
            for kind, text, cell, says in said
        ]
        for item, said in all_statements(classified.evidence).items()
    }
    items = catalogue.items
    out = []
    places = zip(
        *(items[name].tolist() for name in ("file", "sheet", "row", "id", "name", "sub_name")), strict=True
    )
    for at, (file, sheet, row, identity, name, sub_name) in enumerate(places):
        # what no source has (added by hand, or the provenance is not kept) stands in items.csv, as for match
        place = Location(file, None, sheet, row) if file else catalogue.location_of(at)
        out.append(
            {
                "file": place.file or None,
                "sheet": place.sheet or None,
                "row": place.row or place.line or None,
                "id": identity,
                "name": name,
                "sub_name": sub_name,
                "mode": classified.mode[at] or None,
                "receivers": _as_written(classified.receivers[at]),
                "receivers_resolved": classified.receivers_resolved[at],
                "by_receiver": _or_nulls(classified.by_receiver[at]),
                "confidence": classified.confidence[at],
                "conflict": classified.conflict[at],
                "evidence": evidence.get(identity, []),
            }
        )
    return out
