"""Organs compared without their place and level."""

from __future__ import annotations

import pytest

from powerlist.model.organs import bare_organ, one_spelling


@pytest.mark.parametrize(
    ("name", "place", "bare"),
    [
        ("青溪县水利局", "青溪县", "水利局"),
        ("县水利局", "青溪县", "水利局"),
        ("水利局", "青溪县", "水利局"),
        ("遂宁市安居区水利局", "遂宁市安居区", "水利局"),
        ("安居区水利局", "遂宁市安居区", "水利局"),
        ("市场监督管理局", "青溪县", "市场监督管理局"),
        ("青溪县市场监督管理局", "青溪县", "市场监督管理局"),
        ("县市场监督管理局", "青溪县", "市场监督管理局"),
        ("红河市水利局", "青溪县", "红河市水利局"),
        ("", "青溪县", ""),
    ],
)
def test_bare_names(name: str, place: str, bare: str) -> None:
    assert bare_organ(name, place) == bare


@pytest.mark.parametrize(
    ("names", "place", "groups"),
    [
        (["县水利局", "青溪县水利局", "水利局", "青溪县水利局"], "青溪县", 1),
        (["县水利局", "市水利局", "水利局"], "青溪县", 2),
        (["市水利局", "县水利局"], "", 2),
        (["县水利局", "水利局"], "", 1),
        (["市水利局", "县水利局", "水利局"], "", 3),
        (["市水利局", "红河市水利局"], "红河市", 1),
        (["区水利局", "安居区水利局", "市水利局"], "遂宁市安居区", 2),
        (["市场监督管理局", "县市场监督管理局"], "青溪县", 1),
        ([], "青溪县", 0),
        (["", "县水利局"], "青溪县", 2),
    ],
)
def test_spellings_of_one_department(names: list[str], place: str, groups: int) -> None:
    found = one_spelling(names, place)
    assert set(found) == set(names)
    assert len(set(found.values())) == groups
    assert one_spelling(reversed(names), place) == found


def test_the_commonest_spelling_is_shown() -> None:
    found = one_spelling(["县水利局", "青溪县水利局", "水利局", "水利局"], "青溪县")
    assert set(found.values()) == {"水利局"}
