from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from powerlist.audit.days import day_of
from powerlist.audit.deeds import entrusted, registered, used
from powerlist.audit.handed import counted
from powerlist.audit.receivers import is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import PowerType, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: The day on which the revised penalty act came into force.
_REVISED = date(2021, 7, 15)


class DeedUnderOldAct(Rule):
    """旧法时期委托政府的处罚，一直没有重签

    ## 查什么
    2021年7月15日以前签订、受委托的是乡镇政府或街道办事处、涉及行政处罚的委托协议，此后没有新的期限。

    ## 为什么
    旧法只许委托给管理公共事务的事业组织，乡镇政府不在其内；新法去掉了这一条件，但旧协议不会自动变得合法。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, signed_on: 2019-05-01, valid_from: 2019-05-01}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, signed_on: 2022-05-01, valid_from: 2022-05-01}
    ```

    ## 怎么改
    按现行法重新签订并公布。

    ## 依据
    行政处罚法（1996年）第十九条第一项；行政处罚法 第二十一条
    """

    code = "PLE06"
    name = "deed-under-old-act"
    english = "A penalty was entrusted to a government under the old act and never renewed"
    english_manual = {
        "what": "A deed signed before 15 July 2021 that entrusts penalties to a township government or street office and has no later term.",
        "why": "The old act allowed only institutions that manage public affairs. The new one dropped that condition, but an old deed does not become lawful by itself.",
        "repair": "Sign and publish it anew under the act in force.",
    }
    severity = Severity.WARNING
    ground = "行政处罚法（1996年）第十九条；行政处罚法 第二十一条"
    messages = {
        "zh": "委托协议{number}签于{signed}，当时处罚不能委托给政府，此后没有重签（{count} 项）",
        "en": "deed {number} was signed on {signed}, when penalties could not be entrusted to a government ({count:item})",
    }
    helps = {
        "zh": "按现行法重新签订",
        "en": "sign it anew under the present act",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = entrusted(catalogue, context, (PowerType.PENALTY.value,))
        for deed, group in used(rows, registered(catalogue, rows)):
            days = [day_of(deed.values[name]) for name in ("signed_on", "valid_from")]
            signed = [day for day in days if day is not None]
            agent = deed.values["agent"]
            if signed and max(signed) < _REVISED and agent and is_township(agent, catalogue):
                yield counted(
                    self,
                    catalogue,
                    group,
                    "deeds",
                    deed.row,
                    field="signed_on",
                    discriminator=deed.number,
                    number=deed.number,
                    signed=min(signed),
                )
