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
