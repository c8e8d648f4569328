from __future__ import annotations

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity


class UnsupportedItem(NoteRule):
    """事项已经没有来源支持

    ## 查什么
    清单里的事项，这次编制时在各部门报来的表里都找不到了。它还留在清单里，不会自己消失。

    ## 为什么
    来源删掉了一项，可能是权力取消了，也可能是报漏了。不问清楚就删，乡镇会少一项职责；不问清楚就留，乡镇会多一项没有依据的权力。

    ## 反例
    ```yaml
    items:
    - {id: 0-00000001, name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: build.unsupported, item: 0-00000001, value: 0-00000001, detail: {table: items}}
    ```

    ## 正例
    ```yaml
    items:
    - {id: 0-00000001, name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    问清部门：取消的，从 items.csv 删去这一行；漏报的，请部门补报后重新编制。

    ## 依据
    清单编制实务；行政处罚法 第三十八条（没有依据的处罚无效）
    """

    code = "PLS40"
    name = "unsupported-item"
    english = "No source supports the item any more"
    english_manual = {
        "what": "An item of the catalogue that no department's workbook has any more. It stays; nothing vanishes by itself.",
        "why": "The power may be gone, or the department forgot it. Deleting without asking loses a duty, keeping without asking keeps a power without ground.",
        "repair": "Ask the department: delete the row if the power is gone, else have it reported and build again.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务；行政处罚法 第三十八条"
    kinds = ("build.unsupported",)
    messages = {
        "zh": "这次的来源里没有这一项，仍保留在清单里",
        "en": "none of the sources holds this row now; it is kept in the catalogue",
    }
    helps = {
        "zh": "问清部门：取消的从清单删去，漏报的请补报",
        "en": "ask the department: delete the row if the power is gone, else have it reported again",
    }
