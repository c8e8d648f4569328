"""Every command on one small county, as processes: what it answers, not how it words it."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from program import Program

HEADS = ["序号", "事项名称", "职权类型", "原实施部门", "实施依据", "赋权方式", "承接主体", "备注"]
ROWS = [
    [
        "1",
        "对盗伐林木行为的处罚",
        "行政处罚",
        "示例县林业局",
        "《森林法》第七十六条第一款",
        "下放",
        "甲镇、乙镇",
        "",
    ],
    [
        "2",
        "对盗伐林木的行政处罚",
        "行政处罚",
        "示例县林业局",
        "《中华人民共和国森林法》第七十六条第一款",
        "下放",
        "甲镇",
        "",
    ],
    [
        "3",
        "对在森林防火区野外用火的处罚",
        "行政处罚",
        "示例县应急管理局",
        "《森林防火条例》第五十条",
        "委托",
        "乙镇",
        "ＡＢＣ",
    ],
]


def workbook(path: Path, rows: list[list[str]] = ROWS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    sheet = book.add_worksheet("清单")
    for at, row in enumerate([HEADS, *rows]):
        sheet.write_row(at, 0, row)
    book.close()
    return path


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built workspace; tests that change it work on a copy."""
    folder = tmp_path_factory.mktemp("县")
    program = Program(folder)
    assert program("init", folder / "县", "--place", "示例县", "--code", "510900").code == 0
    workbook(folder / "县" / "sources" / "林业.xlsx")
    run = program("build", folder / "县", "--fail-on", "never", "--as-of", "2025-03-31")
    assert run.code == 0, run.err
    return folder / "县"


@pytest.fixture
def own(county: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(county, tmp_path / "县"))


def items(folder: Path) -> dict[str, str]:
    path = next(folder.glob("catalogs/*/items.csv"))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {row["事项名称"]: row["事项标识"] for row in csv.DictReader(stream)}


def test_match_finds_the_double_and_tells_why(county: Path, powerlist: Program) -> None:
    pairs = powerlist("match", county, "--format", "json").json["pairs"]
    assert [(one["relation"], {one["left"]["row"], one["right"]["row"]}) for one in pairs] == [
        ("duplicate", {2, 3})
    ]
    assert pairs[0]["left"]["file"] == "sources/林业.xlsx"
    assert {why["field"] for why in pairs[0]["why"]} >= {"basis", "name"}
    page = powerlist("match", county, "--format", "html")
    assert page.code == 0
    assert "Content-Security-Policy" in page.out


@pytest.mark.parametrize(
    ("command", "target"),
    [
        (["match", "."], "catalogs/示例县/items.csv"),
        (["match", "."], "catalogs/示例县/rulings.csv"),
        (["diff", "旧.xlsx", "新.xlsx"], "新.xlsx"),
        (["build", "旧.xlsx", "--out", "出"], "旧.xlsx"),
        (["cite", "文.txt"], "文.txt"),
        (["stats", ".", "--config", "powerlist.toml"], "powerlist.toml"),
        (["audit", "."], "powerlist.toml"),
        (["explain", "PLM03"], "sources/林业.xlsx"),
        (["stats", "catalogs/示例县"], "sources/林业.xlsx"),
    ],
)
def test_no_result_is_written_over_what_was_given_or_stored(
    own: Path, command: list[str], target: str
) -> None:
    for name in ("旧.xlsx", "新.xlsx"):
        shutil.copy(own / "sources" / "林业.xlsx", own / name)
    (own / "文.txt").write_text("《森林法》第七十六条", encoding="utf-8")
    (own / "catalogs/示例县/rulings.csv").touch()
    before = (own / target).read_bytes()
    assert Program(own)(*command, "--output", target).code == 2
    assert (own / target).read_bytes() == before


def test_match_aligns_two_sides(county: Path, powerlist: Program, tmp_path: Path) -> None:
    other = workbook(
        tmp_path / "省.xlsx",
        [
            [
                "1",
                "对在森林防火区违规野外用火的处罚",
                "行政处罚",
                "省厅",
                "《森林防火条例》第五十条",
                "",
                "",
                "",
            ]
        ],
    )
    pairs = powerlist("match", county, "--against", other, "--format", "json").json["pairs"]
    assert [(one["left"]["name"], one["right"]["row"]) for one in pairs] == [(ROWS[2][1], 2)]
    more = powerlist("match", county, "--against", other, "--all", "--format", "json").json["pairs"]
    assert more[: len(pairs)] == pairs
    assert {one["relation"] for one in more[len(pairs) :]} - {"duplicate"}
    assert "duplicate" not in {one["relation"] for one in more[len(pairs) :]}


