from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from powerlist.audit.handed import table_place
from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity
from powerlist.model.location import Source
from powerlist.model.rowkey import item_of, receiver_of
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note


class DeletedRow(NoteRule):
    """清单里手工删去的行，来源里还有

    ## 查什么
    有人从 items.csv 里删去了一项，或者从 grants.csv 里删去了某镇的赋权记录，而部门报来的表里还有。手工删去的不会自己回来。

    ## 为什么
    删去一行就是作了一个决定：乡镇少一项职责。谁决定的、为什么，要有记录；误删的要及时发现。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    notes:
    - {kind: build.deleted, item: 0-99999999, value: 0-99999999, file: 示例.xlsx, sheet: 权责清单, row: 5, detail: {table: items, name: 对擅自采砂行为的处罚}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 怎么改
    确实不要的，请部门在报来的表里也删去；某镇不承接的，用 powerlist review 问卷 --for township 记入 rulings.csv。误删的，从版本库里找回这一行，放回清单。

    ## 依据
    清单编制实务
    """

    code = "PLS42"
    name = "deleted-row"
    english = "A row deleted by hand is still in its source"
    english_manual = {
        "what": "An item that somebody deleted from items.csv, or the grant of a township from grants.csv, while the department's workbook still has it. What was deleted by hand does not come back by itself.",
        "why": "Deleting a row is a decision: a township has one duty less. Who decided it and why must be on record, and a slip be noticed.",
        "repair": "Have the department delete it too; where a township declines, record it with `powerlist review questions --for township`. Put back a row that was deleted by mistake.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务"
    kinds = ("build.deleted",)
    messages = {
        "zh": "「{name}」（{id}）从清单里手工删去了，来源里还有",
        "en": "{name} ({id}) was deleted from the catalogue by hand; its source still has it",
        "zh:grant": "{receivers}的赋权记录从清单里手工删去了，来源里还有",
        "en:grant": "the grants to {receivers} were deleted from the catalogue by hand; the source still has them",
    }
    helps = {
        "zh": "确实不要的，请部门在来源里也删去；误删的，把这一行放回清单",
        "en": "have the department delete it too, or put the row back",
        "zh:grant": "乡镇不承接的，记入 rulings.csv；误删的，把这些行放回清单",
        "en:grant": "record in rulings.csv that the township declines, or put the rows back",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        grants: dict[str, list[str]] = {}
        for note in catalogue.notes:
            if note.kind not in self.kinds:
                continue
            if note.detail.get("table") == "items":
                yield self._item(catalogue, note)
            else:
                grants.setdefault(item_of(note.value), []).append(receiver_of(note.value))
        for item, receivers in grants.items():
            position = catalogue.position_of.get(item)
            if position is not None:
                yield self.at(
                    catalogue,
                    position,
                    severity=Severity.INFO,
                    variant="grant",
                    count=len(receivers),
                    discriminator="|".join(sorted(receivers)),
                    location=table_place(catalogue, "grants"),
                    receivers=few(receivers),
                )

    def _item(self, catalogue: Catalogue, note: Note) -> Finding:
        finding = self.whole(
            table_place(catalogue, "items"),
            discriminator=note.value,
            id=note.value,
            name=note.detail.get("name", ""),
        )
        source = Source(file=note.file or "", sheet=note.sheet, row=note.row, cell=None)
        return dataclasses.replace(finding, sources=(source,) if note.file else ())
