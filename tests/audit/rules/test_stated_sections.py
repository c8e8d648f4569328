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
