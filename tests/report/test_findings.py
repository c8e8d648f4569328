"""One audit in every format: what machines promise, what people see, the same bytes every time."""

from __future__ import annotations

import dataclasses
import json
import re
from html.parser import HTMLParser

import jsonschema
import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from powerlist.audit import registry as rules
from powerlist.audit.engine import audit
from powerlist.audit.rule import Rule, Skip
from powerlist.audit.sample import sample
from powerlist.model.audit import RuleError, field_title
from powerlist.report import html, rule_page
from powerlist.report.github import LIMIT
from powerlist.report.lines import columns, wrapped
from powerlist.report.registry import EXTENSIONS, FORMATS, Look, render
from powerlist.report.schemas import findings, schemas

ITEM = {
    "name": "对擅自取水行为的处罚",
    "type": "行政处罚",
    "department": "县水利局",
    "basis": "《水法》第六十九条",
}
CODES = ("PLS01", "PLS02", "PLS05", "PLS26", "PLS31", "PLC02")
SAVAGE = '<script>alert("甲")</script> | `x` %0A::error::'


def result(stored=True, count=1, **data):
    items = [
        {**ITEM, "remark": "=A1"},
        {**ITEM, "name": f"对拒不缴纳 水费行为的处罚{SAVAGE}", "type": "行政许阿", "basis": ""},
        {**ITEM, "name": "对毁坏水文设施行为的处罚", "id": "0-00000001"},
        *({**ITEM, "name": f"第{number}种", "basis": ""} for number in range(count)),
    ]
    catalogue, context = sample({"items": items, "stored": stored, **data})
    return audit(catalogue, context, rules=[rules.rules()[code] for code in CODES])


WAIVER = {
    "rule": "PLS26",
    "item": 2,
    "reason": "备注原文如此，已经核对",
    "owner": "示例县委编办",
    "expires": "2026-06-30",
}


def waived():
    items = [{**ITEM}, {**ITEM, "name": "对毁坏水文设施行为的处罚", "remark": "=A1"}]
    catalogue, context = sample({"items": items, "waivers": [WAIVER]})
    return audit(catalogue, context, rules=[rules.rules()["PLS26"]])


def partly():
    """Return one finding that counts three items, of which a waiver accepts one."""
    grants = {"mode": "下放", "receivers": "甲镇"}
    items = [
        {**ITEM, **grants, "id": f"0-0000000{n}", "name": f"第{n}种", "basis": f"《水法》第{n}条"}
        for n in (1, 2, 3)
    ]
    waiver = {**WAIVER, "rule": "PLM01", "item": "0-00000002"}
    catalogue, context = sample({"items": items, "stored": True, "waivers": [waiver]})
    return audit(catalogue, context, rules=[rules.rules()["PLM01"]])


def broken():
    return dataclasses.replace(result(), errors=[RuleError("PLS01", "ZeroDivisionError: x")])


