"""The help, in both languages: nothing is missing, nothing is left over, every page fits a console."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from powerlist.cli.app import COMMANDS, app
from powerlist.cli.console import console
from powerlist.cli.help import path_of, word
from powerlist.messages.texts.help import MESSAGES
from powerlist.report.lines import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from program import Program

_CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before, console().language = console().language, request.param
    yield request.param
    console().language = before


def pages() -> Iterator[tuple[str, Any, Any, str]]:
    """Yield dotted path, context, command and page of every command and group."""

    def walk(command: Any, name: str, parent: Any) -> Iterator[tuple[str, Any, Any, str]]:
        context = command.make_context(name, [], parent, resilient_parsing=True)
        yield path_of(context), context, command, context.get_help()
        for inner, below in getattr(command, "commands", {}).items():
            yield from walk(below, inner, context)

    yield from walk(get_command(app), "powerlist", None)


def test_every_command_and_parameter_has_its_words(language: str) -> None:
    for path, context, command, _ in pages():
        assert command.help, path
        for parameter in command.get_params(context):
            assert word(path, parameter.name), f"{path} {parameter.name}"
            # the framework's own have none where it does not know the shell
            known = "completion" in parameter.name or getattr(parameter, "is_flag", False)
            assert known or parameter.metavar, f"{path} {parameter.name}"


def test_every_command_can_write_to_a_file(language: str) -> None:
    """What PowerShell redirects is UTF-16: a file of ours is UTF-8."""
    for path, context, command, _ in pages():
        if not hasattr(command, "commands"):
            assert any("--output" in one.opts for one in command.get_params(context)), path


def test_every_command_shows_how_it_is_used(language: str) -> None:
    for path, _, command, page in pages():
        if not hasattr(command, "commands"):
            assert f"powerlist {path.replace('.', ' ')}" in page.split("\n\n")[2], path


def test_every_page_fits_a_console_and_its_code_page(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for path, _, _, page in pages():
        page.encode("gbk")
        assert max(columns(line) for line in page.splitlines()) <= 80, path


def test_an_english_page_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console(), "language", "en")
    for path, _, _, page in pages():
        lines = [line for line in page.splitlines() if not line.startswith("  Example: ")]
        # the name of a sheet and of a file are data
        text = "\n".join(lines).replace("-编辑.xlsx", "").replace("…", "")
        assert not _CHINESE.search(text), path


def test_nothing_is_left_over() -> None:
    used = set()
    for path, context, command, _ in pages():
        used.add(path or "powerlist")
        used |= {f"{path or 'powerlist'}.{one.name}" for one in command.get_params(context)}
        used |= {f"any.{one.name}" for one in command.get_params(context)}
        used |= {f"word.{one.metavar}" for one in command.get_params(context)}
    page = {"usage", "arguments", "options", "commands", "example", "default", "range", "required"}
    left = {key.removeprefix("help.") for key in MESSAGES} - used - page - {"word.OPTIONS", "word.COMMAND"}
    assert not left


def test_the_commands_are_those_of_the_table() -> None:
    assert {key.split(".")[1] for key in MESSAGES} >= set(COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "en", "audit", "--help"),
        ("audit", "--help", "--lang", "en"),
        ("audit", "--lang=en", "--help"),
        ("baseline", "--lang", "en", "show", "--help"),
        ("baseline", "show", "--help", "--lang", "en"),
    ],
)
def test_the_language_counts_wherever_it_stands(powerlist: Program, arguments: tuple[str, ...]) -> None:
    run = powerlist(*arguments)
    assert run.code == 0, run.err
    assert "Usage: powerlist" in run.out
    assert "Options:" in run.out


def test_the_environment_says_the_language_where_nobody_else_does(powerlist: Program) -> None:
    assert "Usage: " in powerlist("fmt", "--help", env={"POWERLIST_LANG": "en"}).out
    assert "用法: " in powerlist("fmt", "--help", env={"POWERLIST_LANG": "zh"}).out
