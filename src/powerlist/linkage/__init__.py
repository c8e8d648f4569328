"""Which items are the same, overlap, or only look alike: one engine for audit, diff, layers and rebuilds.

Importing this package costs nothing; numpy and scipy load with the first name that is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from powerlist.linkage.relation import RELATIONS, Capped, LinkageOptions, Relation, Why

if TYPE_CHECKING:
    from powerlist.linkage.alignment import Alignment, align
    from powerlist.linkage.clustering import clusters
    from powerlist.linkage.doubling import DoubleKind, kinds
    from powerlist.linkage.pairing import Pairs, pairs, prepare
    from powerlist.linkage.rulings import fingerprint, pair_fingerprint
    from powerlist.linkage.telling.differing import Segment, difference

_PLACES = {
    "Alignment": "alignment",
    "align": "alignment",
    "Segment": "telling.differing",
    "difference": "telling.differing",
    "Pairs": "pairing",
    "clusters": "clustering",
    "pairs": "pairing",
    "prepare": "pairing",
    "DoubleKind": "doubling",
    "kinds": "doubling",
    "fingerprint": "rulings",
    "pair_fingerprint": "rulings",
}

__all__ = [
    "RELATIONS",
    "Alignment",
    "Capped",
    "DoubleKind",
    "LinkageOptions",
    "Pairs",
    "Relation",
    "Segment",
    "Why",
    "align",
    "clusters",
    "difference",
    "fingerprint",
    "kinds",
    "pair_fingerprint",
    "pairs",
    "prepare",
]


def __getattr__(name: str) -> Any:
    """Load what is asked for from its module."""
    if name in _PLACES:
        return getattr(import_module(f"powerlist.linkage.{_PLACES[name]}"), name)
    raise AttributeError(name)
