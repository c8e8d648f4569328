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


class LapsedWaiver(Rule):
    """豁免所指的文字已经改了

    ## 查什么
    写了指纹的豁免，问题还在，但指纹与现在的问题不符。

    ## 为什么
    豁免是对当时的文字作出的；文字改了，要重新判断。失效的豁免不起作用。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1"}
    waivers:
    - {rule: PLS26, item: 1, reason: 备注原文如此，已经核对, owner: 示例县委编办, expires: 2026-06-30, fingerprint: "0123456789abcdef"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1"}
    waivers:
    - {rule: PLS26, item: 1, reason: 备注原文如此，已经核对, owner: 示例县委编办, expires: 2026-06-30}
    ```

    ## 怎么改
    重新判断；仍可接受的，把 JSON 报告里的新指纹填进来。

    ## 依据
    清单编制实务
    """

    code = "PLS93"
    name = "lapsed-waiver"
    english = "The text that a waiver was given for has changed"
    english_manual = {
        "what": "A waiver with a fingerprint whose finding is still there with another fingerprint.",
        "why": "A waiver was given for a text. The text changed, so it must be judged again; a lapsed waiver has no effect.",
        "repair": "Judge anew; where it still holds, copy the new fingerprint from the JSON report.",
    }
    severity = Severity.WARNING
    late = True
    ground = "清单编制实务"
    messages = {
        "zh": "豁免 {rule} 是对原来的文字作出的，文字已经改变，指纹应为 {fingerprint}",
        "en": "the waiver of {rule} was given for another text; the fingerprint is now {fingerprint}",
    }
    helps = {
        "zh": "重新判断，仍可接受的更新指纹",
        "en": "judge anew; if it still holds, update the fingerprint",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        findings = context.cache.get("audit.findings", ())
        for waiver in waivers_of(catalogue):
            if not waiver.fingerprint or waiver.fault(context.as_of) is not None:
                continue
            about = [finding for finding in findings if waiver.about(finding)]
            if about and not any(waiver.matches(finding) for finding in about):
                yield self.whole(
                    line_of(catalogue, waiver),
                    scope=Scope.CELL,
                    field="fingerprint",
                    discriminator=f"{waiver.rule}|{waiver.item}|{waiver.fingerprint}",
                    rule=waiver.rule,
                    fingerprint=about[0].fingerprint,
                )
