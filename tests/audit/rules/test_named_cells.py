"""Findings of a workbook name the cell that is wrong, also where they count or where another column says it."""

from __future__ import annotations

from typing import Any

import pytest

from powerlist.audit import registry
from powerlist.audit.decided import decision_in
from powerlist.audit.engine import audit
from powerlist.audit.handed import handed
from powerlist.audit.sample import sample
from powerlist.model.finding import Finding

ITEM = {"type": "行政处罚", "department": "县水利局", "receivers": "甲镇"}


def findings(code: str, data: dict[str, Any]) -> list[Finding]:
    result = audit(*sample({"stored": False, **data}), rules=[registry.rules()[code]])
    assert not result.errors
    return [one for one in result.findings if one.rule == code]


def rows(count: int, field: str, value: str, mode: str, *others: str) -> list[dict[str, str]]:
    """Items of one value each, the last ones of the other values."""
    values = [value] * count + list(others)
    return [
        {**ITEM, "name": f"对第{number}种行为的处罚", "mode": mode, field: text}
        for number, text in enumerate(values, 1)
    ]


@pytest.mark.parametrize(
    ("code", "items", "lines"),
    [
        ("PLT02", rows(20, "until", "2028-12-31", "下放", "2023-12-31"), [[23]]),
        ("PLT02", rows(20, "until", "2028-12-31", "下放", "2023-12-31", "2023-12-31"), [[23, 24]]),
        ("PLT02", rows(20, "until", "2023-12-31", "下放"), [[3]]),
        ("PLE01", rows(20, "legal_ground", "《示例省委托规定》第三条", "委托", "县政府会议纪要"), [[23]]),
        ("PLM01", rows(2, "decision", "川府发〔2021〕42号", "下放", "川府发〔2022〕1号"), [[3, 4], [5]]),
    ],
)
def test_a_counted_finding_names_the_cells_of_a_few_and_the_first_of_many(code, items, lines):
    found = findings(code, {"items": items})
    assert sorted([source.row for source in one.sources] for one in found) == lines
    for one in found:
        assert one.sources[0].cell and one.location.cell == one.sources[0].cell


def test_each_row_names_the_cell_in_which_its_own_decision_stands():
    items = rows(1, "decision", "川府发〔2021〕42号", "下放", "")
    items[1]["legal_ground"] = "川府发〔2021〕42号"
    for place, order in enumerate((items, items[::-1])):
        (one,) = findings("PLM01", {"items": order})
        cells = [(source.row, source.cell) for source in one.sources]
        assert (one.field, one.count, [row for row, _ in cells]) == ("decision", 2, [3, 4])
        assert one.location.cell == cells[0][1]
        assert len({cell[0] for _, cell in cells}) == 2, (place, cells)


def test_a_ground_is_read_once_however_many_rows_have_it(monkeypatch):
    items = [
        {**item, "legal_ground": f"川府发〔2021〕{number % 3}号"}
        for number, item in enumerate(rows(30, "remark", "", "下放"))
    ]
    asked = []

    def counting(ground, *rest):
        asked.append(ground)
        return decision_in(ground, *rest)

    monkeypatch.setattr("powerlist.audit.handed.decision_in", counting)
    frame = handed(*sample({"items": items, "stored": False}))
    assert sorted(asked) == sorted({item["legal_ground"] for item in items})
    assert frame["decision"].tolist() == frame["legal_ground"].tolist()


def test_what_no_column_holds_has_no_cell():
    items = [{**ITEM, "name": f"对第{number}种行为的处罚", "mode": "下放"} for number in range(3)]
    (one,) = findings("PLM01", {"items": items})
    assert (one.count, one.location.cell, one.sources) == (3, None, ())


def test_a_stored_list_keeps_the_line_and_has_the_cell_beside():
    items = rows(3, "until", "2028-12-31", "下放", "2023-12-31")
    (one,) = findings("PLT02", {"items": items, "stored": True})
    assert (one.location.line, one.location.cell, [source.row for source in one.sources]) == (5, None, [6])


