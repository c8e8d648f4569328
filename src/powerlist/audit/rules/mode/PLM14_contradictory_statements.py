from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.sheet import Note

_VARIANTS = {
    "classify.conflict": "",
    "classify.ambiguous-mode": "ambiguous",
    "classify.ruling-disagreement": "rulings",
}


class ContradictoryStatements(NoteRule):
    """清单对赋权方式的说法互相矛盾

    ## 查什么
    同一事项的方式列、勾选列、承接列、分节标题、表题、表名、文件名、备注，说出了两种不同的方式；一格里写了两种方式；
    或者两份裁定不一致。代码列与其他说法矛盾的由 PLM10 报。

    ## 为什么
    工具不替人选边。方式定不下来，就不知道由谁负责，也不能公布。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, remark: 不再下放}
    notes:
    - {kind: classify.conflict, item: 0-00000001, field: mode, value: "column: 下放; remark: 不再下放"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 怎么改
    在来源表里改正一处；确定不了的，用 `powerlist review --for modes` 请部门回答，回答记入 rulings.csv。

    ## 依据
    行政处罚法 第三十九条（实施机关应当公示）
    """

    code = "PLM14"
    name = "contradictory-statements"
    english = "What the list says about the mode contradicts itself"
    english_manual = {
        "what": "Mode column, marks, receivers, section row, caption, sheet name, file name and remark of one item say two modes; one cell says two; or two rulings disagree. A code that contradicts the rest is told by PLM10.",
        "why": "The tool does not take sides. Without a mode nobody knows who answers, and the item cannot be published.",
        "repair": "Correct the source; where it is not known, ask the department by `powerlist review --for modes`, and the answer goes into rulings.csv.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第三十九条"
    kinds = tuple(_VARIANTS)
    messages = {
        "zh": "赋权方式的说法互相矛盾：{value}",
        "en": "statements on the mode contradict each other: {value}",
        "zh:ambiguous": "一格里写了两种赋权方式：{value}",
        "en:ambiguous": "one cell names two modes: {value}",
        "zh:rulings": "两份裁定不一致：{value}",
        "en:rulings": "two rulings disagree: {value}",
    }
    helps = {
        "zh": "改正来源表，或请部门回答后记入 rulings.csv",
        "en": "correct the source, or record a ruling",
        "zh:rulings": "在 rulings.csv 里只留一个回答",
        "en:rulings": "leave one answer in rulings.csv",
    }

    def variant_of(self, note: Note) -> str:
        return _VARIANTS[note.kind]

    def wanted(self, note: Note, catalogue: Catalogue, context: Context) -> bool:
        return not any(one.get("kind") == "code" for one in note.detail.get("statements") or ())
