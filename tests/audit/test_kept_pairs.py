"""Groups of doubles that an earlier run found: the same findings with and without them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory import Memory
from powerlist.audit import paired
from powerlist.audit.engine import audit
from powerlist.audit.registry import rules
from powerlist.audit.sample import sample
from powerlist.files.cache import Cache
from powerlist.model.audit import Audit

RULES = [rule for code, rule in rules().items() if code.startswith("PLD")]
NAMES = (
    "对在河道内倾倒垃圾的处罚",
    "对在河道内倾倒渣土的行政处罚",
    "对河道内倾倒垃圾行为的处罚",
    "水土保持检查",
)
BASES = ("《水法》第六十五条", "《水法》第六十五条、第六十六条", "《防洪法》第二十二条", "")
ITEM = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "sub_name": st.sampled_from(("", "倾倒垃圾")),
        "type": st.sampled_from(("行政处罚", "行政检查")),
        "department": st.sampled_from(("县水利局", "县农业农村局")),
        "basis": st.sampled_from(BASES),
    }
)


def run(
    items: list[dict[str, str]], kept: Cache | None, rulings: list[dict[str, str]] | None = None
) -> Audit:
    catalogue, context = sample({"items": items, "rulings": rulings or [], "stored": True})
    context.kept = kept
    return audit(catalogue, context, rules=RULES)


DOUBLE = [
    {"name": NAMES[0], "type": "行政处罚", "department": "县水利局", "basis": BASES[0]},
    {"name": NAMES[0], "type": "行政处罚", "department": "县水利局", "basis": BASES[0]},
    {"name": NAMES[0], "type": "行政处罚", "department": "县农业农村局", "basis": BASES[0]},
    {"name": NAMES[3], "type": "行政检查", "department": "县水利局", "basis": ""},
]


@settings(max_examples=12, deadline=None)
@given(st.lists(ITEM, min_size=1, max_size=6), st.lists(ITEM, min_size=1, max_size=6))
def test_findings_are_the_same(first: list[dict[str, str]], second: list[dict[str, str]]) -> None:
    kept = Memory()
    for items in (first, first, second, first):
        assert run(items, kept) == run(items, None)
    assert kept.made == (1 if first == second else 2)


def test_a_kept_result_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Memory()
    expected = run(DOUBLE, kept)
    assert expected.findings
    monkeypatch.setattr(paired, "_found", None)
    assert run(DOUBLE, kept) == expected


def test_what_is_compared_makes_another_entry() -> None:
    kept = Memory()
    run(DOUBLE, kept)
    for field in ("name", "sub_name", "type", "department", "basis", "level", "receivers"):
        run([{**DOUBLE[0], field: "别的"}, *DOUBLE[1:]], kept)
    run(
        DOUBLE,
        kept,
        [{"question": "pair", "item": "0-00000001", "related": "0-00000002", "answer": "distinct"}],
    )
    assert kept.made == 9


SPOILS = {
    "a list": lambda groups: [],
    "text": lambda groups: "groups",
    "unknown kind": lambda groups: {"royal": []},
    "no groups": lambda groups: {"same": 3},
    "two parts": lambda groups: {"same": [[[0, 1], "high"]]},
    "outside": lambda groups: {"same": [[[0, 4], "high", groups["same"][0][2]]]},
    "negative": lambda groups: {"same": [[[-1, 1], "high", groups["same"][0][2]]]},
    "alone": lambda groups: {"same": [[[0], "high", groups["same"][0][2]]]},
    "numbers": lambda groups: {"same": [[[0.0, 1.0], "high", groups["same"][0][2]]]},
    "truths": lambda groups: {"same": [[[False, True], "high", groups["same"][0][2]]]},
    "confidence": lambda groups: {"same": [[[0, 1], "certain", groups["same"][0][2]]]},
    "values missing": lambda groups: {"same": [[[0, 1], "high", {}]]},
    "values of another kind": lambda groups: {
        "same": [[[0, 1], "high", {**groups["same"][0][2], "rows": "2"}]]
    },
    "values more": lambda groups: {"same": [[[0, 1], "high", {**groups["same"][0][2], "a": "b"}]]},
}


@pytest.mark.parametrize("how", SPOILS)
def test_what_is_no_result_is_found_anew(how: str) -> None:
    kept = Memory()
    expected = run(DOUBLE, kept)
    ((name, whole),) = kept.held.items()
    groups = json.loads(whole)
    assert groups["same"]
    kept.held[name] = json.dumps(SPOILS[how](groups))
    assert run(DOUBLE, kept) == expected
    assert kept.held[name] == whole


def test_texts_that_hold_the_mark_are_told_apart() -> None:
    def state(*names: str) -> str:
        return paired._state(sample({"items": [{"name": name} for name in names]})[0])

    rows = [
        ("a\x1fb", "c"),
        ("a", "b\x1fc"),
        ("a", "b", "c"),
        ("\x1f", ""),
        ("", "\x1f"),
        ('["\\u001f"]', ""),
        ("", ""),
    ]
    assert len({state(*names) for names in rows}) == len(rows)
    assert state("\ud800") != state("\ud801")
