"""凤凰镇: 18 departments of the city hand 1,853 powers (1,816 penalties, 37 coercive) to one town, in its name."""

from __future__ import annotations

import pytest

from patterns.county import County, Workspace, build
from powerlist.model.catalogue import Meta
from powerlist.stats import counts

REPLY = "苏政复〔2012〕1号"
PENALTIES, COERCIVE, DEPARTMENTS = 1816, 37, 18


def workspace(**decision: str) -> Workspace:
    # the columns that the text names: 放权部门、权力名称、法律依据、权力类型
    rows = [["放权部门", "权力名称", "法律依据", "权力类型", "承接主体", "行为名义", "决定文件"]]
    for at in range(PENALTIES + COERCIVE):
        coercive = at >= PENALTIES
        rows.append(
            [
                f"市第{at % DEPARTMENTS + 1}局",
                f"查封第{at}种情形的物品" if coercive else f"对第{at}种情形的处罚",
                f"《中华人民共和国城乡规划法》第{at % 70 + 1}条",
                "行政强制" if coercive else "行政处罚",
                "凤凰镇综合执法局",
                "凤凰镇人民政府",
                REPLY,
            ]
        )
    known = {
        "number": REPLY,
        "organ": "江苏省人民政府",
        "organ_level": "province",
        "date": "2012-06-01",
        "published_at": "省政府公报",
        "ground": "《中华人民共和国行政处罚法》第十六条",
        "centralises_coercion": "是",
        **decision,
    }
    return Workspace(
        Meta(title="凤凰镇综合执法事项", place="示例凤凰镇所在市", division_code="320582"),
        {"下放执法权限清单.xlsx": {"下放权限": rows}},
        {
            "townships": [{"township_name": "凤凰镇", "township_code": "320582106", "kind": "镇"}],
            "decisions": [known],
        },
    )


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    return build(workspace(), tmp_path_factory.mktemp("fenghuang"))


def test_1853_powers_of_18_departments(county: County) -> None:
    assert counts(county.catalogue, []).values.tolist() == [[1853, 1853]]
    assert len(counts(county.catalogue, ["department"])) == 18
    assert counts(county.catalogue, ["mode", "type"]).values.tolist() == [
        ["delegated", "行政处罚", 1816, 1816],
        ["delegated", "行政强制", 37, 37],
    ]


def test_the_reply_of_2012_under_the_old_act_is_lawful(county: County) -> None:
    assert county.findings("PLM01", "PLM02", "PLM05") == []


def test_coercion_needs_a_decision_that_centralises_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    other = build(workspace(centralises_coercion=""), tmp_path_factory.mktemp("fenghuang-plain"))
    (finding,) = other.findings("PLM05")
    assert finding.count == 37


def test_the_bureau_acts_in_the_towns_name_so_it_is_only_a_hint(county: County) -> None:
    (finding,) = county.findings("PLM08")
    assert (finding.severity.value, finding.variant, finding.count) == ("info", "name", 1853)


def test_the_bureau_is_no_township_of_the_register(county: County) -> None:
    (finding,) = county.findings("PLC04")
    assert (finding.variant, finding.values["value"], finding.count) == ("", "凤凰镇综合执法局", 1853)
    assert len(county.directories["凤凰镇综合执法局"]) == 1853
