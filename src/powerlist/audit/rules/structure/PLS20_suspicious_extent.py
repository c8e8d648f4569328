from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Persona, Severity

if TYPE_CHECKING:
    from powerlist.model.sheet import Note


class SuspiciousExtent(NoteRule):
    """工作表的范围或格式不寻常

    ## 查什么
    范围远大于内容的工作表、扩展名与内容不符的文件、看不出有没有隐藏行的格式。

    ## 为什么
    范围虚大让文件又慢又大；扩展名不符的文件别的软件可能打不开。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.fake-extent, file: 示例.xlsx, sheet: 权责清单, detail: {claimed: [1048576, 20], used: [40, 14]}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    删除清单以外的空行空列后另存为 .xlsx。

    ## 依据
    清单编制实务
    """

    code = "PLS20"
    name = "suspicious-extent"
    english = "The extent or format of a file is unusual"
    english_manual = {
        "what": "Sheets much larger than their content, files whose extension is not their format, formats that do not tell hidden rows.",
        "why": "Such files are slow and big, and other programs may not open them.",
        "repair": "Delete empty rows and columns outside the list and save as .xlsx.",
    }
    severity = Severity.INFO
    persona = Persona.PEDANTIC
    ground = "清单编制实务"
    kinds = ("read.fake-extent", "read.wrong-extension", "read.hidden-unknown")
    messages = {
        "zh": "声明的范围是 {claimed}，有内容的只有 {used}",
        "en": "the sheet claims {claimed} but uses {used}",
        "zh:extension": "扩展名是 {value}，内容是 {format}",
        "en:extension": "named {value} but is {format}",
        "zh:hidden": "这种格式看不出有没有隐藏的行",
        "en:hidden": "whether rows are hidden cannot be known in this format",
    }
    helps = {
        "zh": "删除多余的空行空列后另存为 .xlsx",
        "en": "delete empty rows and columns and save as .xlsx",
        "zh:extension": "另存为 .xlsx，或把扩展名改成与内容相符的",
        "en:extension": "save it as .xlsx, or give it the extension of its format",
        "zh:hidden": "另存为 .xlsx 再读",
        "en:hidden": "save it as .xlsx and read it again",
    }

    def variant_of(self, note: Note) -> str:
        return {"read.wrong-extension": "extension", "read.hidden-unknown": "hidden"}.get(note.kind, "")
