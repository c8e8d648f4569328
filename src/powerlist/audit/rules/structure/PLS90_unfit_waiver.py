from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.rule import Rule
from powerlist.audit.waivers import LONGEST_DAYS, line_of, waivers_of
from powerlist.model.enums import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_FIELDS = {
    "reason": "reason",
    "owner": "owner",
    "date": "expires",
    "too-long": "expires",
    "rule": "rule",
    "item": "item",
}


class UnfitWaiver(Rule):
    """豁免写得不完整

    ## 查什么
    waivers.csv 的每一行：规则要存在，理由至少八个字，责任人、有效期至都要填，日期写成 YYYY-MM-DD，最长 400 天；写了事项的，事项要存在。

    ## 为什么
    没有理由、没有人负责、没有期限的豁免，等于把规则关掉。不完整的豁免不起作用。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1"}
    waivers:
    - {rule: PLS26, item: 1, reason: 没事, owner: 示例县委编办, expires: 2026-06-30}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1"}
    waivers:
    - {rule: PLS26, item: 1, reason: 备注原文如此，已经核对, owner: 示例县委编办, expires: 2026-06-30}
    ```

    ## 怎么改
    补全这一行；不需要了就删掉。

    ## 依据
    清单编制实务
    """

    code = "PLS90"
    name = "unfit-waiver"
    english = "A waiver is incomplete"
    english_manual = {
        "what": "Every line of waivers.csv: the rule exists, the reason has eight characters or more, owner and last day are given, the day is written YYYY-MM-DD and at most 400 days away, and an item that is named exists.",
        "why": "A waiver without reason, owner or end turns the rule off. An incomplete one has no effect.",
        "repair": "Complete the line, or delete it.",
    }
    severity = Severity.ERROR
    late = True
    ground = "清单编制实务"
    messages = {
        "zh": "豁免 {rule} 缺少理由（至少八个字）",
        "en": "the waiver of {rule} has no reason (8 characters at least)",
        "zh:owner": "豁免 {rule} 没有责任人",
        "en:owner": "the waiver of {rule} has no owner",
        "zh:date": "豁免 {rule} 的有效期「{value}」不是日期",
        "en:date": "the last day {value} of the waiver of {rule} is no date",
        "zh:too-long": "豁免 {rule} 的有效期到 {value}，超过 {longest} 天",
        "en:too-long": "the waiver of {rule} runs until {value}, longer than {longest:day}",
        "zh:rule": "豁免的规则“{rule}”不存在",
        "en:rule": "the waived rule {rule} does not exist",
        "zh:item": "豁免 {rule} 的事项 {value} 不存在",
        "en:item": "item {value} of the waiver of {rule} does not exist",
    }
    helps = {
        "zh": "补全理由、责任人、有效期，或删掉这一行",
        "en": "complete reason, owner and last day, or delete the line",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        known = context.cache.get("audit.known", ())
        for waiver in waivers_of(catalogue):
            fault = waiver.fault(context.as_of)
            value = waiver.written
            if waiver.rule not in known:
                fault = "rule"
            elif waiver.item and waiver.item not in (catalogue.position_of.keys() | catalogue.part_of):
                fault, value = "item", waiver.item
            if fault in (None, "expired"):
                continue
            yield self.whole(
                line_of(catalogue, waiver),
                scope=Scope.CELL,
                field=_FIELDS[fault],
                variant="" if fault == "reason" else fault,
                discriminator=f"{waiver.rule}|{waiver.item}|{waiver.line}",
                rule=waiver.rule,
                value=value,
                longest=LONGEST_DAYS,
            )
