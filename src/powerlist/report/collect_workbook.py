"""The workbook that each department fills in, with last year's items where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.files.names import portable
from powerlist.files.workbooks import new_workbook, print_wide
from powerlist.model.enums import MODE_TERMS, TERMS_BY_CODE, CoercionKind, Mode, PowerType
from powerlist.model.fields import ITEMS, SHEET, field_named, heads_of
from powerlist.model.organs import one_spelling
from powerlist.model.ruling import DECLINED, TOWNSHIP
from powerlist.text.heights import row_height

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue

#: What departments are asked for, in this order; heads are the canonical ones, so ``read`` maps them exactly.
COLUMNS: Final = (
    "serial",
    "code",
    "name",
    "sub_name",
    "type",
    "subtype",
    "department",
    "sector",
    "handler",
    "basis",
    "penalty_kinds",
    "mode",
    "receivers",
    "legal_ground",
    "decision",
    "outpost",
    "boundary",
    "partition",
    "remark",
)
_WIDTHS: Final = {
    "serial": 6,
    "name": 34,
    "sub_name": 20,
    "basis": 44,
    "boundary": 30,
    "department": 18,
    "receivers": 20,
    "remark": 20,
}
_CHOICES: Final[dict[str, list[str]]] = {
    "type": [kind.value for kind in PowerType],
    "subtype": [kind.value for kind in CoercionKind],
    "mode": [MODE_TERMS[mode] for mode in Mode],
}
_OF_ITEMS: Final = frozenset(name for name in COLUMNS if ITEMS in field_named(name, SHEET).tables)
#: Empty rows below what is there, ready to be filled in.
SPARE_ROWS: Final = 200
_SHEET: Final = "权责事项"
#: What stands above the heads. It names no mode and no township: a line above a list speaks for all of its rows.
_TITLE: Final = "权责事项填报表"
_GUIDE: Final = (
    "填表说明：一行填一项；主项有子项的，一个子项一行，主项名称每行都写。实施依据写全法律名称和条、款、项。",
    "填表说明：有下拉框的列从下拉框里选，没有的内容空着。每列怎样填，把鼠标放在表头上看批注。",
    "填表说明：表头和工作表名不要改，不要合并单元格，写不下的事项接着往下加行。",
)
_SIGNED: Final = "填报单位：{department}　　　　填报人：　　　　　　　　填报日期：　　　　年　　月　　日"
#: The row of the heads, from 0.
_HEAD: Final = len(_GUIDE) + 2
#: Type of the cells, in points, and the width of a column of short words.
_SIZE: Final = 10
_NARROW: Final = 11


def collect_workbooks(catalogue: Catalogue | None = None) -> dict[str, bytes]:
    """Return the workbooks to send out, by file name: one empty form, or one for each department.

    Args:
        catalogue: last year's catalogue; each department finds its own items filled in.
    """
    if catalogue is None or not len(catalogue):
        return {"权责事项填报表.xlsx": _book("", [])}
    rows = _rows(catalogue)
    return {
        f"权责事项填报表-{portable(department, 60) or '未写明部门'}.xlsx": _book(department, rows[department])
        for department in sorted(rows)
    }


def _rows(catalogue: Catalogue) -> dict[str, list[list[str]]]:
    """Return for each department its items, one row each, as a department would have written them."""
    granted, refused = _granted(catalogue), _refused(catalogue)
    found: dict[str, list[list[str]]] = {}
    names = one_spelling(catalogue.items["department"].tolist(), catalogue.meta.place)
    for item in catalogue.items.to_dict("records"):
        values = {str(name): str(value) for name, value in item.items()}
        grant = granted.get(values["id"], {})
        rows = found.setdefault(names[values["department"]], [])
        told = {name: (name in _OF_ITEMS and values[name]) or grant.get(name, "") for name in COLUMNS}
        if grant.get("receivers") and (not told["mode"] or values["id"] in refused):
            # 各乡镇, of which some have it in another way or not at all
            told["receivers"] = grant["receivers"]
        told["serial"] = str(len(rows) + 1)
        told["mode"] = TERMS_BY_CODE.get(told["mode"], "")
        rows.append([told[name] for name in COLUMNS])
    return found


def _granted(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return what the grants of each item share, and their receivers: each with its mode where these differ."""
    granted: dict[str, dict[str, str]] = {}
    receivers: dict[str, list[tuple[str, str]]] = {}
    for row in catalogue.grants.to_dict("records"):
        values = {str(name): str(value) for name, value in row.items()}
        known = granted.setdefault(values["item"], dict(values))
        for name, value in values.items():
            if known.get(name) != value:
                known[name] = ""
        if values["receiver"]:
            receivers.setdefault(values["item"], []).append((values["receiver"], values["mode"]))
    return {
        item: {**known, "receivers": "、".join(_told(receivers.get(item, [])))}
        for item, known in granted.items()
    }


