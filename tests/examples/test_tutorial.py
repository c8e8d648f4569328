"""The commands of the tutorials are run, in order, in an empty folder."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from powerlist.cli import Leave
from powerlist.cli.app import COMMANDS, app

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^```(?:console|sh)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(powerlist [^`\n]+(?:\n[^`]+)?)`")
#: These end with 1 because the example county has findings.
FINDS = {"build", "audit"}


def _commands(name: str) -> list[str]:
    """Return the lines of the blocks, without what installs the program."""
    text = (DOCS / name).read_text(encoding="utf-8")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    return [line for line in lines if line.startswith(("powerlist ", "cd "))]


@pytest.mark.parametrize("name", ["tutorial.zh-CN.md", "tutorial.md"])
def test_every_command_that_is_named_exists(name):
    text = (DOCS / name).read_text(encoding="utf-8")
    named = {
        found.split()[1]
        for found in [*_commands(name), *INLINE.findall(text)]
        if found.startswith("powerlist")
    }
    assert {word for word in named if word.isalpha()} <= set(COMMANDS)


def test_both_languages_run_the_same_commands():
    def shape(name):
        return [line.split()[:2] for line in _commands(name) if line.startswith("powerlist")]

    assert shape("tutorial.zh-CN.md") == shape("tutorial.md")


def test_the_week_can_be_followed(tmp_path, monkeypatch):
    folder = tmp_path
    monkeypatch.setenv("POWERLIST_LANG", "zh")
    runner = CliRunner()
    for line in _commands("tutorial.zh-CN.md"):
        words = shlex.split(line)
        if words[0] == "cd":
            folder = folder / words[1]
            continue
        monkeypatch.chdir(folder)
        result = runner.invoke(app, words[1:])
        code = result.exception.code if isinstance(result.exception, Leave) else result.exit_code
        assert result.exception is None or isinstance(result.exception, (Leave, SystemExit)), line
        assert code in ({0, 1} if words[1] in FINDS else {0}), (line, result.output)


def test_every_folder_of_the_package_is_in_the_architecture_page():
    import powerlist

    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    package = Path(powerlist.__file__).parent
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    assert folders == set(re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE))


@pytest.mark.parametrize(
    "page", ["architecture.md", "tutorial.md", "tutorial.zh-CN.md", "../CONTRIBUTING.md"]
)
def test_links_of_the_hand_written_pages_lead_somewhere(page):
    path = DOCS / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
