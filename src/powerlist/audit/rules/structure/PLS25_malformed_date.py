from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.fields import GRANTS, STORED, Kind, fields_of
from powerlist.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_TERM = re.compile("长期|[年月日]止|[一二三四五六七八九十两\\d]+个?[年月]$|期满|永久")
#: Day 0 of a spreadsheet, its leap year bug included.
_DAY_ZERO = date(1899, 12, 30)


class MalformedDate(Rule):
    """日期写法不对或变成了序号

    ## 查什么
    赋权记录、决定文件、委托协议、豁免等表里的日期栏：不是 YYYY-MM-DD、日历上没有这一天、或变成了 45292 这样的序号。期限栏可以写“长期”“三年”。

    ## 为什么
    日期不成日期，就判断不了生效、到期和先后。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    decisions:
    - {number: 示政发〔2024〕1号, date: "45292"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    decisions:
    - {number: 示政发〔2024〕1号, date: 2024-01-01}
    ```

    ## 怎么改
    写成 2024-01-01 的样子。

    ## 依据
    GB/T 7408 日期的表示
    """

    code = "PLS25"
    name = "malformed-date"
    english = "A date is malformed or became a serial number"
    english_manual = {
        "what": "Date columns of grants, decisions, deeds and waivers that are not YYYY-MM-DD, no day of the calendar, or a number such as 45292. A term may be 「长期」 or 「三年」.",
        "why": "Without dates nobody can tell what is in force, over or earlier.",
        "repair": "Write 2024-01-01.",
    }
    severity = Severity.WARNING
    ground = "GB/T 7408 日期的表示"
    messages = {
        "zh": "{table}第 {line} 行{field_name}“{value}”不是日期",
        "en": "{field_name} {value} in line {line} of {table} is no date",
        "zh:sheet": "{field_name}“{value}”不是日期",
        "en:sheet": "{field_name} {value} is no date",
        "zh:sheet-serial": "{field_name}“{value}”是 Excel 的日期序号",
        "en:sheet-serial": "{field_name} {value} is a spreadsheet serial number",
        "zh:serial": "{table}第 {line} 行{field_name}“{value}”是 Excel 的日期序号",
        "en:serial": "{field_name} {value} in line {line} of {table} is a spreadsheet serial number",
    }
    helps = {
        "zh": "写成 YYYY-MM-DD",
        "en": "write YYYY-MM-DD",
        "zh:sheet": "写成 YYYY-MM-DD",
        "en:sheet": "write YYYY-MM-DD",
        "zh:sheet-serial": "改为 {date}",
        "en:sheet-serial": "write {date}",
        "zh:serial": "改为 {date}",
        "en:serial": "write {date}",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        told: set[tuple[str, str, str]] = set()
        for table in STORED:
            frame = catalogue.table(table)
            for field in fields_of(table):
                # a waiver's last day is told by the waiver rules, with what follows from it
                if field.kind is not Kind.DATE or table == "waivers":
                    continue
                values = texts(frame, field.name)
                for row, text in enumerate(values):
                    if not text or _is_date(text) or (field.name == "until" and _TERM.search(text)):
                        continue
                    if table == GRANTS and catalogue.folder is None:
                        # one cell of a sheet speaks of every township in its row
                        key = (texts(frame, "item")[row], field.name, text)
                        if key in told:
                            continue
                        told.add(key)
                    yield self._finding(catalogue, table, row, field.name, text)

    def _finding(self, catalogue: Catalogue, table: str, row: int, name: str, text: str) -> Finding:
        line = catalogue.lines_of(table)[row]
        place = Location(
            file=f"{catalogue.shown}/{table}.csv" if catalogue.folder else f"{table}.csv", line=line
        )
        serial = len(text) == 5 and text.isdecimal() and 20_000 <= int(text) <= 60_000
        values: dict[str, Any] = {
            "table": f"{table}.csv",
            "line": line,
            "value": text,
            "date": (_DAY_ZERO + timedelta(days=int(text))).isoformat() if serial else "",
        }
        variant = "serial" if serial else ""
        owner = texts(catalogue.grants, "item")[row] if table == "grants" else ""
        position = catalogue.position_of.get(owner)
        if position is not None:
            bare = catalogue.folder is None
            return self.at(
                catalogue,
                position,
                name,
                variant="-".join(part for part in ("sheet" if bare else "", variant) if part),
                location=None if bare else place,
                discriminator=f"{row}|{text}",
                **values,
            )
        return self.whole(
            place,
            scope=Scope.CELL,
            field=name,
            variant=variant,
            discriminator=f"{table}|{row}|{text}",
            **values,
        )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
