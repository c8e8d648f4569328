"""Several places in one workspace: one index lists them all, none takes another's files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from powerlist.render.readback import read_back
from program import Program

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ["序号", "事项名称", "职权类型", "原实施部门", "实施依据", "赋权方式", "承接主体"]


def source(folder: Path, name: str, towns: str) -> Path:
    path = folder / "一局.xlsx"
    folder.mkdir(parents=True)
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADS)
    sheet.write_row(1, 0, ["1", name, "行政处罚", "县水利局", "《水法》第六十九条", "下放", towns])
    book.close()
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """Return a workspace in which two places were built, one after the other."""
    tmp_path = tmp_path_factory.mktemp("places")
    powerlist = Program(tmp_path)
    folder = tmp_path / "市"
    for place, name, towns in (
        ("甲县", "对擅自取水行为的处罚", "城关镇、石桥镇"),
        ("乙县", "对侵占河道行为的处罚", "城关镇、柳林镇"),
    ):
        run = powerlist(
            "build", source(tmp_path / place, name, towns).parent, "--out", folder, "--fail-on", "never"
        )
        assert run.code == 0, run.err
    (folder / "powerlist.toml").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path, built: Path) -> Path:
    return shutil.copytree(built, tmp_path / "市")


def listed(folder: Path) -> set[str]:
    path = folder / "publications" / "index.html"
    return {item["name"] for item in read_back("index.html", path.read_bytes()).items}


def test_one_index_lists_all_places(workspace: Path):
    assert listed(workspace) == {"对擅自取水行为的处罚", "对侵占河道行为的处罚"}
    text = (workspace / "publications" / "index.html").read_text("utf-8")
    for town in ("甲县石桥镇", "乙县柳林镇", "甲县城关镇", "乙县城关镇"):
        assert town in text


def test_townships_of_one_name_have_folders_of_their_own(workspace: Path, powerlist: Program):
    assert powerlist("render", workspace).code == 0
    for place, name in (("甲县", "对擅自取水行为的处罚"), ("乙县", "对侵占河道行为的处罚")):
        path = workspace / "publications" / f"{place}城关镇" / "城关镇事项目录.xlsx"
        assert [item["name"] for item in read_back(path.name, path.read_bytes()).items] == [name]
    assert (workspace / "publications" / "石桥镇").is_dir()


def test_each_place_alone_keeps_the_common_index(workspace: Path, powerlist: Program):
    assert "index.html" not in powerlist("render", workspace, "--check").out
    powerlist("render", workspace)
    before = (workspace / "publications" / "index.html").read_bytes()
    for place in ("甲县", "乙县"):
        run = powerlist("render", workspace / "catalogs" / place, "--check")
        assert not [line for line in run.out.splitlines() if "index.html" in line]
        assert powerlist("render", workspace / "catalogs" / place).code == 0
        assert (workspace / "publications" / "index.html").read_bytes() == before


def test_a_place_rendered_elsewhere_is_alone_there(workspace: Path, powerlist: Program, tmp_path: Path):
    out = tmp_path / "外"
    assert powerlist("render", workspace / "catalogs" / "甲县", "--out", out).code == 0
    found = read_back("index.html", (out / "index.html").read_bytes())
    assert {item["name"] for item in found.items} == {"对擅自取水行为的处罚"}
    assert {path.name for path in out.iterdir()} == {"城关镇", "石桥镇", "index.html"}


def test_where_another_place_comes_from_is_not_read_to_list_it(workspace: Path, powerlist: Program):
    (workspace / "catalogs" / "乙县" / "provenance" / "tables.json").write_bytes(b"{")
    assert powerlist("render", workspace / "catalogs" / "甲县").code == 0
    assert listed(workspace) == {"对擅自取水行为的处罚", "对侵占河道行为的处罚"}


@pytest.mark.parametrize("form", ["xlsx", "docx", "html"])
def test_each_format_alone_is_what_it_is_among_all(workspace: Path, powerlist: Program, form: str) -> None:
    shutil.rmtree(workspace / "publications")
    powerlist("render", workspace)
    assert powerlist("render", workspace, "--format", form, "--check").code == 0
    assert powerlist("render", workspace, "--format", form).out == ""


def test_a_page_links_no_format_that_is_not_there(workspace: Path, powerlist: Program) -> None:
    publications = workspace / "publications"
    shutil.rmtree(publications)
    assert powerlist("render", workspace, "--format", "html").code == 0
    pages = [path.read_text("utf-8") for path in publications.rglob("*.html")]
    assert len(pages) > 1
    assert not any(f'.{form}"' in page for page in pages for form in ("xlsx", "docx"))
    assert powerlist("render", workspace, "--format", "html", "--check").code == 0


def test_a_place_without_items_yet_is_not_in_the_index(workspace: Path, powerlist: Program) -> None:
    catalogs = workspace / "catalogs"
    shutil.copytree(catalogs / "乙县", catalogs / "丙县")
    for path in (catalogs / "丙县").glob("*.csv"):
        if path.name != "townships.csv":
            path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")
    meta = catalogs / "丙县" / "catalog.toml"
    meta.write_text(meta.read_text("utf-8").replace("乙县", "丙县"), "utf-8")
    assert powerlist("render", catalogs / "甲县").code == 0
    assert "丙县" not in (workspace / "publications" / "index.html").read_text("utf-8")
    assert listed(workspace) == {"对擅自取水行为的处罚", "对侵占河道行为的处罚"}
