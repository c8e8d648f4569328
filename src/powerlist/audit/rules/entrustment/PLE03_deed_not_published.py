from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.deeds import entrusted, registered, used
from powerlist.audit.frames import says_nothing
from powerlist.audit.handed import ENTRUSTMENT_TYPES, counted
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity
from powerlist.model.wording import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class DeedNotPublished(Rule):
    """委托协议没有由双方公布

    ## 查什么
    登记的委托协议，委托机关和受委托机关是否都登记了公布位置。没有登记的协议由 PLE02 报。

    ## 为什么
    委托机关和受委托组织应当将委托书向社会公布；许可的委托机关应当公告受委托机关和委托的内容。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, principal_published: 县水利局网站}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, principal_published: 县水利局网站, agent_published: 甲镇政府公开栏}
    ```

    ## 怎么改
    公布协议，在 deeds.csv 里写上位置。

    ## 选项
    types：适用的职权类型，默认行政处罚、行政许可。

    ## 依据
    行政处罚法 第二十条第二款；行政许可法 第二十四条第一款
    """

    code = "PLE03"
    name = "deed-not-published"
    english = "A deed was not published by both sides"
    english_manual = {
        "what": "Whether both sides of a registered deed say where they published it. A deed that is not registered is told by PLE02.",
        "why": "Both sides must publish a deed of entrustment; of a permit the entrusting organ announces whom it entrusted with what.",
        "repair": "Publish the deed and note the places in deeds.csv.",
        "options": "types: the types it applies to, by default penalty and permit (行政处罚, 行政许可).",
    }
    severity = Severity.WARNING
    ground = "行政处罚法 第二十条第二款；行政许可法 第二十四条第一款"
    options = {"types": (ENTRUSTMENT_TYPES, "适用的职权类型")}
    messages = {
        "zh": "委托协议{number}没有登记{sides}的公布位置",
        "en": "deed {number} is not said to be published by {sides}",
    }
    helps = {
        "zh": "公布后在 deeds.csv 里写上位置",
        "en": "publish it and note the place in deeds.csv",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = entrusted(catalogue, context, self.option(context, "types"))
        for deed, group in used(rows, registered(catalogue, rows)):
            sides = [
                deed.values[organ] or word
                for name, organ, word in (
                    ("principal_published", "principal", Term("委托机关", "the entrusting organ")),
                    ("agent_published", "agent", Term("受委托机关", "the entrusted organ")),
                )
                if says_nothing(deed.values[name])
            ]
            if sides:
                yield counted(
                    self,
                    catalogue,
                    group,
                    "deeds",
                    deed.row,
                    field="deed",
                    discriminator=deed.number,
                    number=deed.number,
                    sides=tuple(sides),
                )
