"""Exit codes, standard output and standard error of real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

if TYPE_CHECKING:
    from program import Program

GBK = {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
HEADS = ["序号", "事项名称", "职权类型", "原实施部门", "实施依据"]
GOOD = [
    "1",
    "对未取得采矿许可证擅自采矿的行政处罚",
    "行政处罚",
    "示例县自然资源局",
    "《中华人民共和国矿产资源法》第三十九条",
]


def workbook(path: Path, rows: list[list[str]], heads: list[str] = HEADS) -> Path:
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    sheet = book.add_worksheet("权责清单")
    for at, row in enumerate([heads, *rows]):
        sheet.write_row(at, 0, row)
    book.close()
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook(tmp_path / "某局.xlsx", [GOOD])


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return workbook(tmp_path / "坏.xlsx", [["1", "对某行为的处罚", "行政处罚", "示例县水利局", ""], GOOD])


def test_clean_is_0_and_findings_are_1(powerlist: Program, good: Path, bad: Path) -> None:
    assert powerlist("audit", good, "--select", "PLS01,PLB01", fresh=True).code == 0
    assert powerlist("audit", bad, "--select", "PLS01,PLB01", fresh=True).code == 1
    assert powerlist("audit", bad, "--select", "PLS01,PLB01", "--exit-zero").code == 0
    assert powerlist("audit", bad, "--select", "PLS01,PLB01", "--fail-on", "never").code == 0
    assert powerlist("stats", bad, "--by", "mode,mode").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "--no-such-option"),
        ("audit", "{good}", "--select", "PLZ99"),
        ("audit", "{good}", "--format", "yaml"),
        ("audit", "{good}", "--fail-on", "bad"),
        ("audit", "{good}", "--as-of", "soon"),
        ("audit", "{good}", "--report", "sarif"),
        ("audit", "{good}", "--report", "sarif=a", "--report", "json=./a"),
        ("audit", "{good}", "--select", ""),
        ("audit", "missing.xlsx"),
        ("audit", "{good}", "--config", "missing.toml"),
        ("audit", "{good}", "--since", "HEAD"),
        ("read", "missing.xlsx"),
        ("cite", "missing.txt"),
        ("stats", "{good}", "--pivot", "mode,mode"),
        ("statutes", "draft", "水法", "--texts", "missing"),
        ("cite", "."),
        ("explain", "PLZ99"),
        ("trace", "0-00000000", "{good}"),
        ("nonsense",),
    ],
)
def test_what_cannot_run_is_2_and_says_why(
    powerlist: Program, good: Path, arguments: tuple[str, ...]
) -> None:
    run = powerlist(*(one.format(good=good) for one in arguments))
    assert run.code == 2, run.err
    assert run.err.strip()
    assert "Traceback" not in run.err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_went_away_changes_no_exit_code(powerlist: Program, bad: Path, form: str) -> None:
    """``| head`` closes its pipe early; the finding is still a finding."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "powerlist", "audit", str(bad), "--format", form],
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
            cwd=powerlist.folder,
        )
    assert done.returncode == powerlist("audit", bad).code == 1
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupt_is_2_and_says_so(tmp_path: Path) -> None:
    # A test run that a script put in the background ignores the signal, and so would the child that inherits it.
    inherited = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        child = subprocess.Popen(
            [sys.executable, "-m", "powerlist", "cite", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, inherited)
    with child:
        # More than a pipe holds: once it is written, the program waits for the rest, however busy the machine is.
        assert child.stdin is not None
        child.stdin.write(b"\n" * (1 << 20))
        child.stdin.flush()
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=60)
    assert child.returncode == 2
    assert said.strip()
    assert b"Traceback" not in said


