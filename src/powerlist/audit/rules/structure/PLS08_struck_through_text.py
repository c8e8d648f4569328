from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from powerlist.model.sheet import Note


class StruckThroughText(NoteRule):
    """单元格文字带删除线

    ## 查什么
    事项所在行里加了删除线的单元格，整格或一部分；Word 文档里用修订删除、还没有接受的行。

    ## 为什么
    删除线通常表示已取消，但程序和公布件只看文字，会照常把它编进清单。用修订删除的行不编进清单，要有人确认。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.struck-through, file: 示例.xlsx, sheet: 权责清单, row: 3, cell: A3, field: name, value: 对擅自取水行为的处罚, detail: {part: false}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    确认取消的，删掉这一行或这部分文字，或接受修订；没有取消的，去掉删除线，或拒绝修订。

    ## 依据
    清单编制实务
    """

    code = "PLS08"
    name = "struck-through-text"
    english = "A cell is struck through"
    english_manual = {
        "what": "Cells of items that are struck through, wholly or in part; rows of a document deleted with track changes.",
        "why": "Strike-through mostly means cancelled, but programs and publications see the text only and take it in. A row deleted with track changes is not taken in, and somebody should confirm that.",
        "repair": "Delete the row or the words or accept the change if cancelled, else remove the strike-through or reject the change.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务"
    kinds = ("read.struck-through", "read.tracked-deletion")
    messages = {
        "zh": "{cell} 整格带删除线",
        "en": "{cell} is struck through",
        "zh:part": "{cell} 有一部分文字带删除线",
        "en:part": "part of {cell} is struck through",
        "zh:deleted": "第 {row} 行在修订中被删除，没有采用：{value}",
        "en:deleted": "row {row} was deleted with track changes and was not read: {value}",
    }
    helps = {
        "zh": "确认取消的删掉，没有取消的去掉删除线",
        "en": "delete it if it is cancelled, else remove the strike-through",
    }

    def variant_of(self, note: Note) -> str:
        if note.kind == "read.tracked-deletion":
            return "deleted"
        return "part" if note.detail.get("part") else ""
