from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, once, table_place
from powerlist.audit.layered import aligned
from powerlist.audit.rule import Rule, Skip, members
from powerlist.model.enums import Confidence, Layer, Mode, Severity
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class OutsideDutyLists(Rule):
    """下放、委托事项与乡镇履职清单对不上

    ## 查什么
    配合履职清单里的事项，在本清单里却是下放或委托；下放、委托的事项在基本履职清单里找不到对应的一项（合并提示一次）。
    没有配这两张清单的，跳过。

    ## 为什么
    配合履职的主责在上级部门，乡镇只是配合，写成下放就把主责也交了出去。下放、委托的事项由乡镇主责，应在基本履职清单里有着落。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    layers:
      support-duty:
        meta: {title: 配合履职事项清单, layer: support-duty}
        items: [{name: 对擅自取水行为的处罚, type: 行政处罚}]
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 延伸, receivers: 甲镇}
    layers:
      support-duty:
        meta: {title: 配合履职事项清单, layer: support-duty}
        items: [{name: 对擅自取水行为的处罚, type: 行政处罚}]
    ```

    ## 怎么改
    主责在部门的改为延伸或县级保留；由乡镇主责的，调整履职清单。

    ## 依据
    乡镇（街道）履行职责事项清单
    """

    code = "PLM18"
    name = "outside-duty-lists"
    english = "What is handed over does not fit the township's duty lists"
    english_manual = {
        "what": "An item of the support-duty list that this list delegates or entrusts; a delegated or entrusted item that the basic-duty list does not have (told once). Skipped without these lists.",
        "why": "Of a support duty the organ above has the lead and the township helps; delegating it gives the lead away. What the township leads belongs to its basic duties.",
        "repair": "Make it extended or retained where the department leads; else change the duty list.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "乡镇（街道）履行职责事项清单"
    messages = {
        "zh": "《{title}》里乡镇只是配合，这里却{mode}给了乡镇",
        "en": "the township only helps by {title}, yet the item is {mode}",
        "zh:basic": "{count} 项下放、委托的事项在《{title}》里没有着落",
        "en:basic": "{count:item that is handed over belongs|items that are handed over belong} to no duty of {title}",
    }
    helps = {
        "zh": "改为延伸或县级保留，或调整履职清单",
        "en": "extend or retain it, or change the duty list",
        "zh:basic": "在基本履职清单里补上：{names}",
        "en:basic": "add them to the basic duties: {names}",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        support = aligned(catalogue, context, Layer.SUPPORT_DUTY)
        basic = aligned(catalogue, context, Layer.BASIC_DUTY)
        if support is None and basic is None:
            raise Skip("没有基本履职、配合履职清单", "there are no duty lists")
        rows = once(handed(catalogue, context, Mode.DELEGATED, Mode.ENTRUSTED))
        if support is not None:
            title = context.layers[Layer.SUPPORT_DUTY].meta.title or "配合履职事项清单"
            for position, mode in zip(rows["position"].tolist(), rows["mode"].tolist(), strict=True):
                if position in support:
                    yield self.at(catalogue, position, "mode", title=title, mode=Mode(mode))
        if basic is not None:
            lost = rows[~rows["position"].isin(list(basic))]
            if len(lost):
                yield self.whole(
                    table_place(catalogue, "items"),
                    count=len(lost),
                    members=members(catalogue, lost["position"].tolist()),
                    field="name",
                    variant="basic",
                    severity=Severity.INFO,
                    discriminator="basic",
                    title=context.layers[Layer.BASIC_DUTY].meta.title or "基本履职事项清单",
                    names=few(lost["name"].tolist(), 3),
                )
