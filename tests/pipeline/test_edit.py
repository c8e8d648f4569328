"""``edit``: a workbook out, a diff back; nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from powerlist.messages.errors import UserError
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.pipeline.editing import compare, make, store
from powerlist.store.folder import load, save

if TYPE_CHECKING:
    from program import Program

ITEMS = [
    {
        "id": "0-a",
        "code": "0012345678901234567",
        "name": "对盗伐林木的处罚",
        "type": "行政处罚",
        "department": "县林业局",
        "basis": "《森林法》\n第七十六条",
        "mode": "delegated",
        "extra": '{"本地列": "值"}',
    },
    {
        "id": "0-b",
        "code": "1E5",
        "name": "=1+1",
        "type": "行政检查",
        "department": "县水利局",
        "basis": "《水法》第六十条",
    },
]
GRANTS = [{"item": "0-a", "receiver": "甲镇", "mode": "delegated", "decision": "示发〔2024〕1号"}]


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogs" / "示例县"
    save(Catalogue(Meta(place="示例县"), items_frame(ITEMS), text_frame(GRANTS, names_of("grants"))), folder)
    return folder


@pytest.fixture
def workbook(catalogue: Path, powerlist: Program, tmp_path: Path) -> Path:
    assert powerlist("edit", catalogue, "-o", tmp_path / "改.xlsx").code == 0
    return tmp_path / "改.xlsx"


def change(path: Path, sheet: str, head: str, row: int, value: str | None) -> None:
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(row, heads.index(head) + 1).value = value
    book.save(path)


def test_an_untouched_workbook_changes_nothing(catalogue: Path, workbook: Path, powerlist: Program) -> None:
    before = (catalogue / "items.csv").read_bytes()
    assert powerlist("edit", catalogue, "--apply", workbook, "--yes").code == 0
    assert (catalogue / "items.csv").read_bytes() == before


def test_a_column_that_only_the_grants_of_this_place_have_survives(
    catalogue: Path, powerlist: Program
) -> None:
    path = catalogue / "grants.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text(f"{lines[0]},经办,备用\n{lines[1]},张,\n", "utf-8-sig")
    book = catalogue.parent / "改.xlsx"
    assert powerlist("edit", catalogue, "-o", book).code == 0
    change(book, "赋权记录", "赋权方式", 2, "委托")
    assert powerlist("edit", catalogue, "--apply", book, "--yes").code == 0
    head, row = path.read_text("utf-8-sig").splitlines()
    assert head.endswith(",经办,备用")
    assert "委托" in row
    assert row.endswith(",张,")


def test_every_cell_is_text_and_ids_are_locked(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["事项"]
    assert sheet.protection.sheet
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet["A2"].protection.locked
    assert not sheet["C2"].protection.locked


def test_a_change_is_shown_and_written_only_when_confirmed(
    catalogue: Path, workbook: Path, powerlist: Program
) -> None:
    change(workbook, "事项", "事项名称", 2, "对盗伐林木行为的处罚")
    change(workbook, "赋权记录", "赋权方式", 2, "委托")
    before = (catalogue / "items.csv").read_bytes()
    run = powerlist("edit", catalogue, "--apply", workbook)
    assert run.code == 2
    assert "对盗伐林木行为的处罚" in run.out
    assert (catalogue / "items.csv").read_bytes() == before
    assert powerlist("edit", catalogue, "--apply", workbook, "--yes").code == 0
    after = load(catalogue)
    assert after.items["name"].tolist() == ["对盗伐林木行为的处罚", "=1+1"]
    assert after.items["code"].tolist() == ["0012345678901234567", "1E5"]
    assert after.items["basis"].iat[0] == "《森林法》\n第七十六条"
    assert after.items["extra"].iat[0] == '{"本地列": "值"}'
    assert after.grants["mode"].tolist() == ["entrusted"]


def test_a_made_up_or_doubled_id_is_refused(catalogue: Path, workbook: Path, powerlist: Program) -> None:
    before = (catalogue / "items.csv").read_bytes()
    for value in ("0-b", "0-made-up"):
        change(workbook, "事项", "事项标识", 2, value)
        assert powerlist("edit", catalogue, "--apply", workbook, "--yes").code == 2
    assert (catalogue / "items.csv").read_bytes() == before


def test_something_else_is_refused(catalogue: Path, powerlist: Program, tmp_path: Path) -> None:
    other = tmp_path / "别的.xlsx"
    openpyxl.Workbook().save(other)
    assert powerlist("edit", catalogue, "--apply", other, "--yes").code == 2
    (tmp_path / "空").mkdir()
    assert powerlist("edit", tmp_path / "空").code == 3


def test_a_workbook_that_somebody_edited_is_never_replaced(
    catalogue: Path, workbook: Path, powerlist: Program
) -> None:
    assert powerlist("edit", catalogue, "-o", workbook).code == 0
    change(workbook, "事项", "事项名称", 2, "改过")
    before = workbook.read_bytes()
    run = powerlist("edit", catalogue, "-o", workbook)
    assert run.code == 2
    assert workbook.name in run.err
    assert workbook.read_bytes() == before


def test_an_untouched_workbook_of_an_older_list_is_replaced(
    catalogue: Path, workbook: Path, powerlist: Program
) -> None:
    before = workbook.read_bytes()
    path = catalogue / "items.csv"
    path.write_text(path.read_text("utf-8-sig").replace("县林业局", "县林业和草原局"), "utf-8-sig")
    assert powerlist("edit", catalogue, "-o", workbook).code == 0
    assert workbook.read_bytes() != before


def test_digits_that_came_back_as_a_number_are_told(
    catalogue: Path, workbook: Path, powerlist: Program
) -> None:
    change(workbook, "事项", "事项编码", 2, 12345678901234567)  # type: ignore[arg-type]
    change(workbook, "事项", "事项编码", 3, 100000.0)  # type: ignore[arg-type]
    change(workbook, "事项", "事项名称", 2, "对盗伐林木行为的处罚")
    _, edited = compare(catalogue, workbook)
    assert {(one.key, one.field): one.damage for one in edited.changes} == {
        ("0-a", "name"): "",
        ("0-a", "code"): "cut",
        ("0-b", "code"): "scientific",
    }
    assert edited.damaged == 2
    run = powerlist("edit", catalogue, "--apply", workbook)
    assert run.code == 2
    assert "2 处" in run.err


def test_what_nobody_can_have_meant_is_told(catalogue: Path, workbook: Path) -> None:
    change(workbook, "事项", "事项名称", 2, None)
    change(workbook, "赋权记录", "赋权方式", 2, "送给乡镇")
    _, edited = compare(catalogue, workbook)
    told = {(one.table, one.field): one.damage for one in edited.changes}
    assert told["items", "name"] == "name"
    assert told["grants", "mode"] == "mode"


def test_a_column_by_another_name_is_no_column_that_was_taken_out(catalogue: Path, workbook: Path) -> None:
    """What was edited below a changed head would be lost without a word; who adds a column of his own hears of it."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["事项"]
    sheet.cell(1, sheet.max_column + 1).value = "我的记号"
    sheet.cell(2, sheet.max_column).value = "看过"
    book.save(workbook)
    assert compare(catalogue, workbook)[1].unread == ("我的记号",)
    change(workbook, "事项", "事项名称", 1, "名字")
    with pytest.raises(UserError) as caught:
        compare(catalogue, workbook)
    assert caught.value.key == "edit.other_head"


