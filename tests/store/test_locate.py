from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from powerlist.files.workbooks import COPY_CORE, PAPER, UNSAVED, new_workbook
from powerlist.store.locate import (
    Made,
    PathKind,
    inputs_of,
    kind_of,
    sources_in,
    stored_beside,
    workspace_around,
)

if TYPE_CHECKING:
    from pathlib import Path


def linked(link: Path, target: str) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system makes no links")


def test_a_link_that_leads_nowhere_is_a_source_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "甲.csv").write_text("事项名称\n", "utf-8")
    linked(tmp_path / "悬空.xlsx", "没有.xlsx")
    linked(tmp_path / "圈.xlsx", "圈.xlsx")
    linked(tmp_path / "说明.bin", "没有.bin")
    linked(tmp_path / "~$乙.xlsx", "没有.xlsx")
    found, left = inputs_of([tmp_path])
    assert sorted(one.path.name for one in found) == ["圈.xlsx", "悬空.xlsx", "甲.csv"]
    assert [name.rsplit("/", 1)[1] for name in left] == ["说明.bin"]


def test_a_link_to_a_list_that_lies_there_is_that_list_once(tmp_path: Path) -> None:
    (tmp_path / "甲.csv").write_text("事项名称\n", "utf-8")
    linked(tmp_path / "又名.csv", "甲.csv")
    assert len(inputs_of([tmp_path])[0]) == 1


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        (["powerlist.toml"], PathKind.WORKSPACE),
        (["powerlist.toml", "items.csv"], PathKind.WORKSPACE),
        (["powerlist.toml", "catalog.toml", "items.csv"], PathKind.CATALOGUE),
        (["items.csv"], PathKind.CATALOGUE),
        (["甲/catalog.toml"], PathKind.CATALOGUES),
        (["catalogs/甲/catalog.toml"], PathKind.WORKSPACE),
        (["甲.xlsx"], PathKind.FOLDER),
    ],
)
def test_what_a_folder_is(tmp_path: Path, files: list[str], kind: PathKind) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert kind_of(tmp_path) is kind


