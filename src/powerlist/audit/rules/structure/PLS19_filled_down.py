from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Persona, Severity

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.sheet import Note


class FilledDown(NoteRule):
    """空格按上一行补了内容

    ## 查什么
    没有合并、只是空着的格子，按上面一格的内容补上。每列报一次。合并单元格的填充不报。

    ## 为什么
    “空着表示同上”是习惯写法，但空格也可能真的是漏填。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.filled-down, file: 示例.xlsx, sheet: 权责清单, field: department, value: 县水利局, detail: {count: 3, by: blank}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    核对；逐行填满，或合并单元格。

    ## 依据
    清单编制实务
    """

    code = "PLS19"
    name = "filled-down"
    english = "Empty cells were filled from the row above"
    english_manual = {
        "what": "Empty cells outside merged ranges that were filled from the cell above. Told once a column.",
        "why": 'Empty often means "as above", but it may be left out by mistake.',
        "repair": "Check; fill every row or merge the cells.",
    }
    severity = Severity.INFO
    persona = Persona.PEDANTIC
    ground = "清单编制实务"
    kinds = ("read.filled-down",)
    messages = {
        "zh": "{field_name}有 {count} 格空着，按上一行补上",
        "en": "{count} empty cells of {field_name} were filled from the row above",
    }
    helps = {
        "zh": "核对后逐行填满",
        "en": "check, then fill every row",
    }

    def wanted(self, note: Note, catalogue: Catalogue, context: Context) -> bool:
        return note.detail.get("by") != "merge"
