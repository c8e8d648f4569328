from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from powerlist.audit.noted import NoteRule
from powerlist.messages import tell
from powerlist.messages.texts.read import MESSAGES
from powerlist.model.enums import Scope, Severity
from powerlist.model.wording import Term

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note

#: What is told in other words than its kind has.
_PLAIN: Final = ("read.problem.unreadable", "read.problem.not_a_file")


class UnreadableSource(NoteRule):
    """来源文件读不出来，没有审核

    ## 查什么
    一起交来审核的文件里，有读不出来的：损坏、加密、不是表格、没有清单。

    ## 为什么
    其他文件照常审核，但这一个部门的事项一项也没有查。报告里不写明，就像没有问题一样。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局}
    notes:
    - {kind: read.unreadable, file: 县林业局.xlsx, value: corrupt_file, detail: {reason: ""}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局}
    ```

    ## 怎么改
    用 Excel 或 WPS 打开，另存为 .xlsx 后再审核；不是清单的，移到别的文件夹。

    ## 依据
    清单编制实务
    """

    code = "PLS27"
    name = "unreadable-source"
    english = "A source could not be read and was not audited"
    english_manual = {
        "what": "Files given to be audited that cannot be read: damaged, encrypted, no spreadsheet, without any list.",
        "why": "The others are audited all the same, but of this department not one item was. A report that does not say so looks clean.",
        "repair": "Open it in Excel or WPS and save it as .xlsx; move what is no list to another folder.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    by_row = False
    kinds = ("read.unreadable",)
    messages = {
        "zh": "没有审核这个文件。{problem}",
        "en": "this file was not audited. {problem}",
    }
    helps = {
        "zh": "另存为 .xlsx 后再审核；不是清单的，移到别处",
        "en": "save it as .xlsx and audit again; move away what is no list",
    }

    def _finding(self, notes: list[Note], catalogue: Catalogue, context: Context) -> Finding:
        finding = super()._finding(notes, catalogue, context)
        note = notes[0]
        problem = Term(_problem(note, "zh"), _problem(note, "en"))
        return dataclasses.replace(
            finding, scope=Scope.CATALOGUE, values={**finding.values, "problem": problem}, excerpt=""
        )


def _problem(note: Note, language: str) -> str:
    """Return what is wrong with the file, as every command tells it; the rule has its own help."""
    file = f"「{note.file}」" if language == "en" else note.file
    reason = "，".join(
        tell(key, language) if (key := f"read.content.{part}") in MESSAGES else part
        for part in str(note.detail.get("reason") or note.value).split("，")
    )
    own = f"read.problem.{str(note.detail.get('reason')).partition('，')[0]}"
    told = tell(own if own in _PLAIN else f"file.{note.value}", language, file=file, reason=reason)
    for mark in ("帮助: ", "Help: "):
        told = told.partition(mark)[0]
    return told.strip()
