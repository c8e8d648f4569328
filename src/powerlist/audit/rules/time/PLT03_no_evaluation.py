from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.days import day_of, years_after
from powerlist.audit.handed import counted, handed, records
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Mode, Severity
from powerlist.text.dates import latest_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class NoEvaluation(Rule):
    """下放以后没有定期评估

    ## 查什么
    下放事项的决定文件，成文（或最近一次评估）后超过规定年限没有评估。

    ## 为什么
    处罚法要求定期组织评估，承接不了的应当调整收回。

    ## 反例
    ```yaml
    as_of: 2025-12-31
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号}
    decisions: [{number: 川府发〔2021〕42号, organ_level: province, date: 2021-12-30}]
    ```

    ## 正例
    ```yaml
    as_of: 2025-12-31
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号}
    decisions: [{number: 川府发〔2021〕42号, organ_level: province, date: 2021-12-30, evaluated_on: 2024-06-01}]
    ```

    ## 怎么改
    组织评估，在 decisions.csv 里写上日期。

    ## 选项
    years：多少年内应当评估一次，默认 3。

    ## 依据
    行政处罚法 第二十四条第一款；浙江省综合行政执法条例 第十条
    """

    code = "PLT03"
    name = "no-evaluation"
    english = "Delegated powers were not evaluated for years"
    english_manual = {
        "what": "Delegated items whose decision was made (or last evaluated) longer ago than allowed.",
        "why": "The Penalty Act wants regular evaluation; what a township cannot manage is taken back.",
        "repair": "Evaluate, and note the date in decisions.csv.",
        "options": "years: an evaluation within so many years, by default 3.",
    }
    severity = Severity.WARNING
    ground = "行政处罚法 第二十四条第一款"
    options = {"years": (3, "多少年内应当评估一次")}
    messages = {
        "zh": "{number}自{day}以来超过 {years} 年没有评估（{count} 项）",
        "en": "{number} was not evaluated for more than {years:year} since {day} ({count:item})",
    }
    helps = {
        "zh": "组织评估，在 decisions.csv 的“最近评估”里写上日期",
        "en": "evaluate, and note the date in decisions.csv",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.DELEGATED)
        if len(rows) and not len(catalogue.decisions):
            raise Skip("没有 decisions.csv", "there is no decisions.csv")
        limit = float(self.option(context, "years"))
        for row, decision in enumerate(records(catalogue.decisions)):
            mine = rows[rows["decision"] == decision["number"]]
            days = [day_of(decision[name]) or latest_day(decision[name]) for name in ("date", "evaluated_on")]
            known = [day for day in days if day is not None]
            if len(mine) and known and years_after(max(known), limit) < context.as_of:
                yield counted(
                    self,
                    catalogue,
                    mine,
                    "decisions",
                    row,
                    field="evaluated_on",
                    discriminator=decision["number"],
                    number=decision["number"],
                    day=max(known),
                    years=f"{limit:g}",
                )