def test_a_folder_that_may_not_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Searching it finds nothing and says nothing."""
    (tmp_path / "局").mkdir()
    scan = os.scandir

    def denied(path: os.PathLike[str]) -> object:
        if str(path).endswith("局"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", denied)
    with pytest.raises(PermissionError) as refused:
        inputs_of([tmp_path])
    assert refused.value.filename == str(tmp_path / "局")


def test_the_results_of_a_build_are_no_sources(tmp_path: Path) -> None:
    files = [
        "甲.csv",
        "out/catalogs/县/items.csv",
        "out/catalogs/县/provenance/notes.csv",
        "out/reports/报.html",
    ]
    files += ["out/publications/镇/目录.xlsx", "catalogs/乙.csv", "publications/丙.xlsx", "out/丁.xls"]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found, left = inputs_of([tmp_path])
    names = {one.path.relative_to(tmp_path).as_posix() for one in found}
    assert names == {"甲.csv", "catalogs/乙.csv", "publications/丙.xlsx", "out/丁.xls"}
    assert left == []
    # results beside the lists that they were made from
    (tmp_path / "out/乙.csv").write_bytes(b"")
    assert kind_of(tmp_path / "out") is PathKind.WORKSPACE
    assert sources_in(tmp_path / "out", "sources") == tmp_path / "out"
    (tmp_path / "out/sources").mkdir()
    assert sources_in(tmp_path / "out", "sources") == tmp_path / "out/sources"
    (tmp_path / "powerlist.toml").write_bytes(b"")
    assert sources_in(tmp_path, "sources") == tmp_path / "sources"


_PUBLISHED = b"<dc:description>powerlist 0.1.0</dc:description>"
_SAVED = UNSAVED.replace(b"2000", b"2026")


@pytest.mark.parametrize(
    ("name", "content", "apart", "in_workspace"),
    [
        ("统计.xlsx", PAPER + UNSAVED, True, True),
        ("填好的表.xlsx", PAPER + _SAVED, True, True),
        ("甲-批注.xlsx", COPY_CORE, True, True),
        ("在副本里改好的.xlsx", COPY_CORE.replace(b"</cp", _SAVED + b"</cp"), False, False),
        ("目录.xlsx", _PUBLISHED + UNSAVED, True, False),
        ("目录.docx", _PUBLISHED, True, False),
        ("改过的目录.docx", _PUBLISHED + _SAVED, False, False),
        ("别人的.xlsx", UNSAVED, False, False),
        ("报告.html", b'<meta name="generator" content="powerlist report">', True, True),
        ("目录.html", b'<meta name="generator" content="powerlist 0.1.0">', True, False),
        ("网页.html", b"<table>", False, False),
        ("坏.xlsx", b"", False, False),
    ],
)
def test_what_was_made_of_the_lists_is_not_read_with_them(
    tmp_path: Path, name: str, content: bytes, apart: bool, in_workspace: bool
) -> None:
    (tmp_path / "甲.csv").write_text("事项名称\n", "utf-8")
    path = tmp_path / name
    if content and not name.endswith("html"):
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("docProps/core.xml", content)
    else:
        path.write_bytes(content)
    for expected in (apart, in_workspace):
        found, left = inputs_of([tmp_path])
        assert {one.path.name for one in found} == {"甲.csv"} | (set() if expected else {name})
        assert [isinstance(one, Made) for one in left] == ([True] if expected else [])
        # by its name it is read
        assert len(inputs_of([path])[0]) == 1
        (tmp_path / "powerlist.toml").write_bytes(b"")
    # where nothing else lies it is what was asked for
    (tmp_path / "甲.csv").unlink()
    assert [one.path.name for one in inputs_of([tmp_path])[0]] == [name]


def test_a_form_to_fill_in_is_a_list(tmp_path: Path) -> None:
    for name, paper in (("表.xlsx", False), ("统计.xlsx", True)):
        book, out = new_workbook(paper=paper)
        book.close()
        (tmp_path / name).write_bytes(out.getvalue())
    assert [one.path.name for one in inputs_of([tmp_path])[0]] == ["表.xlsx"]


def test_a_document_that_may_be_a_list_is_a_source_unless_it_was_saved_in_a_form_that_is_read(
    tmp_path: Path,
) -> None:
    for name in ("甲局.doc", "乙局.wps", "乙局.docx", "丙局.xls", "丁局.RTF", "公告.pdf"):
        (tmp_path / name).write_bytes(b"x")
    found, left = inputs_of([tmp_path])
    assert [one.path.name for one in found] == ["丁局.RTF", "丙局.xls", "乙局.docx", "甲局.doc"]
    assert [name.rsplit("/", 1)[1] for name in left] == ["乙局.wps", "公告.pdf"]


@pytest.mark.parametrize(
    ("here", "given", "catalogs", "workspace"),
    [
        ("", "区/catalogs/甲县", "catalogs", "区"),
        ("区", "catalogs/甲县", "catalogs", "."),
        ("区/catalogs", "甲县", "catalogs", ".."),
        ("区/catalogs/甲县", ".", "catalogs", "../.."),
        ("区/catalogs/甲县/provenance", "..", "catalogs", "../../.."),
        ("区/catalogs", "甲县", "catalogs/", ".."),
        ("", "区/data/catalogs/甲县", "data/catalogs", "区"),
    ],
)
def test_the_workspace_of_a_stored_catalogue_is_found_from_wherever_a_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, given: str, catalogs: str, workspace: str
) -> None:
    for name in ("区/catalogs/甲县/provenance", "区/data/catalogs/甲县"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / here)
    found = workspace_around(Path(given), catalogs)
    assert found == Path(workspace)
    assert found.resolve() == tmp_path / "区"


def test_a_catalogue_does_not_lie_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲县", "省指导目录"):
        (tmp_path / "catalogs" / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "catalogs" / "甲县")
    assert [one.name for one in stored_beside(Path())] == ["省指导目录"]
    assert [one.name for one in stored_beside(tmp_path / "catalogs" / "甲县")] == ["省指导目录"]
