from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Persona, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note


class GuessedColumn(NoteRule):
    """列的含义是推断的

    ## 查什么
    表头有错字、不完整或缺失，按内容推断出含义的列；没有表头、而同一工作簿别的表把同样的表头合并到这一列的。

    ## 为什么
    推断大多正确，但应当由人看一眼；推断错了，整列都会错。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.inferred-column, file: 示例.xlsx, sheet: 权责清单, cell: D2, field: basis, value: 实施依剧, detail: {how: inferred, sure: 0.8}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    核对；用 [[read.pin]] 固定下来，以后不再推断。

    ## 依据
    清单编制实务
    """

    code = "PLS12"
    name = "guessed-column"
    english = "The meaning of a column was guessed"
    english_manual = {
        "what": "Columns whose head is misspelt, incomplete or missing, and whose meaning was inferred from their content, or, without a head, from a sheet of the same workbook that merges the same head over that column.",
        "why": "Mostly the guess is right, but a person should look: a wrong one spoils a whole column.",
        "repair": "Check, then pin it with [[read.pin]] so that nothing is guessed any more.",
    }
    severity = Severity.INFO
    persona = Persona.PEDANTIC
    ground = "清单编制实务"
    by_row = False
    kinds = ("read.inferred-column",)
    messages = {
        "zh": "列「{value}」按推断当作{field_name}",
        "en": "column {value} was taken for {field_name} by inference",
        "zh:like": "{cell} 没有表头，工作表“{like}”同样的表头合并到这一列，照样归入「{value}」，当作{field_name}",
        "en:like": "{cell} has no head; sheet {like} merges the same head over this column, so it goes with {value} as {field_name}",
    }
    helps = {
        "zh": "核对后用 [[read.pin]] 固定",
        "en": "check it, then pin it with [[read.pin]]",
        "zh:like": "核对后把这两格表头合并，或用 [[read.pin]] 固定",
        "en:like": "check it, then merge the two cells, or pin it with [[read.pin]]",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        for finding in super().check(catalogue, context):
            # the head that is shown stands in the cell beside
            yield dataclasses.replace(finding, excerpt="") if finding.variant == "like" else finding

    def variant_of(self, note: Note) -> str:
        return "like" if note.detail.get("like") else ""
