from __future__ import annotations

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Confidence, Severity


class FullCell(NoteRule):
    """单元格写满了，文字可能被截断

    ## 查什么
    长度正好到单元格上限的文字。

    ## 为什么
    Excel 一格最多 32767 字，老格式和一些导出软件是 255 字，超出的部分保存时就丢了。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: normalise.full-cell, file: 示例.xlsx, sheet: 权责清单, row: 3, cell: D3, field: basis, value: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    对照原文补全，或分成几格。

    ## 依据
    清单编制实务
    """

    code = "PLS17"
    name = "full-cell"
    english = "A cell is full; its text was probably cut off"
    english_manual = {
        "what": "Text that is exactly as long as a cell can hold.",
        "why": "Excel holds 32,767 characters a cell, the old format and some exports 255; the rest is lost when saved.",
        "repair": "Complete it from the original, or spread it over several cells.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "清单编制实务"
    kinds = ("normalise.full-cell",)
    messages = {
        "zh": "{cell} 的文字长度到了上限，后面可能被截断",
        "en": "{cell} is as long as a cell can be; its end is probably lost",
    }
    helps = {
        "zh": "对照原文补全",
        "en": "complete it from the original",
    }
