"""The cases of every rule: tests/cases/<CODE>.yml, one sentence a case."""

from __future__ import annotations

from pathlib import Path

import pytest

import yamls
from powerlist.audit import registry
from powerlist.audit.sample import outcome

FOLDER = Path(__file__).parent.parent / "cases"
FILES = {path.stem: path for path in sorted(FOLDER.glob("*.yml"))}
CASES = [
    pytest.param(code, case, data, id=f"{code}-{case}")
    for code, path in FILES.items()
    for case, data in yamls.read(path).items()
]


@pytest.mark.parametrize(("code", "case", "data"), CASES)
def test_case(code, case, data):
    rule = registry.rules()[code]
    expected = sorted((str(c), int(n), f) for c, n, f in data["expect"])
    assert case.startswith("fires_when_" if expected else "quiet_when_"), case
    assert outcome(rule, data) == expected


@pytest.mark.parametrize("code", registry.codes())
def test_every_rule_fires_twice_and_is_quiet_twice(code):
    names = [param.values[1] for param in CASES if param.values[0] == code]
    assert sum(name.startswith("fires_when_") for name in names) >= 2
    assert sum(name.startswith("quiet_when_") for name in names) >= 2


def test_every_file_has_its_rule():
    assert set(FILES) == set(registry.codes())
