from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.baseline import Found
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class StaleBaseline(Rule):
    """基线里的问题已经不在

    ## 查什么
    baseline.jsonl 里的每一行：规则已经运行，却没有这个指纹的问题，或问题里已经没有这一项；或写明的期限已过；或没有这条规则。几项合报一个问题的，基线逐项写一行；
    旧版基线只写一行、不写是哪些事项的，是警告。

    ## 为什么
    基线按指纹和事项认问题，不按数目。改好一个、又出一个新的，数目不变，但旧的一行过时，新的照报。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    stored: true
    baseline:
    - {rule: PLS26, item: 0-00000001, field: remark, fingerprint: 0123456789abcdef}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: "=A1"}
    stored: true
    baseline:
    - {rule: PLS26, item: 0-00000001, field: remark, fingerprint: 5c4b5e7d20ed1330}
    ```

    ## 怎么改
    运行 powerlist baseline prune，并提交改动。

    ## 依据
    清单编制实务
    """

    code = "PLS94"
    name = "stale-baseline"
    english = "The baseline holds a finding that is gone"
    english_manual = {
        "what": "Lines of baseline.jsonl whose rule ran and found nothing of that fingerprint, or no longer this item among those it counts, or whose last day is over, or whose rule does not exist. A finding that counts items has a line for each; a line of an older version that does not say which is a warning.",
        "why": "A baseline knows findings by fingerprint and item, not by number. One repaired and one made leave the number, but the old line is stale and the new finding is told.",
        "repair": "Run powerlist baseline prune and commit the change.",
    }
    severity = Severity.ERROR
    late = True
    ground = "清单编制实务"
    messages = {
        "zh": "基线里 {rule} 的问题「{value}」已经不在",
        "en": "{rule} {value} of the baseline is gone",
        "zh:rule": "基线里的规则“{rule}”不存在",
        "en:rule": "the rule {rule} of the baseline does not exist",
        "zh:expired": "基线里 {rule} 的问题「{value}」期限已过",
        "en:expired": "{rule} {value} of the baseline has expired",
        "zh:all": "基线里 {rule} 的「{value}」没有写是哪些事项，以后多出来的也会放过",
        "en:all": "{rule} {value} of the baseline does not say which items; more of them would pass",
    }
    helps = {
        "zh": "运行 powerlist baseline prune",
        "en": "run powerlist baseline prune",
        "zh:all": "运行 powerlist baseline add，逐项写明",
        "en:all": "run powerlist baseline add: it writes a line for each item",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        entries = context.cache.get("audit.baseline")
        if entries is None or catalogue.is_part:
            return
        there = Found(context.cache.get("audit.findings", ()))
        ran = context.cache.get("audit.ran", ())
        known = context.cache.get("audit.known")
        for entry in entries:
            gone = entry.rule in ran and not there.holds(entry)
            unspecific = there.unspecific(entry)
            nothing = known is not None and entry.rule not in known
            if gone or unspecific or nothing or not entry.in_force(context.as_of):
                yield self.whole(
                    entry.at,
                    scope=Scope.CELL,
                    variant="rule"
                    if nothing
                    else ""
                    if gone
                    else "expired"
                    if not entry.in_force(context.as_of)
                    else "all",
                    severity=Severity.WARNING if unspecific and entry.in_force(context.as_of) else None,
                    discriminator=f"{entry.fingerprint}|{entry.item}" if entry.item else entry.fingerprint,
                    rule=entry.rule,
                    value=entry.value or entry.fingerprint,
                )
