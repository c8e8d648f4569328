from __future__ import annotations

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity


class FormulaWithoutValue(NoteRule):
    """公式没有算出值

    ## 查什么
    单元格里是公式，文件里却没有存计算结果。

    ## 为什么
    这样的格子看起来有内容，读出来是空的，不能当作空格处理。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.formula-without-value, file: 示例.xlsx, sheet: 权责清单, row: 3, cell: D3, field: basis, value: =A1}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    用 Excel 或 WPS 打开、重新计算并保存，或把公式粘贴为值。

    ## 依据
    清单编制实务
    """

    code = "PLS09"
    name = "formula-without-value"
    english = "A formula was saved without its value"
    english_manual = {
        "what": "A cell holds a formula and the file holds no result of it.",
        "why": "It looks filled and reads empty; it must not be taken for an empty cell.",
        "repair": "Open it in Excel or WPS, recalculate and save, or paste the values.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    kinds = ("read.formula-without-value",)
    messages = {
        "zh": "{cell} 是公式，但没有存下计算结果",
        "en": "{cell} holds a formula without a saved value",
    }
    helps = {
        "zh": "打开后重新计算并保存，或粘贴为值",
        "en": "recalculate and save, or paste as values",
    }
