"""Every command on a console of code page 936: nothing raises, nothing is cut off, rare characters show their number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from powerlist.cli.app import COMMANDS
from program import Program

if TYPE_CHECKING:
    from pathlib import Path

ENV = {"PYTHONIOENCODING": "gbk"}
ROWS = (
    "事项名称,职权类型,原实施部门,实施依据,赋权方式,承接主体\n"
    "对\U00020bb7某㐀行为的处罚✓,行政处罚,示例县水利局,《中华人民共和国水法》第六十九条 😀,下放,甲镇\n"
    "取水许可,行政许可,示例县水利局,《中华人民共和国水法》第四百八十条,委托,甲镇\n"
)
TEXT = (
    ("init", "new", "--place", "示例县"),
    ("read", "w/sources", "--show"),
    ("build", "w", "--out", "o"),
    ("classify", "w/sources"),
    ("review", "r", "--for", "modes", "--in", "w"),
    ("audit", "w"),
    ("audit", "w/sources", "--format", "markdown"),
    ("explain", "PLB03"),
    ("match", "w/sources"),
    ("diff", "w/catalogs/示例县", "w/sources/稀.csv"),
    ("cite", "《森林法》第七十六条\U00020bb7✓"),
    ("statutes", "show", "森林法"),
    ("statutes", "gaps", "w"),
    ("render", "w", "--check"),
    ("template", "copy", "t"),
    ("template", "lint"),
    ("stats", "w"),
    ("edit", "w/catalogs/示例县", "-o", "e.xlsx"),
    ("fmt", "--check", "w"),
    ("baseline", "add", "w", "--reason", "历史遗留问题，逐步整改", "--owner", "编办"),
    ("baseline", "show", "w"),
    ("trace", "{id}", "w"),
    ("config", "show", "w"),
    ("doctor",),
)
BYTES = (
    ("read", "w/sources", "--format", "json"),
    ("read", "w/sources", "--format", "html"),
    ("audit", "w/sources", "--format", "json"),
    ("audit", "w/sources", "--format", "sarif"),
    ("audit", "w/sources", "--format", "html"),
    ("audit", "w/sources", "--format", "github"),
    ("match", "w/sources", "--format", "html"),
    ("cite", "《森林法》\U00020bb7", "--format", "json"),
    ("config", "show", "w", "--format", "schema"),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gbk")
    program = Program(folder)
    assert program("init", "w", "--place", "示例县", "--code", "510999").code == 0
    (folder / "w" / "sources" / "稀.csv").write_text(ROWS, "utf-8")
    assert program("build", "w", "--fail-on", "never").code == 0
    return folder


def test_no_command_is_left_out() -> None:
    # the example's long run says what build says
    assert {one[0] for one in TEXT} == set(COMMANDS) - {"demo"}


@pytest.mark.parametrize("arguments", TEXT, ids=" ".join)
def test_text(place: Path, arguments: tuple[str, ...], tmp_path: Path) -> None:
    if arguments[0] in ("init", "template") and len(arguments) > 2:
        # what writes a new folder writes it elsewhere
        arguments = tuple(str(tmp_path / one) if one in ("new", "t") else one for one in arguments)
    items = (place / "w" / "catalogs" / "示例县" / "items.csv").read_text("utf-8-sig").splitlines()
    given = [one.format(id=items[1].split(",")[0]) for one in arguments]
    run = Program(place)(*given, env={**ENV, "POWERLIST_LANG": "zh"})
    assert run.code in (0, 1), run.raw
    said = run.raw.decode("gbk")
    assert said.strip() or arguments[0] in ("diff", "fmt", "render", "baseline", "template", "review")
    assert "Traceback" not in run.err


@pytest.mark.parametrize("arguments", BYTES, ids=" ".join)
def test_bytes(place: Path, arguments: tuple[str, ...]) -> None:
    run = Program(place)(*arguments, env=ENV)
    assert run.code in (0, 1), run.raw
    said = run.raw.decode("utf-8")
    if arguments[-1] not in ("html", "github"):
        json.loads(said)


def test_a_terminal_obeys_nothing_that_a_file_says(tmp_path: Path) -> None:
    """The name of a file and the words of an argument are data: what would colour or clear a screen is shown."""
    run = Program(tmp_path)("explain", "\x1b[2J\x1b[1m\x07\u202e", env={"FORCE_COLOR": "1"})
    assert run.code == 2
    assert not {"\x1b", "\x07", "\u202e"} & set(run.err)
    assert "\\x1b[2J\\x1b[1m\\x07" in run.err
    assert "\\rX" in Program(tmp_path)("audit", "甲\rX").err
    run = Program(tmp_path)("cite", "《森\x1b[1m林法》第七十六条\x1b[2J")
    assert "\x1b" not in run.out
