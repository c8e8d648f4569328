from __future__ import annotations

import pytest

from powerlist.model.issues import lists_issues

ZH = ["级别", "规则", "位置", "字段", "事项", "问题", "原文", "帮助"]
EN = ["Severity", "Rule", "Place", "Field", "Item", "Finding", "Text", "Help"]


@pytest.mark.parametrize(
    ("rows", "ours"),
    [
        ([ZH], True),
        ([EN], True),
        ([["某局整改情况"], [*ZH, "整改情况"]], True),
        ([["级别", "规则", "位置", "问题"]], True),
        ([["序号", "事项", "问题", "位置", "级别"]], False),
        ([["序号", "事项名称", "行使层级"], ["1", "对擅自取水的处罚", "县级"]], False),
        ([], False),
    ],
)
def test_the_list_of_findings_is_known_whatever_people_did_to_it(rows: list[list[str]], ours: bool) -> None:
    assert lists_issues(rows) is ours
