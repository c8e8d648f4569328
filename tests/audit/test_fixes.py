"""Safe edits change no words; codes and ids are never changed; unsafe edits only by name."""

from __future__ import annotations

from typing import ClassVar

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.fixes import apply, safe_edits
from powerlist.audit.rule import Rule
from powerlist.audit.sample import sample
from powerlist.model.finding import Edit
from powerlist.report.edits_text import render

ITEM = {
    "name": "对擅自 取水行为的处罚 ",
    "type": "行政处罚",
    "department": "县水利局",
    "basis": "《水法》第六十九条",
}


class Proposes(Rule):
    """改法名"""

    code, name, english, ground = "PLB99", "short-title", "x", "x"
    messages: ClassVar = {"zh": "甲", "en": "x"}
    helps: ClassVar = {"zh": "", "en": ""}

    def check(self, catalogue, context):
        identity = catalogue.items["id"].iat[0]
        yield self.at(
            catalogue,
            0,
            "basis",
            edits=[
                Edit(identity, "basis", "《水法》第六十九条", "《中华人民共和国水法》第六十九条", safe=False)
            ],
        )
        yield self.at(catalogue, 0, "id", edits=[Edit(identity, "id", identity, "x")])
        yield self.at(catalogue, 0, "code", edits=[Edit(identity, "code", "", "1")])


def run():
    catalogue, context = sample({"items": [ITEM], "stored": True})
    return catalogue, audit(catalogue, context, rules=[registry.rules()["PLS05"], Proposes])


def test_safe_edits_are_applied_and_the_frame_given_is_not_changed():
    catalogue, result = run()
    edits = safe_edits(result)
    assert [edit.field for edit in edits] == ["name"]
    changed, done = apply(catalogue.items, edits)
    assert changed["name"].tolist() == ["对擅自取水行为的处罚"]
    assert done == edits and catalogue.items["name"].tolist() == [ITEM["name"]]
    assert changed.dtypes.equals(catalogue.items.dtypes)


def test_unsafe_edits_need_their_rules_name():
    _, result = run()
    assert [edit.field for edit in safe_edits(result, ["plb99"])] == ["basis", "name"]


def test_an_edit_that_does_not_find_its_text_is_left():
    catalogue, _ = run()
    identity = catalogue.items["id"].iat[0]
    edits = [
        Edit(identity, "name", "别的文字", "x"),
        Edit("no", "name", "a", "b"),
        Edit(identity, "no", "a", "b"),
    ]
    changed, done = apply(catalogue.items, edits)
    assert not done and changed.equals(catalogue.items)


def test_a_second_run_has_nothing_to_fix():
    catalogue, result = run()
    catalogue.items, _ = apply(catalogue.items, safe_edits(result))
    again = audit(catalogue, sample({})[1], rules=[registry.rules()["PLS05"]])
    assert not again.findings
    assert render(safe_edits(again)) and render(safe_edits(result), "en").encode("gbk")


def fixed(code, *items):
    catalogue, context = sample({"items": list(items)})
    chosen = [registry.rules()[code]]
    changed, _ = apply(catalogue.items, safe_edits(audit(catalogue, context, rules=chosen)))
    catalogue.items = changed
    return changed, audit(catalogue, context, rules=chosen)


def test_a_table_is_numbered_anew_and_sub_items_keep_sharing():
    base = {"type": "行政许可", "department": "县水利局", "basis": "《水法》第四十八条"}
    changed, again = fixed(
        "PLS03",
        {**base, "name": "甲", "serial": 1},
        {**base, "name": "乙", "serial": 3, "sub_name": "新办"},
        {**base, "name": "乙", "serial": 3, "sub_name": "变更"},
        {**base, "name": "丙", "serial": 4},
        {**base, "name": "丁", "serial": 1, "type": "行政确认"},
        {**base, "name": "戊", "serial": 1, "type": "行政确认"},
    )
    assert changed["serial"].tolist() == ["1", "2", "2", "3", "1", "2"]
    assert not again.findings


def test_shortened_types_become_their_terms_and_unknown_ones_stay():
    base = {"name": "甲", "department": "县水利局", "basis": "《水法》第四十八条"}
    types = ("处罚", "行政处罚类", "其他权力", "行政规划", "行政处罚")
    changed, again = fixed("PLS02", *({**base, "type": kind} for kind in types))
    assert changed["type"].tolist() == ["行政处罚", "行政处罚", "其他行政权力", "行政规划", "行政处罚"]
    assert [finding.values["value"] for finding in again.findings] == ["行政规划"]


def test_a_code_is_told_but_never_changed():
    base = {"name": "甲", "type": "行政许可", "department": "县水利局", "basis": "《水法》第四十八条"}
    changed, again = fixed("PLS05", {**base, "code": "１２３ "})
    assert changed["code"].tolist() == ["１２３ "] and again.findings
