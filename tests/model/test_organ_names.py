"""Organs compared without their place and level."""

from __future__ import annotations

import pytest

from powerlist.model.organs import bare_organ


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