@pytest.mark.parametrize("command", ["read", "classify", "audit", "match", "build"])
def test_nothing_to_do_is_3(powerlist: Program, tmp_path: Path, command: str) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    run = powerlist(command, empty)
    assert run.code == 3
    assert run.out == ""
    assert run.err.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        ("fmt", "{empty}"),
        ("review", "问卷", "--in", "{empty}"),
        ("edit", "{empty}"),
        ("init", "新", "--from", "{empty}"),
        ("diff", "{good}", "{empty}"),
        ("match", "{good}", "--against", "{empty}"),
    ],
)
def test_a_folder_without_a_list_is_3_whoever_asks(
    powerlist: Program, good: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    run = powerlist(*(one.format(good=good, empty=empty) for one in arguments))
    assert (run.code, run.out) == (3, "")
    assert empty.name in run.err or arguments[0] == "match"


@pytest.mark.parametrize("stored", [False, True])
def test_an_audit_of_no_items_is_3(powerlist: Program, tmp_path: Path, stored: bool) -> None:
    given = workbook(tmp_path / "只有表头.xlsx", [])
    if stored:
        given = tmp_path / "catalogs" / "示例县"
        given.mkdir(parents=True)
        (given / "catalog.toml").write_text('title = "示例县清单"\n', encoding="utf-8")
        (given / "items.csv").write_text("事项标识,事项名称,职权类型\n", encoding="utf-8")
    run = powerlist("audit", given, "--format", "json")
    assert (run.code, run.json["findings"]) == (3, [])
    assert run.err.strip()
    assert powerlist("audit", given, "--exit-zero").code == 3


def test_one_failed_file_does_not_stop_the_others(powerlist: Program, good: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏了.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    run = powerlist("read", broken, good, "--format", "json")
    assert run.code == 0
    errors = [file["error"] and file["error"]["kind"] for file in run.json["files"]]
    assert errors == ["corrupt_file", None]
    assert "坏了.xlsx" in run.err
    assert len(run.json["files"][1]["tables"][0]["items"]) == 1
    assert powerlist("audit", broken, good, "--select", "PLS01").code == 0


def test_a_side_that_cannot_be_read_is_2_and_nothing_is_taken_off_the_list(
    powerlist: Program, good: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "新"
    folder.mkdir()
    (folder / good.name).write_bytes(good.read_bytes())
    assert powerlist("diff", good, folder, "--exit-code").code == 0
    (folder / "坏了.xlsx").write_bytes(b"PK\x03\x04 nothing")
    for side in (folder, folder / "坏了.xlsx"):
        run = powerlist("diff", good, side)
        assert (run.code, run.out) == (2, "")
        assert "坏了.xlsx" in run.err


@pytest.mark.parametrize("arguments", [("fmt", "-"), ("edit", "-"), ("review", "问卷", "--in", "-")])
def test_a_command_of_a_folder_reads_no_standard_input(
    powerlist: Program, bad: Path, arguments: tuple[str, ...]
) -> None:
    run = powerlist(*arguments, stdin=bad.read_bytes())
    assert (run.code, run.out) == (2, "")
    assert "catalogs/" in run.err


def test_what_fails_on_standard_input_is_named_so(powerlist: Program, tmp_path: Path) -> None:
    runs = [powerlist("build", "-", "--out", tmp_path / "果", stdin=b"PK\x03\x04 nothing") for _ in range(2)]
    assert runs[0].code == 2 and runs[0].err == runs[1].err
    assert "standard-input" not in runs[0].err


@pytest.mark.parametrize("arguments", [("diff", "-", "-"), ("match", "-", "--against", "-")])
def test_standard_input_is_one_side_only(powerlist: Program, arguments: tuple[str, ...]) -> None:
    assert powerlist(*arguments).code == 2


def test_a_rule_that_raises_is_2_after_all_findings_were_written(
    powerlist: Program, bad: Path, tmp_path: Path
) -> None:
    """The crash is injected before the program starts; the other rules' findings are still there."""
    injected = tmp_path / "run.py"
    injected.write_text(
        "import sys\n"
        "from powerlist.audit.registry import rules\n"
        "rules()['PLS02'].check = lambda *_: 1 / 0\n"
        "from powerlist.cli import main\n"
        "main()\n"
    )
    import os
    import subprocess

    done = subprocess.run(
        [sys.executable, str(injected), "audit", str(bad), "--format", "json", "--select", "PLS"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 2
    found = json.loads(done.stdout)
    assert [error["rule"] for error in found["errors"]] == ["PLS02"]
    assert "PLS01" in {finding["rule"] for finding in found["findings"]}
    assert b"PLS02" in done.stderr


def test_a_crash_never_looks_like_a_finding(powerlist: Program, good: Path, tmp_path: Path) -> None:
    injected = tmp_path / "run.py"
    injected.write_text(
        "import powerlist.pipeline.flow as flow\n"
        "def crash(*_, **__): raise RuntimeError('boom')\n"
        "flow.read = crash\n"
        "from powerlist.cli import main\n"
        "main()\n"
    )
    import subprocess

    done = subprocess.run(
        [sys.executable, str(injected), "audit", str(good)], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert b"RuntimeError" in done.stderr


@pytest.mark.parametrize("raised", ["RecursionError('deep')", "MemoryError()", "KeyboardInterrupt()"])
@pytest.mark.parametrize("arguments", [["audit", "nowhere"], ["explain", "PLX99"]])
def test_what_is_raised_while_an_error_is_told_ends_with_2(
    tmp_path: Path, raised: str, arguments: list[str]
) -> None:
    injected = tmp_path / "run.py"
    injected.write_text(
        "from powerlist.cli.console import Console\n"
        f"def crash(*_, **__): raise {raised}\n"
        "Console.error = Console.say_error = crash\n"
        "from powerlist.cli import main\n"
        "main()\n"
    )
    import subprocess

    done = subprocess.run(
        [sys.executable, str(injected), *arguments], capture_output=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert raised.split("(", maxsplit=1)[0].encode() in done.stderr


@pytest.mark.parametrize("command", ["read", "classify", "audit", "match"])
def test_json_is_utf8_and_alone_whatever_the_console_says(
    powerlist: Program, bad: Path, command: str
) -> None:
    plain = powerlist(command, bad, "--format", "json")
    gbk = powerlist(command, bad, "--format", "json", env=GBK, fresh=True)
    assert plain.raw == gbk.raw
    assert plain.json["schema"].startswith("powerlist/")


@pytest.mark.parametrize("command", ["read", "classify", "audit", "match", "explain", "doctor", "--help"])
def test_a_gbk_console_is_never_cut_off(powerlist: Program, bad: Path, command: str) -> None:
    arguments = [command] if command in ("explain", "doctor", "--help") else [command, bad]
    run = powerlist(*arguments, env=GBK, fresh=True)
    assert run.code in (0, 1)
    text = run.raw.decode("gbk")
    assert text.strip()
    assert "UnicodeEncodeError" not in run.raw.decode("gbk") + run.err


def test_output_goes_to_a_file_as_utf8(powerlist: Program, bad: Path, tmp_path: Path) -> None:
    target = tmp_path / "深" / "结果.json"
    run = powerlist("audit", bad, "--format", "json", "--output", target, env=GBK, fresh=True)
    assert run.out == ""
    assert json.loads(target.read_bytes().decode("utf-8"))["schema"] == "powerlist/findings/v1"


@pytest.mark.parametrize("command", ["read", "classify", "audit"])
def test_a_dash_is_standard_input(powerlist: Program, bad: Path, command: str) -> None:
    named = powerlist(command, bad, "--format", "json")
    piped = powerlist(command, "-", "--format", "json", stdin=bad.read_bytes())
    assert (piped.code, set(piped.json)) == (named.code, set(named.json))
    assert f'"{bad.as_posix()}"' in named.out
    assert piped.out.count('"file": "-"') >= 1
    assert f'"{bad.as_posix()}"' not in piped.out


def test_a_csv_on_standard_input_is_read_too(powerlist: Program) -> None:
    text = "事项名称,职权类型,原实施部门,实施依据\n对某行为的处罚,行政处罚,示例县水利局,《水法》第六十九条\n"
    run = powerlist("read", "-", "--format", "json", stdin=text.encode())
    assert run.code == 0
    assert [(file["file"], file["format"], len(file["tables"])) for file in run.json["files"]] == [
        ("-", "csv", 1)
    ]


def test_nothing_on_standard_input_is_told(powerlist: Program) -> None:
    assert powerlist("audit", "-", stdin=b"").code == 2


def test_a_source_is_never_overwritten(powerlist: Program, bad: Path) -> None:
    before = bad.read_bytes()
    for command in ("read", "audit", "classify"):
        assert powerlist(command, bad, "--format", "json", "--output", bad).code == 2
    assert bad.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_report_over_its_source_is_refused_before_anything_is_written(
    powerlist: Program, bad: Path, tmp_path: Path
) -> None:
    before = bad.read_bytes()
    run = powerlist("audit", bad, "--report", f"sarif={tmp_path / '甲.sarif'}", "--report", f"json={bad}")
    assert (run.code, run.out, bad.read_bytes()) == (2, "", before)
    assert "--report" in run.err and "--output" not in run.err
    assert not (tmp_path / "甲.sarif").exists()


@pytest.mark.parametrize("name", ["有的", "没有的/"])
def test_a_folder_is_no_output(powerlist: Program, good: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "有的").mkdir()
    run = powerlist("render", good, "--format", "xlsx", "--out", tmp_path / "果", "-o", f"{tmp_path}/{name}")
    assert (run.code, run.out) == (2, "")
    assert "--out " in run.err
    assert not (tmp_path / "果").exists() and not (tmp_path / "没有的").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("audit", ""),
        ("audit", "好.csv", " "),
        ("audit", "好.csv", "--annotate", ""),
        ("build", "好.csv", "--out", ""),
        ("render", "好.csv", "--out", ""),
        ("match", "好.csv", "--against", ""),
        ("fmt", ""),
    ],
)
def test_an_empty_path_never_means_the_folder_at_hand(
    powerlist: Program, good: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "好.csv").write_bytes(good.read_bytes())
    before = sorted(tmp_path.rglob("*"))
    run = powerlist(*words)
    assert (run.code, run.out) == (2, ""), run.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_device_stays_a_device(powerlist: Program, bad: Path) -> None:
    assert powerlist("audit", bad, "--format", "json", "--output", "/dev/null").code == 1
    assert powerlist("audit", bad, "--format", "json", "--output", "/dev/full").code == 2
    assert not Path("/dev/null").is_file()
    assert not Path("/dev/full").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_result_that_is_not_written_whole_is_2(bad: Path, unbuffered: str) -> None:
    """A full disk never looks like a clean list, like findings or like a crash."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "powerlist", "explain"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 2
    assert done.stderr.strip()
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX descriptors")
@pytest.mark.parametrize("closed", ["<&- 2>&-", "<&- >&-"])
def test_a_closed_stream_changes_no_exit_code(bad: Path, closed: str) -> None:
    """A service may have none; to have nowhere to print is no crash and no finding."""
    for arguments, code in ((f"audit {bad} --select PLS01", 1), ("read -", 2)):
        line = f"{sys.executable} -m powerlist {arguments} {closed}"
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)
        assert (arguments, done.returncode) == (arguments, code)
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_pipe_that_does_not_wait_gets_all() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with (
        os.fdopen(reading, "rb") as result,
        subprocess.Popen(
            [sys.executable, "-m", "powerlist", "explain", "--format", "json"],
            stdout=writing,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        ) as child,
    ):
        os.close(writing)
        text = result.read()
    assert child.returncode == 0
    assert json.loads(text)


def test_help_imports_nothing_heavy(powerlist: Program) -> None:
    code = (
        "import sys\n"
        "sys.argv = ['powerlist', '--help']\n"
        "from powerlist.cli import main\n"
        "try:\n    main()\n"
        "finally:\n"
        "    heavy = {'pandas', 'numpy', 'scipy', 'openpyxl', 'lxml', 'docx', 'docxtpl', 'xlsxwriter', 'jinja2',"
        " 'pydantic', 'rapidfuzz', 'opencc', 'python_calamine', 'xlrd'}\n"
        "    print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("audit", "--nosuch"), "--nosuch"),
        (("adit",), "audit"),
        (("stats", "--format", "yaml"), "xlsx"),
        (("read", "--jobs", "x"), "--jobs"),
        (("explain", "a", "b"), "b"),
        (("edit",), "edit --help"),
        (("baseline",), "prune"),
        (("audit", "--format"), "--format"),
    ],
)
def test_wrong_usage_is_told_in_the_readers_language(
    powerlist: Program, arguments: tuple[str, ...], found: str
) -> None:
    chinese = powerlist(*arguments)
    english = powerlist(*arguments, env={"POWERLIST_LANG": "en"})
    assert (chinese.code, english.code) == (2, 2)
    assert chinese.out == english.out == ""
    assert chinese.err != english.err
    assert found in chinese.err
    assert found in english.err
    assert any("\u4e00" <= char <= "\u9fff" for char in chinese.err)
    assert not any("\u4e00" <= char <= "\u9fff" for char in english.err)


def test_what_holds_no_catalogue_is_named_by_fmt(powerlist: Program, good: Path) -> None:
    run = powerlist("fmt", good)
    assert (run.code, good.name in run.err) == (3, True)
    assert powerlist("fmt", good, "--config", "没有.toml").code == 2


@pytest.mark.parametrize("command", [("fmt",), ("template", "lint"), ("baseline", "show"), ("render",)])
def test_a_path_that_leads_nowhere_is_2(powerlist: Program, tmp_path: Path, command: tuple[str, ...]) -> None:
    run = powerlist(*command, tmp_path / "没有.xlsx")
    assert run.code == 2
    assert run.err.strip() and not run.out


@pytest.mark.parametrize("name", ["没有", "没有.xlsx"])
def test_what_is_not_there_cannot_be_built_and_no_source_of_it_failed(
    powerlist: Program, tmp_path: Path, name: str
) -> None:
    run = powerlist("build", tmp_path / name)
    assert (run.code, run.out) == (2, "")
    assert "--without" not in run.err
    assert ("powerlist init" in run.err) is (name == "没有")
