"""``powerlist/changes/v1``: what changed between two versions of a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.model.change import ChangeKind
from powerlist.report.jsonbytes import json_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.change import Change

SCHEMA = "powerlist/changes/v1"


def render(old: Catalogue, new: Catalogue, changes: Sequence[Change]) -> bytes:
    """Return the JSON of ``diff``: one entry a change, and how many there are of each kind.

    Args:
        old: the earlier version.
        new: the later one.
        changes: as ``powerlist.diff.changes`` returns them for these two.
    """
    summary = {kind.value: sum(one.kind is kind for one in changes) for kind in ChangeKind}
    entries = [
        {
            "kind": one.kind.value,
            "old": [_item(old, position) for position in one.old],
            "new": [_item(new, position) for position in one.new],
            "fields": [field.field for field in one.fields],
            "values": {field.field: {"before": field.before, "after": field.after} for field in one.fields},
        }
        for one in changes
    ]
    return json_bytes({"schema": SCHEMA, "changes": entries, "summary": summary})


def _item(catalogue: Catalogue, position: int) -> dict[str, Any]:
    ref, location = catalogue.ref(position), catalogue.location_of(position, "name")
    sources = catalogue.sources_of(position, "name")
    first = sources[0] if sources else None
    return {
        "id": ref.id,
        "file": (first.file if first else None) or location.file,
        "sheet": first.sheet if first else location.sheet,
        "row": (first.row if first else None) or location.row or location.line,
        "name": ref.name,
        "sub_name": ref.sub_name,
    }
