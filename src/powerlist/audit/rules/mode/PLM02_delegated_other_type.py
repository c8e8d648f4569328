from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.decided import level_of
from powerlist.audit.handed import WITH_PENALTY, handed, records, table_place
from powerlist.audit.rule import Rule, members
from powerlist.model.enums import Mode, PowerType, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class DelegatedOtherType(Rule):
    """行政处罚以外的权力下放

    ## 查什么
    许可、征收、给付、确认、奖励、裁决等类型的事项，赋权方式写了下放。随处罚一并行使的检查、强制不在此列，公共服务不在此列。
    决定表里写明省级批复也覆盖该类型的，只提示一次。

    ## 为什么
    处罚法第二十四条只说行政处罚权。许可一般只能委托给行政机关，相对集中许可权要国务院批准；没有省里的批复，下放没有依据。

    ## 反例
    ```yaml
    items:
    - {name: 取水许可, type: 行政许可, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 取水许可, type: 行政许可, department: 县水利局, mode: 委托, receivers: 甲镇}
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 怎么改
    改为委托，或在 decisions.csv 的“适用类型”里写明省级批复覆盖的类型。

    ## 依据
    行政处罚法 第二十四条；行政许可法 第二十四条、第二十五条
    """

    code = "PLM02"
    name = "delegated-other-type"
    english = "A power other than a penalty is delegated"
    english_manual = {
        "what": "Permits, levies, benefits, confirmations, rewards, rulings and other types whose mode is delegated. Inspections and coercion that go with penalties, and public services, are no finding. Where decisions.csv says that a provincial reply covers the type, it is told once.",
        "why": "Article 24 of the Penalty Act speaks of penalties only. A permit is entrusted as a rule, and centralising permits needs the State Council; without a reply of the province there is no ground.",
        "repair": "Entrust it, or note the types that the provincial reply covers in decisions.csv.",
    }
    severity = Severity.WARNING
    ground = "行政处罚法 第二十四条；行政许可法 第二十四条"
    messages = {
        "zh": "{type}写的是下放：处罚法第二十四条只适用于行政处罚",
        "en": "a {type} is delegated; article 24 of the penalty act speaks of penalties only",
        "zh:reply": "{count} 项{type}凭{number}的批复下放",
        "en:reply": "the delegation of {count:item} of the type {type} rests on the reply {number}",
    }
    helps = {
        "zh": "改为委托，或登记覆盖这一类型的省级批复",
        "en": "entrust it, or register the provincial reply that covers the type",
        "zh:reply": "公布时写明批复的文号和所覆盖的类型",
        "en:reply": "publish the number of the reply and the types it covers",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.DELEGATED)
        own = {*WITH_PENALTY, PowerType.SERVICE.value, ""}
        rows = rows[~rows["type"].isin(own)]
        covers = {
            row["number"]: row["covers_types"]
            for row in records(catalogue.decisions)
            if level_of(row) == "province"
        }
        replied: dict[tuple[str, str], set[int]] = {}
        told: set[int] = set()
        for position, kind, decision in zip(
            rows["position"].tolist(), rows["type"].tolist(), rows["decision"].tolist(), strict=True
        ):
            if kind in covers.get(decision, "") or (kind in _OTHERS and "等" in covers.get(decision, "")):
                replied.setdefault((decision, kind), set()).add(position)
            elif position not in told:
                told.add(position)
                yield self.at(catalogue, position, "type", type=_member(kind))
        for (number, kind), positions in sorted(replied.items()):
            yield self.whole(
                table_place(catalogue, "decisions", catalogue.decisions["number"].tolist().index(number)),
                scope=Scope.BATCH,
                count=len(positions),
                members=members(catalogue, positions),
                field="covers_types",
                variant="reply",
                severity=Severity.INFO,
                discriminator=f"{number}|{kind}",
                number=number,
                type=_member(kind),
            )


#: What 行政许可等行政职权 in a reply stands for beside the type it names.
def _member(kind: str) -> PowerType | str:
    return PowerType(kind) if kind in set(PowerType) else kind


_OTHERS = frozenset(
    kind.value for kind in PowerType if kind not in (PowerType.PENALTY, PowerType.COERCION, PowerType.SERVICE)
)
