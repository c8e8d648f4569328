"""Doubles found by a second process: the findings are the same, also where that process gives nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from memory import Memory
from powerlist.audit import paired
from powerlist.audit.engine import audit
from powerlist.audit.registry import rules
from powerlist.audit.sample import sample
from powerlist.config.settings import Settings
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.pipeline import auditing, beside, doubles
from powerlist.pipeline.opening import open_paths
from powerlist.pipeline.options import Options
from powerlist.pipeline.requests import Requests
from powerlist.report.findings_json import render
from powerlist.store.folder import save

BASES = ("《水法》第六十五条", "《水法》第六十五条、第六十六条", "")
ROWS = [
    {
        "id": f"0-{number}",
        "name": f"对在河道内倾倒{('垃圾', '渣土', '垃圾')[number % 3]}的处罚",
        "type": "行政处罚",
        "department": ("县水利局", "县农业农村局")[number % 2],
        "basis": BASES[number % 3],
    }
    for number in range(7)
]

DOUBLE = [rule for rule in rules().values() if issubclass(rule, paired.DoubleRule)]


class Here:
    """A process beside that is none: what is given is worked on when the result is asked for."""

    def __init__(self, make: Any, lost: bool = False) -> None:
        self.make, self.lost, self.given, self.closed = make, lost, [], False

    def give(self, value: Any) -> None:
        self.given.append(value)

    def result(self) -> Any:
        return None if self.lost else self.make(iter(self.given).__next__)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stored catalogue that counts as large, on a machine with two processors."""
    monkeypatch.setattr(doubles, "_LARGE", 4)
    monkeypatch.setattr(beside, "processors", lambda: 2)
    save(Catalogue(Meta(), items_frame(ROWS), text_frame([], names_of("grants"))), tmp_path)
    return tmp_path


def found(folder: Path, *, spare: bool, select: tuple[str, ...] = ()) -> bytes:
    def find(_: Path) -> tuple[Settings, Path]:
        return Settings(), folder

    options = Options(spare=spare)
    requests = Requests(select=select, cache=False)
    return render(auditing.run(open_paths([folder], find, options), find, options, requests))


def broken(_: Catalogue) -> None:
    raise ValueError("broken")


def test_another_process_finds_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found(folder, spare=False)
    assert expected.count(b'"PLD0') > 3
    monkeypatch.setattr(paired, "groups", broken)  # here
    assert found(folder, spare=True) == expected


@pytest.mark.parametrize("lost", [False, True])
def test_what_is_lost_is_found_here(folder: Path, monkeypatch: pytest.MonkeyPatch, lost: bool) -> None:
    made: list[Here] = []
    monkeypatch.setattr(beside, "Beside", lambda make: made.append(Here(make, lost)) or made[-1])
    assert found(folder, spare=True) == found(folder, spare=False)
    (one,) = made
    assert len(one.given) == 2
    assert one.closed


def test_nothing_is_given_that_no_rule_asks_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Here] = []
    monkeypatch.setattr(beside, "Beside", lambda make: made.append(Here(make)) or made[-1])
    assert found(folder, spare=True, select=("PLB",)) == found(folder, spare=False, select=("PLB",))
    assert [one.given for one in made] == [[]]


def test_a_rule_that_raises_in_both_is_told_as_always(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paired, "groups", broken)
    monkeypatch.setattr(beside, "Beside", lambda make: Here(make, lost=True))
    assert found(folder, spare=True) == found(folder, spare=False)
    assert b"broken" in found(folder, spare=True)


@pytest.mark.parametrize(
    "why", ["small", "one processor", "nothing stored", "audited before", "no more processes"]
)
def test_no_process_is_started_in_vain(folder: Path, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    def start(_: Any) -> Here:
        if why == "no more processes":
            raise BlockingIOError
        raise AssertionError

    monkeypatch.setattr(beside, "Beside", start)
    if why == "small":
        monkeypatch.setattr(doubles, "_LARGE", len(ROWS) + 1)
    if why == "one processor":
        monkeypatch.setattr(beside, "processors", lambda: 1)
    kept = Memory() if why == "audited before" else None
    if kept is not None:
        kept.put(True, doubles._FILES, doubles._state(folder))
    with doubles.begun(None if why == "nothing stored" else folder, kept) as started:
        assert started is None


def test_what_is_kept_is_not_looked_for(folder: Path) -> None:
    catalogue, context = sample({"items": ROWS, "stored": True})
    context.kept = Memory()
    for given in (2, 0):
        one, context.cache, context.ahead = Here(doubles._groups), {}, {}
        doubles.ask(one, catalogue, context)
        assert len(one.given) == given
        assert audit(catalogue, context, rules=DOUBLE).findings
