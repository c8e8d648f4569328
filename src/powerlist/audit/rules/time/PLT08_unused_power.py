from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, records
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import TOWNSHIP_MODES, Severity
from powerlist.model.wording import few
from powerlist.text.numerals import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class UnusedPower(Rule):
    """承接以后一直没有用过的事项

    ## 查什么
    有 usage.csv 的，乡镇承接的事项在最近几年没有办件。没有 usage.csv、里面没有办件量（或列名认不出），或记录不满规定年数的，跳过。

    ## 为什么
    放下去从不使用的“空转”事项，是评估收回的对象；检查事项长期不用的应当清理。

    ## 反例
    ```yaml
    as_of: 2025-12-31
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    - {name: 对乱倒垃圾行为的处罚, type: 行政处罚, department: 县城管局, mode: 下放, receivers: 甲镇}
    usage:
    - {item: 2, township: 甲镇, year: 2023, cases: 4}
    - {item: 2, township: 甲镇, year: 2024, cases: 7}
    - {item: 2, township: 甲镇, year: 2025, cases: 9}
    ```

    ## 正例
    ```yaml
    as_of: 2025-12-31
    items:
    - {name: 对乱倒垃圾行为的处罚, type: 行政处罚, department: 县城管局, mode: 下放, receivers: 甲镇}
    usage:
    - {item: 1, township: 甲镇, year: 2023, cases: 0}
    - {item: 1, township: 甲镇, year: 2024, cases: 0}
    - {item: 1, township: 甲镇, year: 2025, cases: 9}
    ```

    ## 怎么改
    评估后收回，或说明为什么保留。

    ## 选项
    years：连续多少年没有办件，默认 3。

    ## 依据
    行政处罚法 第二十四条第一款（定期评估）；国办发〔2024〕54号
    """

    code = "PLT08"
    name = "unused-power"
    english = "A power was not used since it was handed down"
    english_manual = {
        "what": "Where there is usage.csv: items of townships without a case in the last years. Skipped without it, without a column of cases that is recognised, or where it covers too few years.",
        "why": "A power that is never used is a candidate for recall; inspections that are not used are to be cleared away.",
        "repair": "Evaluate and take it back, or say why it stays.",
        "options": "years: so many years without a case, by default 3.",
    }
    severity = Severity.INFO
    ground = "行政处罚法 第二十四条第一款；国办发〔2024〕54号"
    options = {"years": (3, "连续多少年没有办件")}
    messages = {
        "zh": "{first} 至 {last} 年没有办件（{townships}）",
        "en": "no case from {first} to {last} ({townships})",
    }
    helps = {
        "zh": "评估是否收回",
        "en": "consider taking it back",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        usage = records(catalogue.usage)
        years = {year for row in usage if (year := whole_number(row["year"])) is not None}
        if not usage:
            raise Skip("没有 usage.csv", "there is no usage.csv")
        if not years:
            raise Skip("usage.csv 没有年度", "usage.csv has no year")
        if not any(row["cases"].strip() for row in usage):
            # a column under another head is not read, and says nothing of how often a power was used
            raise Skip("usage.csv 没有办件量", "usage.csv has no number of cases")
        wanted = int(self.option(context, "years"))
        last = max(years)
        span = range(last - wanted + 1, last + 1)
        if not set(span) <= years:
            raise Skip(f"usage.csv 的记录不满 {wanted} 年", f"usage.csv covers less than {wanted} years")
        used = {
            row["item"]
            for row in usage
            if whole_number(row["year"]) in span and row["cases"].strip("0. ") not in ("", "-")
        }
        rows = handed(catalogue, context, *TOWNSHIP_MODES)
        for position, group in rows[~rows["item"].isin(used)].groupby("position", sort=True):
            begun = [whole_number(text[:4]) or 0 for text in group["effective"].tolist()]
            if max(begun, default=0) > span[0]:
                continue  # handed down within the span
            yield self.at(
                catalogue,
                int(str(position)),
                count=len(group),
                first=span[0],
                last=last,
                townships=few(group["receiver"].tolist()),
            )
