"""Measures, enforcement and orders by their names, where a list has no sub-type."""

from __future__ import annotations

import pytest

from powerlist.model.enums import Mode
from powerlist.model.limits import forbidden, is_enforcement, is_measure

KIND = "行政强制"


@pytest.mark.parametrize(
    "name",
    ["代为除治", "对松材线虫病疫木的代为除治", "代为治理", "代为捕回放生的动物", "逾期不恢复的代为恢复"],
)
def test_what_is_done_in_another_s_place_is_enforcement(name: str) -> None:
    assert (is_measure(KIND, "", name), is_enforcement(KIND, "", name)) == (False, True)
    assert forbidden(Mode.ENTRUSTED, KIND, "", name) == ""


@pytest.mark.parametrize("name", ["责令限期恢复原状", "责令限期恢复植被", "对毁坏林木行为的责令补种"])
def test_an_order_is_neither_measure_nor_enforcement(name: str) -> None:
    assert (is_measure(KIND, "", name), is_enforcement(KIND, "", name)) == (False, False)
    assert forbidden(Mode.ENTRUSTED, KIND, "", name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "查封违法取水设施",
        "责令停业并查封场所",
        "对拒不执行责令改正的断电",
        "责令停止并采取强制措施",
        "代为保管的物品的扣押",
    ],
)
def test_what_seizes_or_stops_by_force_is_a_measure(name: str) -> None:
    assert is_measure(KIND, "", name)
    assert forbidden(Mode.ENTRUSTED, KIND, "", name) == "行政强制法 第十七条第一款"
