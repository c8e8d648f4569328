"""The publications of a catalogue: which files are its own, and what their digest depends on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from powerlist.config.settings import Settings
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.pipeline.publishing import Committed

PAGE = """<!doctype html><script type="application/json" id="data">
{"count": 1, "columns": {"name": ["甲"]}, "modes": [{"term": "下放"}], "mode": [0], "ids": ["0-1"]}</script>"""


def place(root: Path, *towns: str) -> Catalogue:
    rows = [{"township_name": town} for town in towns]
    return Catalogue(
        Meta(place="示例县"),
        items_frame([]),
        townships=text_frame(rows, names_of("townships")),
        folder=root / "catalogs" / "示例县",
    )


def written(root: Path, *names: str) -> None:
    for name in names:
        path = root / "publications" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.replace("\n", ""), "utf-8")


def test_only_its_own_are_read(tmp_path: Path) -> None:
    committed = Committed(place(tmp_path, "甲镇", "乙镇"), Settings())
    assert committed.read() is None
    written(
        tmp_path,
        "甲镇/甲.html",
        "示例县乙镇/乙.html",
        "丙镇/丙.html",
        "示例县/县.html",
        "index.html",
        "甲镇/注.txt",
    )
    found = committed.read()
    assert found is not None
    assert {name: [one.file for one in files] for name, files in found.items()} == {
        "甲镇": ["甲镇/甲.html"],
        "示例县乙镇": ["示例县乙镇/乙.html"],
        "示例县": ["示例县/县.html"],
    }
    assert found["甲镇"][0].items[0]["name"] == "甲"


def test_the_digest_follows_what_is_read(tmp_path: Path) -> None:
    def state(*towns: str) -> str:
        return Committed(place(tmp_path, *towns), Settings()).state()

    empty = state("甲镇")
    written(tmp_path, "甲镇/甲.html", "丙镇/丙.html")
    one = state("甲镇")
    assert empty != one == state("甲镇")
    assert state("甲镇", "乙镇") != one
    written(tmp_path, "甲镇/注.txt", "丙镇/又.html")
    assert state("甲镇") == one
    written(tmp_path, "甲镇/又.html")
    two = state("甲镇")
    assert two != one
    shutil.move(
        tmp_path / "publications" / "甲镇" / "又.html", tmp_path / "publications" / "甲镇" / "再.html"
    )
    assert state("甲镇") not in (one, two)
    (tmp_path / "publications" / "甲镇" / "再.html").write_text("别的", "utf-8")
    assert state("甲镇") not in (one, two)


def test_they_are_found_from_inside_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "甲镇/甲.html")
    inside = place(tmp_path, "甲镇")
    (tmp_path / "catalogs" / "示例县").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "catalogs" / "示例县")
    inside.folder = Path()
    assert Committed(inside, Settings()).read()
