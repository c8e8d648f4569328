"""From a directory and a catalogue to what is published."""

from __future__ import annotations

import pytest

from powerlist.compile.publication import county_publication, publication_of
from powerlist.config.settings import Settings
from powerlist.law.labels import article_label
from powerlist.law.parser import parse
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.citing import written
from powerlist.model.directory import Directory
from powerlist.model.fields import names_of
from powerlist.model.publication import by_pinyin


def catalogue() -> Catalogue:
    items = items_frame(
        [
            {"id": "0-1", "name": "对甲的处罚", "type": "行政处罚", "department": "县水利局", "remark": "内部备注",
             "basis": "《中华人民共和国水法》第六十五条第一款", "mode": "entrusted", "receivers": "石桥镇"},
            {"id": "0-2", "name": "对乙的检查", "type": "行政检查", "department": "县水利局", "basis": ""},
        ]
    )  # fmt: skip
    deeds = text_frame(
        [
            {"number": "示委〔2025〕1号", "principal": "县水利局", "agent": "石桥镇人民政府", "items_covered": "0-1",
             "valid_from": "2025-07-01", "valid_until": "2028-06-30"},
            {"number": "示委〔2025〕2号", "principal": "县水利局", "agent": "拦河镇人民政府"},
        ],
        names_of("deeds"),
    )  # fmt: skip
    return Catalogue(meta=Meta(place="示例县", as_of="2025-12-31"), items=items, deeds=deeds)


def directory(found: Catalogue) -> Directory:
    rows = found.items.iloc[:1].assign(
        position=0, receiver="石桥镇", deed="示委〔2025〕1号", decision="示政发〔2025〕4号", until="", effective="",
        grant_remark="公开说明", outpost="", boundary="", partition="", county_keeps="",
    )  # fmt: skip
    return Directory("石桥镇", rows, kind="镇", undecided=2)


def test_settings_name_fields_by_code_or_by_head():
    found = catalogue()
    render = {
        "columns": ["序号", "事项名称", "type", "承接主体", "没有的列"],
        "order": ["职权类型"],
        "upload": [
            {"name": "上传表", "columns": {"职权名称": "事项名称", "省份": "=四川省", "编码": "code"}}
        ],
    }
    made = publication_of(directory(found), found, Settings.model_validate({"render": render}))
    assert made.columns == ("serial", "name", "type", "receiver", "没有的列")
    assert made.order == ("type",)
    assert made.uploads[0].columns == (("职权名称", "name"), ("省份", "=四川省"), ("编码", "code"))


def test_a_township_s_publication():
    found = catalogue()
    made = publication_of(
        directory(found), found, Settings.model_validate({"render": {"organ": "示例县人民政府"}})
    )
    assert (made.title, made.place, made.township_kind) == ("示例县石桥镇事项目录", "示例县", "镇")
    assert (made.as_of, made.organ, made.decision_numbers) == (
        "2025-12-31",
        "示例县人民政府",
        ("示政发〔2025〕4号",),
    )
    assert made.deeds["number"].tolist() == ["示委〔2025〕1号"]
    assert made.rows["remark"].tolist() == ["公开说明"]
    assert made.rows[["effective", "until"]].to_numpy().tolist() == [["2025-07-01", "2028-06-30"]]
    assert made.citations["item"].tolist() == ["0-1"]
    assert made.citations["label"].tolist() == ["第六十五条第一款"]
    assert len(made.notes) == 1 and "2" in made.notes[0]
    assert made.counts.total == 1 and made.counts.by_mode == {"entrusted": 1}


@pytest.mark.parametrize(
    ("agent", "ours"),
    [
        ("石桥镇人民政府", True),
        ("示例县石桥镇人民政府", True),
        ("拦河镇人民政府、石桥镇人民政府", True),
        ("", True),
        ("示例县综合行政执法大队", True),
        ("拦河镇人民政府", False),
        ("示例县拦河镇", False),
    ],
)
def test_a_deed_with_another_township_is_not_its_own_though_a_row_cites_it(agent, ours):
    found = catalogue()
    found.deeds = text_frame([{"number": "示委〔2025〕1号", "agent": agent}], names_of("deeds"))
    found.townships = text_frame(
        [{"township_name": "石桥镇"}, {"township_name": "拦河镇"}], names_of("townships")
    )
    assert len(publication_of(directory(found), found, Settings()).deeds) == ours


def test_deeds_stand_by_number_and_not_by_digit():
    found = catalogue()
    numbers = ("", "示委〔2025〕11号", "示委〔2025〕9号", "示委〔2024〕30号")
    found.deeds = text_frame(
        [{"number": number, "agent": "石桥镇人民政府"} for number in numbers], names_of("deeds")
    )
    made = publication_of(directory(found), found, Settings())
    assert made.deeds["number"].tolist() == ["示委〔2024〕30号", "示委〔2025〕9号", "示委〔2025〕11号", ""]


def test_the_whole_county_s_list():
    made = county_publication(catalogue(), Settings())
    assert (made.name, len(made.rows)) == ("示例县", 2)
    assert made.rows["receiver"].tolist() == ["石桥镇", ""]
    assert made.counts.by_mode == {"entrusted": 1, "": 1}


@pytest.mark.parametrize(
    ("numbers", "label"),
    [
        ((65, 0, 1, 0), "第六十五条第一款"),
        ((50, 1, 0, 3), "第五十条之一第三项"),
        ((1260, 0, 0, 0), "第一千二百六十条"),
        ((30, 0, 0, 0, 33), "第三十条至第三十三条"),
        ((0, 0, 0, 0), ""),
    ],
)
def test_articles_are_written_as_statutes_are_cited(numbers, label):
    assert article_label(*numbers) == label


def test_departments_stand_in_the_order_of_their_pinyin():
    assert sorted(["县自然资源局", "县交通局", "县水利局"], key=by_pinyin) == [
        "县交通局",
        "县水利局",
        "县自然资源局",
    ]


@pytest.mark.parametrize(
    ("basis", "first"),
    [
        ("《中华人民共和国动物防疫法》第九十二条第二项", "《中华人民共和国动物防疫法》第九十二条第二项"),
        ("《动物防疫法》第92条第（二）项：有下列行为", "《动物防疫法》第92条第（二）项"),
        (
            "1.【法律】《土地管理法》（2019年修正）第七十七条 未经批准",
            "《土地管理法》（2019年修正）第七十七条",
        ),
        ("中华人民共和国水法\n第六十九条：有下列行为", "中华人民共和国水法 第六十九条"),
        ("《关于印发〈示例县管理办法〉的通知》第三条", "《关于印发〈示例县管理办法〉的通知》第三条"),
        ("《水法》", "《水法》"),
    ],
)
def test_a_citation_stands_as_its_cell_has_it(basis, first):
    cited = parse(basis)[0]
    assert written(basis, cited.law or "", cited.start, cited.end) == first
