"""In which order pairs are shown."""

from __future__ import annotations

from powerlist.pipeline.matching import _sorted
from powerlist.report.pairs_view import PairView


def view(relation: str, score: float, *notes: str) -> PairView:
    why = [
        {"field": "sub_name", "detail": "", "weight": 9.0, "key": "both", "values": {"notes": list(notes)}}
    ]
    return PairView(left={}, right={}, relation=relation, score=score, why=why)


def test_a_main_item_beside_its_own_sub_item_stands_behind_what_two_items_share() -> None:
    views = [
        view("overlap", 1.0, "parent"),
        view("overlap", 0.6),
        view("overlap", 0.9),
        view("duplicate", 0.7),
    ]
    order = [(one.relation, one.score) for one in _sorted(views)]
    assert order == [("duplicate", 0.7), ("overlap", 0.9), ("overlap", 0.6), ("overlap", 1.0)]