def test_diff_tells_changes_between_paths_and_git_revisions(own: Path, powerlist: Program) -> None:
    catalogue = next(path.parent for path in own.glob("catalogs/*/items.csv"))
    assert powerlist("diff", own, own, "--exit-code").code == 0
    names = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *arguments], cwd=own, check=True, env={**os.environ, **names})
    path = catalogue / "items.csv"
    text = path.read_bytes().decode("utf-8-sig")
    path.write_bytes(
        text.replace("《森林防火条例》第五十条", "《森林防火条例》第五十一条").encode("utf-8-sig")
    )
    run = powerlist("diff", "HEAD", catalogue, "--in", catalogue, "--format", "json", "--exit-code")
    assert run.code == 1
    assert [(one["kind"], one["new"][0]["name"], one["fields"]) for one in run.json["changes"]] == [
        ("rebased", ROWS[2][1], ["basis"])
    ]
    assert powerlist("diff", "nowhere", catalogue, "--in", catalogue).code == 2
    found = powerlist("audit", own, "--since", "HEAD", "--format", "json", "--fail-on", "never").json[
        "findings"
    ]
    assert {one["item"]["name"] for one in found if one["item"]} <= {ROWS[2][1]}
    assert [one for one in found if not one["item"]] == []


def test_trace_names_cells_and_changes(county: Path, powerlist: Program) -> None:
    run = powerlist("trace", items(county)[ROWS[2][1]], county)
    assert run.code == 0
    for text in ("林业.xlsx 清单!B4", "林业.xlsx 清单!E4", "乙镇"):
        assert text in run.out


def test_trace_shows_where_a_long_value_changed() -> None:
    from powerlist.report.words import around_difference

    before, after = around_difference("甲" * 90 + "\n(乙)", "甲" * 90 + "\n（乙）", 20)
    assert before.endswith("\\n(乙)」") and after.endswith("\\n（乙）」")
    assert "\n" not in before + after
    assert around_difference("甲  乙", "甲 乙", 20) == ("「甲  乙」", "「甲 乙」")


def test_trace_tells_an_edit_by_hand(own: Path, powerlist: Program) -> None:
    identity = items(own)[ROWS[2][1]]
    path = next(own.glob("catalogs/*/items.csv"))
    text = path.read_bytes().decode("utf-8-sig")
    path.write_bytes(text.replace(ROWS[2][1], ROWS[2][1] + "（改）").encode("utf-8-sig"))
    before = powerlist("trace", identity, own).out
    powerlist("build", own)
    after = powerlist("trace", identity, own).out
    assert len(after.splitlines()) == len(before.splitlines()) + 1


def test_stats_counts_items_and_grants(county: Path, powerlist: Program) -> None:
    found = powerlist("stats", county, "--by", "mode", "--format", "json").json
    table = found["catalogues"][0]["tables"][0]
    assert table["columns"] == ["mode", "items", "grants"]
    counts = {row[0]: row[1:] for row in table["rows"]}
    assert {tuple(value) for value in counts.values()} == {(2, 3), (1, 1)}
    assert powerlist("stats", county, "--by", "colour").code == 2
    assert powerlist("stats", county).code == 0


def test_stats_workbook_has_a_sheet_a_table(county: Path, powerlist: Program, tmp_path: Path) -> None:
    powerlist("stats", county, "--format", "xlsx", "-o", tmp_path / "统计.xlsx")
    book = openpyxl.load_workbook(tmp_path / "统计.xlsx")
    assert len(book.sheetnames) >= 4
    for sheet in book.worksheets:
        assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$1:$1")