@pytest.mark.parametrize("towns", [["城东街道"], ["城东街道", "城西街道"]])
def test_a_power_of_townships_at_a_street_has_the_streets_marks(towns):
    data = {
        "items": [
            {
                **ITEM,
                "name": "对乡村违法建设的处罚",
                "basis": "《中华人民共和国城乡规划法》第六十五条",
                "mode": "下放",
                "receivers": "、".join(["甲镇", *towns]),
            }
        ],
        "stored": False,
    }
    catalogue, context = sample(data)
    letters = catalogue.tables[0].letters
    letters |= {
        f"receiver_marks/{name}": [letter]
        for name, letter in zip(["甲镇", *towns], "XYZ"[: len(towns) + 1], strict=True)
    }
    found = audit(catalogue, context, rules=[registry.rules()["PLM13"]]).findings
    assert [[source.cell for source in one.sources] for one in found] == [["Y3", "Z3"][: len(towns)]]
    assert [one.location.cell for one in found] == ["Y3"]


XLSX, DOCX, HTML = (f"石桥镇/石桥镇事项目录.{ending}" for ending in ("xlsx", "docx", "html"))


@pytest.mark.parametrize(
    ("names", "blamed"),
    [
        ({XLSX: "甲", DOCX: "甲乙", HTML: "甲乙"}, {XLSX}),
        ({XLSX: "甲丙", DOCX: "甲乙", HTML: "甲乙"}, {XLSX}),
        ({XLSX: "甲乙", DOCX: "甲", HTML: "甲乙"}, {DOCX}),
        ({XLSX: "甲乙", DOCX: "甲", HTML: "乙"}, {DOCX, HTML}),
        ({XLSX: "甲乙", DOCX: "甲"}, {DOCX}),
    ],
)
def test_the_publication_that_differs_from_the_others_is_told(
    names: dict[str, str], blamed: set[str]
) -> None:
    files = [{"file": file, "items": [{"name": name} for name in text]} for file, text in names.items()]
    found = findings("PLF04", {"publications": {"石桥镇": files}})
    assert {one.location.file for one in found} == blamed


def test_a_text_changed_in_the_workbook_alone_is_told_of_the_workbook() -> None:
    basis = {XLSX: "第二条", DOCX: "第一条", HTML: "第一条"}
    files = [{"file": file, "items": [{"name": "甲", "basis": text}]} for file, text in basis.items()]
    (one,) = findings("PLF04", {"publications": {"石桥镇": files}})
    assert (one.location.file, one.field, one.values["here"]) == (XLSX, "basis", "第二条")


def test_usage_without_a_column_of_cases_is_skipped_with_the_reason():
    data = {
        "items": [{**ITEM, "name": "对擅自取水行为的处罚", "mode": "下放"}],
        "usage": [{"item": 1, "township": "甲镇", "year": year} for year in (2023, 2024, 2025)],
    }
    result = audit(*sample(data), rules=[registry.rules()["PLT08"]])
    assert (result.findings, [one.rule for one in result.skipped]) == ([], ["PLT08"])


@pytest.mark.parametrize(
    ("by", "left", "variant"),
    [
        ("hand", True, ""),
        ("hand", False, "taken"),
        ("filter", True, "filter"),
        ("filter", False, "filter-taken"),
    ],
)
def test_a_hidden_row_is_told_as_it_was_treated(by, left, variant):
    place = {
        "file": "示例.xlsx",
        "sheet": "权责清单",
        "row": 9,
        "value": "对某项行为的处罚",
        "detail": {"by": by},
    }
    notes = [{"kind": "read.hidden-row", "cell": "B9", **place}]
    notes += [{"kind": "build.left-out", **place}] if left else []
    items = rows(1, "decision", "", "下放")
    (one,) = findings("PLS06", {"items": items, "notes": notes})
    assert (one.variant, one.location.cell, one.excerpt) == (variant, "B9", "对某项行为的处罚")


