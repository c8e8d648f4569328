"""``powerlist/pairs/v1``: pairs of items, or two lists aligned one-to-one, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.report.jsonbytes import json_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.report.pairs_view import PairView

SCHEMA = "powerlist/pairs/v1"


def render(pairs: Iterable[PairView]) -> bytes:
    """Return the JSON of ``match``, one entry a pair, in the order given."""
    return json_bytes({"schema": SCHEMA, "pairs": [one.to_json() for one in pairs]})
