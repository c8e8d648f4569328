"""Lists above and beside a county's own that lie in its workspace, named by ``parents`` or not."""

from __future__ import annotations

import dataclasses
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from patterns.county import layer
from pipeline.test_build import COMMAND, workbook
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.enums import Layer
from powerlist.model.fields import names_of
from powerlist.pipeline.layers import layers_of
from powerlist.store.folder import load, save
from program import Program

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    ["1", "对擅自取水行为的处罚", "行政处罚", "县水利局", "《水法》第六十九条", "下放", "甲镇、乙镇"],
    ["2", "对围湖造地行为的处罚", "行政处罚", "县水利局", "《水法》第六十六条", "", "甲镇"],
    ["3", "对毁坏水文设施的处罚", "行政处罚", "县水利局", "《水法》第七十二条", "", "乙镇"],
]
LISTS = {
    "收回清单": layer("recall", "上级部门收回事项清单", [ROWS[0][1]]),
    "法定清单": layer("statutory", "乡镇法定事项清单", [ROWS[1][1]]),
    "指导目录": layer("guidance", "省级指导目录", [row[1] for row in ROWS]),
    "基本履职": layer("basic-duty", "基本履职事项清单", [ROWS[1][1]]),
}


def write(folder: Path, name: str, catalogue: Catalogue, **meta: str) -> None:
    save(
        dataclasses.replace(catalogue, meta=dataclasses.replace(catalogue.meta, **meta)),
        folder / "catalogs" / name,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists") / "县"
    for name, catalogue in LISTS.items():
        write(folder, name, catalogue, place="示例县")
    towns = [{"township_name": name, "kind": "镇"} for name in ("甲镇", "乙镇")]
    own = Catalogue(
        Meta(title="示例县清单", place="示例县"),
        items_frame([]),
        townships=text_frame(towns, names_of("townships")),
    )
    save(own, folder / "catalogs" / "示例县")
    workbook(folder / "sources" / "水利局.xlsx", ROWS)
    (folder / "powerlist.toml").write_text('[workspace]\nplace = "示例县"\n', "utf-8")
    run = Program(folder.parent)("build", folder, *COMMAND)
    assert run.code == 0, run.err
    return folder


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "县")


def found(folder: Path) -> set[Layer]:
    return set(layers_of(load(folder / "catalogs" / "示例县")))


def test_only_the_place_s_own_list_is_published(built: Path, powerlist: Program) -> None:
    assert {path.name for path in (built / "publications").iterdir()} == {"甲镇", "乙镇", "index.html"}
    assert powerlist("render", built, "--check").code == 0
    page = (built / "publications" / "index.html").read_text("utf-8")
    assert "收回清单" not in page


def test_one_of_the_lists_alone_is_what_was_asked_for(
    workspace: Path, powerlist: Program, tmp_path: Path
) -> None:
    out = tmp_path / "外"
    assert powerlist("render", workspace / "catalogs" / "法定清单", "--out", out).code == 0
    assert any(out.rglob("*.xlsx"))


def test_a_list_that_says_who_takes_over_is_published(workspace: Path, powerlist: Program) -> None:
    taken = layer("statutory", "乡镇法定事项清单", ["对散养犬只的检查"])
    grants = [{"item": "statutory-1", "receiver": "丙镇", "mode": "statutory"}]
    write(
        workspace,
        "另一份",
        dataclasses.replace(taken, grants=text_frame(grants, names_of("grants"))),
        place="另一县",
    )
    assert powerlist("render", workspace).code == 0
    assert (workspace / "publications" / "丙镇").is_dir()


def test_they_decide_modes_and_are_audited(built: Path, powerlist: Program) -> None:
    catalogue = load(built / "catalogs" / "示例县")
    modes = dict(zip(catalogue.items["name"], catalogue.items["mode"], strict=True))
    assert [modes[row[1]] for row in ROWS] == ["delegated", "statutory", ""]
    run = powerlist("audit", built / "catalogs" / "示例县", *COMMAND, "--format", "json")
    result = json.loads(run.out)
    assert not {"PLR06", "PLM07", "PLM18"} & {one["rule"] for one in result["skipped"]}
    assert [one["item"]["name"] for one in result["findings"] if one["rule"] == "PLR06"] == [ROWS[0][1]]


def test_a_list_is_taken_once_of_each_kind(workspace: Path) -> None:
    every = {Layer.RECALL, Layer.STATUTORY, Layer.GUIDANCE, Layer.BASIC_DUTY}
    assert found(workspace) == every
    write(workspace, "收回清单二", LISTS["收回清单"], place="示例县")
    assert found(workspace) == every - {Layer.RECALL}
    meta = workspace / "catalogs" / "示例县" / "catalog.toml"
    meta.write_text(meta.read_text("utf-8") + 'parents = ["../收回清单二"]\n', "utf-8")
    assert found(workspace) == every
    assert layers_of(load(meta.parent))[Layer.RECALL].folder.name == "收回清单二"


@pytest.mark.parametrize(
    ("kind", "place", "level", "taken"),
    [
        ("recall", "另一县", "county", False),
        ("recall", "红河市", "city", False),
        ("recall", "", "county", True),
        ("recall", "红河市示例县", "county", True),
        ("guidance", "另一县", "county", False),
        ("guidance", "某省", "province", True),
        ("extension", "红河市", "city", True),
    ],
)
def test_another_place_s_list_is_none_of_this_one(workspace: Path, kind, place, level, taken) -> None:
    for name in LISTS:
        shutil.rmtree(workspace / "catalogs" / name)
    write(workspace, "一份", layer(kind, "清单", ["对擅自取水行为的处罚"]), place=place, level=level)
    assert found(workspace) == ({Layer(kind)} if taken else set())


def test_what_cannot_be_read_beside_is_no_matter(workspace: Path) -> None:
    (workspace / "catalogs" / "收回清单" / "catalog.toml").write_text('layer = "recall"\nplace =', "utf-8")
    (workspace / "catalogs" / "指导目录" / "items.csv").unlink()
    assert found(workspace) == {Layer.STATUTORY, Layer.BASIC_DUTY}


def test_outside_a_workspace_nothing_lies_beside(workspace: Path) -> None:
    (workspace / "powerlist.toml").unlink()
    shutil.move(workspace / "catalogs", workspace / "各种清单")
    assert layers_of(load(workspace / "各种清单" / "示例县")) == {}


def test_two_lists_of_one_place_are_told_as_lists(workspace: Path, powerlist: Program) -> None:
    for name in ("示例县", *LISTS):
        shutil.rmtree(workspace / "catalogs" / name)
    for name in ("一", "二"):
        write(workspace, name, layer("county", "示例县清单", ["对擅自取水行为的处罚"]), place="示例县")
    run = powerlist("render", workspace)
    assert run.code == 2
    assert "townships.csv" not in run.err
