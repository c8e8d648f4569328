"""What the cases of the rules on the basis do not show: severities as of a date."""

from __future__ import annotations

import pytest

from powerlist.audit import registry
from powerlist.audit.cited import amended_year, last_year
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample


def severities(code: str, basis: str, as_of: str, **item: str) -> list[str]:
    row = {"name": "对某行为的处罚", "type": "行政处罚", "department": "县水利局", "basis": basis, **item}
    catalogue, context = sample({"as_of": as_of, "items": [row]})
    return [f.severity.value for f in audit(catalogue, context, rules=[registry.rules()[code]]).findings]


@pytest.mark.parametrize(
    ("code", "basis"),
    [
        ("PLB02", "《中华人民共和国水士保持法》第四十八条"),
        ("PLB03", "《治安管理处罚法》第一百三十条"),
        ("PLB05", "《中华人民共和国畜牧法》（2015年4月24日修正）第六十四条"),
    ],
)
def test_a_doubt_behind_the_register_is_info(code, basis):
    assert severities(code, basis, "2025-01-01")[0] in ("error", "warning")
    assert severities(code, basis, "2026-06-01") == ["info"]


def test_a_number_that_no_amendment_explains_is_an_error_on_any_day():
    # 119 articles are known of it
    for day in ("2025-01-01", "2026-06-01"):
        assert severities("PLB03", "《治安管理处罚法》第二百三十九条", day) == ["error"]
    assert severities("PLB03", "《治安管理处罚法》第二百三十八条", "2026-06-01") == ["info"]
    assert severities("PLB03", "《治安管理处罚法》（2025年6月27日修订）第九百条", "2025-01-01") == ["error"]


def test_a_year_in_the_cell_behind_the_register_is_info():
    assert severities("PLB03", "《治安管理处罚法》（2025年6月27日修订）第一百三十条", "2025-01-01") == [
        "info"
    ]


def test_a_known_repeal_stays_an_error_unless_the_cell_names_a_later_year():
    assert severities("PLB04", "《环境噪声污染防治法》第五十二条", "2026-06-01") == ["error"]
    assert severities("PLB04", "《环境噪声污染防治法》（2024年修订）第五十二条", "2026-06-01") == ["info"]


def test_a_provincial_rule_may_found_a_permit_for_a_year():
    basis = "【地方政府规章】《某省某某管理办法》第五条"
    assert severities("PLB06", basis, "2025-01-01", type="行政许可") == ["warning"]
    assert severities("PLB06", basis.replace("某省", "某市"), "2025-01-01", type="行政许可") == ["error"]


def test_quotations_are_skipped_without_a_folder():
    catalogue, context = sample(
        {"items": [{"name": "某", "type": "行政处罚", "basis": "《水法》第六十九条：文字"}]}
    )
    result = audit(catalogue, context, rules=[registry.rules()["PLB13"]])
    assert [skipped.rule for skipped in result.skipped] == ["PLB13"]
    assert not result.findings


@pytest.mark.parametrize(
    ("basis", "severity"),
    [
        ("《中华人民共和国水法》", "error"),
        ("《某省水资源管理条例》", "error"),
        ("【部门规章】《某某管理办法》", "error"),
        ("某政发〔2020〕1号", "warning"),
        ("按有关规定执行", "error"),
    ],
)
def test_a_title_without_an_article_is_an_error_where_it_surely_has_articles(basis, severity):
    assert severities("PLB01", basis, "2025-01-01") == [severity]


def test_a_repealed_law_has_no_text_to_correct_a_quotation_by(tmp_path):
    (tmp_path / "档案法实施办法(2017-03-01).md").write_text(
        "# 档案法实施办法\n\n第十三条 示例单位应当定期移交示例档案，逾期不移交的处罚款。\n", "utf-8"
    )
    basis = (
        "《档案法实施办法》（2017年3月1日修正）第十三条：示例单位应当定期移交示例材料，逾期不移交的处罚款。"
    )

    def codes(as_of: str) -> list[str]:
        row = {"name": "对某行为的处罚", "type": "行政处罚", "department": "县档案局", "basis": basis}
        catalogue, context = sample({"as_of": as_of, "items": [row]})
        context.statutes = tmp_path
        chosen = [registry.rules()[code] for code in ("PLB04", "PLB05", "PLB13")]
        return [f.rule for f in audit(catalogue, context, rules=chosen).findings]

    assert codes("2024-01-01") == ["PLB13"]
    assert codes("2024-06-01") == ["PLB04"]


def test_a_text_goes_by_the_year_of_its_passing_not_of_its_commencement():
    noted = "2000年7月8日通过，2015年11月4日修订，2016年1月1日起施行"
    assert amended_year(f"（{noted}）") == last_year(f"（{noted}）") == 2015
    assert amended_year("（2016年修订版）") == 2016
    assert (amended_year("（2007年8月30日通过）"), last_year("（2007年8月30日通过）")) == (0, 2007)
    assert last_year("（自2008年1月1日起施行，国务院令第714号修正）") == 0


def test_an_older_text_by_its_bracket_is_said_to_be_one(tmp_path):
    (tmp_path / "示例实施条例(2021-04-07).md").write_text(
        "# 示例实施条例\n\n第四十九条 示例机关可以检查。\n", "utf-8"
    )
    words = "第四十九条：有下列情形之一的，由审批机关没收出资人取得的示例回报。"
    row = {"name": "对某行为的处罚", "type": "行政处罚", "department": "县教育局"}
    notes = ("（国务院令第399号，2004年4月1日起施行）", "（2021年4月7日修订）")
    catalogue, context = sample(
        {
            "as_of": "2025-01-01",
            "items": [{**row, "basis": f"《示例实施条例》{note}{words}"} for note in notes],
        }
    )
    context.statutes = tmp_path
    told = audit(catalogue, context, rules=[registry.rules()["PLB13"]]).findings
    assert [(one.variant, one.values.get("year")) for one in told] == [("stale", 2004), ("foreign", None)]


def test_all_missing_items_of_an_article_are_named_with_their_paragraph():
    row = {"name": "对某行为的处罚", "type": "行政处罚", "department": "县水利局"}
    bases = (
        "《中华人民共和国水法》第六十九条第一、二、三、五项",
        "《中华人民共和国水法》第六十九条第一款第四项",
    )
    items = [{**row, "basis": f"{basis}规定的"} for basis in bases]
    catalogue, context = sample({"as_of": "2025-01-01", "items": items})
    told = audit(catalogue, context, rules=[registry.rules()["PLB03"]]).findings
    assert [one.values["part"] for one in told] == [("第3项", "第5项"), ("第1款第4项",)]
