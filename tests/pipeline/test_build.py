"""The main job as a user runs it: all or nothing, the same bytes, edits kept."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
import xlsxwriter

from program import Program

HEADS = ["序号", "事项名称", "职权类型", "原实施部门", "实施依据", "赋权方式", "承接主体"]
ROWS = [
    [
        "1",
        "对盗伐林木行为的处罚",
        "行政处罚",
        "示例县林业局",
        "《森林法》第七十六条第一款",
        "下放",
        "甲镇、乙镇",
    ],
    ["2", "对滥伐林木行为的处罚", "行政处罚", "示例县林业局", "《森林法》第七十六条第二款", "委托", "甲镇"],
    [
        "3",
        "对违法占用耕地建房行为的处罚",
        "行政处罚",
        "示例县自然资源局",
        "《土地管理法》第七十五条",
        "延伸",
        "乙镇",
    ],
]
COMMAND = ("--as-of", "2025-12-31", "--fail-on", "never")


def workbook(path: Path, rows: list[list[str]], *, hidden: bool = False) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    sheet = book.add_worksheet("清单")
    for at, row in enumerate([HEADS, *rows]):
        sheet.write_row(at, 0, row)
        if hidden and at:
            sheet.set_row(at, None, None, {"hidden": True})
    book.close()
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def items(folder: Path) -> list[dict[str, str]]:
    path = next(folder.glob("catalogs/*/items.csv"))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two departments' lists in a new workspace; tests work on copies of it, ``workspace``."""
    folder = tmp_path_factory.mktemp("new") / "县"
    assert Program(folder.parent)("init", folder, "--place", "示例县", "--code", "510900").code == 0
    workbook(folder / "sources" / "林业.xlsx", ROWS[:2])
    workbook(folder / "sources" / "自然资源.xlsx", ROWS[2:])
    return folder


