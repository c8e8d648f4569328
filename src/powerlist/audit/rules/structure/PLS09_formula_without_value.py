from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from powerlist.model.sheet import Note


class FormulaWithoutValue(NoteRule):
    """公式没有算出值，或算出了错误

    ## 查什么
    单元格里是公式，文件里却没有存计算结果；或者单元格显示的是 #N/A、#REF! 之类的错误值。

    ## 为什么
    这样的格子本来有内容，只是不知道是什么，不能当作空格处理：承接主体查找失败，不等于交给全部乡镇。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.formula-without-value, file: 示例.xlsx, sheet: 权责清单, row: 3, cell: D3, field: basis, value: =A1}
    - {kind: read.error-value, file: 示例.xlsx, sheet: 权责清单, row: 4, cell: E4, field: receivers, value: "#N/A"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    用 Excel 或 WPS 打开、重新计算并保存，或把公式粘贴为值；显示错误值的，按原件填上应有的内容。

    ## 依据
    清单编制实务
    """

    code = "PLS09"
    name = "formula-without-value"
    english = "A formula was saved without its value or shows an error"
    english_manual = {
        "what": "A cell holds a formula and the file holds no result of it, or it shows an error such as #N/A or #REF!.",
        "why": "The cell says something that is not known; it must not be taken for an empty one.",
        "repair": "Open it in Excel or WPS, recalculate and save, or paste the values; where an error shows, enter what belongs there.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    kinds = ("read.formula-without-value", "read.error-value")
    messages = {
        "zh": "{cell} 是公式，但没有存下计算结果",
        "en": "{cell} holds a formula without a saved value",
        "zh:error": "{cell} 显示的是错误值 {value}，原来的内容不知道",
        "en:error": "{cell} shows the error {value}; what belongs there is not known",
    }
    helps = {
        "zh": "打开后重新计算并保存，或粘贴为值",
        "en": "recalculate and save, or paste as values",
        "zh:error": "按原件填上应有的内容",
        "en:error": "enter what belongs there",
    }

    def variant_of(self, note: Note) -> str:
        return "error" if note.kind == "read.error-value" else ""
