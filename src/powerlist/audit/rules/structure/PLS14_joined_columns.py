from __future__ import annotations

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Persona, Severity


class JoinedColumns(NoteRule):
    """几列并成了一个字段

    ## 查什么
    一个表头管着几列，或几列的表头意思相同，内容被合并到一个字段。

    ## 为什么
    合并是对的还是表头填错了，只有编表的人知道。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.joined-columns, file: 示例.xlsx, sheet: 权责清单, field: level, value: 实施层级及权限, detail: {letters: [H, I]}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    表头写清楚每一列是什么；或用 [[read.pin]] 指定。

    ## 依据
    清单编制实务
    """

    code = "PLS14"
    name = "joined-columns"
    english = "Several columns were joined into one field"
    english_manual = {
        "what": "One head over several columns, or several columns of the same meaning, that were joined into one field.",
        "why": "Only who made the table knows whether that is right or a head is wrong.",
        "repair": "Give each column a head that says what it is, or pin them with [[read.pin]].",
    }
    severity = Severity.INFO
    persona = Persona.PEDANTIC
    ground = "清单编制实务"
    kinds = ("read.joined-columns",)
    messages = {
        "zh": "列 {letters} 并作{field_name}",
        "en": "columns {letters} were joined into {field_name}",
    }
    helps = {
        "zh": "核对；需要时写清各列表头",
        "en": "check; give each column a head of its own where needed",
    }
