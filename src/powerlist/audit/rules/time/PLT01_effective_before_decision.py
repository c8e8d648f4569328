from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.days import day_of, span_of
from powerlist.audit.handed import counted, handed, records, table_place
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class EffectiveBeforeDecision(Rule):
    """生效日期早于决定或公布的日期

    ## 查什么
    赋权记录的生效日期，早于其决定文件的成文日期或公布日期。同一文件、同一生效日期只报一次。
    委托协议的起始日期早于签订日期。

    ## 为什么
    决定应当公布，公布以前乡镇没有权限，提前作出的处罚无效。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号, effective: 2021-12-01}
    decisions: [{number: 川府发〔2021〕42号, organ_level: province, date: 2021-12-30}]
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号, effective: 2022-03-01}
    decisions: [{number: 川府发〔2021〕42号, organ_level: province, date: 2021-12-30}]
    ```

    ## 怎么改
    核对日期，改正写错的一个。

    ## 依据
    行政处罚法 第二十四条第一款；第二十条第二款（委托应当采取书面形式）
    """

    code = "PLT01"
    name = "effective-before-decision"
    english = "A grant takes effect before its decision was made or published"
    english_manual = {
        "what": "A grant takes effect before its decision was made or published. Told once for each decision and date. The term of a deed begins before it was signed.",
        "why": "A decision must be published; before that the township has no power and its penalties are void.",
        "repair": "Check both dates and correct the wrong one.",
    }
    severity = Severity.WARNING
    ground = "行政处罚法 第二十四条第一款；行政处罚法 第二十条第二款"
    messages = {
        "zh": "{effective}生效，早于{number}的{what}（{day}）（{count} 项）",
        "en": "in force on {effective}, before {number} was {what_en} on {day} ({count:item})",
        "zh:deed": "协议{number}从 {begin} 起委托，签订却在 {day}",
        "en:deed": "deed {number} entrusts from {begin} on, but was signed on {day}",
    }
    helps = {
        "zh:deed": "核对起始日期和签订日期；签订以前没有委托",
        "en:deed": "check both dates; before it was signed nothing was entrusted",
        "zh": "核对生效日期和文件日期",
        "en": "check both dates",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        days = {
            row["number"]: [
                (found, zh, en)
                for name, zh, en in (("published_on", "公布日期", "published"), ("date", "成文日期", "made"))
                if (found := day_of(row[name])) is not None
            ]
            for row in records(catalogue.decisions)
        }
        rows = handed(catalogue, context)
        rows = rows[
            (rows["effective"] != "") & rows["decision"].isin([name for name, known in days.items() if known])
        ]
        for (number, effective), group in rows.groupby(["decision", "effective"], sort=True):
            begin = day_of(str(effective))
            late = [(day, zh, en) for day, zh, en in days[str(number)] if begin is not None and begin < day]
            if not late:
                continue
            day, zh, en = max(late)
            yield counted(
                self,
                catalogue,
                group,
                field="effective",
                discriminator=f"{number}|{effective}",
                effective=begin,
                number=number,
                what=zh,
                what_en=en,
                day=day,
            )
        for row, deed in enumerate(records(catalogue.deeds)):
            first, _ = span_of(deed["valid_from"], deed["valid_until"])
            signed = day_of(deed["signed_on"])
            if first is not None and signed is not None and first < signed:
                yield self.whole(
                    table_place(catalogue, "deeds", row),
                    scope=Scope.BATCH,
                    field="valid_from",
                    variant="deed",
                    discriminator=deed["number"],
                    number=deed["number"],
                    begin=first,
                    day=signed,
                )
