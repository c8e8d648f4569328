from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from powerlist.store.folder import load

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = (
    "事项标识,事项名称,职权类型\n0-00000001,对擅自取水的处罚,行政处罚\n0-00000002,对擅自采砂的处罚,行政处罚\n"
)
TOWNSHIPS = "乡镇名称,乡镇类别\n三家镇,镇\n城东街道办事处,街道\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    def put(name: str, text: str) -> None:
        (tmp_path / name).write_bytes(text.encode("utf-8-sig"))

    put("items.csv", ITEMS)
    put("townships.csv", TOWNSHIPS)
    return tmp_path


def receivers(folder: Path, *rows: tuple[str, str]) -> list[str]:
    lines = ["赋权方式,事项标识,承接主体", *(f"下放,{item},{name}" for item, name in rows)]
    (folder / "grants.csv").write_bytes(("\n".join(lines) + "\n").encode("utf-8-sig"))
    catalogue = load(folder)
    assert list(catalogue.lines_of("grants")) == list(range(2, len(rows) + 2))
    return catalogue.grants["receiver"].tolist()


def test_a_hand_kept_receiver_is_called_as_the_table_of_townships_calls_it(folder: Path) -> None:
    first, second = "0-00000001", "0-00000002"
    assert receivers(folder, (first, "三家镇人民政府"), (second, "城东街道"), (second, "外地镇政府")) == [
        "三家镇",
        "城东街道",
        "外地镇政府",
    ]
    assert receivers(folder, (first, "三家镇综合行政执法大队")) == ["三家镇综合行政执法大队"]
    # a row that would stand twice stays, so that none is lost
    assert receivers(folder, (first, "三家镇"), (first, "三家镇人民政府")) == ["三家镇", "三家镇人民政府"]


def test_townships_go_by_their_plain_names(folder: Path) -> None:
    assert load(folder).townships["township_name"].tolist() == ["三家镇", "城东街道"]


@pytest.mark.parametrize(
    ("registered", "written"),
    [
        ("河口镇（含集镇）", "河口镇（含集镇）"),
        ("河口镇（含集镇）", "河口镇(含集镇)"),
        ("河口镇（含集镇）", "河口镇人民政府"),
        ("河口开发区（保税区）管理委员会", "河口开发区（保税区）管理委员会"),
        ("河 口 镇", "河口镇"),
    ],
)
def test_a_name_with_brackets_or_blanks_is_one_township_in_both_tables(
    folder: Path, registered: str, written: str
) -> None:
    (folder / "townships.csv").write_bytes(f"乡镇名称\n三家镇\n{registered}\n".encode("utf-8-sig"))
    expected = registered.replace(" ", "")
    assert receivers(folder, ("0-00000001", written)) == [expected]
    assert expected in load(folder).townships["township_name"].tolist()


def test_a_name_that_two_townships_share_means_neither(folder: Path) -> None:
    (folder / "townships.csv").write_bytes("乡镇名称\n甲县城关镇\n乙县城关镇\n".encode("utf-8-sig"))
    first, second, third = ("城关镇", "乙县城关镇", "城关镇人民政府")
    assert receivers(folder, ("0-00000001", first), ("0-00000001", second), ("0-00000002", third)) == [
        first,
        second,
        third,
    ]


def test_without_townships_nothing_is_resolved(folder: Path) -> None:
    (folder / "townships.csv").unlink()
    assert receivers(folder, ("0-00000001", "三家镇人民政府")) == ["三家镇人民政府"]
