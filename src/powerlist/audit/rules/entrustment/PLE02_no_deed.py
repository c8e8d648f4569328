from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.deeds import deeds_of, entrusted, used
from powerlist.audit.frames import says_nothing
from powerlist.audit.handed import ENTRUSTMENT_TYPES, counted, gathered, once, table_place
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.receiver import is_body, is_township, own_name, plain
from powerlist.model.wording import Term, few
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_SEPARATOR = lazy_pattern(r"[、，,；;\n]")
_PARTS = (
    ("items_covered", Term("委托事项", "the items")),
    ("powers", Term("委托权限", "the powers")),
)


class NoDeed(Rule):
    """委托没有协议，或协议缺少法定内容

    ## 查什么
    委托的行政处罚、行政许可有没有写明委托协议；协议有没有在 deeds.csv 登记；登记的协议有没有委托事项、权限、期限，
    受委托机关是不是承接的那个乡镇、街道。

    ## 为什么
    委托必须采取书面形式，载明委托的具体事项、权限、期限等内容。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 水委〔2025〕1号}
    deeds:
    - {number: 水委〔2025〕1号, principal: 县水利局, agent: 甲镇人民政府, items_covered: [1], powers: 检查、处罚, valid_from: 2025-01-01, valid_until: 2027-12-31}
    ```

    ## 怎么改
    签订协议，登记编号；缺的内容补进协议和 deeds.csv。

    ## 选项
    types：适用的职权类型，默认行政处罚、行政许可。

    ## 依据
    行政处罚法 第二十条第二款
    """

    code = "PLE02"
    name = "no-deed"
    english = "A power is entrusted without a deed, or the deed lacks what it must state"
    english_manual = {
        "what": "Whether an entrusted penalty or permit names its deed, whether the deed is registered in deeds.csv, whether it states items, powers and term, and whether its agent is the township that takes the power over.",
        "why": "Entrusting is done in writing, with the items, the powers and the term.",
        "repair": "Sign a deed and register its number; add what is missing to the deed and to deeds.csv.",
        "options": "types: the types it applies to, by default penalty and permit (行政处罚, 行政许可).",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十条第二款"
    options = {"types": (ENTRUSTMENT_TYPES, "适用的职权类型")}
    messages = {
        "zh": "没有写明委托协议",
        "en": "no deed is named",
        "zh:missing": "没有写明委托协议",
        "en:missing": "no deed is named",
        "zh:missing-all": "部门是{departments}的 {count} 项委托都没有写明委托协议",
        "en:missing-all": "none of the {count} powers entrusted by {departments} names a deed",
        "zh:unknown": "委托协议{number}没有登记（{count} 项）",
        "en:unknown": "deed {number} is not registered ({count:item})",
        "zh:other": "{townships}按委托协议{number}行使，协议的受委托机关却是{agent}（{count} 项）",
        "en:other": "{townships} acts by deed {number}, whose agent is {agent} ({count:item})",
        "zh:lacks": "委托协议{number}没有写明{lacking}",
        "en:lacks": "deed {number} does not state {lacking}",
    }
    helps = {
        "zh": "签订委托协议，写上编号",
        "en": "sign a deed and name it",
        "zh:unknown": "在 deeds.csv 里登记这份协议",
        "en:unknown": "register the deed in deeds.csv",
        "zh:other": "改写为{townships}自己的协议，或改正协议的受委托机关",
        "en:other": "name the deed of {townships}, or correct the agent of this one",
        "zh:lacks": "补上{lacking}",
        "en:lacks": "add {lacking}",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = entrusted(catalogue, context, self.option(context, "types"))
        deeds = deeds_of(catalogue)
        items = once(rows)
        yield from gathered(self, catalogue, items, (items["deed"] == "").tolist(), "deed")
        for number, group in rows[(rows["deed"] != "") & ~rows["deed"].isin(list(deeds))].groupby(
            "deed", sort=True
        ):
            yield counted(
                self,
                catalogue,
                group,
                field="deed",
                variant="unknown",
                discriminator=str(number),
                number=number,
            )
        for deed, group in used(rows, deeds):
            lacking = [word for name, word in _PARTS if says_nothing(deed.values[name])]
            if says_nothing(deed.values["valid_from"]) and says_nothing(deed.values["valid_until"]):
                lacking.append(Term("期限", "the term"))
            strangers = [one for one in group["receiver"].tolist() if not _party(one, deed.values["agent"])]
            if strangers:
                mine = group[group["receiver"].isin(strangers)]
                yield counted(
                    self,
                    catalogue,
                    mine,
                    "deeds",
                    deed.row,
                    field="agent",
                    variant="other",
                    discriminator=f"{deed.number}|agent",
                    number=deed.number,
                    agent=deed.values["agent"],
                    townships=few(dict.fromkeys(strangers)),
                )
            if lacking:
                yield self.whole(
                    table_place(catalogue, "deeds", deed.row, group),
                    scope=Scope.BATCH,
                    field="deed",
                    variant="lacks",
                    discriminator=deed.number,
                    number=deed.number,
                    lacking=tuple(lacking),
                )


def _party(receiver: str, agents: str) -> bool:
    """Tell whether a receiver may be among a deed's agents; of agents that are no single townships nothing is known."""
    named = [one for one in _SEPARATOR.split(agents) if one.strip()]
    if not named or not all(is_township(one) or is_body(one) for one in named):
        return True
    if not is_township(receiver):
        return True
    mine = {plain(receiver), own_name(receiver)}
    return any(mine & {plain(one), own_name(one)} for one in named)
