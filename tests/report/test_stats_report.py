from __future__ import annotations

from powerlist.model.statistics import Statistics, StatTable
from powerlist.report.lines import columns
from powerlist.report.stats_report import render_text


def test_a_table_is_no_wider_than_the_console_and_loses_no_words() -> None:
    bodies = ["市自然资源和规划局安居分局", "区文化广播电视和旅游局"]
    rows = tuple(
        (one, "", "行政处罚", "extended", "派驻机构立案查处；乡镇负责日常巡查、发现报告", 12)
        for one in bodies
    )
    names = ("department", "sector", "type", "mode", "boundary", "items")
    text = render_text([Statistics("", (StatTable("work", names, rows),), ())], "zh", 60)
    assert max(map(columns, text.split("\n"))) <= 60
    assert "领域" not in text, "a column in which nothing stands takes room"
    assert all(char in text for char in "".join(bodies) + "派驻机构立案查处；乡镇负责日常巡查、发现报告")
