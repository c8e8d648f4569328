from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from powerlist.model.sheet import Note


class HiddenSheet(NoteRule):
    """有隐藏的工作表或列

    ## 查什么
    隐藏的工作表（不读取，只报行数）和隐藏的列（照常读取；有同名的列看得见的，采用看得见的一列，隐藏的只原样保留）。

    ## 为什么
    隐藏的表里常有上一版清单或底稿；不说明就没有人知道它存在。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.hidden-sheet, file: 示例.xlsx, sheet: 权责清单, detail: {rows: 40}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    确认不需要就删除；需要就取消隐藏再读。

    ## 依据
    清单编制实务
    """

    code = "PLS07"
    name = "hidden-sheet"
    english = "A sheet or a column is hidden"
    english_manual = {
        "what": "Hidden sheets (not read, their rows are counted) and hidden columns (read; where a visible column has the same head, that one is taken and the hidden one only kept).",
        "why": "A hidden sheet often holds the last version or a draft, and nobody knows that it is there.",
        "repair": "Delete what is not needed, unhide the rest and read again.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务"
    kinds = ("read.hidden-sheet", "read.hidden-column")
    messages = {
        "zh": "工作表「{sheet}」是隐藏的，有 {rows} 行内容，没有读取",
        "en": "sheet {sheet} is hidden; its {rows:row was|rows were} not read",
        "zh:column": "列「{value}」是隐藏的，已照常读取",
        "en:column": "column {value} is hidden; it was read",
        "zh:instead": "列「{value}」是隐藏的；同名的 {instead} 列看得见，采用了 {instead} 列，这一列只原样保留",
        "en:instead": "column {value} is hidden; visible column {instead} of the same head was taken, this one is only kept",
    }
    helps = {
        "zh": "取消隐藏，或删除这张表",
        "en": "unhide the sheet or delete it",
        "zh:column": "取消隐藏后核对",
        "en:column": "unhide the column and check",
        "zh:instead": "核对后删去不要的一列",
        "en:instead": "check, and delete the column that is not wanted",
    }

    def variant_of(self, note: Note) -> str:
        if note.kind != "read.hidden-column":
            return ""
        return "instead" if note.detail.get("instead") else "column"
