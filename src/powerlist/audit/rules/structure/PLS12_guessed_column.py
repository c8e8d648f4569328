from __future__ import annotations

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Persona, Severity


class GuessedColumn(NoteRule):
    """列的含义是推断的

    ## 查什么
    表头有错字、不完整或缺失，按内容推断出含义的列。

    ## 为什么
    推断大多正确，但应当由人看一眼；推断错了，整列都会错。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.inferred-column, file: 示例.xlsx, sheet: 权责清单, cell: D2, field: basis, value: 实施依剧, detail: {how: inferred, sure: 0.8}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    核对；用 [[read.pin]] 固定下来，以后不再推断。

    ## 依据
    清单编制实务
    """

    code = "PLS12"
    name = "guessed-column"
    english = "The meaning of a column was guessed"
    english_manual = {
        "what": "Columns whose head is misspelt, incomplete or missing, and whose meaning was inferred from their content.",
        "why": "Mostly the guess is right, but a person should look: a wrong one spoils a whole column.",
        "repair": "Check, then pin it with [[read.pin]] so that nothing is guessed any more.",
    }
    severity = Severity.INFO
    persona = Persona.PEDANTIC
    ground = "清单编制实务"
    by_row = False
    kinds = ("read.inferred-column",)
    messages = {
        "zh": "列「{value}」按推断当作{field_name}",
        "en": "column {value} was taken for {field_name} by inference",
    }
    helps = {
        "zh": "核对后用 [[read.pin]] 固定",
        "en": "check it, then pin it with [[read.pin]]",
    }
