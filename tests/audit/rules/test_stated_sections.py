from __future__ import annotations

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
