"""Credit codes and code profiles."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.audit import registry
from powerlist.audit.codes import credit_fault, profile_named, profiles
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
GOOD = "91350100M000100Y43"


def test_the_published_example_is_right():
    assert credit_fault(GOOD) is None


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("", "length"),
        (GOOD[:-1], "length"),
        (GOOD.lower(), "lower"),
        (GOOD[:-1] + "I", "letters"),
        (GOOD[:-1] + "0", "checksum"),
    ],
)
def test_each_fault_is_told_apart(code, fault):
    assert credit_fault(code) == fault


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_one_check_character_fits_every_body(body):
    assert [credit_fault(body + letter) for letter in ALPHABET].count(None) == 1


@given(st.integers(0, 16), st.sampled_from(ALPHABET))
def test_any_single_changed_character_is_found(place, letter):
    changed = GOOD[:place] + letter + GOOD[place + 1 :]
    assert (credit_fault(changed) is None) == (changed == GOOD)


def test_profiles_are_whole():
    assert set(profiles()) == {"national", "sichuan", "zhejiang", "hubei", "guizhou", "plain"}
    terms = {term for profile in profiles().values() for terms in profile.types.values() for term in terms}
    catalogue, context = sample(
        {"items": [{"name": "x", "type": term, "department": "x", "basis": "x"} for term in sorted(terms)]}
    )
    assert not audit(catalogue, context, rules=[registry.rules()["PLS02"]]).findings
    assert profile_named("zhejiang-legacy") is profiles()["zhejiang"] and profile_named("no such") is None


@pytest.mark.parametrize(
    ("name", "code", "segments"),
    [
        ("national", "330275012000", {"region": "33", "type": "02", "main": "75012", "sub": "000"}),
        ("national", GOOD + "4" + "440209003000", {"organ": GOOD, "type": "02", "main": "09003"}),
        ("sichuan", "511A0138000000", {"type": "511A"}),
        ("sichuan", f"512014025002-511602000000-000-{GOOD}-1-00", {"type": "512", "organ": GOOD}),
        ("hubei", "4201061230100102", {"main": "001", "sub": "02"}),
        ("guizhou", "XK00001000", {"type": "XK", "main": "00001", "sub": "000"}),
        ("national", "33027501200", None),
        ("plain", "anything", None),
    ],
)
def test_segments(name, code, segments):
    found = profiles()[name].segments(code)
    assert (found is None) == (segments is None)
    assert all(found[key] == value for key, value in (segments or {}).items())


@pytest.mark.corpus
def test_a_published_list_shows_the_defects_that_were_counted_in_it(shared):
    """Of 989 credit codes in a published service list seven fail the check and one has a small letter."""
    types = {
        "1": "行政许可",
        "5": "行政给付",
        "7": "行政确认",
        "8": "行政奖励",
        "9": "行政裁决",
        "10": "其他行政权力",
        "20": "公共服务",
    }
    with (shared / "real" / "other" / "guangan-quxian-zhengwu.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    items = [
        {
            "name": row["name"],
            "type": types[row["taskType"]],
            "department": row["department"],
            "basis": "x",
            "code": row["itemCode"],
        }
        for row in rows
    ]
    catalogue, context = sample({"items": items, "meta": {"profile": "sichuan"}})
    found = audit(catalogue, context, rules=[registry.rules()[code] for code in ("PLC01", "PLC02", "PLC03")])
    faults = [
        finding.variant for finding in found.findings if finding.rule == "PLC01" for _ in range(finding.count)
    ]
    assert len(faults) == 8 and faults.count("lower") == 1
    assert sum(finding.rule == "PLC02" for finding in found.findings) < len(items) // 50
    assert sum(finding.rule == "PLC03" for finding in found.findings) == 1


def test_a_code_whose_blanks_were_closed_up_by_reading_is_told():
    place = {"file": "甲.xlsx", "sheet": "清单"}
    items = [
        {
            **place, "row": row, "name": f"对第{row}种行为的处罚",
            "type": "行政处罚", "department": "县水利局", "code": f"0102-000{row}-01",
        }
        for row in range(1, 6)
    ]  # fmt: skip
    items[4]["code"] = "0102000501"
    catalogue, context = sample({"items": items})
    row = {**place, "cell": catalogue.sources_of(4, "code")[0].cell, "field": "code", "step": "breaks"}
    catalogue.ledger = pd.DataFrame([{**row, "before": "0102 0005 01", "after": "0102000501"}], dtype="str")
    found = audit(catalogue, context, rules=[registry.rules()["PLS24"]]).findings
    assert [(one.item.id, one.values["value"]) for one in found] == [
        (catalogue.items["id"].iat[4], "0102 0005 01")
    ]


@pytest.mark.parametrize(
    ("kept", "where"), [("folder", "catalog.toml"), ("beside", "catalog.toml"), ("", "powerlist.toml")]
)
def test_the_profile_is_asked_for_where_it_counts(tmp_path: Path, kept: str, where: str) -> None:
    rows = [
        {
            "name": f"对第{number}种行为的处罚",
            "type": "行政处罚",
            "department": "县水利局",
            "code": f"3302-750{number}",
        }
        for number in range(3)
    ]
    catalogue, context = sample({"items": rows})
    catalogue = dataclasses.replace(catalogue, **{"folder": None, **({kept: tmp_path} if kept else {})})
    found = audit(catalogue, context, rules=[registry.rules()["PLC02"]])
    assert [finding.rule for finding in found.findings] == ["PLC02"]
    assert found.findings[0].values["where"].startswith(where)
    assert all(where in found.help(found.findings[0], language) for language in ("zh", "en"))