def others(catalogue: Path, name: str | None = None, **grant: str) -> None:
    """Change the list while somebody works in the workbook: an item's name, one more grant."""
    now = load(catalogue)
    if name is not None:
        now.items.loc[0, "name"] = name
    if grant:
        rows = [*now.grants.to_dict("records"), grant]
        now.grants = text_frame(rows, names_of("grants"))
    save(now, catalogue)


@pytest.fixture
def made(catalogue: Path, tmp_path: Path) -> Path:
    path = tmp_path / "改.xlsx"
    make(catalogue, path, "zh")
    return path


def test_what_others_changed_since_is_not_taken_back(catalogue: Path, made: Path) -> None:
    others(catalogue, "后来改的", item="0-b", receiver="甲镇", mode="delegated")
    change(made, "事项", "原实施部门", 2, "县林草局")
    stored, edited = compare(catalogue, made)
    assert [(one.key, one.field, one.after) for one in edited.changes] == [("0-a", "department", "县林草局")]
    assert (edited.kept, edited.torn) == (2, ())
    store(stored, edited)
    after = load(catalogue)
    assert after.items["name"].iat[0] == "后来改的"
    assert after.items["department"].iat[0] == "县林草局"
    assert len(after.grants) == 2


def test_what_both_changed_is_told_and_taken_from_neither(
    catalogue: Path, made: Path, powerlist: Program
) -> None:
    change(made, "事项", "事项名称", 2, "分析员改的")
    others(catalogue, "后来改的")
    (one,) = compare(catalogue, made)[1].torn
    assert (one.kind, one.field, one.before, one.after) == ("torn", "name", "后来改的", "分析员改的")
    assert powerlist("edit", catalogue, "--apply", made, "--yes").code == 2
    assert load(catalogue).items["name"].iat[0] == "后来改的"
    change(made, "事项", "事项名称", 2, "后来改的")
    assert not compare(catalogue, made)[1].torn