def _told(receivers: list[tuple[str, str]]) -> list[str]:
    """Return receivers as a cell lists them: 三家镇（下放）、拦江镇（委托） where they have it in different ways."""
    if len({mode for _, mode in receivers}) == 1:
        return [name for name, _ in receivers]
    return [f"{name}（{TERMS_BY_CODE[mode]}）" if mode in TERMS_BY_CODE else name for name, mode in receivers]


def _refused(catalogue: Catalogue) -> set[str]:
    """Return the items that some township does not take over."""
    rulings = catalogue.rulings
    said = rulings[(rulings["question"] == TOWNSHIP) & rulings["answer"].isin(DECLINED)]
    return set(said["item"].tolist())


def _book(department: str, rows: list[list[str]]) -> bytes:
    book, out = new_workbook(paper=False)
    base = {"text_wrap": True, "valign": "top", "num_format": "@", "font_size": _SIZE}
    head = book.add_format(
        {**base, "bold": True, "bg_color": "#E7E6E6", "border": 1, "align": "center", "valign": "vcenter"}
    )
    cell = book.add_format({**base, "border": 1})
    line = book.add_format({**base, "text_wrap": False})
    heads = heads_of(SHEET)
    widths = [_WIDTHS.get(name, _NARROW) for name in COLUMNS]
    sheet = book.add_worksheet(_SHEET)
    sheet.freeze_panes(_HEAD + 1, COLUMNS.index("name") + 1)
    title = book.add_format({"bold": True, "font_size": 16, "valign": "vcenter", "num_format": "@"})
    # Not merged: the lines lie over empty cells, and nothing is in the way of columns that somebody adds.
    sheet.set_row(0, 28, title)
    sheet.write_string(0, 0, _TITLE, title)
    signed = _SIGNED.format(department=department or "　" * 12)
    for number, text in enumerate((*_GUIDE, signed), 1):
        # the row's look, or its empty cells would have the frames of their columns
        sheet.set_row(number, 18, line)
        sheet.write_string(number, 0, text, line)
    last = _HEAD + len(rows) + SPARE_ROWS
    for at, name in enumerate(COLUMNS):
        sheet.set_column(at, at, widths[at], cell)
        sheet.write_string(_HEAD, at, heads[name], head)
        # a note on the head, not a sheet of its own: that would come home as a list
        sheet.write_comment(_HEAD, at, field_named(name, SHEET).zh, {"author": "powerlist", "x_scale": 1.5})
        if name in _CHOICES:
            rule = {"validate": "list", "source": _CHOICES[name], "error_type": "warning"}
            sheet.data_validation(_HEAD + 1, at, last, at, rule)
    for number, row in enumerate(rows, _HEAD + 1):
        sheet.set_row(number, row_height(row, widths, _SIZE))
        for at, value in enumerate(row):
            sheet.write_string(number, at, value, cell)
    if department and not rows:
        sheet.write_string(_HEAD + 1, COLUMNS.index("department"), department, cell)
    print_wide(sheet, _HEAD, pages=2)
    sheet.repeat_columns(0, COLUMNS.index("name"))
    book.close()
    return out.getvalue()
