"""The workbook of one review: questions for people, with drop-downs, and ids that nobody can change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.files.names import portable
from powerlist.files.workbooks import new_workbook, print_wide
from powerlist.model.fields import heads_of
from powerlist.model.ruling import ANSWERS, DEPARTMENT, LEGAL, MODE, PAIR, QUESTIONS, TOWNSHIP, asked_in
from powerlist.text.heights import row_height

if TYPE_CHECKING:
    from powerlist.report.review import Question, Review

#: Heads of the columns that ``compile.answers.read_answers`` takes back, and those only for reading.
HEADS: Final[tuple[str, ...]] = (
    heads_of("rulings")["item"],
    heads_of("rulings")["related"],
    heads_of("rulings")["question"],
    heads_of("rulings")["township"],
    heads_of("items")["name"],
    heads_of("items")["sub_name"],
    heads_of("items")["type"],
    heads_of("items")["department"],
    heads_of("items")["basis"],
    "清单的说法",
    heads_of("rulings")["proposal"],
    heads_of("rulings")["answer"],
    heads_of("rulings")["reason"],
    heads_of("rulings")["who"],
    heads_of("rulings")["when"],
    heads_of("rulings")["fingerprint"],
)
_WIDTHS: Final = (10, 10, 8, 10, 28, 13, 9, 13, 38, 20, 12, 10, 20, 10, 11, 18)
#: Type of the cells, in points: on an A4 page it is printed at about nine.
_SIZE: Final = 10
#: Columns only for reading that are out of sight where they say nothing: the page is wide enough for the rest.
_WHERE_FILLED: Final = frozenset({"子项名称", "清单的说法", heads_of("rulings")["proposal"]})
_OPEN: Final = frozenset(range(HEADS.index("回答"), HEADS.index("指纹")))
_HIDDEN: Final[dict[str, frozenset[str]]] = {
    MODE: frozenset({"相关事项", "问题", "乡镇", "指纹"}),
    DEPARTMENT: frozenset({"相关事项", "问题", "乡镇", "指纹"}),
    TOWNSHIP: frozenset({"相关事项", "问题", "指纹"}),
    LEGAL: frozenset({"相关事项", "问题", "乡镇", "指纹"}),
    PAIR: frozenset({"问题", "乡镇", "指纹"}),
}
_TITLES: Final[dict[str, str]] = {
    MODE: "赋权方式确认表",
    DEPARTMENT: "部门征求意见表",
    TOWNSHIP: "乡镇承接确认表",
    LEGAL: "合法性审核表",
    PAIR: "重复交叉事项确认表",
}
_GUIDE: Final[dict[str, str]] = {
    MODE: "清单没有写明或前后矛盾的事项，请在“回答”里选一种赋权方式，在“理由”里写明依据。",
    DEPARTMENT: "请对拟定的赋权方式表示意见；不同意或修改后同意的，在“理由”里写明改为什么。",
    TOWNSHIP: "请确认是否承接；暂缓或不承接的，在“理由”里写明原因。",
    LEGAL: "请审核拟定的赋权是否合法；需要补充依据或不通过的，在“理由”里写明条文。“回答人”写审核单位。",
    PAIR: "请判断左右两项是不是同一项权力；判断为不重复的，今后不再提示。“回答人”写判断的单位。",
}


def review_workbook(review: Review, place: str = "") -> bytes:
    """Return the .xlsx of one review.

    Only the columns of the answer are unlocked (the sheet is protected without a password, rows may be
    sorted and filtered); ids, question and fingerprint stand in locked columns, so that rows come home in
    any order. Equal reviews give equal bytes.

    Args:
        review: what is asked, of whom.
        place: name of the place, for the title.
    """
    book, out = new_workbook(title=_TITLES[review.question])
    base = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@", "font_size": _SIZE}
    head = book.add_format({**base, "bold": True, "bg_color": "#E7E6E6", "align": "center"})
    locked = book.add_format({**base, "font_color": "#595959"})
    free = book.add_format({**base, "locked": False, "bg_color": "#FFF9E5"})
    title = book.add_format({"bold": True, "font_size": 14})
    sheet = book.add_worksheet(_TITLES[review.question])
    last = len(HEADS) - 1
    sheet.write_string(
        0, 0, f"{place}{_TITLES[review.question]}{f'（{review.part}）' if review.part else ''}", title
    )
    # read_answers misses a row that was deleted by this number
    sheet.write_string(1, 0, f"{_GUIDE[review.question]}{asked_in(len(review.rows))}")
    told = [_values(review.question, review.part, row) for row in review.rows]
    seen: list[int] = []
    for column, (name, width) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
        silent = name in _WHERE_FILLED and not any(values[column] for values in told)
        hidden = silent or name in _HIDDEN[review.question]
        if not hidden:
            seen.append(column)
        sheet.set_column(column, column, width, None, {"hidden": hidden})
        sheet.write_string(2, column, name, head)
    for number, values in enumerate(told, 3):
        sheet.set_row(number, row_height([values[at] for at in seen], [_WIDTHS[at] for at in seen], _SIZE))
        for column, value in enumerate(values):
            sheet.write_string(number, column, value, free if column in _OPEN else locked)
    bottom = 2 + max(len(review.rows), 1)
    sheet.autofilter(2, 0, bottom, last)
    sheet.freeze_panes(3, HEADS.index("事项名称") + 1)
    answer = HEADS.index("回答")
    sheet.data_validation(
        3, answer, bottom, answer,
        {
            "validate": "list",
            "source": list(ANSWERS[review.question]),
            "error_title": "请从下拉框里选",
            "error_message": "、".join(ANSWERS[review.question]),
        },
    )  # fmt: skip
    sheet.protect(
        "",
        {
            "sort": True,
            "autofilter": True,
            "format_columns": True,
            "format_rows": True,
            "select_locked_cells": True,
        },
    )
    print_wide(sheet, 2)
    book.close()
    return out.getvalue()


def review_name(review: Review) -> str:
    """Return the workbook's file name, safe on every system, such as ``部门征求意见表-县水利局.xlsx``."""
    stem = "-".join(text for text in (_TITLES[review.question], portable(review.part, 60)) if text)
    return f"{stem}.xlsx"


def _values(question: str, part: str, row: Question) -> tuple[str, ...]:
    assert question in QUESTIONS  # noqa: S101 - reviews are made of them
    who = row.who or ("" if question in (PAIR, LEGAL) else part)
    return (
        row.item,
        row.related,
        question,
        row.township,
        *row.shown,
        row.said[:2000],
        row.proposal,
        row.answer,
        row.reason,
        who,
        row.when,
        row.fingerprint,
    )