def test_review_asks_and_takes_answers_in_any_order(own: Path, powerlist: Program, tmp_path: Path) -> None:
    asked = powerlist("review", tmp_path / "问", "--for", "department", "--in", own)
    assert asked.code == 0
    path = next((tmp_path / "问").glob("*林业局*.xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = next(at for at in range(1, 20) if "事项标识" in [cell.value for cell in sheet[at]])
    heads = [cell.value for cell in sheet[row]]
    body = [
        [cell.value for cell in line]
        for line in sheet.iter_rows(min_row=row + 1)
        if line[heads.index("事项标识")].value
    ]
    for at, line in enumerate(reversed(body), start=row + 1):
        line[heads.index("回答")] = "同意"
        line[heads.index("回答人")] = "示例县林业局"
        line[heads.index("理由")] = "无意见"
        for column, value in enumerate(line, start=1):
            sheet.cell(at, column).value = value
    book.save(path)
    run = powerlist("review", "--apply", path, "--in", own)
    assert run.code == 0, run.err
    text = next(own.glob("catalogs/*/rulings.csv")).read_text("utf-8-sig")
    assert text.count("同意") == len(body) == 2
    before = text
    sheet.cell(row + 1, heads.index("事项标识") + 1).value = "0-madeup"
    book.save(path)
    assert powerlist("review", "--apply", path, "--in", own).code == 2
    assert next(own.glob("catalogs/*/rulings.csv")).read_text("utf-8-sig") == before
    assert powerlist("review", "--status", "--in", own).code == 0


@pytest.mark.parametrize("kind", ["modes", "pairs"])
def test_review_says_where_there_is_nothing_to_ask(powerlist: Program, tmp_path: Path, kind: str) -> None:
    book = workbook(tmp_path / "林业.xlsx", ROWS[2:])
    powerlist("build", book, "--out", tmp_path / "果", "--fail-on", "never")
    run = powerlist("review", tmp_path / "问卷", "--for", kind, "--in", tmp_path / "果")
    assert (run.code, run.out.strip(), run.err.strip() != "") == (0, "", True)


@pytest.mark.parametrize("name", ["果", "果 二"])
def test_the_command_that_a_build_names_runs_as_it_is_printed(
    powerlist: Program, tmp_path: Path, name: str
) -> None:
    book = workbook(tmp_path / "林业.xlsx", [ROWS[0], *([*row[:5], "", "", ""] for row in ROWS[1:])])
    for command in ("build", "render"):
        given = book if command == "build" else name
        out = ("--out", name, "--fail-on", "never") if command == "build" else ("--format", "xlsx")
        said = powerlist(command, given, *out, cwd=tmp_path).err
        line = re.search(r"powerlist (review .+?) 做成", said)
        assert line is not None, said
        run = powerlist(*shlex.split(line.group(1)), cwd=tmp_path)
        assert run.code == 0 and run.out.strip(), run.err
    # nothing is stored of a bare workbook, and nothing can be asked about it
    said = powerlist("render", book, "--out", "公布", "--format", "xlsx", cwd=tmp_path).err
    assert said and "powerlist review" not in said


def test_statutes_show_gaps_and_draft(county: Path, powerlist: Program, tmp_path: Path) -> None:
    assert "84" in powerlist("statutes", "show", "森林法").out
    assert powerlist("statutes", "show", "没有这部法").code == 2
    assert powerlist("statutes", "gaps", county, "--format", "xlsx", "-o", tmp_path / "漏.xlsx").code == 0
    assert openpyxl.load_workbook(tmp_path / "漏.xlsx").worksheets[0].max_row > 1
    powerlist("statutes", "draft", "森林法", "--format", "xlsx", "-o", tmp_path / "草.xlsx")
    drafted = powerlist("read", tmp_path / "草.xlsx", "--format", "json").json
    table = drafted["files"][0]["tables"][0]
    assert len(table["items"]) > 5
    assert all(one["values"]["type"] == "行政处罚" for one in table["items"])


def test_statutes_build_tells_what_it_could_not_parse(powerlist: Program, tmp_path: Path) -> None:
    folder = tmp_path / "法"
    folder.mkdir()
    (folder / "示例办法(2024-01-01).md").write_text(
        "# 示例办法\n\n2024年1月1日公布\n\n<!-- INFO END -->\n\n## 第一章　总则\n\n第一条　为示例制定本办法。\n\n第二条　略。\n",
        "utf-8",
    )
    (folder / "坏(2024-01-01).md").write_bytes(b"\xff\xfe\x00\x00\xd8")
    run = powerlist("statutes", "build", folder, "-o", tmp_path / "r.tsv")
    assert run.code == 0
    assert "坏" in run.err
    assert "示例办法" in (tmp_path / "r.tsv").read_text("utf-8")
    (folder / "示例办法(2024-01-01).md").unlink()
    assert powerlist("statutes", "build", folder, "-o", tmp_path / "none.tsv").code == 2
    (folder / "坏(2024-01-01).md").unlink()
    assert powerlist("statutes", "build", folder, "-o", tmp_path / "none.tsv").code == 3
    assert not (tmp_path / "none.tsv").exists()


def test_cite_reads_words_files_and_standard_input(powerlist: Program, tmp_path: Path) -> None:
    text = "《森林法》第七十六条第一款、第二款"
    (tmp_path / "依据.txt").write_bytes(text.encode("gb18030"))
    for run in (
        powerlist("cite", text, "--format", "json"),
        powerlist("cite", tmp_path / "依据.txt", "--format", "json"),
        powerlist("cite", "-", "--format", "json", stdin=text.encode()),
    ):
        found = run.json["texts"][0]["citations"]
        assert [(one["law"], one["article"], one["paragraph"]) for one in found] == [
            ("森林法", 76, 1),
            ("森林法", 76, 2),
        ]
        assert found[0]["statute"]["last_article"] == 84
    assert len(powerlist("cite", text, text, "--format", "json").json["texts"]) == 2
    assert powerlist("cite").code == 3


def test_cite_applies_the_law_of_today_and_says_so(powerlist: Program) -> None:
    """What a register of an earlier day calls in force may be old: the day without --as-of is that of the run."""
    text = "《治安管理处罚法》第七十条"
    run = powerlist("cite", text, "--format", "json")
    asked = powerlist("cite", text, "--format", "json", "--as-of", "2020-01-01").json
    today = datetime.now().astimezone().date().isoformat()
    assert (run.json["as_of"], run.json["as_of_from"]) == (today, "today")
    assert run.json == powerlist("cite", text, "--format", "json", "--as-of", today).json | {
        "as_of_from": "today"
    }
    assert (asked["as_of"], asked["as_of_from"]) == ("2020-01-01", "option")
    assert asked["texts"][0]["citations"][0]["statute"]["status"] == "in force"
    for language in ("zh", "en"):
        assert "2020-01-01" in powerlist("cite", text, "--as-of", "2020-01-01", "--lang", language).out
        assert today in powerlist("cite", text, "--lang", language).out


def test_several_reports_in_one_run(county: Path, powerlist: Program, tmp_path: Path) -> None:
    names = {
        "json": "a.json",
        "sarif": "a.sarif",
        "html": "a.html",
        "markdown": "a.md",
        "gitlab": "g.json",
        "github": "h.txt",
    }
    options = [part for name, file in names.items() for part in ("--report", f"{name}={tmp_path / file}")]
    run = powerlist("audit", county, *options, "--fail-on", "never")
    assert run.code == 0
    assert all((tmp_path / file).stat().st_size for file in names.values())
    assert json.loads((tmp_path / "a.sarif").read_bytes())["version"] == "2.1.0"


def test_fix_changes_the_catalogue_only_and_can_be_previewed(own: Path, powerlist: Program) -> None:
    path = next(own.glob("catalogs/*/items.csv"))
    text = path.read_bytes().decode("utf-8-sig")
    path.write_bytes(text.replace("示例县林业局", " 示例县林业局　").encode("utf-8-sig"))
    damaged, source = path.read_bytes(), (own / "sources" / "林业.xlsx").read_bytes()
    assert powerlist("audit", own, "--diff", "--persona", "pedantic").code == 0
    assert path.read_bytes() == damaged
    powerlist("audit", own, "--fix", "--persona", "pedantic")
    assert path.read_bytes() == text.encode("utf-8-sig")
    assert (own / "sources" / "林业.xlsx").read_bytes() == source
    assert powerlist("audit", own / "sources" / "林业.xlsx", "--fix").code == 2


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_what_a_fix_changes_is_never_mixed_with_machine_output(
    own: Path, powerlist: Program, form: str
) -> None:
    path = next(own.glob("catalogs/*/items.csv"))
    text = path.read_bytes().decode("utf-8-sig")
    damaged = text.replace("示例县林业局", " 示例县林业局　").encode("utf-8-sig")
    for options, after in ((["--fix", "--diff"], damaged), (["--fix"], text.encode("utf-8-sig"))):
        path.write_bytes(damaged)
        run = powerlist("audit", own, *options, "--persona", "pedantic", "--format", form)
        json.loads(run.out)
        assert "示例县林业局" in run.err
        assert path.read_bytes() == after


def test_a_fix_that_is_named_runs_whatever_the_persona_is(own: Path, powerlist: Program) -> None:
    path = next(own.glob("catalogs/*/items.csv"))
    text = path.read_bytes().decode("utf-8-sig")
    path.write_bytes(text.replace("《中华人民共和国森林法》", "《森林法》").encode("utf-8-sig"))
    short = path.read_bytes()
    assert "《森林法》".encode() in short
    assert powerlist("audit", own, "--unsafe-fixes", "PLN05", "--diff").code == 0
    assert path.read_bytes() == short
    powerlist("audit", own, "--unsafe-fixes", "PLN05")
    assert "《森林法》".encode() not in path.read_bytes()


def test_a_rule_that_proposes_no_edits_cannot_be_asked_for_one(own: Path, powerlist: Program) -> None:
    assert powerlist("audit", own, "--unsafe-fixes", "PLB02").code == 2
    assert powerlist("audit", own, "--unsafe-fixes", "PLB99").code == 2


def test_annotated_copies_name_the_cells(own: Path, powerlist: Program, tmp_path: Path) -> None:
    source = workbook(
        tmp_path / "坏.xlsx", [["1", "对盗伐林木的处罚", "行政处罚", "示例县林业局", "", "", "", ""], ROWS[2]]
    )
    before = source.read_bytes()
    powerlist("audit", source, "--annotate", tmp_path / "批注")
    copy = openpyxl.load_workbook(next((tmp_path / "批注").glob("*.xlsx")))
    assert copy["清单"]["E2"].comment is not None
    assert source.read_bytes() == before
    assert powerlist("audit", source, "--annotate", tmp_path / "批注").code == 1


def test_a_baseline_accepts_what_is_there_and_tells_what_is_new(own: Path, powerlist: Program) -> None:
    assert powerlist("audit", own, "--fail-on", "info").code == 1
    reason = ("--reason", "历史遗留问题", "--owner", "编办")
    # a last day that is past would open all of them at once
    assert powerlist("baseline", "add", own, *reason, "--until", "2001-01-01").code == 2
    assert powerlist("baseline", "add", own, *reason).code == 0
    assert powerlist("baseline", "show", "--diff", own).code == 0
    assert powerlist("audit", own, "--fail-on", "info").code == 0
    path = next(own.glob("catalogs/*/items.csv"))
    text = path.read_bytes().decode("utf-8-sig")
    path.write_bytes(text.replace("《森林防火条例》第五十条", "《森林防火条例》第五百条").encode("utf-8-sig"))
    shown = powerlist("baseline", "show", "--diff", own)
    assert shown.code == 1
    assert "PLB03" in shown.out
    assert powerlist("audit", own, "--fail-on", "info").code == 1


def test_render_check_finds_stale_publications_and_nothing_else(own: Path, powerlist: Program) -> None:
    assert powerlist("render", own, "--check").code == 0
    path = next(own.glob("catalogs/*/items.csv"))
    text = path.read_bytes().decode("utf-8-sig")
    path.write_bytes(text.replace("野外用火", "违规用火").encode("utf-8-sig"))
    stale = powerlist("render", own, "--check")
    assert stale.code == 1
    assert "乙镇" in stale.out
    assert powerlist("render", own).code == 0
    assert powerlist("render", own, "--check").code == 0


def test_render_says_so_where_nothing_changed(own: Path, powerlist: Program) -> None:
    for options in ((), ("--check",)):
        run = powerlist("render", own, *options)
        assert run.code == 0
        assert not run.out
        assert run.err.strip()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_pdf_alone_brings_the_word_file_that_it_is_made_from(
    own: Path, powerlist: Program, tmp_path: Path
) -> None:
    run = powerlist("render", own, "--format", "pdf", "--out", tmp_path / "印")
    assert run.code == 0, run.err
    made = {path.suffix for path in (tmp_path / "印").rglob("*") if path.is_file()}
    assert made == {".docx", ".pdf"}


def test_edit_takes_a_workspace_of_one_catalogue(own: Path, powerlist: Program, tmp_path: Path) -> None:
    assert powerlist("edit", own, "-o", tmp_path / "改.xlsx").code == 0
    shutil.copytree(own / "catalogs" / "示例县", own / "catalogs" / "另一县")
    assert powerlist("edit", own, "-o", tmp_path / "再改.xlsx").code == 2
    assert not (tmp_path / "再改.xlsx").exists()


def test_what_an_edited_workbook_changes_goes_to_the_file_that_is_asked_for(
    own: Path, powerlist: Program, tmp_path: Path
) -> None:
    book, told = tmp_path / "改.xlsx", tmp_path / "改动.txt"
    assert powerlist("edit", own, "-o", book).code == 0
    run = powerlist("edit", own, "--apply", book, "-o", told)
    assert (run.code, run.out) == (0, "")
    assert told.read_text("utf-8").strip()
    # never over the workbook that was read
    before = book.read_bytes()
    assert powerlist("edit", own, "--apply", book, "-o", book).code == 2
    assert book.read_bytes() == before


def test_a_citation_tells_its_status_in_the_language(powerlist: Program) -> None:
    run = powerlist("cite", "《中华人民共和国土地管理法》第七十五条", "--lang", "zh")
    assert run.code == 0
    assert "in force" not in run.out


def test_templates_are_checked_and_copied(powerlist: Program, tmp_path: Path) -> None:
    assert powerlist("template", "copy", tmp_path / "模板").code == 0
    assert powerlist("template", "lint", tmp_path / "模板").code == 0
    page = tmp_path / "模板" / "html" / "page.html"
    page.write_text(page.read_text("utf-8") + "{{ nonsense_field }}", "utf-8")
    run = powerlist("template", "lint", tmp_path / "模板")
    assert run.code == 1
    assert "nonsense_field" in run.out
    assert powerlist("template", "lint", tmp_path / "nothing").code == 2


def test_config_show_tells_the_origin(county: Path, powerlist: Program) -> None:
    run = powerlist("config", "show", county)
    assert "powerlist.toml" in run.out
    assert "workspace.place" in run.out
    assert json.loads(powerlist("config", "show", county, "--format", "schema").raw)["type"] == "object"


@pytest.mark.parametrize(
    "text", ["[workspace]\nplase = '县'\n", "[workspace\n", "[audit]\nselect = ['PLZ99']\n"]
)
def test_a_malformed_configuration_is_told(own: Path, powerlist: Program, text: str) -> None:
    (own / "powerlist.toml").write_text(text, "utf-8")
    run = powerlist("audit", own)
    assert run.code == 2
    assert run.err.strip()


def test_fmt_is_quiet_on_what_build_wrote(own: Path, powerlist: Program) -> None:
    assert powerlist("fmt", "--check", own).code == 0
    path = next(own.glob("catalogs/*/items.csv"))
    canonical = path.read_bytes()
    path.write_bytes(canonical.replace(b"\n", b"\r\n"))
    assert powerlist("fmt", "--check", own).code == 1
    assert powerlist("fmt", own).code == 0
    assert path.read_bytes() == canonical


def test_a_new_workspace_has_a_table_of_townships_to_fill(powerlist: Program, tmp_path: Path) -> None:
    assert powerlist("init", tmp_path / "县", "--place", "示例县").code == 0
    path = tmp_path / "县" / "catalogs" / "示例县" / "townships.csv"
    with path.open("a", encoding="utf-8") as stream:
        stream.write("甲镇,510900101,示例县,镇,\n乙乡,510900102,示例县,乡,\n")
    rows = [
        ["1", "对盗伐林木的处罚", "行政处罚", "县林业局", "《森林法》第七十六条", "下放", "全县各乡镇", ""]
    ]
    workbook(tmp_path / "县" / "sources" / "林业.xlsx", rows)
    assert powerlist("build", tmp_path / "县", "--fail-on", "never").code == 0
    made = {one.name for one in (tmp_path / "县" / "publications").iterdir() if one.is_dir()}
    assert made == {"甲镇", "乙乡"}


def test_collecting_is_prefilled_from_last_year(own: Path, powerlist: Program, tmp_path: Path) -> None:
    catalogue = next(path.parent for path in own.glob("catalogs/*/items.csv"))
    assert powerlist("init", tmp_path / "新", "--collect", "--from", catalogue).code == 0
    books = sorted((tmp_path / "新" / "collect").glob("*.xlsx"))
    assert len(books) == 2
    found = powerlist("read", *books, "--format", "json").json
    assert sum(len(table["items"]) for file in found["files"] for table in file["tables"]) == 3
    assert powerlist("init", tmp_path / "新").code == 2


def test_classify_explains_one_item(county: Path, powerlist: Program) -> None:
    identity = items(county)[ROWS[0][1]]
    assert powerlist("classify", county, "--explain", identity).code == 0
    assert powerlist("classify", county, "--explain", "0-00000000").code == 2
    alone = powerlist("classify", county, "--explain", identity, "--format", "json").json
    every = powerlist("classify", county, "--format", "json").json
    assert alone["items"] == [one for one in every["items"] if one["id"] == identity]
    assert powerlist("classify", county, "--explain", "0-00000000", "--format", "json").code == 2
    found = powerlist("classify", county / "sources", "--format", "json").json["items"]
    assert [one["mode"] for one in found] == ["delegated", "delegated", "entrusted"]
    assert found[0]["receivers"] == ["甲镇", "乙镇"]


def test_the_demo_runs_where_nothing_else_is(powerlist: Program) -> None:
    run = powerlist("demo")
    assert run.code == 0, run.err
    folder = powerlist.folder / "powerlist-demo"
    assert len(items(folder)) >= 120
    assert powerlist("demo").code == 0
    (powerlist.folder / "别的").mkdir()
    (powerlist.folder / "别的" / "信.txt").write_text("x")
    assert powerlist("demo", powerlist.folder / "别的").code == 2


@pytest.mark.parametrize("command", ["read", "classify", "audit"])
def test_a_file_is_named_as_it_was_given(powerlist, tmp_path, command):
    (tmp_path / "清单").mkdir()
    text = "事项名称,职权类型,原实施部门,实施依据\n对某行为的处罚,行政处罚,示例县水利局,\n"
    (tmp_path / "清单" / "甲.csv").write_text(text, "utf-8")
    run = powerlist(command, "./清单//甲.csv", "--format", "json")
    data = run.json
    if command == "audit":
        assert {one["location"]["file"] for one in data["findings"] if one["item"]} == {"./清单//甲.csv"}
        assert "file=清单//甲.csv" in powerlist(command, "./清单//甲.csv", "--format", "github").out
    else:
        assert [one["file"] for one in data["files" if command == "read" else "items"]] == ["./清单//甲.csv"]
    folder = powerlist("read", "清单", "--format", "json").json
    assert [one["file"] for one in folder["files"]] == ["清单/甲.csv"]


def test_both_sides_of_a_diff_are_named_as_they_were_given(powerlist: Program, tmp_path: Path) -> None:
    workbook(tmp_path / "旧.xlsx")
    workbook(tmp_path / "新.xlsx", [ROWS[0], [*ROWS[1][:-1], "备注"]])
    changes = powerlist("diff", "./旧.xlsx", "新.xlsx", "--format", "json").json["changes"]
    assert {one["file"] for change in changes for one in change["old"]} == {"./旧.xlsx"}
    assert {one["file"] for change in changes for one in change["new"]} == {"新.xlsx"}


def test_what_was_written_is_said_and_not_where_quiet(powerlist, tmp_path):
    run = powerlist("explain", "PLS01", "-o", "规则.txt")
    assert run.code == 0 and run.out == "" and "规则.txt" in run.err
    assert powerlist("explain", "PLS01", "-o", "规则.txt", "--quiet").err == ""


def test_templates_of_a_workspace_are_its_own_or_the_bundled(powerlist: Program, tmp_path: Path) -> None:
    folder = tmp_path / "县"
    assert powerlist("init", folder, "--place", "示例县", "--code", "510900").code == 0
    (folder / "publications").mkdir(exist_ok=True)
    (folder / "publications" / "别的.docx").write_bytes(b"no template")
    for run in (powerlist("template", "lint", folder), powerlist("template", "lint", cwd=folder)):
        assert (run.code, run.out) == (0, "")
        assert run.err
    assert powerlist("template", "copy", folder / "templates").code == 0
    page = folder / "templates" / "html" / "page.html"
    page.write_text(page.read_text("utf-8").replace("{{ title }}", "{{ titel }}"), encoding="utf-8")
    run = powerlist("template", "lint", folder, "--lang", "en")
    assert run.code == 1
    assert "page.html" in run.out and "别的.docx" not in run.out
    assert not set("第行段格") & set(run.out.replace("titel", ""))
