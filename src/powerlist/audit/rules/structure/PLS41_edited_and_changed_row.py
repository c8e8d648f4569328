from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity, mode_term
from powerlist.model.fields import field_named
from powerlist.model.rowkey import receiver_of
from powerlist.model.wording import Term, listed
from powerlist.text.differing import parting, window

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note

#: So many characters of a value are shown, from a little before the first that differs.
_SHOWN: Final = 40
_BEFORE: Final = 10


class EditedAndChanged(NoteRule):
    """清单里改过的行，来源也改了

    ## 查什么
    有人在清单里改过一行，之后部门报来的表里这一行也变了。两边不会有一边悄悄取代另一边：清单里仍是手工改的，等人决定。

    ## 为什么
    手工改动往往是审核意见，来源变动往往是法律或职责变了。哪一边对，只有人知道。

    ## 反例
    ```yaml
    items:
    - {id: 0-00000001, name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: build.edited-and-changed, item: 0-00000001, value: 0-00000001, detail: {table: items}}
    ```

    ## 正例
    ```yaml
    items:
    - {id: 0-00000001, name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    对照来源表和清单：以来源为准的，把清单这一行改成与来源一致；以清单为准的，请部门照改来源。

    ## 依据
    清单编制实务；行政处罚法 第三十八条（没有依据的处罚无效）
    """

    code = "PLS41"
    name = "edited-and-changed-row"
    english = "A row edited by hand has changed at its source as well"
    english_manual = {
        "what": "A row was edited by hand in the catalogue, and the department's workbook then changed it too. Neither wins silently: the edited row stays until somebody decides.",
        "why": "An edit is mostly an audit's outcome, a change of the source mostly one of the law or the duties. Only a person knows which is right.",
        "repair": "Compare the two: make the row like the source, or have the department change its source.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务；行政处罚法 第三十八条"
    kinds = ("build.edited-and-changed",)
    messages = {
        "zh": "清单里手工改过，来源后来也改了；现在保留的是手工改的",
        "en": "edited by hand here and changed at its source since; the edited row is kept",
        "zh:values": "清单里手工改过，来源后来也改了；现在保留的是手工改的。{differing}",
        "en:values": "edited by hand here and changed at its source since; the edited row is kept: {differing}",
        "zh:grant": "{receiver}的赋权记录手工改过，来源后来也改了；现在保留的是手工改的。{differing}",
        "en:grant": "the grant to {receiver} was edited by hand and its source has changed since; the edited one is kept: {differing}",
    }
    helps = {
        "zh": "对照两边，改成一致",
        "en": "compare both and make them agree",
    }

    def _finding(self, notes: list[Note], catalogue: Catalogue, context: Context) -> Finding:
        finding = super()._finding(notes, catalogue, context)
        note = notes[0]
        told = [_told(*one) for one in note.detail.get("differing", ())]
        if not told:
            return finding
        receiver = receiver_of(note.value)
        values = {**finding.values, "differing": listed(told, 4, apart=True), "receiver": receiver}
        return dataclasses.replace(finding, values=values, variant="grant" if receiver else "values")


def _told(name: str, mine: str, theirs: str) -> Term:
    """Return a field with what the catalogue and what the source have, from where the two part."""
    if name == "mode":
        mine, theirs = mode_term(mine), mode_term(theirs)
    start = max(0, parting(mine, theirs) - _BEFORE)
    mine, theirs = (" ".join(window(text, start, _SHOWN).split()) for text in (mine, theirs))
    head = field_named(name).head
    return Term(
        f"{head}：清单「{mine}」，来源「{theirs}」", f"{name}: catalogue 「{mine}」, source 「{theirs}」"
    )
