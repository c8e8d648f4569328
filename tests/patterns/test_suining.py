"""遂宁: three directories for two pilot towns: delegated, entrusted (78 in 6 fields), extended (766 in 2)."""

from __future__ import annotations

import pytest

from patterns.county import County, Workspace, build
from powerlist.model.catalogue import Meta
from powerlist.stats import counts, pivot

HEAD = ["序号", "事项名称", "职权类型", "原实施部门", "领域", "实施依据"]
#: Field → department, law, articles to cite, number of entrusted items; together 78.
ENTRUSTED = {
    "农业农村": ("区农业农村局", "中华人民共和国农业法", 20),
    "水利": ("区水利局", "中华人民共和国水法", 12),
    "文化市场": ("区文化广播电视和旅游局", "娱乐场所管理条例", 10),
    "应急管理": ("区应急管理局", "中华人民共和国安全生产法", 14),
    "卫生健康": ("区卫生健康局", "公共场所卫生管理条例", 9),
    "城乡环境综合治理": ("区综合行政执法局", "城市市容和环境卫生管理条例", 13),
}
#: Field → department, law, number of extended items; together 766.
EXTENDED = {
    "市场监管": ("区市场监督管理局", "中华人民共和国食品安全法", 600),
    "自然资源": ("区自然资源和规划局", "中华人民共和国土地管理法", 166),
}
BOUNDARY = "部门为执法主体；派驻机构负责立案、处罚；乡镇综合行政执法大队负责统筹协调、日常巡查、协助调查取证"


def rows(fields: dict[str, tuple[str, str, int]], checks: int = 0) -> list[list[str]]:
    found = []
    for field, (department, law, number) in fields.items():
        for at in range(1, number + 1):
            kind = "行政检查" if at <= checks else "行政处罚"
            name = f"对{field}领域第{at}种情形的{'检查' if kind == '行政检查' else '处罚'}"
            found.append([str(at), name, kind, department, field, f"《{law}》第{at % 60 + 1}条"])
    return found


def workspace() -> Workspace:
    delegated = [
        [
            "1",
            "对占用基本农田建坟的处罚",
            "行政处罚",
            "区自然资源和规划局",
            "自然资源",
            "《基本农田保护条例》第三十三条",
        ],
        [
            "2",
            "对农产品违规使用保鲜剂的处罚",
            "行政处罚",
            "区农业农村局",
            "农业农村",
            "《中华人民共和国农产品质量安全法》第五十条",
        ],
    ]
    return Workspace(
        Meta(title="安居区乡镇综合行政执法事项", place="示例安居区", division_code="510904"),
        {
            "乡镇行政权力事项清单.xlsx": {"下放事项": [HEAD, *delegated]},
            "首批委托事项目录.xlsx": {
                "目录": [
                    ["遂宁市安居区乡镇综合行政执法首批委托事项目录（示例）"],
                    HEAD,
                    *rows(ENTRUSTED, checks=2),
                ]
            },
            "首批延伸事项目录.xlsx": {
                "目录": [
                    ["遂宁市安居区乡镇综合行政执法首批延伸事项目录（示例）"],
                    [*HEAD, "职责边界"],
                    *([*row, BOUNDARY] for row in rows(EXTENDED)),
                ]
            },
        },
        {
            "townships": [
                {"township_name": name, "township_code": code, "kind": "镇", "group": "百镇建设试点镇"}
                for name, code in (("三家镇", "510904101"), ("拦江镇", "510904102"))
            ],
            "outposts": [
                {"outpost_name": f"{town[:-1]}{body}", "parent": parent, "serves": town}
                for town in ("三家镇", "拦江镇")
                for body, parent in (("市场监管所", "区市场监督管理局"), ("自然资源所", "区自然资源和规划局"))
            ],
            "decisions": [
                {
                    "number": "川办发〔2020〕85号",
                    "organ_level": "province",
                    "date": "2020-12-30",
                    "published_at": "省政府公报",
                }
            ],
        },
    )


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    return build(workspace(), tmp_path_factory.mktemp("suining"))


def test_three_directories_with_their_numbers(county: County) -> None:
    found = counts(county.catalogue, ["mode"])
    assert found.values.tolist() == [["delegated", 2, 4], ["entrusted", 78, 156], ["extended", 766, 1532]]


def test_78_entrusted_in_six_fields_and_766_extended_in_two(county: County) -> None:
    table = pivot(county.catalogue, "sector", "mode").set_index("sector")
    assert (table["entrusted"] > 0).sum() - 1 == 6
    assert table.loc["", ["entrusted", "extended"]].tolist() == [78, 766]
    assert table.loc[["市场监管", "自然资源"], "extended"].tolist() == [600, 166]


def test_entrusted_are_penalties_and_checks_extended_only_penalties(county: County) -> None:
    found = counts(county.catalogue, ["mode", "type"]).values.tolist()
    assert [row[:3] for row in found] == [
        ["delegated", "行政处罚", 2],
        ["entrusted", "行政处罚", 66],
        ["entrusted", "行政检查", 12],
        ["extended", "行政处罚", 766],
    ]


def test_both_towns_publish_the_same_list(county: County) -> None:
    three, lan = (county.directories[name] for name in ("三家镇", "拦江镇"))
    assert three.counts("mode") == lan.counts("mode") == {"delegated": 2, "entrusted": 78, "extended": 766}
    assert county.findings("PLK01", "PLK02") == []


def test_the_department_stays_the_organ_and_each_town_has_its_outpost(county: County) -> None:
    rows = county.directories["拦江镇"].rows
    extended = rows[rows["mode"] == "extended"]
    assert set(extended["outpost"]) == {"拦江市场监管所", "拦江自然资源所"}
    assert set(extended["department"]) == {"区市场监督管理局", "区自然资源和规划局"}
    assert county.findings("PLX01", "PLX02", "PLX03", "PLX04") == []


def test_entrusting_without_papers_is_told_once(county: County) -> None:
    assert county.told("PLE01", "PLE02") == {
        ("PLE01", "error", "missing-all"): 1,
        ("PLE02", "error", "missing-all"): 1,
    }
    assert [one.count for one in county.findings("PLE02")] == [66]


def test_the_policy_alone_gives_the_same_answer(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A plain departmental list, and the county's rules: two fields extended, six entrusted, the rest delegated."""
    plain = workspace()
    every = [*rows(EXTENDED), *rows(ENTRUSTED)]
    plain.sources = {
        "各部门权力清单.xlsx": {
            "清单": [
                HEAD,
                *every,
                [
                    "9",
                    "对林木滥伐的处罚",
                    "行政处罚",
                    "区林业局",
                    "林业",
                    "《中华人民共和国森林法》第七十六条",
                ],
            ]
        }
    }
    plain.policy = """
[[rule]]
name = "延伸"
sector = ["市场监管", "自然资源"]
mode = "延伸"
receivers = ["三家镇", "拦江镇"]

[[rule]]
name = "委托"
sector = ["农业农村", "水利", "文化市场", "应急管理", "卫生健康", "城乡环境综合治理"]
mode = "委托"
receivers = ["三家镇", "拦江镇"]

[[rule]]
name = "其余下放"
type = "行政处罚"
mode = "下放"
receivers = ["三家镇", "拦江镇"]
decision = "川办发〔2020〕85号"
"""
    county = build(plain, tmp_path_factory.mktemp("suining-policy"))
    assert counts(county.catalogue, ["mode"]).values.tolist() == [
        ["delegated", 1, 2],
        ["entrusted", 78, 156],
        ["extended", 766, 1532],
    ]
    assert county.findings("PLM01", "PLM15") == []