def test_codes_that_are_counted_show_the_one_that_stands_in_the_cell():
    items = rows(2, "code", "7", "下放", "8")
    (one,) = findings("PLC02", {"items": items})
    assert (one.count, one.field, one.excerpt) == (3, "code", "7")
    assert one.location.cell is not None and one.sources[0].cell == one.location.cell


def test_a_stated_count_names_the_sheet_that_states_it():
    items = [{**ITEM, "name": "对某行为的处罚", "section": "一、行政处罚（3项）"}]
    (one,) = findings("PLR01", {"items": items})
    assert one.sources and one.sources[0].location == one.location


@pytest.mark.parametrize(
    ("basis", "told"), [("", [("basis", 4, [])]), ("《水法》第六十九条", [("basis", 3, ["甲.xls"])])]
)
def test_a_column_is_missing_once_a_table_and_once_where_the_whole_list_lacks_it(basis, told):
    items = [
        {**ITEM, "name": f"对第{at}种行为的处罚", "file": "甲.xls", "sheet": "清单", "basis": ""}
        for at in range(3)
    ]
    items.append({**ITEM, "name": "对他种行为的处罚", "file": "乙.xls", "sheet": "清单", "basis": basis})
    found = [one for one in findings("PLS01", {"items": items, "stored": True}) if one.field == "basis"]
    assert [(one.field, one.count) for one in found] == [(field, count) for field, count, _ in told]
    files = [source.file for source in found[0].sources]
    assert files == (told[0][2] or ["甲.xls", "乙.xls"])
    assert len(found[0].members) == found[0].count


@pytest.mark.parametrize(
    ("kind", "value", "detail", "variant"),
    [
        ("read.unmapped-column", "", {}, "headless"),
        ("read.unmapped-column", "乙栏", {}, ""),
        ("read.beside-table", "草稿", {"head": ""}, "beside-headless"),
        ("read.beside-table", "草稿", {"head": "乙栏"}, "beside"),
    ],
)
def test_a_column_without_a_head_is_known_by_its_letter(kind, value, detail, variant):
    place = {"file": "示例.xlsx", "sheet": "权责清单", "cell": "M2"}
    notes = [{"kind": kind, "value": value, "detail": detail, **place}]
    (one,) = findings("PLS11", {"items": rows(1, "decision", "", "下放"), "notes": notes})
    assert one.variant == variant
    assert one.values.get("letter") == ("M" if variant.endswith("headless") else None)


@pytest.mark.parametrize(
    ("code", "basis", "column"),
    [
        ("PLB02", ("《水法》第六十五条", "《城乡规化法》第六十四条"), "F"),
        ("PLB03", ("《水法》第四十八条", "《水法》第八十九条"), "F"),
        ("PLB03", ("《水法》第八十九条", "《水法》第四十八条"), "E"),
        ("PLB04", ("《噪声污染防治法》第三条", "《环境噪声污染防治法》第五十六条"), "F"),
        ("PLB15", ("【法律】《水法》第六十五条", "【法律】《农药管理条例》第五十五条"), "F"),
    ],
)
def test_of_a_basis_in_several_columns_the_one_that_is_wrong_is_named(code, basis, column):
    catalogue, context = sample(
        {"stored": False, "as_of": "2025-01-01", "items": [{**ITEM, "name": "某", "basis": "\n".join(basis)}]}
    )
    (place,) = catalogue.tables
    place.pieces["basis"] = {0: [(0, "E3"), (len(basis[0]) + 1, "F3")]}
    result = audit(catalogue, context, rules=[registry.rules()[code]])
    (one,) = [one for one in result.findings if one.rule == code]
    assert one.location.cell == f"{column}3"
