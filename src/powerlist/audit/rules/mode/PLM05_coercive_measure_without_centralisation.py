from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from powerlist.audit.decided import brings_coercion
from powerlist.audit.handed import counted, handed, once
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Mode, PowerType, Severity
from powerlist.model.limits import is_measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class CoerciveMeasureWithoutCentralisation(Rule):
    """强制措施下放，决定文件没有写一并集中

    ## 查什么
    下放的行政强制措施，其决定文件在 decisions.csv 里没有注明“含行政强制”。同一文件只报一次，写明涉及多少项。

    ## 为什么
    只有依法相对集中行使处罚权的机关，才可以实施与处罚权有关的强制措施。决定里没有这样的话，能不能随处罚权一起下放有争议。

    ## 反例
    ```yaml
    items:
    - {name: 扣押违法所得物品, type: 行政强制, department: 县农业农村局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号}
    decisions:
    - {number: 川府发〔2021〕42号, organ_level: province, date: 2021-12-30, published_at: 省政府公报}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 扣押违法所得物品, type: 行政强制, department: 县农业农村局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号}
    decisions:
    - {number: 川府发〔2021〕42号, organ_level: province, date: 2021-12-30, published_at: 省政府公报, centralises_coercion: 是}
    ```

    ## 怎么改
    核对决定原文；写了“与行政处罚有关的行政检查、行政强制措施一并行使”的，在 decisions.csv 里注明，否则由部门保留。

    ## 依据
    行政强制法 第十七条第二款、第二十二条
    """

    code = "PLM05"
    name = "coercive-measure-without-centralisation"
    english = "Coercive measures are delegated by a decision that does not centralise them"
    english_manual = {
        "what": "Delegated coercive measures whose decision is not marked in decisions.csv as covering coercion; told once a decision, with the number of items.",
        "why": "Only an organ to which penalties were lawfully centralised may use the measures that go with them. Where the decision does not say so it is in dispute.",
        "repair": "Read the decision; where it says that inspections and measures go along, note it in decisions.csv, else leave them with the department.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "行政强制法 第十七条第二款"
    messages = {
        "zh": "{number}没有注明一并集中行政强制措施，却下放了 {count} 项",
        "en": "{number} is not said to centralise coercive measures, yet {count} are delegated by it",
        "zh:none": "{count} 项强制措施下放，没有写明决定文件",
        "en:none": "{count} coercive measures are delegated without a decision",
    }
    helps = {
        "zh": "核对决定原文，在 decisions.csv 的“含行政强制”里注明",
        "en": "check the decision's text and note it in decisions.csv",
        "zh:none": "写上决定文件的文号",
        "en:none": "name the decision",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = once(handed(catalogue, context, Mode.DELEGATED))
        rows = rows[rows["type"] == PowerType.COERCION.value]
        measures = [
            is_measure(kind, subtype, f"{name}{sub}")
            for kind, subtype, name, sub in zip(
                rows["type"], rows["subtype"], rows["name"], rows["sub_name"], strict=True
            )
        ]
        numbers = catalogue.decisions["number"].tolist()
        centralised = {
            number
            for number, said in zip(
                numbers, catalogue.decisions["centralises_coercion"].tolist(), strict=True
            )
            if brings_coercion(said)
        }
        # a list would select columns where there is no row
        for number, group in rows.loc[np.array(measures, dtype=bool)].groupby("decision", sort=True):
            if number in centralised:
                continue
            known = number in numbers
            yield counted(
                self,
                catalogue,
                group,
                "decisions" if known else "grants",
                numbers.index(number) if known else None,
                field="centralises_coercion",
                variant="" if number else "none",
                discriminator=str(number),
                number=number,
            )
