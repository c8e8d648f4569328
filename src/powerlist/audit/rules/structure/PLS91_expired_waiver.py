from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.rule import Rule
from powerlist.audit.waivers import line_of, waivers_of
from powerlist.model.enums import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class ExpiredWaiver(Rule):
    """豁免已经过期

    ## 查什么
    waivers.csv 里有效期早于适用日期的豁免。

    ## 为什么
    豁免是有期限的；到期就应当重新看一遍问题是不是还可以接受。过期的豁免不起作用。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1"}
    waivers:
    - {rule: PLS26, item: 1, reason: 备注原文如此，已经核对, owner: 示例县委编办, expires: 2025-06-30}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1"}
    waivers:
    - {rule: PLS26, item: 1, reason: 备注原文如此，已经核对, owner: 示例县委编办, expires: 2026-06-30}
    ```

    ## 怎么改
    问题已解决的，删掉这一行；仍可接受的，写明新的理由和期限。

    ## 依据
    清单编制实务
    """

    code = "PLS91"
    name = "expired-waiver"
    english = "A waiver has expired"
    english_manual = {
        "what": "Waivers whose last day is before the day that counts.",
        "why": "When a waiver ends the finding must be looked at again. An expired one has no effect.",
        "repair": "Delete the line if the fault is gone; else give a new reason and day.",
    }
    severity = Severity.WARNING
    late = True
    ground = "清单编制实务"
    messages = {
        "zh": "豁免 {rule} 已于 {until} 过期",
        "en": "the waiver of {rule} expired on {until}",
    }
    helps = {
        "zh": "解决问题，或重新写明理由和期限",
        "en": "repair the fault, or give a new reason and day",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        for waiver in waivers_of(catalogue):
            if waiver.fault(context.as_of) == "expired":
                yield self.whole(
                    line_of(catalogue, waiver),
                    scope=Scope.CELL,
                    field="expires",
                    discriminator=f"{waiver.rule}|{waiver.item}|{waiver.written}",
                    rule=waiver.rule,
                    until=waiver.written,
                )
