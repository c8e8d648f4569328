from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from powerlist.audit.rule import Rule
from powerlist.audit.waivers import line_of, touched, waivers_of
from powerlist.model.enums import Scope, Severity
from powerlist.model.wording import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.audit.waivers import Waiver
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class UnusedWaiver(Rule):
    """豁免没有用上

    ## 查什么
    有效的豁免，所指的规则已经运行，却没有任何问题和它对得上。问题还在、只是事项标识、相关事项、乡镇或字段对不上的，写明是哪一栏。

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
    问题已经解决的，删掉这一行；对不上的，改正写明的那一栏。

    ## 依据
    清单编制实务
    """

    code = "PLS92"
    name = "unused-waiver"
    english = "A waiver waives nothing"
    english_manual = {
        "what": "A valid waiver whose rule ran and found nothing that it waives. Where the fault is there and only the item, the other item, the township or the field differs, it says which.",
        "why": "The fault is gone and the waiver is not: the next such fault would pass unseen.",
        "repair": "Delete the line where the fault is gone, else correct the value that is named.",
    }
    severity = Severity.WARNING
    late = True
    ground = "清单编制实务"
    messages = {
        "zh": "豁免 {rule} 没有用上：这里已经没有这个问题",
        "en": "the waiver of {rule} waives nothing: the fault is gone",
        "zh:near": "豁免 {rule} 没有用上：问题还在，{what}对不上",
        "en:near": "the waiver of {rule} waives nothing: the fault is there, the {what} does not fit it",
    }
    helps = {
        "zh": "删掉这一行",
        "en": "delete the line",
        "zh:near": "照问题改正这一行的{what}，或删掉这一行",
        "en:near": "correct the {what} of this line, or delete it",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        findings = context.cache.get("audit.findings", ())
        ran = context.cache.get("audit.ran", ())
        if catalogue.is_part:
            return
        by_item: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            for item in touched(finding):
                by_item.setdefault((finding.rule, item), []).append(finding)
        for waiver in waivers_of(catalogue):
            if waiver.rule not in ran or waiver.fault(context.as_of) is not None:
                continue
            if waiver.item and waiver.item not in catalogue.position_of:
                continue
            mine = by_item.get((waiver.rule, waiver.item), ())
            if not any(waiver.about(finding) for finding in mine):
                near = _differing(waiver, mine)
                yield self.whole(
                    line_of(catalogue, waiver),
                    scope=Scope.CELL,
                    field="rule",
                    variant="near" if near else "",
                    discriminator=f"{waiver.rule}|{waiver.item}|{waiver.field}|{waiver.related}|{waiver.township}",
                    rule=waiver.rule,
                    what=near or "",
                )


def _differing(waiver: Waiver, mine: Sequence[Finding]) -> Term | None:
    """Return what keeps a waiver from one of the findings that are there for its item, None where nothing is there."""
    for given, wider, term in (
        (waiver.township, replace(waiver, township=""), Term("乡镇", "township")),
        (waiver.field, replace(waiver, field=""), Term("字段", "field")),
        (waiver.related, replace(waiver, related=""), Term("相关事项", "related item")),
    ):
        if given and any(wider.about(one) for one in mine):
            return term
    if not waiver.item and any(one.item is not None or one.members for one in mine):
        return Term("事项标识", "item")
    return None