@pytest.mark.parametrize(
    ("here", "there", "kinds"),
    [
        ("deleted", "", ["deleted"]),
        ("deleted", "changed", ["torn-deleted"]),
        ("changed", "deleted", ["torn-gone"]),
        ("", "deleted", []),
        ("deleted", "deleted", []),
    ],
)
def test_a_grant_that_one_side_deleted(
    catalogue: Path, made: Path, here: str, there: str, kinds: list[str]
) -> None:
    if here == "changed":
        change(made, "赋权记录", "决定文件", 2, "示发〔2025〕2号")
    if here == "deleted":
        book = openpyxl.load_workbook(made)
        book["赋权记录"].delete_rows(2)
        book.save(made)
    now = load(catalogue)
    if there == "changed":
        now.grants.loc[0, "decision"] = "示发〔2025〕3号"
    if there == "deleted":
        now.grants = now.grants.iloc[:0]
        (catalogue / "grants.csv").unlink()
    save(now, catalogue)
    stored, edited = compare(catalogue, made)
    assert [one.kind for one in (*edited.changes, *edited.torn)] == kinds
    store(stored, edited)
    # of grants that were all deleted the head stays: the next build knows that they are
    assert (catalogue / "grants.csv").is_file() == (there != "deleted")


@pytest.mark.parametrize(("sheet", "head"), [("说明", ""), ("事项", "实施依据")])
def test_a_workbook_without_its_origin_or_with_a_bare_formula_is_refused(
    catalogue: Path, made: Path, sheet: str, head: str
) -> None:
    if head:
        change(made, sheet, head, 2, '="《水法》"')
    else:
        book = openpyxl.load_workbook(made)
        del book[sheet]
        book.save(made)
    with pytest.raises(UserError) as caught:
        compare(catalogue, made)
    assert caught.value.key == ("edit.formula" if head else "edit.no_origin")


MODES = {
    "item": ([("事项", 2, "下放")], "delegated", {"甲镇": "delegated", "乙镇": "delegated"}),
    "retained": ([("事项", 2, "县级保留")], "retained", {}),
    "one grant": ([("赋权记录", 2, "下放")], "", {"甲镇": "entrusted", "乙镇": "delegated"}),
    "both grants": (
        [("赋权记录", 2, "延伸"), ("赋权记录", 3, "延伸")],
        "extended",
        {"甲镇": "extended", "乙镇": "extended"},
    ),
    "item and a grant": (
        [("事项", 2, "下放"), ("赋权记录", 2, "延伸")],
        "",
        {"甲镇": "delegated", "乙镇": "extended"},
    ),
}


@pytest.mark.parametrize("case", MODES.values(), ids=MODES)
def test_items_and_grants_say_the_same_of_a_mode(
    tmp_path: Path, case: tuple[list[tuple[str, int, str]], str, dict[str, str]]
) -> None:
    changed, mode, grants = case
    items = [{**ITEMS[0], "mode": "entrusted", "receivers": "甲镇、乙镇"}]
    rows = [{"item": "0-a", "receiver": name, "mode": "entrusted"} for name in ("乙镇", "甲镇")]
    folder, path = tmp_path / "catalogs" / "示例县", tmp_path / "改.xlsx"
    save(Catalogue(Meta(), items_frame(items), text_frame(rows, names_of("grants"))), folder)
    make(folder, path, "zh")
    assert "承接主体" not in [cell.value for cell in openpyxl.load_workbook(path)["事项"][1]]
    for sheet, row, value in changed:
        change(path, sheet, "赋权方式", row, value)
    stored, edited = compare(folder, path)
    store(stored, edited)
    after = load(folder)
    assert after.items["mode"].tolist() == [mode]
    assert dict(zip(after.grants["receiver"], after.grants["mode"], strict=True)) == grants
    # what follows from a change is confirmed like it
    assert {(one.table, one.key) for one in edited.changes} >= {
        ("grants", f"0-a|{name}") for name in ("甲镇", "乙镇") if grants.get(name) != "entrusted"
    }


