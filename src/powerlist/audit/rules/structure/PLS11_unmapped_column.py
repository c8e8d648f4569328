from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from powerlist.model.sheet import Note


class UnmappedColumn(NoteRule):
    """有认不出含义的列

    ## 查什么
    清单里有内容、但表头对不上任何字段的列；紧靠清单、不属于清单的列。

    ## 为什么
    认不出的列原样保留、原样写回，但不参加审核，也不公布。如果它其实是依据或承接主体，就会漏掉。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.unmapped-column, file: 示例.xlsx, sheet: 权责清单, cell: N2, value: 市局意见}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    表头改成通用写法，或在配置的 [[read.pin]] 里写明这一列是什么。

    ## 依据
    清单编制实务
    """

    code = "PLS11"
    name = "unmapped-column"
    english = "A column was not recognised"
    english_manual = {
        "what": "Columns with content whose head fits no field; columns beside the list that do not belong to it.",
        "why": "Such a column is kept and written back, but neither audited nor published. If it is the basis or the receiver, that is lost.",
        "repair": "Use a common head, or say in [[read.pin]] what the column is.",
    }
    severity = Severity.INFO
    ground = "清单编制实务"
    by_row = False
    kinds = ("read.unmapped-column", "read.beside-table")
    messages = {
        "zh": "列“{head}”认不出含义，已原样保留，不会公布",
        "en": "column {head} was not recognised; it is kept and never published",
        "zh:beside": "列“{head}”在清单旁边，有内容但不属于清单，没有采用",
        "en:beside": "column {head} stands beside the list and was not used",
    }
    helps = {
        "zh": "用 [[read.pin]] 指定它的字段，或不予理会",
        "en": "pin its field with [[read.pin]], or leave it",
    }

    def variant_of(self, note: Note) -> str:
        return "beside" if note.kind == "read.beside-table" else ""