@pytest.fixture(scope="module")
def first(new: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after its first build; tests work on copies of it, ``built``."""
    folder = shutil.copytree(new, tmp_path_factory.mktemp("first") / "县")
    assert Program(folder.parent)("build", folder, *COMMAND).code == 0
    return folder


@pytest.fixture
def workspace(new: Path, tmp_path: Path) -> Path:
    return shutil.copytree(new, tmp_path / "县")


@pytest.fixture
def built(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "县")


def test_a_build_makes_catalogue_publications_and_reports(workspace: Path, powerlist: Program) -> None:
    run = powerlist("build", workspace, *COMMAND)
    assert run.code == 0, run.err
    found = items(workspace)
    assert sorted(row["事项名称"] for row in found) == sorted(row[1] for row in ROWS)
    assert all(row["事项标识"].startswith("510900-") for row in found)
    names = set(snapshot(workspace / "publications"))
    for township in ("甲镇", "乙镇"):
        assert {f"{township}/{township}事项目录.{kind}" for kind in ("docx", "xlsx", "html")} <= names
    assert {"findings.json", "findings.html", "findings.txt"} <= set(snapshot(workspace / "reports"))


def test_building_twice_gives_the_same_bytes_and_writes_nothing(workspace: Path, powerlist: Program) -> None:
    powerlist("build", workspace, *COMMAND, fresh=True)
    before = snapshot(workspace)
    times = {path: path.stat().st_mtime_ns for path in workspace.rglob("*") if path.is_file()}
    powerlist("build", workspace, *COMMAND, fresh=True)
    assert snapshot(workspace) == before
    assert {path: path.stat().st_mtime_ns for path in workspace.rglob("*") if path.is_file()} == times


def test_renamed_and_reordered_sources_give_the_same_ids(built: Path, powerlist: Program) -> None:
    first = {row["事项名称"]: row["事项标识"] for row in items(built)}
    again = built.parent / "另"
    powerlist("init", again, "--place", "示例县", "--code", "510900")
    shutil.copy(built / "sources" / "林业.xlsx", again / "sources" / "乙.xlsx")
    shutil.copy(built / "sources" / "自然资源.xlsx", again / "sources" / "甲.xlsx")
    powerlist("build", again, *COMMAND)
    assert {row["事项名称"]: row["事项标识"] for row in items(again)} == first


def test_nothing_is_written_while_a_source_fails(workspace: Path, powerlist: Program) -> None:
    for name in ("坏一.xlsx", "坏二.xls"):
        (workspace / "sources" / name).write_bytes(b"PK\x03\x04broken")
    before = snapshot(workspace)
    run = powerlist("build", workspace, *COMMAND)
    assert run.code == 2
    assert (workspace / "sources" / "坏一.xlsx").as_posix() in run.err
    assert "坏二.xls" in run.err
    assert snapshot(workspace) == before
    run = powerlist("build", workspace, "--without", "坏一.xlsx", "--without", "坏二.xls", *COMMAND)
    assert run.code == 0
    assert "坏一.xlsx" in run.out
    assert len(items(workspace)) == 3


def edit(workspace: Path, old: str, new: str) -> None:
    path = next(workspace.glob("catalogs/*/items.csv"))
    text = path.read_bytes().decode("utf-8-sig")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8-sig"))


def test_an_edit_by_hand_stays_and_a_changed_source_is_told(built: Path, powerlist: Program) -> None:
    ids = {row["事项名称"]: row["事项标识"] for row in items(built)}
    edit(built, "对盗伐林木行为的处罚", "对盗伐森林或者其他林木行为的处罚")
    powerlist("build", built, *COMMAND)
    now = {row["事项标识"]: row["事项名称"] for row in items(built)}
    assert now[ids["对盗伐林木行为的处罚"]] == "对盗伐森林或者其他林木行为的处罚"
    assert len(now) == 3
    changed = [[*ROWS[0][:4], "《森林法》第七十六条第一款、第三款", *ROWS[0][5:]], ROWS[1]]
    workbook(built / "sources" / "林业.xlsx", changed)
    powerlist("build", built, *COMMAND)
    after = {row["事项标识"]: row for row in items(built)}
    assert after[ids["对盗伐林木行为的处罚"]]["事项名称"] == "对盗伐森林或者其他林木行为的处罚"
    assert len(after) == 3
    notes = next(built.glob("catalogs/*/provenance/notes.jsonl")).read_text("utf-8")
    assert "build.edited-and-changed" in notes
    powerlist("build", built, *COMMAND)
    notes = next(built.glob("catalogs/*/provenance/notes.jsonl")).read_text("utf-8")
    assert "build.edited-and-changed" in notes, "the next build forgets it"
    workbook(built / "sources" / "林业.xlsx", ROWS[:2])
    powerlist("build", built, *COMMAND)
    notes = next(built.glob("catalogs/*/provenance/notes.jsonl")).read_text("utf-8")
    assert "build.edited-and-changed" not in notes
    assert '"build.edited"' in notes


def test_an_item_that_no_source_supports_stays_and_is_told(built: Path, powerlist: Program) -> None:
    workbook(built / "sources" / "林业.xlsx", ROWS[:1])
    for _ in range(2):
        powerlist("build", built, *COMMAND)
    assert len(items(built)) == 3
    run = powerlist("audit", built, "--format", "json", *COMMAND[:2])
    told = [one for one in run.json["findings"] if one["item"] and one["item"]["name"] == ROWS[1][1]]
    assert any(
        "build.unsupported" in note
        for note in [next(built.glob("catalogs/*/provenance/notes.jsonl")).read_text("utf-8")]
    )
    assert told
    # the workbook was read again: what stands in that cell now is another item
    assert {(source["cell"], source["row"]) for one in told for source in one["sources"]} == {(None, None)}
    tables = next(built.glob("catalogs/*/provenance/tables.json")).read_text("utf-8")
    assert len(tables.splitlines()) == 2


def test_findings_name_the_cell_of_the_source_after_compiling(workspace: Path, powerlist: Program) -> None:
    workbook(workspace / "sources" / "林业.xlsx", [[*ROWS[0][:4], "", *ROWS[0][5:]], ROWS[1]])
    powerlist("build", workspace, *COMMAND)
    run = powerlist("audit", workspace, "--format", "json", "--select", "PLS01,PLB01", *COMMAND[:2])
    cells = {
        (source["file"], source["sheet"], source["cell"])
        for one in run.json["findings"]
        for source in one["sources"]
    }
    assert ("sources/林业.xlsx", "清单", "E2") in cells


def test_a_publication_of_a_township_that_is_gone_goes_too(built: Path, powerlist: Program) -> None:
    for name, rows in (
        ("林业.xlsx", [[*row[:6], "甲镇"] for row in ROWS[:2]]),
        ("自然资源.xlsx", [[*ROWS[2][:6], "甲镇"]]),
    ):
        workbook(built / "sources" / name, rows)
    run = powerlist("build", built, *COMMAND)
    assert not any(name.startswith("乙镇/") for name in snapshot(built / "publications"))
    assert "乙镇" in run.err
    assert "乙镇" not in powerlist("build", built, *COMMAND).err


def test_a_catalogue_whose_grants_lost_a_column_is_never_rebuilt(built: Path, powerlist: Program) -> None:
    """Its modes would be somebody's own column, and every directory would be taken down."""
    path = next(built.glob("catalogs/*/grants.csv"))
    path.write_bytes(path.read_bytes().replace("赋权方式".encode(), "下放方式".encode(), 1))
    before = snapshot(built)
    run = powerlist("build", built, *COMMAND)
    assert run.code == 2
    assert "grants.csv:1" in run.err
    assert snapshot(built) == before


def test_a_bare_folder_is_compiled_into_an_output_folder(
    workspace: Path, powerlist: Program, tmp_path: Path
) -> None:
    sources = workspace / "sources"
    before = snapshot(sources)
    run = powerlist(
        "build", sources, "--out", tmp_path / "结果", "--config", workspace / "powerlist.toml", *COMMAND
    )
    assert run.code == 0, run.err
    assert len(items(tmp_path / "结果")) == 3
    assert snapshot(sources) == before
    assert str(tmp_path) not in "".join(
        content.decode("utf-8", "replace") for content in snapshot(tmp_path / "结果" / "catalogs").values()
    )


def test_hand_kept_tables_stay_as_people_wrote_them(built: Path, powerlist: Program) -> None:
    """A build and fmt lose no column; heads that people write are known, and a waiver under them counts."""
    folder = next(built.glob("catalogs/*"))
    mine = {
        "townships.csv": "乡镇,人口,备用\n乙镇,2,\n甲镇,1,\n",
        "decisions.csv": "文号,印发日期,密级\n川府发〔2021〕42号,2021-12-31,公开\n",
        "waivers.csv": "规则,会议纪要,理由,责任单位,到期日\nPLM01,第3次,省级决定正在报送等待批复,县编办,2026-06-30\n",
    }
    for name, text in mine.items():
        (folder / name).write_text(text, "utf-8")
    powerlist("build", built, *COMMAND)
    assert {name: (folder / name).read_text("utf-8") for name in mine} == mine
    told = powerlist("audit", built, "--format", "json", "--select", "PLS11,PLS90", *COMMAND[:2]).json
    assert [one["rule"] for one in told["findings"]] == ["PLS11"] * 4
    assert powerlist("fmt", built).code == 0
    for name, words in {
        "townships.csv": "人口,备用",
        "decisions.csv": "密级",
        "waivers.csv": "第3次",
    }.items():
        assert words in (folder / name).read_text("utf-8-sig")
    assert "有效期至" in (folder / "waivers.csv").read_text("utf-8-sig")


def test_a_build_ends_and_reports_as_an_audit_of_the_same_catalogue(
    workspace: Path, powerlist: Program
) -> None:
    """What the baseline accepts is accepted by both; publications are looked at by both."""
    date, here = COMMAND[:2], {"cwd": workspace}
    accept = ("baseline", "add", ".", "--reason", "历史遗留问题", "--owner", "县编办")
    assert powerlist("build", ".", *date, **here).code == 1
    assert powerlist(*accept, *date, **here).code == 0
    audit = powerlist("audit", ".", "--format", "json", *date, **here)
    assert (powerlist("build", ".", *date, **here).code, audit.code) == (0, 0)
    report = json.loads(next(workspace.glob("reports/findings.json")).read_bytes())
    assert report == audit.json
    assert any(one["waived"] for one in report["findings"])
    next(workspace.glob("catalogs/*/baseline.jsonl")).write_text("<<<<<<< HEAD\n", "utf-8")
    before = snapshot(workspace)
    assert powerlist("build", ".", *date, **here).code == 2
    assert snapshot(workspace) == before


def test_results_elsewhere_are_those_of_the_workspace(
    built: Path, powerlist: Program, tmp_path: Path
) -> None:
    """``--out`` says where the results go; what people keep by hand in the built counts all the same."""
    edit(built, "对盗伐林木行为的处罚", "对盗伐森林或者其他林木行为的处罚")
    folder = next(built.glob("catalogs/*"))
    (folder / "townships.csv").write_text("乡镇名称,乡镇类别\n甲镇,镇\n乙镇,镇\n丙镇,镇\n", "utf-8")
    changed = [[*ROWS[0][:6], "各镇"], ROWS[1]]
    workbook(built / "sources" / "林业.xlsx", changed)
    before = snapshot(built)
    assert powerlist("build", built, "--out", tmp_path / "别处", *COMMAND).code == 0
    assert snapshot(built) == before
    powerlist("build", built, *COMMAND)
    names = ("catalogs", "publications", "reports")
    for name in names:
        assert snapshot(tmp_path / "别处" / name) == snapshot(built / name)


def test_workbooks_by_themselves_are_compiled_with_their_workspace_s_tables(
    built: Path, powerlist: Program, tmp_path: Path
) -> None:
    folder = next(built.glob("catalogs/*"))
    (folder / "townships.csv").write_text("乡镇名称,乡镇类别\n甲镇,镇\n乙镇,镇\n丙镇,镇\n", "utf-8")
    path = workbook(built / "sources" / "林业.xlsx", [[*ROWS[0][:6], "各镇"]])
    config = ("--config", built / "powerlist.toml")
    assert powerlist("build", path, "--out", tmp_path / "别处", *config, *COMMAND).code == 0
    assert len(items(tmp_path / "别处")) == 1
    assert {"甲镇", "乙镇", "丙镇"} <= {one.name for one in (tmp_path / "别处" / "publications").iterdir()}


def test_items_csv_stands_for_its_whole_catalogue(workspace: Path, powerlist: Program) -> None:
    """Read as any table it would lack grants and rulings, and its line breaks would be two characters."""
    workbook(workspace / "sources" / "林业.xlsx", [[*ROWS[0][:6], "城关街道\n石桥镇"]])
    powerlist("build", workspace, *COMMAND)
    folder = next(workspace.glob("catalogs/*"))
    one = powerlist("classify", folder / "items.csv", "--format", "json").json
    assert one["items"] == powerlist("classify", folder, "--format", "json").json["items"]
    assert {tuple(item["receivers"]) for item in one["items"]} == {
        ("城关街道", "石桥镇"),
        ("乙镇",),
    }
    before = snapshot(workspace)
    assert powerlist("render", folder / "items.csv", "--check").code == 0
    assert powerlist("fmt", "--check", folder / "items.csv").code == 0
    assert snapshot(workspace) == before


def test_workbooks_by_themselves_never_replace_publications(
    built: Path, powerlist: Program, tmp_path: Path
) -> None:
    before = snapshot(built)
    for path in (built / "sources", built / "sources" / "林业.xlsx", built / "publications"):
        assert powerlist("render", path).code == 2
    assert snapshot(built) == before
    assert powerlist("render", built / "sources", "--out", tmp_path / "别处").code == 0
    assert (tmp_path / "别处" / "甲镇").is_dir()


def test_nothing_is_published_while_a_source_fails(
    workspace: Path, powerlist: Program, tmp_path: Path
) -> None:
    (workspace / "sources" / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    run = powerlist("render", workspace / "sources", "--out", tmp_path / "别处")
    assert run.code == 2
    assert "坏.xlsx" in run.err
    assert not (tmp_path / "别处").exists()


def test_a_workspace_s_own_catalogue_stands_for_the_workspace(
    built: Path, powerlist: Program, tmp_path: Path
) -> None:
    before = snapshot(built)
    folder = next(built.glob("catalogs/*"))
    for path in (folder, built / "catalogs", folder / "items.csv"):
        assert powerlist("build", path, *COMMAND).code == 0
        assert snapshot(built) == before
    shutil.copytree(folder, tmp_path / "别处")
    assert powerlist("build", tmp_path / "别处", *COMMAND).code == 2


def test_an_audit_of_a_folder_says_which_file_it_did_not_audit(tmp_path: Path, powerlist: Program) -> None:
    workbook(tmp_path / "林业.xlsx", ROWS[:1])
    options = ("--format", "json", "--select", "PLS27", *COMMAND[:2])
    assert powerlist("audit", tmp_path, *options).code == 0
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    run = powerlist("audit", tmp_path, *options)
    assert run.code == 1
    assert [(one["rule"], one["location"]["file"].rsplit("/", 1)[-1]) for one in run.json["findings"]] == [
        ("PLS27", "坏.xlsx")
    ]


@pytest.mark.parametrize(("rows", "hidden"), [(ROWS, True), ([], False)])
def test_an_empty_directory_is_never_published(
    tmp_path: Path, powerlist: Program, rows: list[list[str]], hidden: bool
) -> None:
    workbook(tmp_path / "s" / "一局.xlsx", rows, hidden=hidden)
    run = powerlist("build", tmp_path / "s", "--out", tmp_path / "o", *COMMAND)
    assert run.code == 2
    assert not (tmp_path / "o").exists()
    assert ("hidden_rows" in run.err) is hidden
    run = powerlist("render", tmp_path / "s", "--out", tmp_path / "o")
    assert run.code == 2
    assert not (tmp_path / "o").exists()


def test_render_tells_which_hidden_rows_of_a_workbook_it_left_out(tmp_path: Path, powerlist: Program) -> None:
    folder = workbook(tmp_path / "s" / "一局.xlsx", ROWS, hidden=True).parent
    workbook(folder / "二局.xlsx", ROWS)
    run = powerlist("render", folder, "--out", tmp_path / "o", "--format", "html")
    assert run.code == 0
    assert "一局.xlsx" in run.err and "二局.xlsx" not in run.err


def test_a_department_whose_rows_are_all_hidden_is_an_error(workspace: Path, powerlist: Program) -> None:
    workbook(workspace / "sources" / "二局.xlsx", ROWS, hidden=True)
    powerlist("build", workspace, *COMMAND)
    found = json.loads((workspace / "reports" / "findings.json").read_text("utf-8"))["findings"]
    (one,) = [one for one in found if one["rule"] == "PLS06" and one["severity"] == "error"]
    assert one["count"] == 3
    assert one["location"]["file"].endswith("二局.xlsx")


def test_results_elsewhere_know_the_lists_above(workspace: Path, powerlist: Program, tmp_path: Path) -> None:
    above = tmp_path / "省级" / "指导目录"
    powerlist(
        "build", workbook(tmp_path / "省" / "一.xlsx", ROWS[:1]).parent, "--out", tmp_path / "o", *COMMAND
    )
    shutil.move(next((tmp_path / "o" / "catalogs").iterdir()), above)
    meta = above / "catalog.toml"
    meta.write_text(meta.read_text("utf-8").replace('layer = "county"', 'layer = "guidance"'), "utf-8")
    powerlist("build", workspace, *COMMAND)
    folder = next(workspace.glob("catalogs/*"))
    meta = folder / "catalog.toml"
    kept = "# 本县清单\n" + meta.read_text("utf-8")
    meta.write_text(kept + 'parents = [\n  "../../../省级/指导目录", # 省里的\n]\n', "utf-8")
    elsewhere = tmp_path / "很远" / "的" / "别处"
    run = powerlist("build", workspace, "--out", elsewhere, *COMMAND)
    assert run.code == 0, run.err
    here = powerlist("audit", folder, "--format", "json", *COMMAND)
    there = powerlist("audit", elsewhere / "catalogs" / folder.name, "--format", "json", *COMMAND)
    assert (here.code, there.code) == (0, 0)
    assert [one["fingerprint"] for one in there.json["findings"]] == [
        one["fingerprint"] for one in here.json["findings"]
    ]
    assert "PLM07" not in {one["rule"] for one in there.json["skipped"]}
    copy = (elsewhere / "catalogs" / folder.name / "catalog.toml").read_text("utf-8")
    assert str(tmp_path) not in copy and copy.startswith(kept) and "# 省里的" in copy