def test_what_a_cell_cannot_hold_is_neither_lost_nor_told_as_edited(catalogue: Path, tmp_path: Path) -> None:
    long = "《森林法》第七十六条" + "甲" * 40_000
    now = load(catalogue)
    now.items["basis"] = [long, *now.items["basis"].tolist()[1:]]
    save(now, catalogue)
    path = tmp_path / "长.xlsx"
    make(catalogue, path, "zh")
    stored, edited = compare(catalogue, path)
    assert (edited.changes, edited.torn) == ((), ())
    store(stored, edited)
    assert load(catalogue).items["basis"].iat[0] == long


def test_receivers_follow_the_grants_and_grants_go_with_their_item(catalogue: Path, tmp_path: Path) -> None:
    grants = [
        {"item": item, "receiver": to, "mode": "delegated"}
        for item in ("0-a", "0-b")
        for to in ("甲镇", "乙镇")
    ]
    items = [{**row, "mode": "delegated", "receivers": "乙镇、甲镇"} for row in ITEMS]
    save(
        Catalogue(Meta(place="示例县"), items_frame(items), text_frame(grants, names_of("grants"))), catalogue
    )
    made = tmp_path / "改.xlsx"
    make(catalogue, made, "zh")
    book = openpyxl.load_workbook(made)
    book["事项"].delete_rows(3)  # 0-b
    book["赋权记录"].delete_rows(2)  # 0-a of 乙镇
    book["赋权记录"].append(["0-a", "丙镇", "下放"])
    book.save(made)
    listed, edited = compare(catalogue, made)
    store(listed, edited)
    stored = load(catalogue)
    assert stored.items[["id", "receivers"]].values.tolist() == [["0-a", "甲镇、丙镇"]]
    assert sorted(stored.grants["receiver"].tolist()) == ["丙镇", "甲镇"]


def merge(path: Path, area: str) -> None:
    book = openpyxl.load_workbook(path)
    book["事项"].merge_cells(area)
    book.save(path)


def column_of(path: Path, head: str) -> str:
    book = openpyxl.load_workbook(path)
    return next(cell.column_letter for cell in book["事项"][1] if cell.value == head)


def test_a_merged_cell_stands_for_all_its_rows(catalogue: Path, workbook: Path) -> None:
    at = column_of(workbook, "原实施部门")
    merge(workbook, f"{at}2:{at}3")
    before, edited = compare(catalogue, workbook)
    assert [(c.key, c.field, c.after) for c in edited.changes] == [("0-b", "department", "县林业局")]
    store(before, edited)
    assert load(catalogue).items["department"].tolist() == ["县林业局", "县林业局"]


@pytest.mark.parametrize(
    ("first", "last"), [("原实施部门2", "实施依据2"), ("事项标识2", "事项标识3"), ("职权类型1", "职权类型2")]
)
def test_a_cell_merged_over_columns_heads_or_ids_is_refused(
    catalogue: Path, workbook: Path, first: str, last: str
) -> None:
    area = [f"{column_of(workbook, place[:-1])}{place[-1]}" for place in (first, last)]
    merge(workbook, ":".join(area))
    with pytest.raises(UserError) as told:
        compare(catalogue, workbook)
    assert told.value.key == "edit.merged"
    assert str(told.value.values["place"]).endswith(f"!{area[0]}")


def test_a_blank_merged_cell_changes_nothing(catalogue: Path, workbook: Path) -> None:
    merge(workbook, "A20:C22")
    assert compare(catalogue, workbook)[1].changes == ()


def test_what_no_grant_had_yet_is_filled_in_and_taken_back(
    catalogue: Path, workbook: Path, powerlist: Program
) -> None:
    for head, value in (
        ("派驻机构", "县林业局甲镇林业站"),
        ("委托协议", "示林委〔2025〕1号"),
        ("终止日期", "2027-12-31"),
    ):
        change(workbook, "赋权记录", head, 2, value)
    assert powerlist("edit", catalogue, "--apply", workbook, "--yes").code == 0
    (row,) = load(catalogue).grants.to_dict("records")
    assert (row["outpost"], row["deed"], row["until"]) == (
        "县林业局甲镇林业站",
        "示林委〔2025〕1号",
        "2027-12-31",
    )
