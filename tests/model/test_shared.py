"""How many items have each mode is one number, whoever counts."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from powerlist.audit.sample import sample
from powerlist.classify import classified_from
from powerlist.config.settings import Settings
from powerlist.model.shared import APART, shared_modes
from powerlist.pipeline.counting import statistics
from powerlist.report.classification_text import mode_counts, render
from powerlist.report.stats_report import render_text

ITEMS = [
    {"name": name, "type": "行政处罚", "department": "县水利局"} for name in ("甲事", "乙事", "丙事", "丁事")
]
GRANTS = [
    {"item": 1, "receiver": "甲镇", "mode": "委托"},
    {"item": 1, "receiver": "乙镇", "mode": "延伸"},
    {"item": 2, "receiver": "甲镇", "mode": "委托"},
    {"item": 2, "receiver": "乙镇", "mode": "委托"},
    {"item": 3, "receiver": "甲镇", "mode": "委托"},
    {"item": 3, "receiver": "乙镇"},
]


def catalogue():
    towns = [{"township_name": name, "kind": "镇"} for name in ("甲镇", "乙镇")]
    return sample({"items": ITEMS, "grants": GRANTS, "townships": towns})[0]


def test_an_item_is_apart_where_its_grants_differ():
    assert shared_modes(catalogue()) == [APART, "entrusted", APART, ""]


def test_an_item_without_grants_has_its_own_mode():
    one = sample({"items": [{**ITEMS[0], "mode": "县级保留"}], "grants": []})[0]
    assert shared_modes(one) == ["retained"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_build_classify_and_stats_say_the_same_numbers(language):
    one = catalogue()
    built = mode_counts(Counter(shared_modes(one)), language)
    assert built in render([(one, classified_from(one))], language)
    lines = render_text([statistics(one, Settings(), ["mode"])], language).splitlines()
    numbers = re.split("[，,] ?", built)
    told = {re.sub(r" \d+$", "", part): part.rsplit(" ", 1)[1] for part in numbers}
    cells = [re.split(r"\s{2,}", line.strip()) for line in lines]
    counted = {row[0]: row[1] for row in cells if len(row) == 3 and row[1].isdigit()}
    total = counted.pop("合计" if language == "zh" else "total")
    assert counted == told
    assert int(total) == len(one)
