"""``powerlist/pairs/v1``: pairs of items, or two lists aligned one-to-one, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.report.jsonbytes import json_bytes
from powerlist.report.pairs_view import Alone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.report.pairs_view import PairView

SCHEMA = "powerlist/pairs/v1"


def render(pairs: Iterable[PairView], alone: Alone | None = None) -> bytes:
    """Return the JSON of ``match``, one entry a pair, in the order given.

    Args:
        pairs: the pairs.
        alone: what has no counterpart; of one pool nothing.
    """
    return json_bytes(
        {
            "schema": SCHEMA,
            "pairs": [one.to_json() for one in pairs],
            "unmatched": (alone or Alone()).to_json(),
        }
    )