AUDITS = {
    "stored": result,
    "workbook": lambda: result(stored=False),
    "waived": waived,
    "partly": partly,
    "broken": broken,
    "empty": lambda: audit(*sample({}), rules=[rules.rules()["PLS01"]]),
    "many": lambda: result(count=300),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("made", AUDITS.values(), ids=AUDITS)
def test_every_format_takes_every_audit_and_gives_the_same_bytes(name, made):
    for language in ("zh", "en"):
        content = render(name, made(), Look(language))
        assert content == render(name, made(), Look(language))
        assert content.endswith(b"\n") and b"\r" not in content
    assert name in EXTENSIONS


@pytest.mark.parametrize("name", ["text", "github", "markdown"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_goes_to_a_console_can_be_encoded_in_gbk(name, language):
    for made in AUDITS.values():
        render(name, made(), Look(language)).decode().encode("gbk")


@pytest.mark.parametrize("made", AUDITS.values(), ids=AUDITS)
def test_json_is_what_the_schema_says(made):
    document = json.loads(render("json", made()))
    jsonschema.validate(document, findings())
    assert document["schema"] == "powerlist/findings/v1"
    assert document["summary"] == made().summary
    assert {finding["rule"] for finding in document["findings"]} <= set(document["rules"])


def test_json_differs_between_languages_in_texts_only():
    def bare(language):
        document = json.loads(render("json", result(), Look(language)))
        for finding in document["findings"]:
            del finding["message"], finding["help"]
        for rule in document["rules"].values():
            del rule["summary"]
        for skipped in document["skipped"]:
            del skipped["reason"]
        return document

    assert bare("zh") == bare("en")


def test_locations_are_the_catalogues_line_or_the_sheets_cell():
    line = json.loads(render("json", result()))["findings"][0]["location"]
    cell = json.loads(render("json", result(stored=False)))["findings"][0]["location"]
    assert line["file"].endswith("items.csv") and line["line"] == 2 and line["cell"] is None
    assert cell["file"] == "示例.xlsx" and cell["line"] is None and re.fullmatch("[A-Z]+3", cell["cell"])


@pytest.mark.parametrize("made", AUDITS.values(), ids=AUDITS)
def test_sarif_fits_the_schema_and_what_scanners_ask_for(made):
    log = json.loads(render("sarif", made()))
    Sarif.model_validate(log)
    run = log["runs"][0]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids == sorted(made().rules)
    for one in run["results"]:
        assert ids[one["ruleIndex"]] == one["ruleId"]
        place = one["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert place["artifactLocation"]["uri"].isascii() and " " not in place["artifactLocation"]["uri"]
        assert re.fullmatch("[0-9a-f]{16}", one["partialFingerprints"]["powerlist/v1"])
    assert run["invocations"][0]["executionSuccessful"] is (made is not broken)
    assert "Time" not in json.dumps(run["invocations"])


def test_sarif_names_the_cell_the_other_half_and_the_suppression():
    log = json.loads(render("sarif", result()))
    logical = [place["locations"][0]["logicalLocations"][0] for place in log["runs"][0]["results"]]
    assert {one["kind"] for one in logical} == {"cell"}
    assert any(re.fullmatch("示例.xlsx!权责清单![A-Z]+3", one["fullyQualifiedName"]) for one in logical)
    assert any("relatedLocations" in one for one in log["runs"][0]["results"])
    suppressed = json.loads(render("sarif", waived()))["runs"][0]["results"]
    assert [one["suppressions"][0]["justification"] for one in suppressed] == [WAIVER["reason"]]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("/a b/表.xlsx", "file:///a%20b/%E8%A1%A8.xlsx"),
        ("C:\\甲\\b.xls", "file:///C:/%E7%94%B2/b.xls"),
        ("./x/y.csv", "x/y.csv"),
    ],
)
def test_sarif_paths_are_uris(file, uri):
    found = result(stored=False)
    moved = [
        dataclasses.replace(one, location=dataclasses.replace(one.location, file=file))
        for one in found.findings
    ]
    log = json.loads(render("sarif", dataclasses.replace(found, findings=moved)))
    assert {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in log["runs"][0]["results"]
    } == {uri}


def test_github_shows_the_worst_first_within_its_limits():
    lines = render("github", result(count=300)).decode().splitlines()
    kinds = [line.split("::")[1].split(" ")[0] for line in lines[:-1]]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert all(kinds.count(kind) <= LIMIT for kind in set(kinds))
    assert "file=catalogs/示例县/items.csv,line=3" in lines[0]


def test_a_rule_that_broke_is_one_of_the_errors_that_github_shows():
    found = result(count=300)
    broken = dataclasses.replace(found, errors=[RuleError("PLB03", "ZeroDivisionError: 0")])
    lines = render("github", broken).decode().splitlines()
    assert lines[0].startswith("::error title=PLB03")
    assert sum(line.startswith("::error ") for line in lines) == LIMIT
    assert not any(
        "title=PLB03::ZeroDivisionError" in line for line in render("github", found).decode().splitlines()
    )


def test_github_commands_cannot_be_injected():
    lines = render("github", result()).decode().splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines[:-1])
    assert "%250A" in "".join(lines)


def test_gitlab_leaves_waived_findings_out():
    issues = json.loads(render("gitlab", result()))
    assert {"description", "check_name", "fingerprint", "severity", "location"} == set(issues[0])
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert json.loads(render("gitlab", waived())) == []


def test_gitlab_has_the_worst_first():
    order = ["blocker", "critical", "major", "minor", "info"]
    found = [order.index(issue["severity"]) for issue in json.loads(render("gitlab", result(count=3)))]
    assert found == sorted(found) and len(set(found)) > 1


def test_what_is_partly_accepted_is_one_finding_for_everybody():
    [found] = json.loads(render("json", partly()))["findings"]
    assert (found["count"], found["members"], found["waived"]) == (2, ["0-00000001", "0-00000003"], None)
    [part] = found["accepted"]
    assert (part["members"], part["reason"], part["by"]) == (["0-00000002"], WAIVER["reason"], "waiver")
    [scanned] = json.loads(render("sarif", partly()))["runs"][0]["results"]
    assert "suppressions" not in scanned and scanned["properties"]["accepted"] == [part]
    assert [one["fingerprint"] for one in json.loads(render("gitlab", partly()))] == [found["fingerprint"]]
    assert WAIVER["reason"] in render("text", partly()).decode()


def test_gitlab_tells_two_catalogues_apart_that_lack_the_same():
    one = partly()
    both = dataclasses.replace(
        one,
        findings=[
            dataclasses.replace(
                found, location=dataclasses.replace(found.location, file=f"catalogs/{place}/grants.csv")
            )
            for found in one.findings
            for place in ("甲县", "乙县")
        ],
    )
    first, second = json.loads(render("gitlab", both))
    assert first["fingerprint"] == one.findings[0].fingerprint != second["fingerprint"]
    assert re.fullmatch("[0-9a-f]{16}", second["fingerprint"])


def test_markdown_escapes_and_limits():
    text = render("markdown", result(count=300)).decode()
    assert "<script>" not in text and text.count("\n| ") < 230
    assert all(line.count(" | ") >= 3 for line in text.splitlines() if line.startswith("| "))


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.rows, self.links, self.policy = [], 0, [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        found = dict(attrs)
        self.rows += tag == "tr" and "data-rule" in found
        self.links += [found[name] for name in ("src", "href") if name in found]
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]


def test_the_page_is_whole_by_itself_and_shows_every_finding():
    found = result(count=20)
    page = Page()
    text = render("html", found).decode()
    page.feed(text)
    assert page.rows == len(found.findings)
    assert not page.links and page.tags.count("script") == 1 and page.tags.count("style") == 1
    assert page.policy.startswith("default-src 'none'") and "unsafe" not in page.policy
    assert "svg" in page.tags and 'style="' not in text and "onclick" not in text


def test_the_page_tells_its_count_aloud_and_which_of_the_rows_are_waived():
    with_one, without = render("html", waived()).decode(), render("html", result()).decode()
    for page in (with_one, without):
        assert re.search(r'<output id="shown" role="status" aria-live="polite">', page)
        assert page.count("<caption>") == 1
    told = r"</output>[^<]+1[^<]*</span></form>"
    assert re.search(told, with_one)
    assert re.search(r"<tr[^>]*class=waived><td[^>]*>[^<]+<small>", with_one)
    assert re.search(r"</output></span></form>", without)
    assert not re.search(r'<td class="nowrap[^>]*>[^<]+<small>', without)


def test_text_names_place_item_and_action_and_hides_what_is_waived():
    text = render("text", result()).decode()
    assert "catalogs/示例县/items.csv:3  PLS01" in text and "powerlist explain PLS01" in text
    assert "PLC02" in text.split("\n\n")[-2]  # skipped, with its reason
    assert "PLS26" not in render("text", waived()).decode().split("1 个")[0]
    assert "PLS26" in render("text", waived(), Look(waived=True)).decode()


@pytest.mark.parametrize("width", [60, 100, 200])
def test_lines_fit_the_console(width):
    for line in render("text", result(), Look(width=width)).decode().splitlines():
        assert columns(line) <= max(width, 40) + 2 or " " not in line.strip() or "0-0000" in line


def test_colour_changes_nothing_but_colour():
    plain = render("text", result(), Look(width=500)).decode()
    coloured = render("text", result(), Look(width=500, color=True)).decode()
    assert coloured != plain and re.sub("\x1b\\[[0-9]+m", "", coloured) == plain


def test_wrapping_keeps_every_character():
    text = "甲乙 丙丁，abc/def 1234567890" * 20
    lines = wrapped(text, 40, "  ", "首 ")
    assert "".join("".join(lines).split()) == "首" + "".join(text.split())


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_has_its_page(form, language):
    infos = [rules.info(rule) for rule in rules.rules().values()]
    for info in infos:
        content = rule_page.page(info, form, language)
        assert info.code in (content.decode() if isinstance(content, bytes) else content)
    listed = rule_page.index(infos, form, language)
    text = listed.decode() if isinstance(listed, bytes) else listed
    assert all(info.code in text for info in infos)
    if form != "json":
        text.encode("gbk")


def test_every_schema_is_one():
    for schema in schemas().values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_fields_have_titles():
    assert field_title("basis") == "实施依据" and field_title("basis", "en") == "basis"
    assert field_title(None) == "" and field_title("nothing") == "nothing"


def test_a_skip_is_told_in_both_languages():
    class Skips(Rule):
        """缺资料"""

        code, name, english, ground = "PLS96", "skips", "x", "x"

        def check(self, catalogue, context):
            raise Skip("没有登记册", "no register")

    Skips.messages = Skips.helps = {"zh": "x", "en": "x"}
    found = audit(*sample({"items": [ITEM]}), rules=[Skips])
    assert json.loads(render("json", found))["skipped"] == [{"rule": "PLS96", "reason": "没有登记册"}]
    assert json.loads(render("json", found, Look("en")))["skipped"][0]["reason"] == "no register"


def test_what_a_chart_does_not_show_is_counted_by_name_without_a_bar():
    bars = [(f"PLS{number:02}", "error", 30 - number) for number in range(17)]
    for language in ("zh", "en"):
        chart = html._chart(bars, "rule", language)
        assert chart.count("<rect") == 15
        last = chart.rsplit("<li>", 1)[1]
        assert "2" in last and str(15 + 14) in last and "svg" not in last
    assert html._chart(bars[:15], "file", "en").count("<li>") == 15


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80])
def test_colour_breaks_no_line_elsewhere(language: str, width: int) -> None:
    plain = render("text", result(), Look(language, width)).decode()
    coloured = render("text", result(), Look(language, width, color=True)).decode()
    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == plain
