"""武侯: eight fields in one team, market supervision in the other; departments supervise, 13 streets have outposts."""

from __future__ import annotations

import pytest

from patterns.county import County, Workspace, build
from powerlist.model.catalogue import Meta
from powerlist.stats import counts, division_of_work, teams

BUREAU, MARKET = "区综合执法局", "区市场监管综合执法大队"
FIELDS = ("城市", "农业", "安全生产", "劳动", "交通", "文广新", "住房", "卫计")
#: The bureau's list: penalties, related checks, coercive measures.
NUMBERS = {"行政处罚": 1815, "行政检查": 21, "行政强制": 32}
STREETS = [f"示例{word}街道" for word in "甲乙丙丁戊己庚辛壬癸子丑寅"]
BOUNDARY = "综合执法局负责跨区域、重大案件；街道办事处负责人事、财务和日常管理"


def workspace() -> Workspace:
    head = [
        "序号",
        "事项名称",
        "职权类型",
        "原实施部门",
        "现行使主体",
        "领域",
        "实施依据",
        "强制种类",
        "权限划分",
        "职责边界",
    ]
    rows = [["武侯区综合行政执法局权力清单目录（示例）"], head]
    words = {
        "行政处罚": "对第{}种情形的处罚",
        "行政检查": "对第{}种情形的检查",
        "行政强制": "查封第{}种情形的物品",
    }
    for kind, number in NUMBERS.items():
        for at in range(number):
            field = FIELDS[at % len(FIELDS)]
            measure = "行政强制措施" if kind == "行政强制" else ""
            name = words[kind].format(at + 1)
            basis = f"《中华人民共和国城乡规划法》第{at % 70 + 1}条"
            rows.append(
                [
                    str(at + 1),
                    name,
                    kind,
                    f"区{field}主管部门",
                    BUREAU,
                    field,
                    basis,
                    measure,
                    "跨区域、重大案件由区综合执法局办理",
                    BOUNDARY,
                ]
            )
    market = [head]
    for at in range(60):
        basis = f"《中华人民共和国食品安全法》第{at + 1}条"
        market.append(
            [
                str(at + 1),
                f"对食品第{at + 1}种情形的处罚",
                "行政处罚",
                "区市场监管局",
                MARKET,
                "市场监管",
                basis,
                "",
                "",
                BOUNDARY,
            ]
        )
    outposts = [
        {"outpost_name": f"{street[:-2]}{body}", "parent": parent, "serves": street}
        for street in STREETS
        for body, parent in (("综合执法中队", BUREAU), ("市场监管所", MARKET))
    ]
    return Workspace(
        Meta(title="武侯区综合执法事项", place="示例武侯区", division_code="510107"),
        {"综合执法局权力清单.xlsx": {"目录": rows}, "市场监管综合执法大队.xlsx": {"目录": market}},
        {
            "townships": [
                {"township_name": name, "township_code": f"5101070{at:02d}", "kind": "街道", "group": "街道"}
                for at, name in enumerate(STREETS, 1)
            ],
            "outposts": outposts,
        },
        policy='[[rule]]\nname = "街道派出中队"\nsector = '
        + str([*FIELDS, "市场监管"]).replace("'", '"')
        + '\nmode = "延伸"\nreceivers = ["各街道"]\n',
    )


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    return build(workspace(), tmp_path_factory.mktemp("wuhou"))


def test_two_teams_eight_fields_in_one_and_market_supervision_in_the_other(county: County) -> None:
    bureau, market = teams(county.catalogue).to_dict("records")
    assert (bureau["enforcer"], bureau["items"]) == (BUREAU, 1868)
    assert sorted(bureau["sectors"].split("、")) == sorted(FIELDS)
    assert (market["enforcer"], market["sectors"], market["items"]) == (MARKET, "市场监管", 60)


def test_the_bureaus_list_has_1815_penalties_21_checks_and_32_measures(county: County) -> None:
    found = counts(county.catalogue, ["enforcer", "type"])
    mine = found[found["enforcer"] == BUREAU]
    assert dict(zip(mine["type"], mine["items"], strict=True)) == NUMBERS


def test_the_departments_keep_supervising(county: County) -> None:
    items = county.catalogue.items
    assert set(items.loc[items["enforcer"] == BUREAU, "department"]) == {
        f"区{field}主管部门" for field in FIELDS
    }


def test_thirteen_streets_have_the_bureaus_outposts(county: County) -> None:
    found = county.directories
    assert len(found) == 13
    assert {one.kind for one in found.values()} == {"街道"}
    first = found[STREETS[0]]
    assert first.counts("mode") == {"extended": 1928}
    assert first.counts("outpost") == {"示例甲综合执法中队": 1868, "示例甲市场监管所": 60}
    assert county.findings("PLX01", "PLX02", "PLX04", "PLK01", "PLM13") == []


def test_the_division_of_work_between_bureau_and_streets(county: County) -> None:
    table = division_of_work(county.catalogue)
    bureau = table[table["enforcer"] == BUREAU]
    assert bureau["items"].sum() == 1868
    assert set(bureau["receivers"]) == {"全部"}
    assert set(bureau["boundary"]) == {BOUNDARY}
    assert set(bureau["sector"]) == set(FIELDS)
    assert table.loc[table["enforcer"] == MARKET, "items"].sum() == 60


def test_measures_are_not_entrusted(county: County) -> None:
    assert county.findings("PLM03", "PLM04") == []
