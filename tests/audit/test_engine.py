"""Running rules: order, crashes, severities, paths, options."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import ClassVar

import pytest

from powerlist.audit import registry
from powerlist.audit.asked import BadOption
from powerlist.audit.engine import audit
from powerlist.audit.rule import Rule, Skip
from powerlist.audit.sample import FILE, sample
from powerlist.model.audit import Audit, Skipped, merged, verdict
from powerlist.model.enums import Severity

ITEM = {
    "name": "对擅自取水行为的处罚",
    "type": "行政处罚",
    "department": "县水利局",
    "basis": "《水法》第六十九条",
}
DATA = {
    "items": [
        {**ITEM, "basis": ""},
        {**ITEM, "name": "对拒不缴纳水费行为的处罚", "type": "行政许阿", "remark": "=A1"},
    ]
}


class Base(Rule):
    """甲"""

    english = "x"
    ground = "x"
    messages: ClassVar = {"zh": "有{value}", "en": "has {value}"}
    helps: ClassVar = {"zh": "", "en": ""}


class Raises(Base):
    """会出错"""

    code, name = "PLS98", "raises"

    def check(self, catalogue, context):
        yield self.at(catalogue, 0, value="一")
        raise ZeroDivisionError("x")


class Misworded(Base):
    """模板缺值"""

    code, name = "PLS97", "misworded"

    def check(self, catalogue, context):
        yield self.at(catalogue, 0)


class Skips(Base):
    """缺资料"""

    code, name = "PLS96", "skips"

    def check(self, catalogue, context):
        raise Skip("没有登记册", "no register")
        yield


def run(data=DATA, rules=None, **settings):
    catalogue, context = sample({**data, "settings": {"audit": settings}} if settings else data)
    return audit(catalogue, context, rules=rules)


def rules(*codes):
    return [registry.rules()[code] for code in codes]


def test_a_rule_that_raises_stops_only_itself():
    result = run(rules=[Raises, Misworded, Skips, *rules("PLS01")])
    assert [error.rule for error in result.errors] == ["PLS97", "PLS98"]
    assert [finding.rule for finding in result.findings] == ["PLS01"]
    assert [(one.rule, one.reason("zh"), one.reason("en")) for one in result.skipped] == [
        ("PLS96", "没有登记册", "no register")
    ]
    assert verdict(result, "never") == 2


def test_the_order_of_rules_does_not_matter():
    codes = ("PLS01", "PLS02", "PLS26")
    assert run(rules=rules(*codes)).findings == run(rules=rules(*reversed(codes))).findings


@pytest.mark.parametrize(("bar", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_exit_code_follows_the_bar(bar, code):
    assert verdict(run(rules=rules("PLS01")), bar) == code


def test_a_warning_is_below_the_default_bar():
    result = run(rules=rules("PLS26"))
    assert result.summary == {"error": 0, "warning": 1, "info": 0}
    assert (verdict(result), verdict(result, "warning")) == (0, 1)


def test_the_configuration_changes_severities_by_rule_and_by_family():
    assert run(rules=rules("PLS01"), severity={"PLS01": "info"}).findings[0].severity is Severity.INFO
    assert run(rules=rules("PLS26"), severity={"PLS": "error"}).findings[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("path", "left"),
    [(FILE, []), ("*.xlsx", []), ("其他*", ["PLS01"]), ("sources", ["PLS01"])],
)
def test_rules_can_be_silenced_for_some_files(path, left):
    result = run(rules=rules("PLS01"), per_path=[{"path": path, "ignore": ["PLS"]}])
    assert [finding.rule for finding in result.findings] == left


def test_a_folder_silences_what_is_below_it():
    items = [{**ITEM, "basis": "", "file": "sources/旧表/甲局.xlsx"}]
    result = run(
        {"items": items}, rules=rules("PLS01"), per_path=[{"path": "sources/旧表", "ignore": ["PLS01"]}]
    )
    assert not result.findings


def test_the_configuration_selects_rules():
    assert list(run(select=["PLS01", "PLS26"]).rules) == ["PLS01", "PLS26"]
    with pytest.raises(registry.UnknownRule):
        run(select=["PLS77"])


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"ignore": ["PLS77"]}, registry.UnknownRule),
        ({"severity": {"PLZ": "info"}}, registry.UnknownRule),
        ({"per_path": [{"path": "x", "ignore": ["nothing"]}]}, registry.UnknownRule),
        ({"options": {"PLS": {"acts": 3}}}, registry.UnknownRule),
        ({"options": {"PLN02": {"act": 3}}}, BadOption),
        ({"options": {"PLN02": {"acts": "three"}}}, BadOption),
        ({"options": {"PLN02": {"acts": True}}}, BadOption),
        ({"options": {"PLE04": {"years": -1}}}, BadOption),
        ({"options": {"PLN02": {"acts": 0}}}, BadOption),
    ],
)
def test_what_the_configuration_asks_must_exist(settings, error):
    with pytest.raises(error) as caught:
        run(**settings)
    assert caught.value.tell("zh") != caught.value.tell("en")


def test_a_good_option_is_taken():
    assert not run(options={"PLN02": {"acts": 3}}, rules=rules("PLN02")).errors


def test_several_audits_become_one():
    parts = [run(rules=rules(code)) for code in ("PLS01", "PLS26")]
    whole = merged(parts)
    assert [finding.rule for finding in whole.findings] == ["PLS01", "PLS26"]
    assert list(whole.rules) == ["PLS01", "PLS26"]
    assert whole.items == 4
    with pytest.raises(ValueError):
        merged([])


def test_what_some_places_lack_is_told_with_the_places():
    found = [
        Audit([], [Skipped("PLX01", "没有", "none"), *more], [], {}, date(2025, 3, 1), place=place)
        for place, more in (("甲县", [Skipped("PLX02", "没有", "none")]), ("乙县", []))
    ]
    both, one = merged(found).skipped
    assert both == Skipped("PLX01", "没有", "none")
    assert (one.zh, one.en) == ("没有（甲县）", "none (「甲县」)")


def test_a_fingerprint_survives_moved_rows_and_lapses_with_the_text():
    def one(**changes):
        return (
            run({"items": [{**ITEM, "remark": "=A1", **changes}]}, rules=rules("PLS26"))
            .findings[0]
            .fingerprint
        )

    assert one() == one(row=99, file="改名.xlsx", sheet="新表")
    assert one() != one(remark="=A2")
    assert one() == one(department="县农业农村局")


def test_the_date_and_its_origin_are_kept():
    catalogue, context = sample({**DATA, "as_of": "2024-05-01"})
    result = audit(catalogue, dataclasses.replace(context, as_of_from="catalogue"), rules=rules("PLS01"))
    assert (result.as_of, result.as_of_from) == (date(2024, 5, 1), "catalogue")


def test_a_text_that_cannot_be_read_is_told_beside_what_was_found(tmp_path):
    (tmp_path / "甲条例(2020-01-01).md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "乙条例(2020-01-01).md").write_text("# 乙条例\n\n第一条 未登记的，处二百元罚款。\n", "utf-8")
    row = {"name": "对未登记的处罚", "type": "行政处罚", "department": "县公安局"}
    bases = ("《甲条例》第一条 未登记的，处罚款。", "《乙条例》第一条 未登记的，处三百元罚款。")
    catalogue, context = sample({"items": [{**row, "basis": basis} for basis in bases]})
    context.statutes = tmp_path
    told = audit(catalogue, context, rules=[registry.rules()["PLB13"]])
    assert [one.item.id for one in told.findings] == [catalogue.items["id"].iat[1]]
    assert ["甲条例(2020-01-01).md" in one.zh for one in told.skipped] == [True]


def test_catalogues_of_different_days_are_told_each_with_its_own():
    from powerlist.report.words import applied

    one = run(rules=rules("PLS01"))
    two = dataclasses.replace(one, as_of=date(2020, 1, 1), as_of_from="catalogue", place="乙县")
    whole = merged([dataclasses.replace(one, place="甲县"), two])
    assert [(place, day) for place, day, _ in whole.days] == [("甲县", one.as_of), ("乙县", date(2020, 1, 1))]
    lines = applied(whole).splitlines()
    assert len(lines) == 2 and "2020-01-01" in lines[0] and "乙县" in lines[0]
    assert merged([one, one]).days == () and "\n" not in applied(merged([one, one]))


@pytest.mark.parametrize(
    ("shown", "place"), [(".", "示例县"), ("../..", "示例县"), ("catalogs/甲县", "甲县"), ("", "示例县")]
)
def test_a_list_given_as_a_dot_goes_by_its_place(shown, place):
    catalogue, context = sample({"items": []})
    catalogue.shown = shown
    catalogue.meta = dataclasses.replace(catalogue.meta, place="示例县")
    assert audit(catalogue, context, rules=rules("PLS01")).place == place
