from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, once
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Mode, PowerType, Severity
from powerlist.model.limits import is_measure, names_measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class EntrustedCoerciveMeasure(Rule):
    """行政强制措施委托给乡镇

    ## 查什么
    赋权方式为委托的行政强制事项，强制种类写明是强制措施，或名称是查封、扣押、冻结一类。强制种类没有写、名称也看不出的，把握较低。
    列在别的职权类型里、名称却是查封、扣押、冻结的，同样是强制措施。代履行（代为除治、代为恢复）、加处罚款等强制执行不在此列，只是责令的也不在此列。

    ## 为什么
    行政强制措施权不得委托，这是强制法的明文规定。

    ## 反例
    ```yaml
    items:
    - {name: 查封违法取水设施, type: 行政强制, department: 县水利局, mode: 委托, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 代履行, type: 行政强制, subtype: 行政强制执行, department: 县水利局, mode: 委托, receivers: 甲镇}
    - {name: 查封违法取水设施, type: 行政强制, department: 县水利局, mode: 延伸, receivers: 甲镇}
    ```

    ## 怎么改
    从委托清单里删去，由部门（或其派驻机构）实施；省里决定集中行使的，可以随处罚权下放。

    ## 依据
    行政强制法 第十七条第一款
    """

    code = "PLM04"
    name = "entrusted-coercive-measure"
    english = "A coercive measure is entrusted"
    english_manual = {
        "what": "An entrusted coercion that is a measure by its subtype, or by a name such as sealing, seizing or freezing. Where neither says so the confidence is low. What is named sealing, seizing or freezing is a measure under any other type as well. Enforcement, such as performance at another's cost, is no finding, nor is an order alone.",
        "why": "The Coercion Act forbids to entrust coercive measures.",
        "repair": "Take it off the list and leave it with the department or its outpost; where the province centralised it, it may be delegated together with the penalties.",
    }
    severity = Severity.ERROR
    ground = "行政强制法 第十七条第一款"
    messages = {
        "zh": "行政强制措施权不得委托",
        "en": "the power to take coercive measures must not be entrusted",
    }
    helps = {
        "zh": "删去委托，由{department}或其派驻机构实施",
        "en": "leave it with {department} or its outpost",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = once(handed(catalogue, context, Mode.ENTRUSTED))
        for position, kind, subtype, name, sub, department in zip(
            rows["position"].tolist(), rows["type"].tolist(), rows["subtype"].tolist(), rows["name"].tolist(),
            rows["sub_name"].tolist(), rows["department"].tolist(), strict=True,
        ):  # fmt: skip
            title = f"{name}{sub}"
            if kind != PowerType.COERCION.value and not subtype:
                measure = names_measure(sub or name)
            else:
                measure = is_measure(PowerType.COERCION.value, subtype, title)
            if not measure:
                continue
            plain = subtype or any(
                word in title for word in ("查封", "扣押", "冻结", "扣留", "暂扣", "先行登记")
            )
            yield self.at(
                catalogue,
                position,
                "mode",
                confidence=Confidence.HIGH if plain else Confidence.MEDIUM,
                said=Mode.ENTRUSTED,
                department=department,
            )
