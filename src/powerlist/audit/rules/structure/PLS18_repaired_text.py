from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Persona, Severity

if TYPE_CHECKING:
    from powerlist.model.sheet import Note


class RepairedText(NoteRule):
    """文字经过修复

    ## 查什么
    读表时修复过的文字：控制字符、转换留下的残片、繁体转简体。每张表报一次，逐格的变化在变更记录里。

    ## 为什么
    修复只改看不见的或明显坏掉的字符，但来源表还是坏的，别人用它时没有人修。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: normalise.repaired, file: 示例.xlsx, sheet: 权责清单, detail: {cells: 3}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    用 powerlist trace 查看每处变化，需要时改来源表。

    ## 依据
    清单编制实务
    """

    code = "PLS18"
    name = "repaired-text"
    english = "Text was repaired"
    english_manual = {
        "what": "Text repaired while reading: control characters, rests of a conversion, traditional characters. Told once a table; the ledger has every cell.",
        "why": "Only what is invisible or plainly broken is repaired, but the source stays broken for everybody else.",
        "repair": "See the changes with powerlist trace, and mend the source where needed.",
    }
    severity = Severity.INFO
    persona = Persona.PEDANTIC
    ground = "清单编制实务"
    kinds = ("normalise.repaired", "normalise.traditional", "normalise.control-characters")
    gathered = True
    messages = {
        "zh": "有 {cells} 格文字经过修复",
        "en": "{cells:cell was|cells were} repaired",
        "zh:traditional": "整张表是繁体，已转为简体",
        "en:traditional": "the table was in traditional characters and was converted",
        "zh:control": "去掉了控制字符",
        "en:control": "control characters were taken out",
    }
    helps = {
        "zh": "查看变更记录，需要时改来源表",
        "en": "look at the ledger and mend the source where needed",
    }

    def variant_of(self, note: Note) -> str:
        return {"normalise.traditional": "traditional", "normalise.control-characters": "control"}.get(
            note.kind, ""
        )
