"""An audit with and without results of earlier ones: the same bytes, and nothing in the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import Program

ITEMS = """﻿事项标识,事项名称,职权类型,原实施部门,实施依据,赋权方式
0-00000001,对在河道内倾倒垃圾的处罚,行政处罚,县水利局,《水法》第六十五条,下放
0-00000002,对在河道内倾倒垃圾的处罚,行政处罚,县水利局,《水法》第六十五条,下放
0-00000003,水土保持检查,行政检查,县水利局,《水土保持法》第四百条,委托
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogs" / "示例县"
    folder.mkdir(parents=True)
    (folder / "catalog.toml").write_text(
        'title = "示例县权责清单"\nplace = "示例县"\nas_of = "2025-12-31"\n', "utf-8"
    )
    (folder / "items.csv").write_text(ITEMS, "utf-8")
    return folder


def test_the_same_bytes_whatever_is_kept(powerlist: Program, place: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    env = {"POWERLIST_CACHE_DIR": str(kept)}
    before = sorted(tmp_path.rglob("*"))

    def audit(*more: str, **other: str) -> bytes:
        run = powerlist("audit", place, "--format", "json", *more, env={**env, **other})
        assert (run.code, run.err) == (1, "")
        return run.raw

    expected = audit("--no-cache")
    assert b'"PLD01"' in expected
    assert sorted(tmp_path.rglob("*")) == before
    assert audit() == expected
    entries = sorted(kept.iterdir())
    assert len(entries) >= 2
    assert audit() == expected
    for entry in entries[1:]:
        entry.write_bytes(entry.read_bytes()[:-1])
    entries[0].write_bytes(b"garbage")
    assert audit() == expected
    assert sorted(place.iterdir()) == [place / "catalog.toml", place / "items.csv"]
    (place / "items.csv").write_text(ITEMS.replace("第四百条", "第四百零一条"), "utf-8")
    changed = audit()
    assert changed != expected
    assert changed == audit("--no-cache")


def test_a_folder_that_cannot_be_used_is_no_matter(powerlist: Program, place: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    expected = powerlist("audit", place, "--format", "json", "--no-cache")
    run = powerlist("audit", place, "--format", "json", env={"POWERLIST_CACHE_DIR": str(tmp_path / "file")})
    assert (run.code, run.raw, run.err) == (expected.code, expected.raw, "")


def test_doctor_tells_where_it_lies(powerlist: Program, tmp_path: Path) -> None:
    assert (
        str(tmp_path / "kept") in powerlist("doctor", env={"POWERLIST_CACHE_DIR": str(tmp_path / "kept")}).out
    )
