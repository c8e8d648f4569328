"""Questions as workbooks: what people filled in is never lost."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from powerlist.audit.sample import sample
from powerlist.messages.errors import UserError
from powerlist.model.catalogue import Catalogue
from powerlist.pipeline.reviewing import apply, ask, status
from powerlist.report.review_workbook import HEADS
from powerlist.store.folder import load, save

ITEMS = [
    {"name": name, "type": "行政处罚", "department": "县水利局", "mode": "下放", "receivers": "甲镇、乙镇"}
    for name in ("对擅自取水行为的处罚", "对擅自采砂行为的处罚")
]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    towns = [{"township_name": name, "kind": "镇"} for name in ("甲镇", "乙镇")]
    save(sample({"items": ITEMS, "townships": towns, "stored": False})[0], tmp_path / "示例县")
    return load(tmp_path / "示例县")


def fill(path: Path, answer: str, who: str = "") -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(4, sheet.max_row + 1):
        sheet.cell(row, HEADS.index("回答") + 1).value = answer
        if who:
            sheet.cell(row, HEADS.index("回答人") + 1).value = who
    book.save(path)


def test_a_filled_in_workbook_is_never_replaced(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = tmp_path / "问卷"
    first, second = map(Path, ask(catalogue, "township", folder))
    assert [Path(name) for name in ask(catalogue, "township", folder)] == [first, second]
    fill(first, "承接")
    kept = {path: path.read_bytes() for path in (first, second)}
    with pytest.raises(UserError) as told:
        ask(catalogue, "township", folder)
    assert told.value.key == "review.filled_in"
    assert first.name in told.value.tell("zh")
    assert {path: path.read_bytes() for path in (first, second)} == kept
    assert apply(catalogue, [first], "2025-06-01").taken == 2
    first.unlink()
    ask(load(catalogue.folder), "township", folder)
    assert "承接" in {
        cell.value for row in openpyxl.load_workbook(first).worksheets[0].iter_rows() for cell in row
    }


def test_a_name_that_was_changed_beside_an_answer_is_told(catalogue: Catalogue, tmp_path: Path) -> None:
    first, *_ = map(Path, ask(catalogue, "township", tmp_path / "问卷"))
    fill(first, "承接")
    assert apply(catalogue, [first], "2025-06-01").altered == ()
    book = openpyxl.load_workbook(first)
    sheet = book.worksheets[0]
    name = HEADS.index("事项名称") + 1
    sheet.cell(4, name).value = f"{sheet.cell(4, name).value}（改）"
    book.save(first)
    result = apply(load(catalogue.folder), [first], "2025-06-01")
    assert (result.taken, [cell.rpartition("!")[2] for cell in result.altered]) == (2, ["E4"])


def test_a_formula_without_its_value_is_no_blank_answer(catalogue: Catalogue, tmp_path: Path) -> None:
    first, *_ = map(Path, ask(catalogue, "township", tmp_path / "问卷"))
    fill(first, "=A1")
    with pytest.raises(UserError) as told:
        apply(catalogue, [first], "2025-06-01")
    assert told.value.key == "edit.formula"


def test_an_untouched_workbook_of_an_older_list_is_replaced(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = tmp_path / "问卷"
    first, *_ = map(Path, ask(catalogue, "township", folder))
    before = first.read_bytes()
    catalogue.items.loc[0, "name"] = "对违法取水行为的处罚"
    catalogue.refresh()
    ask(catalogue, "township", folder)
    assert first.read_bytes() != before


def test_a_pair_that_was_ruled_apart_is_a_question_with_an_answer(tmp_path: Path) -> None:
    twice = [{**ITEMS[0], "basis": "《水法》第六十九条", "id": f"0-0000000{number}"} for number in (1, 2)]
    save(sample({"items": twice, "stored": False})[0], tmp_path / "示例县")
    (path,) = map(Path, ask(load(tmp_path / "示例县"), "pairs", tmp_path / "问卷"))
    fill(path, "不重复", "示例县委编办")
    assert apply(load(tmp_path / "示例县"), [path], "2025-06-01").taken == 1
    found = [one for one in status(load(tmp_path / "示例县")) if one.question == "pair"]
    assert [(one.asked, one.answered, one.complete) for one in found] == [(1, 1, True)]
