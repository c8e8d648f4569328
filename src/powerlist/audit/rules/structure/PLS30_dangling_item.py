from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.ids import ids_in
from powerlist.model.location import Location
from powerlist.model.wording import few
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_REFERENCES = (
    ("grants", "item"),
    ("deeds", "items_covered"),
    ("rulings", "item"),
    ("rulings", "related"),
    ("usage", "item"),
)
_ID = lazy_pattern(r"\d{1,12}-[0-9a-f]{8}(?:-\d+)?")


class DanglingItem(Rule):
    """附表引用的事项不存在

    ## 查什么
    赋权记录、委托协议、裁定、豁免、办件量里的事项标识，在 items.csv 里找不到。

    ## 为什么
    找不到事项的赋权记录既不会公布，也不会审核，等于没有写。多半是手工改了标识，或删了事项没有删它的记录。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    grants:
    - {item: 0-99999999, receiver: 甲镇, mode: 下放}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    grants:
    - {item: 1, receiver: 甲镇, mode: 下放}
    ```

    ## 怎么改
    改正标识，或删掉这一行。

    ## 依据
    清单编制实务
    """

    code = "PLS30"
    name = "dangling-item"
    english = "A table names an item that does not exist"
    english_manual = {
        "what": "An item id in grants, deeds, rulings, waivers or usage that items.csv does not have.",
        "why": "A grant without its item is neither published nor audited. Mostly an id was edited, or an item deleted and its records not.",
        "repair": "Correct the id or delete the line.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    messages = {
        "zh": "{table}第 {line} 行的事项 {value} 不在 items.csv 里",
        "en": "item {value} in line {line} of {table} is not in items.csv",
        "zh:lines": "{table}有 {lines} 行的事项不在 items.csv 里：{value}（先见于第 {line} 行）",
        "en:lines": "{lines:line} of {table}, the first in line {line}, name what is not in items.csv: {value}",
        "zh:several": "{table}第 {line} 行的 {count} 个事项不在 items.csv 里：{value}",
        "en:several": "{count:item} in line {line} of {table} are not in items.csv: {value}",
    }
    helps = {
        "zh": "改正标识，或删掉这一行",
        "en": "correct the id or delete the line",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        known = catalogue.position_of.keys() | catalogue.part_of
        lines: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
        for table, name in _REFERENCES:
            for row, text in enumerate(texts(catalogue.table(table), name)):
                lost = tuple(
                    identity
                    for identity in dict.fromkeys(ids_in(text))
                    if identity not in known and (name != "items_covered" or _ID.fullmatch(identity))
                )
                if lost:
                    lines.setdefault((table, name, lost), []).append(catalogue.lines_of(table)[row])
        # what is lost is told once, however many lines name it and however many a line names
        for (table, name, lost), rows in lines.items():
            yield self.whole(
                Location(
                    file=f"{catalogue.shown}/{table}.csv" if catalogue.folder else f"{table}.csv",
                    line=rows[0],
                ),
                scope=Scope.CELL,
                field=name,
                count=len(rows) * len(lost),
                variant="lines" if len(rows) > 1 else "several" if len(lost) > 1 else "",
                discriminator=f"{table}|{'|'.join(sorted(lost))}",
                table=f"{table}.csv",
                line=rows[0],
                lines=len(rows),
                value=few(lost),
            )
