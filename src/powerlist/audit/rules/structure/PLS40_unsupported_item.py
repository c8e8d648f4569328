from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity
from powerlist.model.fields import GRANTS
from powerlist.model.rowkey import receiver_of

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.sheet import Note


class UnsupportedItem(NoteRule):
    """事项或者赋权记录已经没有来源支持

    ## 查什么
    清单里的事项，这次编制时在各部门报来的表里都找不到了；或者事项还在，报来的表不再写明由某乡镇承接，而它的赋权记录在 grants.csv 里手工改过。
    它们还留在清单里，不会自己消失。没有人改过的赋权记录跟着来源走，不算问题。

    ## 为什么
    来源删掉了一项，可能是权力取消了，也可能是报漏了。不问清楚就删，乡镇会少一项职责；不问清楚就留，乡镇会多一项没有依据的权力。

    ## 反例
    ```yaml
    items:
    - {id: 0-00000001, name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    notes:
    - {kind: build.unsupported, item: 0-00000001, value: 0-00000001, detail: {table: items}}
    ```

    ## 正例
    ```yaml
    items:
    - {id: 0-00000001, name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    问清部门：取消的，从 items.csv 删去这一行；漏报的，请部门补报后重新编制。某乡镇不再承接的，从 grants.csv 删去它的那一行；仍承接的，请部门在报来的表里写上。

    ## 依据
    清单编制实务；行政处罚法 第三十八条（没有依据的处罚无效）
    """

    code = "PLS40"
    name = "unsupported-item"
    english = "No source supports the item or the grant any more"
    english_manual = {
        "what": "An item of the catalogue that no department's workbook has any more; or an item whose workbook no longer names a township, while the grant to that township was edited by hand in grants.csv. They stay; nothing vanishes by itself. A grant that nobody edited follows its source and is not told.",
        "why": "The power may be gone, or the department forgot it. Deleting without asking loses a duty, keeping without asking keeps a power without ground.",
        "repair": "Ask the department: delete the row of items.csv if the power is gone, else have it reported and build again. Where a township does not take the item over any more delete its row of grants.csv, else have the department name it.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务；行政处罚法 第三十八条"
    kinds = ("build.unsupported",)
    messages = {
        "zh": "这次的来源里没有这一项，仍保留在清单里",
        "en": "none of the sources holds this item now; it is kept in the catalogue",
        "zh:grant": "这一项的来源不再写明由{receiver}承接；它的赋权记录手工改过，仍保留",
        "en:grant": "the item's source no longer names {receiver}; the grant was edited by hand and is kept",
        "zh:unnamed": "这一项的来源不再有这条没有写承接主体的赋权记录；它手工改过，仍保留",
        "en:unnamed": "the item's source no longer has this grant without a receiver; it was edited by hand and is kept",
    }
    helps = {
        "zh": "问清部门：取消的从清单删去，漏报的请补报",
        "en": "ask the department: delete the row if the power is gone, else have it reported again",
        "zh:grant": "不再承接的，从 grants.csv 删去这一行；仍承接的，请部门在来源的承接主体里写上",
        "en:grant": "delete this row of grants.csv, or have the department name the township in its workbook",
        "zh:unnamed": "用不着的，从 grants.csv 删去这一行",
        "en:unnamed": "delete this row of grants.csv if it is of no use",
    }

    def wanted(self, note: Note, catalogue: Catalogue, context: Context) -> bool:
        # the grants of an item that no source holds are told with it
        return note.detail.get("table") != GRANTS or note.item not in context.once(
            "PLS40.items", catalogue, lambda: self._items(catalogue)
        )

    def _items(self, catalogue: Catalogue) -> set[str | None]:
        notes = (note for note in catalogue.notes if note.kind in self.kinds)
        return {note.item for note in notes if note.detail.get("table") != GRANTS}

    def variant_of(self, note: Note) -> str:
        if note.detail.get("table") != GRANTS:
            return ""
        return "grant" if receiver_of(note.value) else "unnamed"

    def _finding(self, notes: list[Note], catalogue: Catalogue, context: Context) -> Finding:
        finding = super()._finding(notes, catalogue, context)
        return dataclasses.replace(
            finding, values={**finding.values, "receiver": receiver_of(notes[0].value)}
        )
