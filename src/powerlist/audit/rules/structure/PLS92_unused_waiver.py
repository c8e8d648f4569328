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


class UnusedWaiver(Rule):
    """豁免没有用上

    ## 查什么
    有效的豁免，所指的规则已经运行，却没有任何问题和它对得上。

    ## 为什么
    问题已经解决而豁免还在，下次同样的问题出现时会被悄悄放过。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    waivers:
    - {rule: PLS26, item: 1, reason: 备注原文如此，已经核对, owner: 示例县委编办, expires: 2026-06-30}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1"}
    waivers:
    - {rule: PLS26, item: 1, reason: 备注原文如此，已经核对, owner: 示例县委编办, expires: 2026-06-30}
    ```

    ## 怎么改
    删掉这一行。

    ## 依据
    清单编制实务
    """

    code = "PLS92"
    name = "unused-waiver"
    english = "A waiver waives nothing"
    english_manual = {
        "what": "A valid waiver whose rule ran and found nothing that it waives.",
        "why": "The fault is gone and the waiver is not: the next such fault would pass unseen.",
        "repair": "Delete the line.",
    }
    severity = Severity.WARNING
    late = True
    ground = "清单编制实务"
    messages = {
        "zh": "豁免 {rule} 没有用上：这里已经没有这个问题",
        "en": "the waiver of {rule} waives nothing: the fault is gone",
    }
    helps = {
        "zh": "删掉这一行",
        "en": "delete the line",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        findings = context.cache.get("audit.findings", ())
        ran = context.cache.get("audit.ran", ())
        if catalogue.is_part:
            return
        for waiver in waivers_of(catalogue):
            if waiver.rule not in ran or waiver.fault(context.as_of) is not None:
                continue
            if waiver.item and waiver.item not in catalogue.position_of:
                continue
            if not any(waiver.about(finding) for finding in findings):
                yield self.whole(
                    line_of(catalogue, waiver),
                    scope=Scope.CELL,
                    field="rule",
                    discriminator=f"{waiver.rule}|{waiver.item}|{waiver.field}|{waiver.related}|{waiver.township}",
                    rule=waiver.rule,
                )
