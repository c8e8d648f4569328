"""Waivers and baselines: what is accepted, what lapses, what is stale; malformed files are told with their line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.audit import registry
from powerlist.audit.baseline import (
    BaselineError,
    Entry,
    add,
    compare,
    dump,
    entries_of,
    load,
    prune,
    told_once,
)
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample
from powerlist.model.enums import Severity

ITEM = {
    "name": "对擅自取水行为的处罚",
    "type": "行政处罚",
    "department": "县水利局",
    "basis": "《水法》第六十九条",
}
REASON = {"reason": "备注原文如此，已经核对", "owner": "示例县委编办", "expires": "2026-06-30"}
RULES = [registry.rules()[code] for code in ("PLS01", "PLS26", "PLS92", "PLS94")]


def run(items, entries=None, **data):
    catalogue, context = sample({"items": [{**ITEM, **item} for item in items], "stored": True, **data})
    return audit(catalogue, context, rules=RULES, baseline=entries)


def test_a_waived_finding_stays_visible_but_does_not_count():
    result = run([{"remark": "=A1"}], waivers=[{"rule": "PLS26", "item": 1, **REASON}])
    assert [finding.waived.owner for finding in result.findings] == ["示例县委编办"]
    assert result.open == [] and result.summary["warning"] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "短"},
        {"owner": ""},
        {"expires": ""},
        {"expires": "2025-01-01"},
        {"expires": "2030-01-01"},
        {"item": 2},
    ],
)
def test_what_is_incomplete_expired_or_about_another_item_waives_nothing(change):
    items = [{"remark": "=A1"}, {"name": "对拒不缴纳水费行为的处罚"}]
    result = run(items, waivers=[{"rule": "PLS26", "item": 1, **REASON, **change}])
    assert "PLS26" in {finding.rule for finding in result.open}


def test_a_fingerprint_binds_a_waiver_to_the_text():
    fingerprint = run([{"remark": "=A1"}]).findings[0].fingerprint
    waiver = {"rule": "PLS26", "item": 1, "fingerprint": fingerprint, **REASON}
    assert not run([{"remark": "=A1"}], waivers=[waiver]).open
    assert run([{"remark": "=B7"}], waivers=[waiver]).open


def test_a_baseline_accepts_what_was_there_and_nothing_else():
    before = run([{"remark": "=A1"}])
    entries = add([], before)
    assert load(dump(entries)) == entries
    assert not run([{"remark": "=A1"}], entries).open
    after = run([{"remark": "=A1", "basis": ""}], entries)
    assert [finding.rule for finding in after.open] == ["PLS01"]


def test_one_fault_swapped_for_another_is_noticed():
    entries = add([], run([{"remark": "=A1"}]))
    after = run([{"remark": "=A2"}], entries)
    assert {finding.rule for finding in after.open} == {"PLS26", "PLS94"}
    found = compare(entries, [after])
    assert found.stale == entries and not found.accepted
    assert prune(entries, [after]) == []


def test_adding_keeps_old_entries_as_they_are():
    audited = run([{"remark": "=A1"}])
    first = entries_of(audited.findings[0], audited, reason="已核对")
    assert add(first, audited) == first


def test_findings_about_acceptance_are_never_accepted():
    audited = run([{}], [Entry("PLS26", "x", "remark", "0" * 16)])
    assert [finding.rule for finding in audited.open] == ["PLS94"]
    assert add([], audited) == []


def test_entries_of_rules_that_did_not_run_are_not_stale():
    entry = Entry("PLB01", "x", "basis", "0" * 16)
    audited = run([{}], [entry])
    assert not audited.open
    assert compare([entry], [audited]).accepted == [entry]


COUNTED = [registry.rules()[code] for code in ("PLM01", "PLD01", "PLS92", "PLS93", "PLS94")]
NAMES = [
    "对擅自取水行为的处罚",
    "对拒不缴纳水费行为的处罚",
    "对围湖造地行为的处罚",
    "对破坏堤防行为的处罚",
    "对擅自采砂行为的处罚",
]


def counted(numbers, entries=None, **data):
    """Audit delegated items without a decision: one finding that counts them."""
    items = [
        {**ITEM, "id": f"0-0000000{n}", "name": NAMES[n - 1], "basis": f"《水法》第{n}条", "mode": "下放"}
        for n in numbers
    ]
    items = [{**item, "receivers": "甲镇"} for item in items]
    catalogue, context = sample({"items": items, "stored": True, **data})
    return audit(catalogue, context, rules=COUNTED, baseline=entries)


def about(findings, rule="PLM01"):
    return [
        (one.count, [m.id[-1] for m in one.members], one.waived is not None)
        for one in findings
        if one.rule == rule
    ]


def parts(findings, rule="PLM01"):
    return [
        (part.waived.by, [m.id[-1] for m in part.members])
        for one in findings
        if one.rule == rule
        for part in one.accepted
    ]


def test_one_more_of_what_a_finding_counts_is_noticed():
    entries = add([], counted([1, 2, 3]), reason="逐步整改")
    assert [entry.item[-1] for entry in entries] == ["1", "2", "3"]
    assert not counted([1, 2, 3], entries).open
    after = counted([1, 2, 3, 4, 5], entries)
    assert about(after.findings) == [(2, ["4", "5"], False)]
    assert parts(after.findings) == [("baseline", ["1", "2", "3"])]
    assert [finding.rule for finding in after.open] == ["PLM01"]
    assert len(compare(entries, [counted([1, 2, 3, 4, 5])]).new) == 1
    assert not counted([1, 2, 3, 4, 5], add(entries, counted([1, 2, 3, 4, 5]))).open


def test_one_of_what_a_finding_counts_swapped_for_another_is_noticed():
    entries = add([], counted([1, 2, 3]))
    after = counted([1, 4, 3], entries)
    assert about(after.open) == [(1, ["4"], False)]
    assert [finding.rule for finding in after.open if finding.rule != "PLM01"] == ["PLS94"]
    assert [entry.item[-1] for entry in prune(entries, [counted([1, 4, 3])])] == ["1", "3"]


def test_a_line_of_an_older_baseline_is_honoured_and_spelled_out():
    found = counted([1, 2, 3]).findings[0]
    old = [Entry("PLM01", "", "decision", found.fingerprint, reason="原先的")]
    after = counted([1, 2, 3, 4], old)
    assert about(after.open) == []
    assert [(one.rule, one.severity) for one in after.open] == [("PLS94", Severity.WARNING)]
    new = add(old, counted([1, 2, 3]), reason="新的")
    assert [(entry.item[-1], entry.reason) for entry in new] == [(n, "原先的") for n in "123"]
    assert about(counted([1, 2, 3, 4], new).open) == [(1, ["4"], False)]


def test_a_waiver_of_one_item_lowers_what_a_finding_counts():
    waiver = {"rule": "PLM01", "item": "0-00000001", **REASON}
    result = counted([1, 2], waivers=[waiver])
    assert about(result.findings) == [(1, ["2"], False)]
    assert parts(result.findings) == [("waiver", ["1"])]
    assert not [one for one in result.findings if one.rule in ("PLS92", "PLS93")]
    assert not counted([1], waivers=[waiver]).open
    assert not counted([1, 2], waivers=[waiver, {**waiver, "item": "0-00000002"}]).open
    assert [one.rule for one in counted([2, 3], waivers=[waiver]).open] == ["PLM01"]
    both = counted([1, 2], add([], counted([1, 2])), waivers=[waiver])
    assert about(both.findings) == [(2, ["1", "2"], True)]
    assert parts(both.findings) == [("waiver", ["1"]), ("baseline", ["2"])]
    whole = counted([1, 2], waivers=[{"rule": "PLM01", **REASON}])
    assert about(whole.findings) == [(2, ["1", "2"], True)]


@pytest.mark.parametrize(
    "sides",
    [
        {"item": "0-00000001"},
        {"item": "0-00000002"},
        {"item": "0-00000001", "related": "0-00000002"},
        {"item": "0-00000002", "related": "0-00000001"},
    ],
)
def test_a_pair_has_no_first_and_no_second(sides):
    rules = [registry.rules()[code] for code in ("PLD01", "PLS92")]
    items = [{**ITEM, "id": f"0-0000000{number}"} for number in (1, 2)]
    catalogue, context = sample(
        {"items": items, "stored": True, "waivers": [{"rule": "PLD01", **sides, **REASON}]}
    )
    result = audit(catalogue, context, rules=rules)
    assert [finding.rule for finding in result.findings] == ["PLD01"] and not result.open


def test_what_is_stale_is_told_at_its_line_of_the_file_as_given():
    fresh = dump(add([], run([{"remark": "=A1"}]))).decode()
    gone = dump([Entry("PLS26", "0-00000009", "remark", "0" * 16)]).decode()
    entries = load(f"\n{fresh}\n\n{gone}".encode(), "共用/基线.jsonl")
    stale = [one for one in run([{"remark": "=A1"}], entries).findings if one.rule == "PLS94"]
    assert [(one.location.file, one.location.line) for one in stale] == [("共用/基线.jsonl", 5)]


def test_what_another_catalogue_accepted_is_not_stale_in_a_baseline_of_both():
    one, other = (lambda entries=None, text=text: run([{"remark": text}], entries) for text in ("=A1", "=B7"))
    entries = add(add([], one()), other())
    assert compare(entries, [one(), other()]).stale == []
    assert prune(entries, [one(), other()]) == entries
    assert not [finding for audit in told_once([one(entries), other(entries)]) for finding in audit.open]
    # what both have repaired is told once
    gone = [*entries, Entry("PLS26", "", "remark", "0" * 16)]
    told = [finding for audit in told_once([one(gone), other(gone)]) for finding in audit.open]
    assert [finding.rule for finding in told] == ["PLS94"]
    assert prune(gone, [one(), other()]) == entries


def test_an_expired_entry_accepts_nothing():
    audited = run([{"remark": "=A1"}])
    [entry] = entries_of(audited.findings[0], audited, expires="2025-01-01")
    assert {finding.rule for finding in run([{"remark": "=A1"}], [entry]).open} == {"PLS26", "PLS94"}


GOOD = b'{"rule": "PLS26", "fingerprint": "0123456789abcdef"}\n'


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b"<<<<<<< HEAD", "conflict"),
        (b"=======", "conflict"),
        (b"{", "json"),
        (b"[]", "keys"),
        (b'{"rule": "PLS26"}', "keys"),
        (b'{"rule": "PLS26", "fingerprint": "0123456789abcdef", "line": 3}', "keys"),
        (b'{"rule": 1, "fingerprint": "0123456789abcdef"}', "keys"),
        (b'{"rule": "PLS26", "fingerprint": "xyz"}', "fingerprint"),
        (b'{"rule": "PLS26", "fingerprint": "0123456789abcdef", "expires": "soon"}', "date"),
        (b"\xff\xfe", "undecodable"),
    ],
)
def test_a_malformed_line_is_told_with_file_and_line(line, kind):
    with pytest.raises(BaselineError) as caught:
        load(GOOD + b"\n" + line + b"\n", "catalogs/x/baseline.jsonl")
    assert (caught.value.line, caught.value.kind) == (3, kind)
    for language in ("zh", "en"):
        assert "catalogs/x/baseline.jsonl:3" in caught.value.tell(language)


@given(
    st.lists(
        st.builds(
            Entry,
            st.sampled_from(["PLS26", "PLB03"]),
            st.text(max_size=8),
            st.just("basis"),
            st.text("0123456789abcdef", min_size=16, max_size=16),
            value=st.text(max_size=12),
            expires=st.one_of(st.just(""), st.dates(date(2000, 1, 1)).map(str)),
        ),
        max_size=8,
    )
)
def test_a_baseline_is_read_back_as_it_was_written(entries):
    try:
        content = dump(entries)
    except UnicodeEncodeError:
        return
    assert load(content) == sorted(set(entries))
    assert dump(load(content)) == content


def strays(*values, entries=None):
    """Audit a sheet with stray rows: one finding that counts them by their text."""
    notes = [
        {"kind": "read.stray-row", "file": "甲.xlsx", "sheet": "清单", "row": 10 + at, "value": value}
        for at, value in enumerate(values)
    ]
    catalogue, context = sample({"items": [ITEM], "notes": notes})
    rules = [registry.rules()[code] for code in ("PLS15", "PLS94")]
    return audit(catalogue, context, rules=rules, baseline=entries)


def test_what_a_sheet_gathers_is_accepted_by_its_text_wherever_it_stands():
    entries = add([], strays("甲", "乙", "乙"))
    assert len(entries) == 3
    assert not strays("乙", "甲", "乙", entries=entries).open
    after = strays("甲", "乙", "乙", "丙", entries=entries)
    assert [(one.rule, one.count) for one in after.open] == [("PLS15", 1)]
    assert {one.rule for one in strays("甲", "乙", "丙", entries=entries).open} == {"PLS15", "PLS94"}
