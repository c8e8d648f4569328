from __future__ import annotations

import io

from powerlist.audit.sample import sample
from powerlist.report.collect_workbook import COLUMNS, collect_workbooks


def rows(content):
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    found = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    head = next(number for number, row in enumerate(found) if "事项名称" in row)
    return [row for row in found[head:] if any(row)]


def above(content):
    """Return the lines above the heads; each stands in its first cell alone."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    lines = []
    for first, *others in sheet.iter_rows(values_only=True):
        if any(others):
            break
        lines.append(first)
    return lines


def test_an_empty_form_has_the_canonical_heads():
    books = collect_workbooks()
    assert len(books) == 1
    ((head,),) = [rows(content) for content in books.values()]
    assert head[COLUMNS.index("name")] == "事项名称"
    assert head[COLUMNS.index("mode")] == "赋权方式"


def test_each_department_finds_its_items_of_last_year():
    catalogue = sample(
        {
            "items": [
                {
                    "name": "甲",
                    "type": "行政处罚",
                    "department": "县水利局",
                    "mode": "委托",
                    "receivers": "三家镇、拦江镇",
                    "deed": "委1",
                    "legal_ground": "某条例第九条",
                },
                {"name": "乙", "type": "行政许可", "department": "县林业局", "mode": "县级保留"},
                {"name": "=丙", "type": "行政处罚", "department": "县水利局"},
            ]
        }
    )[0]
    books = collect_workbooks(catalogue)
    assert list(books) == ["权责事项填报表-县林业局.xlsx", "权责事项填报表-县水利局.xlsx"]
    water = rows(books["权责事项填报表-县水利局.xlsx"])[1:]
    shown = [
        [row[COLUMNS.index(name)] for name in ("serial", "name", "mode", "receivers", "legal_ground")]
        for row in water
    ]
    assert shown == [["1", "甲", "委托", "三家镇、拦江镇", "某条例第九条"], ["2", "=丙", "", "", ""]]
    assert books == collect_workbooks(catalogue)


def test_the_form_is_read_back_as_it_is(tmp_path):
    from powerlist.normalise import NormaliseOptions, normalise
    from powerlist.read import ReadOptions, read_files

    catalogue = sample(
        {
            "items": [
                {
                    "name": "对擅自取水行为的处罚",
                    "type": "行政处罚",
                    "department": "县水利局",
                    "basis": "《水法》第六十九条",
                    "mode": "下放",
                }
            ]
        }
    )[0]
    path = tmp_path / "表.xlsx"
    path.write_bytes(next(iter(collect_workbooks(catalogue).values())))
    items = normalise(read_files([(path, "表.xlsx")], ReadOptions()), NormaliseOptions()).items
    assert items[["name", "type", "department", "basis", "mode"]].values.tolist() == [
        ["对擅自取水行为的处罚", "行政处罚", "县水利局", "《水法》第六十九条", "下放"]
    ]


def test_it_says_what_it_is_who_fills_it_in_and_how():
    (empty,) = collect_workbooks().values()
    title, *guide, signed = above(empty)
    assert title and guide
    assert signed.startswith("填报单位：") and "填报日期：" in signed
    catalogue = sample({"items": [{"name": "甲", "type": "行政处罚", "department": "县水利局"}]})[0]
    (filled,) = collect_workbooks(catalogue).values()
    assert "县水利局" in above(filled)[-1] and "县水利局" not in signed


def test_nothing_above_the_heads_is_taken_for_a_statement(tmp_path):
    """Neither a mode nor a receiver nor an item comes of it, of the empty form nothing at all."""
    from powerlist.read import ReadOptions, read_files

    catalogue = sample({"items": [{"name": "甲许可", "type": "行政许可", "department": "县水利局"}]})[0]
    for content, expected in ((collect_workbooks(), []), (collect_workbooks(catalogue), ["甲许可"])):
        path = tmp_path / "表.xlsx"
        path.write_bytes(next(iter(content.values())))
        (file,) = read_files([(path, "表.xlsx")], ReadOptions())
        (table,) = file.tables
        (name,) = table.columns_of("name")
        assert table.text.get(name.index, []) == expected
        assert {line.kind for line in table.lines if line.text} <= {"title", "note", "unit", "header"}
        assert not table.sections
    assert catalogue.items["mode"].tolist() == [""]


def receivers_of(**more):
    items = [{"name": "甲", "department": "县水利局", "receivers": "各乡镇"}]
    grants = [
        {"item": 1, "receiver": name, "mode": mode}
        for name, mode in zip(("三家镇", "白马乡"), more.pop("modes"), strict=True)
    ]
    (content,) = collect_workbooks(sample({"items": items, "grants": grants, **more})[0]).values()
    ((*_, row),) = [rows(content)]
    return [row[COLUMNS.index(name)] for name in ("mode", "receivers")]


def test_townships_that_have_an_item_in_different_ways_are_told_apart():
    assert receivers_of(modes=("下放", "延伸")) == ["", "三家镇（下放）、白马乡（延伸）"]
    assert receivers_of(modes=("", "延伸")) == ["", "三家镇、白马乡（延伸）"]
    assert receivers_of(modes=("下放", "下放")) == ["下放", "各乡镇"]


def test_who_does_not_take_an_item_over_is_not_asked_to_by_the_words_for_all():
    ruling = {"item": 1, "question": "township", "township": "拦江镇", "answer": "不承接", "who": "拦江镇"}
    assert receivers_of(modes=("下放", "下放"), rulings=[ruling]) == ["下放", "三家镇、白马乡"]
    took = {**ruling, "answer": "承接"}
    assert receivers_of(modes=("下放", "下放"), rulings=[took]) == ["下放", "各乡镇"]
