from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note


class HiddenRow(NoteRule):
    """清单里有隐藏的行

    ## 查什么
    读表时遇到的隐藏行，逐行报告，写明是手工隐藏还是被筛选隐藏，编制时采用了没有。一张表的行全被隐藏、一项也没有采用的，按错误另报一次。

    ## 为什么
    手工隐藏的行多半是不想要又没删的，被筛选隐藏的多半是忘了取消筛选。人看不见、程序读得到，两边的数字就对不上。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: read.hidden-row, file: 示例.xlsx, sheet: 权责清单, row: 9, value: 对某项行为的处罚, detail: {by: hand}}
    - {kind: build.left-out, file: 示例.xlsx, sheet: 权责清单, row: 9, value: 对某项行为的处罚, detail: {by: hand}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    取消隐藏后核对：要的留下，不要的删除。也可在配置里用 read.hidden_rows 写明怎么处理。

    ## 依据
    清单编制实务
    """

    code = "PLS06"
    name = "hidden-row"
    english = "A row of the list is hidden"
    english_manual = {
        "what": "Hidden rows met while reading, row by row: whether it was hidden by hand or by a filter, and whether it was taken. A table whose rows are all hidden, so that nothing of it is taken, is an error of its own.",
        "why": "A row hidden by hand is mostly unwanted but not deleted, a filter was mostly forgotten. People do not see what programs read, so numbers differ.",
        "repair": "Unhide and look: keep what is wanted, delete the rest; or set read.hidden_rows in the configuration.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务"
    kinds = ("read.hidden-row", "build.all-left-out")
    messages = {
        "zh": "第 {row} 行被手工隐藏，没有采用",
        "en": "row {row} is hidden by hand and was left out",
        "zh:taken": "第 {row} 行被手工隐藏，已按配置采用",
        "en:taken": "row {row} is hidden by hand and was taken, as the configuration says",
        "zh:filter": "第 {row} 行被筛选隐藏，没有采用",
        "en:filter": "row {row} is hidden by a filter and was left out",
        "zh:filter-taken": "第 {row} 行被筛选隐藏，已照常采用",
        "en:filter-taken": "row {row} is hidden by a filter and was taken all the same",
        "zh:all": "这张表的 {count} 行全部隐藏，一项也没有采用",
        "en:all": "every row of this table is hidden ({count:row}): nothing of it is taken",
    }
    helps = {
        "zh": "取消隐藏，要的留下，不要的删除",
        "en": "unhide it, then keep or delete it",
        "zh:filter": "取消筛选后核对",
        "en:filter": "clear the filter and check",
        "zh:taken": "取消隐藏，要的留下，不要的删除",
        "en:taken": "unhide it, then keep or delete it",
        "zh:filter-taken": "取消筛选后核对",
        "en:filter-taken": "clear the filter and check",
        "zh:all": "取消隐藏后重新编制；确实不要这张表的，用 --without 说明",
        "en:all": "unhide them and build again; where the table is not wanted, say so with --without",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        left = {
            (note.file, note.sheet, note.row) for note in catalogue.notes if note.kind == "build.left-out"
        }
        for finding in super().check(catalogue, context):
            if finding.variant == "all":
                yield dataclasses.replace(finding, severity=Severity.ERROR)
                continue
            (cell,) = finding.sources
            if (cell.file, cell.sheet, cell.row) in left:
                yield finding
            else:
                variant = f"{finding.variant}-taken".removeprefix("-")
                yield dataclasses.replace(finding, variant=variant)

    def variant_of(self, note: Note) -> str:
        if note.kind == "build.all-left-out":
            return "all"
        return "filter" if note.detail.get("by") == "filter" else ""
