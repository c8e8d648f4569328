from __future__ import annotations

from powerlist.audit.sample import sample
from powerlist.diff import changes
from powerlist.report.diff_text import render

ITEM = {"name": "养犬登记", "type": "行政许可", "department": "县公安局"}


def told(language, *grants):
    old, new = (
        sample({"items": [ITEM], "grants": [{"item": 1, **one} for one in side]})[0] for side in grants
    )
    return render(old, new, changes(old, new), language)


def test_modes_that_differ_by_township_are_told_in_words():
    both = [{"receiver": name, "mode": "委托"} for name in ("甲镇", "乙镇")]
    apart = [both[0], {"receiver": "乙镇", "mode": "下放"}]
    text = told("zh", both, apart)
    assert "「委托」" in text
    assert "「乙镇：下放；甲镇：委托」" in text
    assert "delegated" not in text
    assert "delegated" in told("en", both, apart)


def test_an_empty_side_is_no_empty_quotation():
    text = told("zh", [], [{"receiver": "甲镇", "mode": "委托"}])
    assert "「」" not in text
    assert "委托" in text


def test_the_summary_is_joined_as_its_language_joins():
    before, after = [{"receiver": "甲镇", "mode": "委托"}], [{"receiver": "乙镇", "mode": "下放"}]
    assert "，" in told("zh", before, after).splitlines()[-1]
    assert "，" not in told("en", before, after).splitlines()[-1]
