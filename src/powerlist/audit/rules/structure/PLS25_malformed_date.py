from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from powerlist.audit.days import day_of
from powerlist.audit.frames import row_place, texts
from powerlist.audit.rule import Rule, members
from powerlist.model.enums import Scope, Severity
from powerlist.model.fields import GRANTS, STORED, Kind, fields_of
from powerlist.model.wording import Term
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_TERM = lazy_pattern(
    "长期|[年月日]止|年底|年末|[一二三四五六七八九十两\\d]个?[年月](?:期|内)?(?:有效)?[。.]?$|期满|永久"
)
_DAY = lazy_pattern(
    r"自?(?:\d{4} ?(?:年|[-/.]) ?\d{1,2} ?(?:月|[-/.]) ?\d{1,2} ?日?|(?:19|20)\d{6})(?:起|止)?(?:施行|实施|生效)?"
)
#: Fields that hold the end of a term, where the term itself may stand.
_ENDS = frozenset(("until", "valid_until"))
#: 2024-07-01至2026-06-30, 自2024年7月1日起至2026年6月30日止.
_SPAN = lazy_pattern(rf"(?P<begin>{_DAY.pattern})(?:至|到|[-—–~～―]{{1,2}})(?P<end>{_DAY.pattern})")
#: What more items than this have is told once.
_FEW = 2
#: Day 0 of a spreadsheet, its leap year bug included.
_DAY_ZERO = date(1899, 12, 30)


class MalformedDate(Rule):
    """日期写法不对或变成了序号

    ## 查什么
    赋权记录、决定文件、委托协议、豁免等表里的日期栏：认不出年月日（2024-01-01、2024年1月1日、2024.1.1、20240101 都认得）、日历上没有这一天、或变成了 45292 这样的序号。多项都这样写的只报一次。期限栏可以写“长期”“三年”，也可以写起止（2024-07-01至2026-06-30）。

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
        "what": "Date columns of grants, decisions, deeds and waivers that name no day (2024-01-01, 2024年1月1日, 2024.1.1 and 20240101 do), no day of the calendar, or a number such as 45292. What many items have is told once. A term may be 「长期」, 「三年」 or a span of two days.",
        "why": "Without dates nobody can tell what is in force, over or earlier.",
        "repair": "Write 2024-01-01.",
    }
    severity = Severity.WARNING
    ground = "GB/T 7408 日期的表示"
    messages = {
        "zh": "{table}第 {line} 行{field_name}「{value}」不是日期{more}",
        "en": "{field_name} {value} in line {line} of {table} is no date{more}",
        "zh:sheet": "{field_name}「{value}」不是日期{more}",
        "en:sheet": "{field_name} {value} is no date{more}",
        "zh:sheet-serial": "{field_name}「{value}」是 Excel 的日期序号{more}",
        "en:sheet-serial": "{field_name} {value} is a spreadsheet serial number{more}",
        "zh:serial": "{table}第 {line} 行{field_name}「{value}」是 Excel 的日期序号{more}",
        "en:serial": "{field_name} {value} in line {line} of {table} is a spreadsheet serial number{more}",
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
        for table in STORED:
            frame = catalogue.table(table)
            for field in fields_of(table):
                # a waiver's last day is told by the waiver rules, with what follows from it
                if field.kind is not Kind.DATE or table == "waivers":
                    continue
                found: dict[str, list[int]] = {}
                for row, text in enumerate(texts(frame, field.name)):
                    if text and not _is_date(text) and not (field.name in _ENDS and _is_term(text)):
                        found.setdefault(text, []).append(row)
                for text, rows in found.items():
                    tell = self._granted if table == GRANTS else self._kept
                    yield from tell(catalogue, table, rows, field.name, text)

    def _granted(
        self, catalogue: Catalogue, table: str, rows: list[int], name: str, text: str
    ) -> Iterable[Finding]:
        """Tell a date of grants once an item, and once for all where many items have it."""
        bare = catalogue.folder is None
        owners = texts(catalogue.grants, "item")
        # one cell of a sheet speaks of every township in its row
        places: dict[int, int] = {}
        for row in rows:
            position = catalogue.position_of.get(owners[row])
            if position is not None:
                places.setdefault(position, row)
        if len(places) > _FEW:
            first = next(iter(places))
            place = catalogue.location_of(first, name) if bare else row_place(catalogue, table, rows[0])
            yield self.whole(
                place,
                count=len(places),
                members=members(catalogue, places),
                field=name,
                variant=_variant(text, "sheet"),
                discriminator=text,
                **_values(catalogue, table, rows[0], text, len(places)),
            )
            return
        for position, row in places.items():
            yield self.at(
                catalogue,
                position,
                name,
                variant=_variant(text, "sheet" if bare else ""),
                location=None if bare else row_place(catalogue, table, row),
                discriminator=text,
                **_values(catalogue, table, row, text),
            )
        yield from self._kept(
            catalogue, table, [row for row in rows if owners[row] not in catalogue.position_of], name, text
        )

    def _kept(
        self, catalogue: Catalogue, table: str, rows: list[int], name: str, text: str
    ) -> Iterable[Finding]:
        """Tell a date of a table kept by hand, which is known by what its row begins with."""
        known = texts(catalogue.table(table), fields_of(table)[0].name)
        for row in rows:
            yield self.whole(
                row_place(catalogue, table, row),
                scope=Scope.CELL,
                field=name,
                variant=_variant(text, ""),
                discriminator=f"{table}|{known[row]}|{text}",
                **_values(catalogue, table, row, text),
            )


def _values(catalogue: Catalogue, table: str, row: int, text: str, count: int = 1) -> dict[str, Any]:
    return {
        "table": f"{table}.csv",
        "line": catalogue.lines_of(table)[row],
        "value": text,
        "date": (_DAY_ZERO + timedelta(days=int(text))).isoformat() if _is_serial(text) else "",
        "more": Term(f"（共 {count} 项）", f" ({count} items)") if count > 1 else "",
    }


def _variant(text: str, kind: str) -> str:
    return "-".join(part for part in (kind, "serial" if _is_serial(text) else "") if part)


def _is_serial(text: str) -> bool:
    return len(text) == 5 and text.isdecimal() and 20_000 <= int(text) <= 60_000


def _is_term(text: str) -> bool:
    """Return whether a text says how long something lasts: 长期, 三年, 2024-07-01至2026-06-30."""
    span = _SPAN.fullmatch("".join(text.split()))
    if span is not None:
        return _is_date(span["begin"]) and _is_date(span["end"])
    return _TERM.search(text) is not None


def _is_date(text: str) -> bool:
    """Return whether a text is a day as every rule reads it: 2024-01-01, 2024年1月1日, 2024.1.1起."""
    return _DAY.fullmatch(text) is not None and day_of(text) is not None
