"""楚雄: four pilot townships of two counties, one list; 217 penalties each, 40 permits and others for three of them."""

from __future__ import annotations

import pytest

from patterns.county import County, Workspace, build
from powerlist.model.catalogue import Meta
from powerlist.stats import counts

HEAD = ["序号", "事项名称", "职权类型", "原实施部门", "实施依据", "赋权方式", "承接主体", "决定文件"]
REPLY = "云政复〔2020〕1号"
FOUR = "东华镇、大过口乡、龙川镇、雨露乡"
KINDS = ("行政许可", "行政确认", "行政给付", "其他行政权力")


def workspace(group_of_longchuan: str = "县城驻地") -> Workspace:
    penalties = [
        [
            str(at),
            f"对第{at}种违法情形的处罚",
            "行政处罚",
            "县级行业主管部门",
            f"《中华人民共和国城乡规划法》第{at % 60 + 1}条",
            "下放",
            FOUR,
            REPLY,
        ]
        for at in range(1, 218)
    ]
    others = [
        [
            str(at),
            f"第{at}种事项的办理",
            KINDS[at % 4],
            "县级行业主管部门",
            f"《中华人民共和国土地管理法》第{at}条",
            "下放",
            "各乡镇（除龙川镇外）",
            REPLY,
        ]
        for at in range(1, 41)
    ]
    services = [
        [str(at), f"第{at}项便民服务", "公共服务", "县级行业主管部门", "", "委托", FOUR, ""]
        for at in range(1, 6)
    ]
    places = (
        ("东华镇", "532301103", "镇", "楚雄市", "一般乡镇"),
        ("大过口乡", "532301201", "乡", "楚雄市", "一般乡镇"),
        ("龙川镇", "532324100", "镇", "南华县", group_of_longchuan),
        ("雨露乡", "532324202", "乡", "南华县", "一般乡镇"),
    )
    return Workspace(
        Meta(title="试点乡镇行使的职权事项", place="示例楚雄州", division_code="532300", level="city"),
        {
            "行政执法事项清单.xlsx": {
                "行政处罚": [["拟赋予试点乡镇行使的事项清单（示例）"], HEAD, *penalties]
            },
            "审批事项清单.xlsx": {"审批": [HEAD, *others], "公共服务": [HEAD, *services]},
        },
        {
            "townships": [
                {"township_name": name, "township_code": code, "kind": kind, "county": county, "group": group}
                for name, code, kind, county, group in places
            ],
            "decisions": [
                {
                    "number": REPLY,
                    "organ": "云南省人民政府",
                    "organ_level": "province",
                    "date": "2020-12-01",
                    "published_at": "省政府公报",
                    "ground": "《中华人民共和国行政处罚法》第十六条",
                    "covers_types": "行政许可等行政职权",
                    "centralises_coercion": "是",
                }
            ],
        },
    )


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    return build(workspace(), tmp_path_factory.mktemp("chuxiong"))


def test_217_penalties_for_each_and_40_others_for_three(county: County) -> None:
    found = county.directories
    assert list(found) == ["东华镇", "大过口乡", "龙川镇", "雨露乡"]
    for name, directory in found.items():
        numbers = directory.counts("type")
        assert numbers["行政处罚"] == 217
        others = sum(number for kind, number in numbers.items() if kind in KINDS)
        assert others == (0 if name == "龙川镇" else 40)


def test_the_four_lie_in_two_counties(county: County) -> None:
    assert counts(county.catalogue, ["county"]).values.tolist() == [
        ["楚雄市", 262, 524],
        ["南华县", 262, 484],
    ]
    assert {one.township: one.county for one in county.directories.values()} == {
        "东华镇": "楚雄市",
        "大过口乡": "楚雄市",
        "龙川镇": "南华县",
        "雨露乡": "南华县",
    }
    assert county.findings("PLC04") == []


def test_numbers_and_names_agree_within_the_group(county: County) -> None:
    assert county.findings("PLK01", "PLK02") == []


def test_longchuan_in_the_same_group_would_lack_the_40(tmp_path_factory: pytest.TempPathFactory) -> None:
    county = build(workspace("一般乡镇"), tmp_path_factory.mktemp("chuxiong-one-group"))
    (finding,) = county.findings("PLK01")
    assert (finding.township, finding.values["missing"], finding.values["extra"]) == ("龙川镇", 40, 0)


def test_the_provincial_reply_makes_the_permits_lawful(county: County) -> None:
    assert county.findings("PLM01") == []
    told = county.told("PLM02")
    assert set(told) == {("PLM02", "info", "reply")}
    assert sum(one.count for one in county.findings("PLM02")) == 40


def test_services_are_entrusted_and_need_no_deed(county: County) -> None:
    entrusted = counts(county.catalogue, ["mode", "type"]).query("mode == 'entrusted'")
    assert entrusted.values.tolist() == [["entrusted", "公共服务", 5, 20]]
    assert county.findings("PLE01", "PLE02", "PLE03") == []
