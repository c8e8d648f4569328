"""From tables as read to the frame of items, the ledger and the notes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from powerlist.model.fields import SHEET, names_of
from powerlist.model.normalised import Normalised
from powerlist.model.sheet import Note, SourceFile
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions
from powerlist.read.grid import Grid, squared
from powerlist.read.tables import find_tables

HEAD = ["序号", "事项名称", "职权类型", "原实施部门", "实施依据"]
A, B, C = "对未取得农药经营许可证经营农药的处罚", "取水许可", "对兽药经营的监督检查"


def run(
    rows: list[list[Any]],
    merges: tuple[tuple[int, int, int, int], ...] = (),
    sheet: str = "S",
    file: str = "甲.xlsx",
    **options: Any,
) -> Normalised:
    grid = Grid(sheet, squared([[str(cell) for cell in row] for row in rows]), list(merges))
    tables, notes, _ = find_tables(grid, ReadOptions(), None)
    return normalise([SourceFile(file, tables=tables, notes=notes)], NormaliseOptions(**options))


def kinds(found: Normalised) -> list[str]:
    return [note.kind for note in found.notes if note.kind.startswith("normalise.")]


def test_what_stands_in_several_columns_of_a_basis_keeps_its_cells() -> None:
    head = ["序号", "事项名称", "职权类型", "原实施部门", "设定依据", "处罚依据"]
    found = run(
        [
            head,
            [1, A, "处罚", "县水利局", "《水法》第四十八条", "《水法》第六十九条"],
            [2, B, "许可", "县水利局", "", "《水法》第四十八条"],
        ]
    )
    (place,) = found.tables
    basis = found.items["basis"].tolist()
    assert [place.cell("basis", 2, 0, basis[0].index(word)) for word in ("第四", "第六")] == ["E2", "F2"]
    assert place.cell("basis", 2, 0) == "E2"
    assert place.cell("basis", 3, 1, 3) == "F3"


def test_the_frame_has_every_field_as_text() -> None:
    found = run([HEAD, [1, A, "处罚", "县农业农村局", "《农药管理条例》第五十五条"]])
    assert set(names_of(SHEET)) <= set(found.items.columns)
    assert found.items.loc[0, "name"] == A
    assert found.items.loc[0, "remark"] == ""
    assert not found.items.isna().any().any()
    assert found.items.loc[0, ["file", "sheet", "row", "last_row", "position"]].tolist() == [
        "甲.xlsx",
        "S",
        2,
        2,
        0,
    ]


def test_no_file_gives_an_empty_frame() -> None:
    found = normalise([], NormaliseOptions())
    assert len(found.items) == 0
    assert {"name", "section", "extra"} <= set(found.items.columns)


def test_the_ledger_holds_real_changes_only_once_a_cell() -> None:
    found = run(
        [HEAD, [1, "取水\n许可", "许可", "县 水务局", ""], [2, C, "行政检查", "", ""]], ((1, 3, 2, 3),)
    )
    ledger = found.ledger.set_index(["cell", "step"])
    assert ledger.loc[("B2", "breaks"), "after"] == "取水许可"
    assert ledger.loc[("C2", "type"), ["before", "after"]].tolist() == ["许可", "行政许可"]
    assert ledger.loc[("D2", "breaks"), "after"] == "县水务局"
    assert len(found.ledger[found.ledger["cell"] == "D2"]) == 1
    assert (found.ledger["before"] != found.ledger["after"]).all()
    assert found.items["department"].tolist() == ["县水务局", "县水务局"]
    assert [found.tables[0].cell("department", row, at) for at, row in enumerate(found.items["row"])] == [
        "D2",
        "D2",
    ]


def test_an_unknown_type_is_empty_and_noted() -> None:
    found = run([HEAD, [1, A, "行政规划", "县局", ""]])
    assert found.items.loc[0, "type"] == ""
    (note,) = [note for note in found.notes if note.kind == "normalise.unknown-type"]
    assert (note.cell, note.value) == ("C2", "行政规划")
    assert (
        run([HEAD, [1, A, "行政规划", "县局", ""]], types=(("行政规划", "其他行政权力"),)).items.loc[
            0, "type"
        ]
        == "其他行政权力"
    )


def test_a_coercive_measure_keeps_its_kind() -> None:
    found = run([HEAD, [1, A, "行政强制措施", "县局", ""]])
    assert found.items.loc[0, ["type", "subtype"]].tolist() == ["行政强制", "行政强制措施"]


def test_marks_of_townships_and_modes() -> None:
    found = run(
        [
            ["序号", "事项名称", "下放", "委托", "三桥镇", "龙门镇"],
            [1, A, "√", "", "√", "×"],
            [2, B, "", "√", "", "√"],
        ]
    )
    assert json.loads(found.items.loc[0, "receiver_marks"]) == {"三桥镇": "√", "龙门镇": "×"}
    assert json.loads(found.items.loc[1, "mode_marks"]) == {"下放": "", "委托": "√"}
    assert found.items["receivers"].tolist() == ["", ""]
    assert found.tables[0].letters["receiver_marks/龙门镇"] == ["F"]
    assert found.tables[0].letters["mode_marks/委托"] == ["D"]


def test_a_mode_under_each_township_and_townships_under_each_mode() -> None:
    under_modes = run(
        [
            ["序号", "事项名称", "下放", "", "委托", ""],
            ["", "", "三桥镇", "龙门镇", "三桥镇", "龙门镇"],
            [1, A, "√", "", "", "√"],
            [2, B, "√", "", "√", "×"],
        ],
        ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)),
    )
    assert [json.loads(marks) for marks in under_modes.items["receiver_marks"]] == [
        {"三桥镇": "下放", "龙门镇": "委托"},
        {"三桥镇": "下放、委托", "龙门镇": ""},
    ]
    assert under_modes.items["mode_marks"].tolist() == ["", ""]
    under_towns = run(
        [
            ["序号", "事项名称", "三桥镇", "", "龙门镇", ""],
            ["", "", "下放", "委托", "下放", "委托"],
            [1, A, "√", "", "", "√"],
        ],
        ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)),
    )
    assert json.loads(under_towns.items.loc[0, "receiver_marks"]) == {"三桥镇": "下放", "龙门镇": "委托"}


def test_unknown_columns_are_kept() -> None:
    found = run([["序号", "事项名称", "运行系统", "录入情况"], [1, A, "一体化平台", ""], [2, B, "", ""]])
    assert json.loads(found.items.loc[0, "extra"]) == {"运行系统": "一体化平台"}
    assert found.items.loc[1, "extra"] == ""


def test_values_of_two_columns_and_the_cell_that_holds_them() -> None:
    found = run(
        [["序号", "事项名称", "备注", "备注"], [1, A, "甲", "乙"], [2, B, "", "乙"], [3, C, "同", "同"]]
    )
    assert found.items["remark"].tolist() == ["甲\n乙", "乙", "同"]
    cells = [found.tables[0].cell("remark", row, at) for at, row in enumerate(found.items["row"])]
    assert cells == ["C2", "D3", "C4"]


def test_numbers_of_a_citation_in_columns_of_their_own() -> None:
    head = ["序号", "事项名称", "实施依据", "", "", ""]
    units = ["", "", "法律名称", "条", "款", "项"]
    rows = [
        [1, A, "《水法》", 69, 1, ""],
        [2, B, "《防洪法》", "五十六", "", 2],
        ["", "", "《水法》", 70, "", ""],
        [3, C, "《种子法》第七十五条", "", "", ""],
    ]
    merges = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 5))
    assert run([head, units, *rows], merges).items["basis"].tolist() == [
        "《水法》第69条第1款",
        "《防洪法》第五十六条\n《水法》第70条第2项",
        "《种子法》第七十五条",
    ]


def test_numbers_of_articles_right_of_a_title() -> None:
    rows = [
        ["序号", "事项名称", "法律名称", "条", "款"],
        [1, A, "《水法》", 69, 1],
        [2, B, "《水法》", 48, ""],
    ]
    assert run(rows).items["basis"].tolist() == ["《水法》第69条第1款", "《水法》第48条"]


def test_sections_tell_department_type_and_sector() -> None:
    found = run(
        [
            ["序号", "事项名称", "依据"],
            ["一、县农业农村局（共3项）"],
            ["（一）行政处罚（2项）"],
            [1, A, "x"],
            ["（二）行政许可"],
            [2, B, "x"],
            ["二、县水务局"],
            ["（一）行政检查类"],
            [3, C, "x"],
        ],
        ((1, 0, 1, 2), (2, 0, 2, 2), (4, 0, 4, 2), (6, 0, 6, 2), (7, 0, 7, 2)),
    )
    assert found.items["department"].tolist() == ["县农业农村局", "县农业农村局", "县水务局"]
    assert found.items["type"].tolist() == ["行政处罚", "行政许可", "行政检查"]
    assert found.items["section"].tolist()[1] == "一、县农业农村局（共3项）\n（二）行政许可"
    cells = [found.tables[0].cell("type", row, at) for at, row in enumerate(found.items["row"])]
    assert cells == ["A3", "A5", "A8"]
    assert set(found.ledger["step"]) == {"department-from", "type-from"}
    sector = run([["序号", "事项名称"], ["一、农业农村领域（1项）"], [1, A]], ((1, 0, 1, 1),))
    assert sector.items["sector"].tolist() == ["农业农村"]


def test_a_column_wins_over_what_stands_round_the_table() -> None:
    found = run([["县水务局权责清单（行政许可类）"], HEAD, [1, A, "处罚", "", ""]], ((0, 0, 0, 4),))
    assert found.items.loc[0, ["type", "department"]].tolist() == ["行政处罚", ""]


def test_unit_line_title_sheet_and_file_tell_the_department() -> None:
    head = ["序号", "事项名称"]
    assert run([["填报单位：县水务局", ""], head, [1, A]]).items.loc[0, "department"] == "县水务局"
    assert run([["甲县水务局权责清单"], head, [1, A]]).items.loc[0, "department"] == "甲县水务局"
    assert run([head, [1, A]], sheet="县水务局").items.loc[0, "department"] == "县水务局"
    assert run([head, [1, A]], file="甲县水务局2024年权责清单.xls").items.loc[0, "department"] == "甲县水务局"
    assert (
        run([head, [1, A]], file="甲县水务局2024年权责清单.xls", department_from_file=False).items.loc[
            0, "department"
        ]
        == ""
    )
    assert run([head, [1, A]], sheet="行政处罚（254项）").items.loc[0, "type"] == "行政处罚"


def test_a_range_of_items_is_context_of_these_items() -> None:
    found = run(
        [["序号", "事项名称"], [1, A], [2, B], [3, C], ["注：第1—2项直接下放，第3项委托。"]], ((4, 0, 4, 1),)
    )
    assert found.items["section"].tolist() == ["注：第1—2项直接下放", "注：第1—2项直接下放", "第3项委托"]
    notes = [note for note in found.notes if note.kind == "normalise.item-range"]
    assert [(note.cell, note.detail["first"], note.detail["last"]) for note in notes] == [
        ("A5", 1, 2),
        ("A5", 3, 3),
    ]


def test_very_many_notes_on_items_are_not_all_spread_and_what_is_left_is_told() -> None:
    rows = [[number, f"{A}{number}"] for number in range(1, 101)]
    named = run([HEAD[:2], *rows, *([f"注：第{number}项委托三家镇行使。"] for number in range(1, 101))])
    assert named.items["section"].tolist() == [f"注：第{number}项委托三家镇行使" for number in range(1, 101)]
    assert "normalise.notes-left" not in kinds(named)
    but = run([HEAD[:2], *rows, *([f"注：除第{number}项外，均委托三家镇行使。"] for number in range(1, 101))])
    assert kinds(but).count("normalise.item-range") + kinds(but).count("normalise.notes-left") == 100
    assert 5 < max(len(section.split("\n")) for section in but.items["section"]) < 20


def test_a_traditional_table_is_converted_as_a_whole() -> None:
    found = run(
        [
            ["序號", "事項名稱", "職權類型", "承接主體"],
            ["一、農業農村領域"],
            [1, "對未取得農藥經營許可證經營農藥的處罰", "行政處罰", "濛陽鎮"],
        ],
        ((1, 0, 1, 3),),
        names=("濛阳镇",),
    )
    assert found.items.loc[0, ["name", "type", "receivers"]].tolist() == [A, "行政处罚", "濛阳镇"]
    assert found.items.loc[0, "section"] == "一、农业农村领域"
    assert "normalise.traditional" in kinds(found)
    assert "script" in set(found.ledger["step"])


def test_names_in_a_simplified_table_are_left_alone() -> None:
    found = run(
        [
            HEAD,
            [1, "对违反著作权法的处罚", "行政处罚", "乾县於潜镇濛阳镇农业农村局", "《著作权法》第五十三条"],
        ]
    )
    assert found.items.loc[0, "department"] == "乾县於潜镇濛阳镇农业农村局"
    assert len(found.ledger) == 0


def test_a_scraped_table_is_repaired() -> None:
    found = run([HEAD, [1, "對(duì)違法行為的處罰", "行政處罰權(quán)", "縣(xiàn)水務(wù)局", "第l98號"]])
    assert found.items.loc[0, ["name", "department", "basis"]].tolist() == [
        "对违法行为的处罚",
        "县水务局",
        "第198号",
    ]
    assert "normalise.repaired" in kinds(found)


def test_cut_off_cells_and_control_characters_are_noted() -> None:
    found = run([HEAD, [1, "取水\x07许可", "行政许可", "县局", "长" * 32_767]])
    cells = {note.kind: note.cell for note in found.notes if note.kind.startswith("normalise.")}
    assert cells == {"normalise.control-characters": "B2", "normalise.full-cell": "E2"}


def test_notes_of_failed_files_are_kept() -> None:
    note = Note("read.encoding", "乙.csv")
    found = normalise([SourceFile("乙.csv", notes=[note])], NormaliseOptions())
    assert found.notes == [note]


def test_a_merged_cell_that_the_next_page_prints_again_says_the_same() -> None:
    found = run(
        [
            HEAD,
            [1, A, "行政处罚", "县水利局", ""],
            [2, C, "行政处罚（续）", "县水利局（续）", ""],
            [3, B, "", "", ""],
        ],
        ((2, 2, 3, 2), (2, 3, 3, 3)),
    )
    assert found.items["department"].tolist() == ["县水利局"] * 3
    assert found.items["type"].tolist() == ["行政处罚"] * 3
    told = found.ledger[found.ledger["step"] == "continued"]
    assert told["cell"].tolist() == ["D3", "C3"] or told["cell"].tolist() == ["C3", "D3"]


def test_days_are_written_one_way_and_terms_stay() -> None:
    head = [*HEAD, "生效日期", "终止日期"]
    found = run(
        [
            head,
            [1, A, "", "", "", "2025年3月1日", "三年"],
            [2, B, "", "", "", "2025.3.1", "2028/3/1"],
            [3, C, "", "", "", "2025-02-30", "2025-03-01"],
            [4, A, "", "县水利局", "", "2025年3月起", "2025年3月起"],
        ]
    )
    assert found.items["effective"].tolist() == ["2025-03-01", "2025-03-01", "2025-02-30", "2025-03-01"]
    assert found.items["until"].tolist() == ["三年", "2028-03-01", "2025-03-01", "2025年3月起"]
    told = found.ledger[found.ledger["step"] == "date"]
    assert told[["cell", "before", "after"]].values.tolist() == [
        ["F2", "2025年3月1日", "2025-03-01"],
        ["F3", "2025.3.1", "2025-03-01"],
        ["F5", "2025年3月起", "2025-03-01"],
        ["G3", "2028/3/1", "2028-03-01"],
    ]


@pytest.mark.parametrize(
    ("sign", "note"),
    [("★", "注：标★的为委托事项"), ("①", "①含变更。"), ("[1]", "[1]含变更。"), ("*", "*需授权后实施。")],
)
def test_a_sign_that_a_note_explains_leaves_the_name(sign: str, note: str) -> None:
    rows = [HEAD, [1, A + sign, "行政处罚"], [2, B, "行政许可"], [note]]
    found = run(rows)
    assert found.items["name"].tolist() == [A, B]
    assert run(rows[:-1]).items["name"].tolist() == [A + sign, B]
    assert found.ledger[found.ledger["step"] == "sign"]["before"].tolist() == [A + sign]
    kept = run([HEAD, [1, A + "（1）", "行政处罚"], ["1.本清单动态调整。"]])
    assert kept.items["name"].tolist() == [A + "（1）"]


def test_a_body_loses_the_number_of_its_items_and_a_code_its_apostrophe() -> None:
    rows = [["编号", *HEAD], ["'001", 1, A, "行政处罚", "县水利局\n（2项）"], ["'002", 2, B, "行政许可", ""]]
    found = run(rows, merges=((1, 4, 2, 4),))
    assert found.items["department"].tolist() == ["县水利局", "县水利局"]
    rows[0][0] = "事项编码"
    assert run(rows).items["code"].tolist() == ["001", "002"]
