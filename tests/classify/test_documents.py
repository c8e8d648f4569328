"""Notes below the tables of documents: they speak of the list above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from powerlist.classify import classify
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions, read_files

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ["序号", "事项名称", "职权类型"]
NAMES = ["对擅自取水行为的处罚", "对占用消防通道行为的处罚", "林木采伐许可", "对非法采砂的处罚"]


def rows_of(count: int, first: int = 1) -> list[list[str]]:
    return [
        [str(first + at), NAMES[(first + at - 1) % 4] + "甲乙丙丁"[(first + at - 1) // 4], "行政处罚"]
        for at in range(count)
    ]


def document(path: Path, *parts: str | list[list[str]]) -> Path:
    """Write a document of paragraphs and tables."""
    made = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(len(part), len(part[0]))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    made.save(str(path))
    return path


def page(path: Path, *parts: str | list[list[str]]) -> Path:
    """Write the same as a page."""
    body = "".join(
        f"<p>{part}</p>"
        if isinstance(part, str)
        else "<table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in part)
        + "</table>"
        for part in parts
    )
    path.write_text(f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>", "utf-8")
    return path


def modes(path: Path) -> list[str]:
    return list(classify(normalise(read_files([(path, path.name)], ReadOptions()), NormaliseOptions())).mode)


@pytest.mark.parametrize("form", [document, page])
@pytest.mark.parametrize(
    ("notes", "want"),
    [
        (
            ["注：第1项下放，第2至3项委托，第4项由派驻机构实施。"],
            ["delegated", "entrusted", "entrusted", "extended"],
        ),
        (["备注：以上事项均委托乡镇实施。"], ["entrusted"] * 4),
        (["上述事项均下放乡镇实施。", "青溪县人民政府办公室", "2025年3月1日"], ["delegated"] * 4),
        (["说明：1.序号1-2为委托事项；", "2.其余事项咨询县政府办。"], ["entrusted", "entrusted", "", ""]),
        (["注：本表由县司法局负责解释。"], [""] * 4),
    ],
)
def test_a_note_behind_the_last_table(
    tmp_path: Path, form: object, notes: list[str], want: list[str]
) -> None:
    path = tmp_path / ("a.docx" if form is document else "a.html")
    form(path, "青溪县镇级事项表", [HEAD, *rows_of(4)], *notes)  # type: ignore[operator]
    assert modes(path) == want


@pytest.mark.parametrize("form", [document, page])
def test_a_note_between_two_tables_belongs_to_the_first(tmp_path: Path, form: object) -> None:
    path = tmp_path / ("a.docx" if form is document else "a.html")
    form(  # type: ignore[operator]
        path,
        "第一批事项表",
        [HEAD, *rows_of(3)],
        "注：第1至2项委托，第3项下放。",
        "第二批事项表",
        [HEAD, *rows_of(3, 4)],
        "注：以上事项均由派驻机构实施。",
    )
    assert modes(path) == ["entrusted", "entrusted", "delegated", "extended", "extended", "extended"]


def test_a_note_speaks_of_all_parts_of_a_list(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "青溪县镇级事项表",
        [HEAD, *rows_of(3)],
        "",
        rows_of(3, 4),
        "注：第1至4项下放，第5、6项委托。",
    )
    assert modes(path) == ["delegated"] * 4 + ["entrusted"] * 2


def test_a_sentence_above_a_table_is_not_the_table_before_its_own(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "第一批事项表",
        [HEAD, *rows_of(3)],
        "第二批的第1至3项委托乡镇实施：",
        [HEAD, *rows_of(3)],
    )
    assert modes(path) == ["", "", "", "entrusted", "entrusted", "entrusted"]


def test_a_sentence_below_a_parts_heading_speaks_of_that_part_only(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "青溪县镇级事项表",
        "一、下放事项（3项）",
        "以下事项由县级部门下放，以镇人民政府名义行使。",
        [HEAD, *rows_of(3)],
        "二、委托事项（3项）",
        "以下事项由县级部门书面委托，镇以委托机关名义行使。",
        [HEAD, *rows_of(3, 4)],
        "三、延伸事项（3项）",
        "以下事项由派驻机构具体实施：",
        [HEAD, *rows_of(3, 7)],
    )
    assert modes(path) == ["delegated"] * 3 + ["entrusted"] * 3 + ["extended"] * 3


def test_a_title_above_the_parts_holds_for_all_of_them(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "青溪县委托事项目录",
        "一、行政处罚（3项）",
        [HEAD, *rows_of(3)],
        "二、行政许可（3项）",
        [HEAD, *rows_of(3, 4)],
    )
    assert modes(path) == ["entrusted"] * 6


@pytest.mark.parametrize(
    "enclosed",
    [
        ["附件：1.青溪镇下放事项目录", "2.青溪镇委托事项目录"],
        ["附件1：青溪镇下放事项目录", "附件2：青溪镇委托事项目录"],
        ["附件：1. 青溪镇下放事项目录", "　　　2. 青溪镇委托事项目录"],
    ],
)
def test_what_a_notice_encloses_is_no_title_of_its_first_list(tmp_path: Path, enclosed: list[str]) -> None:
    path = document(
        tmp_path / "a.docx",
        "关于公布青溪镇事项目录的通知",
        *enclosed,
        "青溪县人民政府",
        "2025年7月1日",
        "附件1",
        "青溪镇下放事项目录",
        [HEAD, *rows_of(3)],
        "附件2",
        "青溪镇委托事项目录",
        [HEAD, *rows_of(3, 4)],
    )
    assert modes(path) == ["delegated"] * 3 + ["entrusted"] * 3


def test_one_enclosure_right_above_its_list_is_its_title(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", "附件1：青溪镇委托事项目录", [HEAD, *rows_of(3)])
    assert modes(path) == ["entrusted"] * 3
