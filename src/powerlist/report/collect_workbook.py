"""The workbook that each department fills in, with last year's items where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.files.names import portable
from powerlist.files.workbooks import new_workbook, print_wide
from powerlist.model.enums import MODE_TERMS, TERMS_BY_CODE, CoercionKind, Mode, PowerType
from powerlist.model.fields import ITEMS, SHEET, field_named, heads_of
from powerlist.model.organs import one_spelling

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
    "name": 36,
    "sub_name": 22,
    "basis": 50,
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
    granted = _granted(catalogue)
    found: dict[str, list[list[str]]] = {}
    names = one_spelling(catalogue.items["department"].tolist(), catalogue.meta.place)
    for item in catalogue.items.to_dict("records"):
        values = {str(name): str(value) for name, value in item.items()}
        grant = granted.get(values["id"], {})
        rows = found.setdefault(names[values["department"]], [])
        told = {name: (name in _OF_ITEMS and values[name]) or grant.get(name, "") for name in COLUMNS}
        told["serial"] = str(len(rows) + 1)
        told["mode"] = TERMS_BY_CODE.get(told["mode"], "")
        rows.append([told[name] for name in COLUMNS])
    return found


def _granted(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return what the grants of each item share, and their receivers; where townships differ, no cell can say it."""
    granted: dict[str, dict[str, str]] = {}
    receivers: dict[str, list[str]] = {}
    for row in catalogue.grants.to_dict("records"):
        values = {str(name): str(value) for name, value in row.items()}
        known = granted.setdefault(values["item"], dict(values))
        for name, value in values.items():
            if known.get(name) != value:
                known[name] = ""
        if values["receiver"]:
            receivers.setdefault(values["item"], []).append(values["receiver"])
    return {
        item: {**known, "receivers": "、".join(receivers.get(item, ()))} for item, known in granted.items()
    }


def _book(department: str, rows: list[list[str]]) -> bytes:
    book, out = new_workbook(paper=False)
    head = book.add_format(
        {"bold": True, "bg_color": "#E7E6E6", "border": 1, "align": "center", "text_wrap": True}
    )
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"})
    heads = heads_of(SHEET)
    sheet = book.add_worksheet(_SHEET)
    sheet.freeze_panes(1, COLUMNS.index("name") + 1)
    last = len(rows) + SPARE_ROWS
    for at, name in enumerate(COLUMNS):
        sheet.set_column(at, at, _WIDTHS.get(name, 12), cell)
        sheet.write_string(0, at, heads[name], head)
        # a note on the head, not a sheet of its own: that would come home as a list
        sheet.write_comment(0, at, field_named(name, SHEET).zh, {"author": "powerlist", "x_scale": 1.5})
        if name in _CHOICES:
            rule = {"validate": "list", "source": _CHOICES[name], "error_type": "warning"}
            sheet.data_validation(1, at, last, at, rule)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            sheet.write_string(number, at, value, cell)
    if department and not rows:
        sheet.write_string(1, COLUMNS.index("department"), department, cell)
    print_wide(sheet)
    book.close()
    return out.getvalue()
