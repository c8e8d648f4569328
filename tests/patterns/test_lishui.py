"""丽水: layered lists, select from what the province approved; 60 % targets and at most eight teams; 1+X."""

from __future__ import annotations

import pytest

from patterns.county import County, Workspace, build, layer
from powerlist.audit.engine import audit
from powerlist.audit.registry import rules
from powerlist.config.settings import Settings, Targets
from powerlist.model.catalogue import Catalogue, Meta, items_frame
from powerlist.model.context import Context
from powerlist.model.enums import Layer
from powerlist.stats import coverage

#: The fields that the city adds to the province's list, and those whose teams stay.
ADDED = ("发展改革", "教育", "民宗", "民政", "人力社保", "建设", "水利", "气象")
TEAMS = ("市场监管", "生态环境", "文化市场", "交通运输", "农业", "应急管理", "自然资源", "卫生健康")
HEAD = [
    "序号",
    "事项名称",
    "职权类型",
    "原实施部门",
    "现行使主体",
    "领域",
    "实施依据",
    "承接主体",
    "决定文件",
]
BUREAU = "县综合行政执法局"
PLAN = "浙政发〔2021〕1号"


def name(field: str, at: int) -> str:
    return f"对{field}领域第{at}种情形的处罚"


PROVINCE = [name("城市管理", at) for at in range(1, 5)] + [name("市场监管", 1)]
CITY = [name(field, at) for field in ADDED for at in (1, 2)]
TOWN = [name("城市管理", 1), name("水利", 1), name("建设", 1)]


def workspace() -> Workspace:
    moved = {"enforcer": BUREAU}
    listed = [(title, title[1:].split("领域")[0]) for title in (*PROVINCE, *CITY)]
    rows = [HEAD]
    for at, (title, field) in enumerate(listed, 1):
        receiver, decision = ("八都镇", PLAN) if title in TOWN else ("", "")
        rows.append(
            [
                str(at),
                title,
                "行政处罚",
                f"县{field}局",
                moved["enforcer"],
                field,
                f"《中华人民共和国水法》第{at}条",
                receiver,
                decision,
            ]
        )
    for field in TEAMS:
        # on no list: stays with its department
        rows.append(
            [
                str(len(rows)),
                name(field, 9),
                "行政处罚",
                f"县{field}局",
                "",
                field,
                "《中华人民共和国水法》第六十条",
                "",
                "",
            ]
        )
    policy = """
[layers]
unlisted = "县级保留"

[[rule]]
name = "分批赋权"
keyword = ["城市管理领域第1种", "水利领域第1种", "建设领域第1种"]
mode = "下放"

[[rule]]
name = "其余派驻，1+X"
sector = ["城市管理", "发展改革", "教育", "民宗", "民政", "人力社保", "建设", "水利", "气象"]
mode = "延伸"
receivers = ["云峰街道", "湖山乡"]
"""
    return Workspace(
        Meta(
            title="示例县综合行政执法事项",
            place="示例龙泉市",
            division_code="331181",
            parents=("../省统一目录", "../市扩展目录"),
        ),
        {"综合行政执法事项.xlsx": {"清单": rows}},
        {
            "townships": [
                {"township_name": "八都镇", "township_code": "331181101", "kind": "镇", "group": "赋权"},
                {"township_name": "云峰街道", "township_code": "331181005", "kind": "街道", "group": "派驻"},
                {"township_name": "湖山乡", "township_code": "331181205", "kind": "乡", "group": "派驻"},
            ],
            "outposts": [
                {"outpost_name": "综合行政执法队云峰中队", "parent": BUREAU, "serves": "云峰街道、湖山乡"}
            ],
            "decisions": [
                {
                    "number": PLAN,
                    "organ_level": "province",
                    "date": "2021-11-25",
                    "published_at": "省政府公报",
                    "evaluated_on": "2024-05-01",
                }
            ],
        },
        layers={
            "省统一目录": layer("guidance", "浙江省综合行政执法事项统一目录", PROVINCE),
            "市扩展目录": layer("extension", "丽水市综合行政执法地方扩展目录", CITY),
        },
        policy=policy,
        settings={"targets": {"sectors": 0.6, "items": 0.6, "volume": 0.6, "teams": 8}},
    )


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    return build(workspace(), tmp_path_factory.mktemp("lishui"))


def test_the_town_gets_what_was_selected_in_its_own_name(county: County) -> None:
    rows = county.directories["八都镇"].rows
    assert sorted(rows["name"]) == sorted(TOWN)
    assert set(rows["mode"]) == {"delegated"}
    assert county.findings("PLM01", "PLM07", "PLT03") == []


def test_the_others_are_served_by_one_outpost(county: County) -> None:
    for township in ("云峰街道", "湖山乡"):
        rows = county.directories[township].rows
        assert len(rows) == len(PROVINCE) - 1 + len(CITY) - len(TOWN)
        assert set(rows["mode"]) == {"extended"}
        assert set(rows["outpost"]) == {"综合行政执法队云峰中队"}
    assert county.findings("PLK01", "PLK02", "PLX01") == []


def test_what_is_on_no_list_stays_with_its_department(county: County) -> None:
    items = county.catalogue.items
    unlisted = items[items["name"].isin([name(field, 9) for field in TEAMS])]
    assert set(unlisted["mode"]) == {"retained"}
    assert set(county.catalogue.grants["item"]) & set(unlisted["id"]) == set()


def test_an_item_on_no_list_may_not_be_selected(tmp_path_factory: pytest.TempPathFactory) -> None:
    bold = workspace()
    bold.sources["擅自.xlsx"] = {
        "下放": [
            HEAD,
            [
                "1",
                name("教育", 7),
                "行政处罚",
                "县教育局",
                "",
                "教育",
                "《中华人民共和国教育法》第七十条",
                "八都镇",
                PLAN,
            ],
        ]
    }
    (finding,) = build(bold, tmp_path_factory.mktemp("lishui-bold")).findings("PLM07")
    assert finding.item is not None
    assert finding.item.name == name("教育", 7)


def test_items_of_the_eight_teams_stay_out_of_the_extension_unless_the_province_moved_them(
    county: County,
) -> None:
    rows = [
        {"id": str(at), "name": title, "type": "行政处罚", "sector": title[1:].split("领域")[0]}
        for at, title in enumerate([*CITY, name("市场监管", 1), name("市场监管", 2)])
    ]
    extension = Catalogue(
        Meta(title="丽水市综合行政执法地方扩展目录", layer=Layer.EXTENSION), items_frame(rows)
    )
    settings = Settings.model_validate({"audit": {"options": {"PLM17": {"teams": list(TEAMS)}}}})
    context = Context(
        county.context.as_of,
        settings=settings,
        layers={Layer.GUIDANCE: layer("guidance", "省目录", PROVINCE)},
    )
    found = audit(extension, context, rules=[rules()["PLM17"]]).findings
    assert [one.item.name for one in found if one.item] == [name("市场监管", 2)]


def test_targets_of_60_percent_and_eight_teams(county: County) -> None:
    catalogue = county.catalogue
    measures = {
        one.name: one for one in coverage(catalogue, Targets(sectors=0.6, items=0.6, volume=0.6, teams=8))
    }
    sectors = measures["sectors"]
    # nine fields are covered, and market supervision by the one item that the province moved; seven are not
    assert (sectors.part, sectors.whole, sectors.ok) == (10, 17, False)
    assert (measures["teams"].value, measures["teams"].ok) == (8, True)
    # nobody keeps usage.csv, so these two are said to be unknown
    assert {measures[name].lacking for name in ("items", "volume")} == {"usage"}
