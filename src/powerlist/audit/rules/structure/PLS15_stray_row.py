from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Confidence, Severity

if TYPE_CHECKING:
    from powerlist.model.sheet import Note


class StrayRow(NoteRule):
    """有既不是事项也不是标题的行

    ## 查什么
    清单中间看不出是事项、分节、标题、合计还是说明的行。每张表报一次。一张表里说某些事项怎样赋权的说明多得出奇时，
    没有分到事项的那些说明也报一次。

    ## 为什么
    这样的行没有编进清单。如果它是漏填了名称的事项，就少了一项。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.stray-row, file: 示例.xlsx, sheet: 权责清单, row: 8, value: 同上}
    - {kind: normalise.notes-left, file: 示例.xlsx, sheet: 权责清单, row: 9, value: 除第3项外，均委托}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    是事项的，补全事项名称；是说明的，移到表外。

    ## 依据
    清单编制实务
    """

    code = "PLS15"
    name = "stray-row"
    english = "A row is neither item nor title"
    english_manual = {
        "what": "Rows within a list that are neither item nor section, title, total or note. Told once a table. So are the notes on some items' modes that were not given to their items because a table has very many.",
        "why": "They were not taken in. If one is an item without a name, an item is missing.",
        "repair": "Complete the name if it is an item, move it out of the table if it is a note.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "清单编制实务"
    kinds = ("read.stray-row", "normalise.notes-left")
    gathered = True
    messages = {
        "zh": "有 {count} 行没有当作事项：第 {places} 行",
        "en": "{count:row was|rows were} not taken for items: {places}",
        "zh:notes": "说明太多，有 {count} 行没有分到它所说的事项：{places}",
        "en:notes": "a table has very many notes: {count:note was|notes were} not given to the items meant: {places}",
    }
    helps = {
        "zh": "是事项的补全名称，不是的移出表格",
        "en": "complete it if it is an item, else move it out of the table",
        "zh:notes": "把赋权方式写进各行自己的单元格",
        "en:notes": "write the mode into a cell of each row",
    }

    def variant_of(self, note: Note) -> str:
        return "notes" if note.kind == "normalise.notes-left" else ""
