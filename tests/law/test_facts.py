"""Who acts under an article, read from its wording."""

from __future__ import annotations

import pytest

from powerlist.law import facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由县级以上人民政府市场监督管理部门责令改正，处一万元以下罚款。", {("market", "x")}),
        ("由省级以上人民政府药品监督管理部门没收违法所得，并处罚款。", {("drug", "p"), ("market", "p")}),
        ("由县级以上人民政府负责药品监督管理的部门处五万元以下罚款。", {("drug", "x"), ("market", "x")}),
        ("由县级人民政府农业农村主管部门监督管理。", {("agri", "x")}),
        ("罚款不得超过一万元。", set()),
    ],
)
def test_actors(text: str, expected: set[tuple[str, str]]) -> None:
    """A department's own 监督管理 belongs to its name; 监督管理 after it is what it does."""
    found = facts.of_article(1, 0, text)
    assert {(actor.organ, actor.level) for actor in found.actors} == expected
