from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity
from powerlist.model.location import Source

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.sheet import Note


class TextUnderMerge(NoteRule):
    """合并单元格下面压着别的文字

    ## 查什么
    合并区域里除左上角以外的格子还存着文字。

    ## 为什么
    这些文字在表里看不见，有的软件会读出来，有的不会，取消合并时又会冒出来。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.text-under-merge, file: 示例.xlsx, sheet: 权责清单, detail: {cells: 2}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    取消合并，删掉多余的文字，再合并。

    ## 依据
    清单编制实务
    """

    code = "PLS13"
    name = "text-under-merge"
    english = "Other text lies under a merged cell"
    english_manual = {
        "what": "Text in a merged range outside its first cell.",
        "why": "It cannot be seen; some programs read it, some do not, and it comes back when the range is unmerged.",
        "repair": "Unmerge, delete the text, merge again.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务"
    kinds = ("read.text-under-merge",)
    gathered = True
    messages = {
        "zh": "有 {cells} 格的文字压在合并单元格下面，没有采用",
        "en": "the text of {cells:cell} lies under merged cells and was not used",
    }
    helps = {
        "zh": "取消合并，删掉看不见的文字",
        "en": "unmerge, delete the invisible text, merge again",
    }

    def sources_of(self, note: Note, position: int | None, catalogue: Catalogue) -> tuple[Source, ...]:
        cells: list[str] = note.detail.get("at") or []
        found = tuple(
            Source(note.file, note.sheet, int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), cell)
            for cell in cells
        )
        return found or super().sources_of(note, position, catalogue)
