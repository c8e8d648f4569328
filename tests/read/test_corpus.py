"""Every row of the real lists comes out once, every field in its place, every address true."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from powerlist.model.normalised import Normalised
from powerlist.model.sheet import SourceFile
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.normalise.clean import is_placeholder
from powerlist.read import ReadOptions, read_file

pytestmark = pytest.mark.corpus

#: truth file → (part of the workbook's name, the sheet it stands for or None for all)
WORKBOOKS = {
    "caizheng-2025": ("财政局2025", None),
    "dangan-2024": ("档案局2024", None),
    "fagai-2024": ("发展和改革委员会2024", None),
    "jiguan-2024": ("机关事务管理局2024", None),
    "keji-2024": ("科学技术局2024", None),
    "lincao-2024-diqu": ("林业和草原系统2024", "地州级"),
    "lincao-2024-quxian": ("林业和草原系统2024", "区县级"),
    "nongye-2024": ("农业农村局", None),
    "renfang-2024": ("国动办", None),
    "renshe-2024": ("人力资源和社会保障局2024", None),
    "shangwu-2024": ("商务局2024", None),
    "xuanchuan-2024": ("宣传部", None),
    "yibao-2024": ("医疗保障局2024", None),
    "yingji-2024": ("应急管理局2024", None),
}
HEADS = {
    "事项名称": "name",
    "子项名称": "sub_name",
    "权力类型": "type",
    "行使主体": "department",
    "实施依据": "basis",
    "备注": "remark",
}


def bare(text: str) -> str:
    """What a text is without width, blanks and breaks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def sources(shared: Path) -> dict[str, SourceFile]:
    found = {}
    for path in sorted((shared / "real" / "karamay").iterdir()):
        found[path.name] = read_file(path, path.name, ReadOptions())
    return found


@pytest.fixture(scope="module")
def normalised(sources: dict[str, SourceFile]) -> Normalised:
    return normalise(list(sources.values()), NormaliseOptions())


def rows_of(shared: Path, name: str) -> tuple[list[str], list[list[str]]]:
    path = shared / "real" / "truth" / f"karamay-{name}.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    return rows[0], rows[1:]


def test_all_workbooks_are_read(sources: dict[str, SourceFile], normalised: Normalised) -> None:
    assert len(sources) == 13
    assert [source.error for source in sources.values()] == [None] * 13
    assert len(normalised.items) == 1038
    assert (normalised.items["hidden_by"] != "").sum() == 2
    assert (normalised.items["last_row"] > normalised.items["row"]).any()


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_row_once_with_its_fields(shared: Path, normalised: Normalised, name: str) -> None:
    part, sheet = WORKBOOKS[name]
    items = normalised.items
    items = items[items["file"].str.contains(part) & ((items["sheet"] == sheet) | (sheet is None))]
    heads, rows = rows_of(shared, name)
    assert len(items) == len(rows)
    for head, field in HEADS.items():
        if head not in heads:
            assert not items[field].any()
            continue
        column = [index for index, text in enumerate(heads) if text == head]
        for got, row in zip(items[field], rows, strict=True):
            wanted = [bare(row[index]) for index in column]
            if field == "type":
                assert bare(got) in wanted
            elif not got and field in ("sub_name", "remark"):
                # 无 and strokes fill a cell that has nothing to say; JSON keeps them (test_placeholders)
                assert all(not text or is_placeholder(text) for text in wanted)
            else:
                assert bare(got) in ("".join(dict.fromkeys(wanted)), "".join(wanted))


def test_every_address_holds_its_value(shared: Path, normalised: Normalised) -> None:
    books: dict[str, dict[str, list[list[object]]]] = {}
    for path in sorted((shared / "real" / "karamay").iterdir()):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        books[path.name] = {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }
    checked = 0
    for item in normalised.items.itertuples():
        place = normalised.tables[item.table]
        for field in ("name", "sub_name", "type", "department", "basis", "remark"):
            value = getattr(item, field)
            cell = place.cell(field, item.row, item.position)
            if not value or cell is None:
                continue
            match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
            assert match is not None
            column = 0
            for letter in match[1]:
                column = column * 26 + ord(letter) - 64
            there = bare(str(books[item.file][item.sheet][int(match[2]) - 1][column - 1]))
            assert there
            assert there in bare(value)
            checked += 1
    assert checked > 4000


def test_other_real_lists_read_sensibly(shared: Path) -> None:
    other = shared / "real" / "other"
    for path in sorted([*other.glob("*.csv"), *(other / "danyang").glob("*.xlsx")]):
        source = read_file(path, path.name, ReadOptions())
        assert source.error is None, path.name
        assert source.tables, path.name
        for table in source.tables:
            assert any(column.field == "name" for column in table.columns), (path.name, table.sheet)
    names = {
        "guangan-quxian-zhengwu.csv": 1135,
        "liaoning-zwfw-sample.csv": 30,
        "xian-shi-quanze.csv": 17,
        "zhejiang-choucha-2017.csv": 75,
        "zhejiang-choucha-A014-2017.csv": 4,
    }
    for name, count in names.items():
        source = read_file(other / name, name, ReadOptions())
        assert sum(len(table) for table in source.tables) == count
