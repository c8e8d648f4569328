"""The commands of the tutorials are run, in order, in an empty folder."""

from __future__ import annotations

import itertools
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from powerlist.cli import Leave
from powerlist.cli.app import COMMANDS, app

DOCS = Path(__file__).resolve().parents[2] / "docs"
#: Blocks of every kind: one that is passed over would turn what is inside and outside of all behind it.
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(powerlist [^`\n]+(?:\n[^`]+)?)`")
#: These end with 1 because the example county has findings.
FINDS = {"build", "audit"}


def _commands(name: str) -> list[str]:
    """Return the lines of the blocks, without what installs the program."""
    text = (DOCS / name).read_text(encoding="utf-8")
    lines = [line for kind, block in BLOCK.findall(text) if not kind for line in block.splitlines()]
    return [line for line in lines if line.startswith(("powerlist ", "cd "))]


def _shown(name: str) -> dict[str, list[str]]:
    """Return the lines that the page shows as a command's answer: the block right behind the command's own."""
    text = (DOCS / name).read_text(encoding="utf-8")
    found = {}
    for one, behind in itertools.pairwise(BLOCK.finditer(text)):
        lines = one[2].splitlines()
        if lines[-1].startswith("powerlist ") and not text[one.end() : behind.start()].strip():
            found[lines[-1]] = behind[2].splitlines()
    return found


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
    told = _shown("tutorial.zh-CN.md")
    for line in _commands("tutorial.zh-CN.md"):
        words = shlex.split(line)
        if words[0] == "cd":
            folder = folder / words[1]
            continue
        monkeypatch.chdir(folder)
        result = runner.invoke(app, words[1:])
        for shown in told.get(line, ()):
            assert shown in result.output.splitlines(), (line, result.output)
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
