"""A row that goes on with a main item has its body and its type, whatever the list's habit is elsewhere."""

from __future__ import annotations

from tests.read.test_phenomena import cells, read, values

HEAD = ["序号", "职权名称", "子项", "职权类型", "行使主体", "实施依据"]
BODY, OTHER, PERMIT, LAW = "县水利局", "县林业局", "行政许可", "《水法》第七条"


def test_one_body_written_once_a_main_item() -> None:
    rows = [
        [m, f"水工程{m}号审批", "甲", PERMIT, BODY, LAW] if k == 1 else ["", "", f"子项{k}", "", "", LAW]
        for m in (1, 2, 3)
        for k in (1, 2, 3)
    ]
    (table,), _ = read([HEAD, *rows])
    assert values(table, "type") == [PERMIT] * 9
    assert values(table, "department") == [BODY] * 9
    assert cells(table, "department") == ["E2"] * 3 + ["E5"] * 3 + ["E8"] * 3


def test_a_list_that_writes_all_again_for_each_item_lets_the_rows_of_one_go_on() -> None:
    full = [[n, f"水工程{n}号审批", "", PERMIT, BODY, LAW] for n in (1, 2, 3)]
    (table,), _ = read([HEAD, *full, ["", "", "变更", "", "", LAW], [4, "采砂许可", "", "", "", LAW]])
    assert values(table, "type") == [PERMIT] * 4 + [""]
    assert values(table, "department") == [BODY] * 4 + [""]


def test_a_blank_below_another_value_of_the_same_main_item_stays() -> None:
    full = [[n, f"水工程{n}号审批", "首次", PERMIT, BODY, LAW] for n in (1, 2, 3)]
    below = [["", "", "变更", PERMIT, OTHER, LAW], ["", "", "延续", PERMIT, "", LAW]]
    (table,), _ = read([HEAD, *full, *below])
    assert values(table, "department") == [BODY] * 3 + [OTHER, ""]


def test_a_numbered_row_without_a_name_takes_nothing() -> None:
    full = [[n, f"水工程{n}号审批", "首次", PERMIT, BODY, LAW] for n in (1, 2, 3)]
    (table,), _ = read([HEAD, *full, [4, "", "变更", "", "", LAW]])
    assert values(table, "department") == [BODY] * 3 + [""]
