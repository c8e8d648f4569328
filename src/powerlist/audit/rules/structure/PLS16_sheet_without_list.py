from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note


class SheetWithoutList(NoteRule):
    """工作表里没有找到清单

    ## 查什么
    有内容、却没有能认出来的清单的工作表；横着写的清单；有表格、却没有事项名称列的表。只有几行文字的工作表（填表说明）只作提示；表头或工作表名称
    写明不是清单、里面也没有像事项的内容的（统计、汇总、目录、字典、联系人），也只作提示。

    ## 为什么
    整张表的事项都没有读进来。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.no-table, file: 示例.xlsx, sheet: 汇总, detail: {rows: 30}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    表头加上“事项名称”一列，或在 [[read.pin]] 里写明表头行和列。不是清单的工作表可以不理会或删除。

    ## 依据
    清单编制实务
    """

    code = "PLS16"
    name = "sheet-without-list"
    english = "No list was found on a sheet"
    english_manual = {
        "what": "Sheets with content in which no list was recognised; lists that lie across; tables without a column for the item's name. A sheet of sentences only (filling-in notes) is information, and so is a table that says by its heads or by its sheet's name that it is no list (counts, contents, codes, contacts) and holds nothing that reads like an item.",
        "why": "None of its items was read.",
        "repair": "Add a column with a common head for the name, or pin head row and columns with [[read.pin]]. A sheet that is no list may be left or deleted.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    kinds = ("read.no-table", "read.no-name-column")
    messages = {
        "zh": "工作表「{sheet}」有 {rows} 行内容，没有找到清单",
        "en": "no list was found on sheet {sheet} ({rows:row})",
        "zh:sentences": "工作表「{sheet}」只有 {rows} 行文字，没有清单",
        "en:sentences": "sheet {sheet} holds {rows:row} of text and no list",
        "zh:aside": "工作表「{sheet}」里有一张表不是清单（统计、目录、代码、联系方式之类），没有当作事项读取",
        "en:aside": "a table on sheet {sheet} is no list (counts, contents, codes, contacts) and was not read",
        "zh:across": "工作表「{sheet}」的清单是横着写的（表头在左边一列），没有读取",
        "en:across": "the list on sheet {sheet} lies across (heads in a column) and was not read",
        "zh:name": "工作表「{sheet}」的表格没有事项名称列",
        "en:name": "the table on sheet {sheet} has no column that names the items",
    }
    helps = {
        "zh": "在 [[read.pin]] 里写明表头行，或删除这张表",
        "en": "pin the head row with [[read.pin]], or delete the sheet",
        "zh:sentences": "是填表说明的，可以不理会",
        "en:sentences": "filling-in notes may be left as they are",
        "zh:aside": "确实不是清单的，可以不理会；是清单的，在 [[read.pin]] 里写明表头行和列",
        "en:aside": "leave it if it is none; if it is a list, pin its head row and columns with [[read.pin]]",
        "zh:across": "用“选择性粘贴—转置”改成一行一个事项",
        "en:across": "paste it transposed, one row an item",
        "zh:name": "加上“事项名称”一列，或用 [[read.pin]] 指定",
        "en:name": "add a head for the name, or pin the column with [[read.pin]]",
    }

    def variant_of(self, note: Note) -> str:
        if note.detail.get("aside"):
            return "aside"
        if note.kind == "read.no-name-column":
            return "name"
        if note.detail.get("transposed"):
            return "across"
        return "sentences" if note.detail.get("sentences") else ""

    def _finding(self, notes: list[Note], catalogue: Catalogue, context: Context) -> Finding:
        finding = super()._finding(notes, catalogue, context)
        if finding.variant in ("sentences", "aside"):
            # a sheet 填表说明 or 联系人 holds no items that could be missed
            return dataclasses.replace(finding, severity=Severity.INFO)
        return finding
