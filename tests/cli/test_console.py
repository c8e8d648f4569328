"""What a terminal shows whole, a pipe has in one line; what a bar knows."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from powerlist.cli import console as module
from powerlist.cli.console import Console
from powerlist.report.lines import columns

if TYPE_CHECKING:
    from pathlib import Path

FILES = "、".join(f"示例县第{number}局权责清单.xlsx" for number in range(9))


class Screen(io.StringIO):
    """A stream that says whether it is a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def screens(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> tuple[Screen, Screen]:
    monkeypatch.setenv("COLUMNS", "60")
    out, err = Screen(terminal=terminal), Screen(terminal=terminal)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    return out, err


def say(console: Console) -> None:
    console.lines([FILES, "  publications/index.html"])
    console.warn("usage.left", count=9, files=FILES)
    console.status("edit.written", files=FILES)
    console.error(FILES)


def test_a_terminal_shows_every_sentence_within_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = screens(monkeypatch, terminal=True)
    say(Console())
    lines = (out.getvalue() + err.getvalue()).splitlines()
    assert max(map(columns, lines)) <= 60
    assert "  publications/index.html" in lines
    joined = "".join(line.strip() for line in lines)
    assert joined.count(FILES) == 4


def test_a_pipe_has_each_sentence_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = screens(monkeypatch, terminal=False)
    say(Console())
    assert out.getvalue().splitlines()[0] == FILES
    assert sum(FILES in line for line in err.getvalue().splitlines()) == 3


def test_a_file_has_each_sentence_in_one_line_whatever_the_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screens(monkeypatch, terminal=True)
    Console().lines([FILES], tmp_path / "结果.txt")
    assert (tmp_path / "结果.txt").read_text("utf-8").splitlines() == [FILES]


@pytest.mark.parametrize("terminal", [True, False])
def test_the_bar_knows_how_many_there_are(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    _, err = screens(monkeypatch, terminal=terminal)
    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    with Console().progress("progress.reading") as done:
        for number in range(1, 14):
            done(number, 13)
    told = err.getvalue()
    assert ("13/13" in told) == terminal
    assert "/?" not in told
    assert bool(told) == terminal
