"""A directory in the form of 2024–25, as a build publishes it: 基本履职, 配合履职, 上级部门收回."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from patterns.county import layer
from pipeline.test_build import COMMAND, workbook
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.enums import Layer
from powerlist.model.fields import names_of
from powerlist.render import read_publications
from powerlist.store.folder import save
from program import Program

if TYPE_CHECKING:
    from pathlib import Path

    from powerlist.model.readback import ReadBack

ROWS = [
    ["1", "对盗伐林木行为的处罚", "行政处罚", "县林业局", "《森林法》第七十六条第一款", "下放", "甲镇、乙镇"],
    ["2", "对滥伐林木行为的处罚", "行政处罚", "县林业局", "《森林法》第七十六条第二款", "委托", "甲镇"],
    [
        "3",
        "对违法占地建房的处罚",
        "行政处罚",
        "县自然资源局",
        "《土地管理法》第七十五条",
        "延伸",
        "甲镇、乙镇",
    ],
]
TAKEN = "对擅自迁移坟墓行为的处罚"


def workspace(folder: Path, form: str, *, recall: bool = True) -> Path:
    """Write a workspace of two townships with the duty lists beside its catalogue."""
    layers = {
        "基本履职": layer("basic-duty", "基本履职事项清单", ["对盗伐林木行为的处罚"]),
        "配合履职": Catalogue(
            Meta(title="配合履职事项清单", layer=Layer.SUPPORT_DUTY),
            items_frame(
                [
                    {
                        "id": "s-1",
                        "name": "对违法占地建房的处罚",
                        "type": "行政处罚",
                        "department_duty": "立案、处罚",
                        "township_duty": "日常巡查",
                    }
                ]
            ),
        ),
    }
    if recall:
        layers["收回"] = layer("recall", "上级部门收回事项清单", [TAKEN], department="县民政局")
    for name, catalogue in layers.items():
        save(catalogue, folder / "catalogs" / name)
    towns = [
        {"township_name": name, "kind": "镇", "township_code": code}
        for name, code in (("甲镇", "510999101"), ("乙镇", "510999102"))
    ]
    place = Catalogue(
        Meta(title="示例县清单", place="示例县", parents=tuple(f"../{name}" for name in layers)),
        items_frame([]),
        townships=text_frame(towns, names_of("townships")),
    )
    save(place, folder / "catalogs" / "示例县")
    workbook(folder / "sources" / "各部门.xlsx", ROWS)
    text = f'[workspace]\nplace = "示例县"\n\n[render]\nform = "{form}"\n'
    (folder / "powerlist.toml").write_text(text, "utf-8")
    return folder


def directories(folder: Path, township: str) -> dict[str, ReadBack]:
    files = read_publications(folder / "publications")[township]
    return {one.format: one for one in files if "事项目录" in one.file}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = workspace(tmp_path_factory.mktemp("three-lists") / "县", "three-lists")
    assert Program(folder)("build", folder, *COMMAND).code == 0
    return folder


def test_every_format_has_the_three_lists_with_duties_and_what_was_taken_back(built: Path) -> None:
    found = directories(built, "甲镇")
    assert sorted(found) == ["docx", "html", "xlsx"]
    names = [[item["name"] for item in one.items] for one in found.values()]
    assert names == [[*(row[1] for row in ROWS), TAKEN]] * 3
    for one in found.values():
        duties = [item.get("duty", "") for item in one.items]
        assert duties == ["对盗伐林木行为的处罚", "", "对违法占地建房的处罚", ""]
    # the lists of support duties and of what was taken back hold one mode each and do not repeat it
    assert [item.get("mode", "") for item in found["docx"].items] == ["下放", "委托", "", ""]
    assert [item["mode"] for item in found["html"].items] == ["下放", "委托", "延伸", "上级收回"]
    boundary = "部门：立案、处罚；乡镇：日常巡查"
    assert {one.items[2]["boundary"] for one in found.values()} == {boundary}
    assert {one.items[3]["department"] for one in found.values()} == {"县民政局"}


def test_the_workbook_has_a_sheet_for_each_list(built: Path) -> None:
    tables = directories(built, "甲镇")["xlsx"].tables
    assert [table.place for table in tables][:3] == ["基本履职", "配合履职", "上级部门收回"]


def test_what_lies_there_is_what_would_be_rendered(built: Path, powerlist: Program) -> None:
    assert powerlist("render", built, "--check").code == 0
    assert powerlist("audit", built, "--select", "PLF", *COMMAND).code == 0


def test_papers_stay_with_their_modes(built: Path) -> None:
    files = {one.file: one for one in read_publications(built / "publications")["甲镇"]}
    (letter,) = (one for name, one in files.items() if "承接确认书" in name)
    (table,) = (one for name, one in files.items() if "职责边界表" in name)
    assert [item["name"] for item in letter.items] == [ROWS[0][1], ROWS[1][1]]
    assert [item["name"] for item in table.items] == [ROWS[2][1]]


def test_without_a_recall_list_the_publication_says_so(tmp_path: Path, powerlist: Program) -> None:
    folder = workspace(tmp_path / "县", "three-lists", recall=False)
    assert powerlist("build", folder, *COMMAND).code == 0
    page = (folder / "publications" / "乙镇" / "乙镇事项目录.html").read_text("utf-8")
    assert "未提供上级部门收回事项清单" in page
    assert [table.place for table in directories(folder, "乙镇")["xlsx"].tables] == ["基本履职", "配合履职"]


def test_the_default_is_by_mode_whatever_lists_lie_beside(tmp_path: Path, powerlist: Program) -> None:
    folder = workspace(tmp_path / "县", "modes")
    assert powerlist("build", folder, *COMMAND).code == 0
    assert [table.place for table in directories(folder, "甲镇")["xlsx"].tables] == ["下放", "委托", "延伸"]
    text = (folder / "powerlist.toml").read_text("utf-8").replace('form = "modes"\n', "")
    (folder / "powerlist.toml").write_text(text, "utf-8")
    assert powerlist("render", folder, "--check").code == 0
