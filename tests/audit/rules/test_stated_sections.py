from __future__ import annotations

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Line


def test_a_section_s_number_is_told_at_its_row() -> None:
    row = {
        "name": "对盗伐的处罚",
        "type": "行政处罚",
        "department": "县林业局",
        "sheet": "清单",
        "file": "甲.xlsx",
    }
    catalogue, context = sample(
        {
            "stored": False,
            "items": [
                {**row, "section": "一、行政处罚（2项）", "row": 4},
                {**row, "name": "采伐许可", "section": "二、行政许可（共2项）", "row": 6},
            ],
        }
    )
    lines = [
        Line(2, "A2", "一、 行政处罚（2 项）", "section"),
        Line(5, "A5", "二、行政许可（共2项）", "section"),
        Line(9, "A9", "一、行政处罚（2项）", "section"),
    ]
    catalogue.tables = [TablePlace("甲.xlsx", "清单", lines=lines)]
    catalogue.items["table"] = 0
    found = audit(catalogue, context, rules=[registry.rules()["PLR01"]]).findings
    assert [(one.location.row, one.location.cell) for one in found] == [(2, "A2"), (5, "A5")]


@pytest.mark.parametrize(
    ("caption", "note", "cells"),
    [
        ("共计3项，其中行政处罚2项、行政许可1项", "注：本表共计3项。", []),
        ("共计3项，其中行政处罚1项、行政许可2项", "", ["A1", "A1"]),
        ("共3项，其中新增行政处罚1项、委托行政许可0项", "", []),
        ("共3项，下放2项，其中行政处罚1项", "", []),
        ("赋权事项清单（第二批 3项）", "注：以上共3项", []),
        ("赋权事项清单（第二批 9项）", "", ["A1"]),
        ("", "注：本表共计4项，由法规科解释。", ["A9"]),
        ("第3批事项清单", "注：依据文件共126项下放。", []),
        ("县林业局行政权力事项4项", "", ["A1"]),
        ("县林业局下放行政权力事项1项", "", []),
        ("截至2024年底，我局共行使行政职权3项，其中行政处罚1项、行政许可2项。", "", ["A1", "A1"]),
        ("我局共承接委托事项1项", "", []),
        ("事项总数：3", "注：本清单共有行政权力事项4项", ["A9"]),
        ("权责清单（行政处罚3项、行政许可1项）", "", ["A1"]),
        ("其中：行政处罚2项，行政许可1项", "", []),
    ],
)
def test_captions_their_parts_and_notes_are_counted(caption: str, note: str, cells: list[str]) -> None:
    row = {"department": "县林业局", "sheet": "清单", "file": "甲.xlsx"}
    items = [
        {**row, "name": "对盗伐的处罚", "type": "行政处罚", "row": 3},
        {**row, "name": "对滥伐的处罚", "type": "行政处罚", "row": 4},
        {**row, "name": "采伐许可", "type": "行政许可", "row": 5},
    ]
    catalogue, context = sample({"stored": False, "items": items})
    captions = [Line(1, "A1", caption, "title")] if caption else []
    lines = [Line(9, "A9", note, "note")] if note else []
    catalogue.tables = [TablePlace("甲.xlsx", "清单", captions=captions, lines=lines)]
    catalogue.items["table"] = 0
    found = audit(catalogue, context, rules=[registry.rules()["PLR01"]]).findings
    assert [one.location.cell for one in found] == cells


def test_a_title_may_count_all_sheets_of_its_file() -> None:
    items = [
        {
            "name": name,
            "type": "行政处罚",
            "department": "县林业局",
            "sheet": sheet,
            "file": "甲.xlsx",
            "row": 3,
        }
        for name, sheet in (("对盗伐的处罚", "一"), ("对滥伐的处罚", "二"))
    ]
    catalogue, context = sample({"stored": False, "items": items})
    caption = [Line(1, "A1", "我局共有行政职权2项，其中行政处罚2项", "title")]
    catalogue.tables = [TablePlace("甲.xlsx", "一", captions=caption), TablePlace("甲.xlsx", "二")]
    catalogue.items["table"] = [0, 1]
    assert not audit(catalogue, context, rules=[registry.rules()["PLR01"]]).findings
