"""Real departmental lists state no mode; 92 of their items have mode words in name or basis."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from powerlist.classify import classify
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions, read_files

TRAP = re.compile(r"委托|下放|延伸|派驻|收回|承接|赋权")


@pytest.mark.corpus
def test_no_item_of_a_list_without_modes_gets_one(shared: Path) -> None:
    paths = sorted((shared / "real" / "karamay").iterdir())
    found = normalise(read_files([(path, path.name) for path in paths], ReadOptions()), NormaliseOptions())
    items = found.items
    traps = items["name"].str.contains(TRAP) | items["basis"].str.contains(TRAP)
    assert traps.sum() > 50
    result = classify(found)
    assert set(result.mode) == {""}
    assert not any(result.conflict)
    assert not any(result.receivers)
    assert not any(result.by_receiver)


@pytest.mark.corpus
def test_other_real_lists_state_none_either(shared: Path) -> None:
    folder = shared / "real" / "other"
    paths = [*sorted(folder.glob("*.csv")), *sorted((folder / "danyang").iterdir())]
    result = classify(
        normalise(read_files([(path, path.name) for path in paths], ReadOptions()), NormaliseOptions())
    )
    assert set(result.mode) == {""}
