from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.handed import handed, once, table_place
from powerlist.audit.receivers import is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Scope, Severity
from powerlist.model.modes.onward import handed_on
from powerlist.model.wording import Term
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: The row itself says that the county has the power only from above: 受市水利局委托, 市级委托.
_FROM_ABOVE = lazy_pattern(
    r"受(?:省|市|上级)[^，。；]{0,14}委托|(?:省|市|上级)(?:级)?[^，。；、]{0,10}?(?P<how>委托|下放)(?:的)?(?:我|本|至|给|到)?(?:县|区)?"
)
_HOW = {
    "下放": Term("上级下放", "delegation from above"),
    "委托": Term("上级委托", "entrustment from above"),
}
_COUNTY = lazy_pattern(r"^(?:县|区|市)(?:级|本级)?$|县级|区级")


class HandedOnAgain(Rule):
    """承接来的权力再下放或再委托

    ## 查什么
    县级部门自己的权力来源是上级委托或上级下放，却又委托、下放给乡镇；委托协议的委托机关本身是乡镇、街道；
    备注、权限划分、职责边界或协议的权限里写着承接以后再委托、转委托，或由乡镇委托村（社区）、下属单位、执法队实施。
    乡镇请人检测、清运、协助巡查的不算。
    乡镇清单里的权力来源说的是乡镇怎么来的，不算再委托。

    ## 为什么
    受委托的机关不得再委托其他组织或者个人；省里下放给市县的职权，也常写明不得进一步下放或者委托。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自采砂行为的处罚, type: 行政处罚, department: 县水利局, level: 县级, power_source: "5", mode: 委托, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自采砂行为的处罚, type: 行政处罚, department: 县水利局, level: 县级, power_source: "1", mode: 委托, receivers: 甲镇}
    ```

    ## 怎么改
    由原委托机关直接与乡镇签订委托协议，或者收回。

    ## 依据
    行政处罚法 第二十条第四款；行政许可法 第二十四条第三款
    """

    code = "PLM09"
    name = "handed-on-again"
    english = "A power that was received is handed on again"
    english_manual = {
        "what": "A county department has a power by entrustment or delegation from above and hands it on; the principal of a deed is itself a township or street; or a remark, partition or boundary, or the authority in a deed, says that the receiver entrusts further, or that the township entrusts a village, a unit of its own or its brigade. Work that a township gives away (tests, clearing, help on patrol) is none. In a township's list the source of a power says how the township got it and is not judged.",
        "why": "Who was entrusted may not entrust again, and what the province delegates often forbids to delegate further.",
        "repair": "Let the organ above sign with the township, or take the power back.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十条第四款；行政许可法 第二十四条第三款"
    messages = {
        "zh": "{department}的这项权力是{how}来的（{value}），不得再{mode}给乡镇",
        "en": "{department} has this power by {how} ({value}) and must not hand it on ({mode})",
        "zh:again": "写着承接以后还要交出去：「{value}」",
        "en:again": "it says that the receiver hands it on: {value}",
        "zh:deed-again": "委托协议{number}写着受托以后还要交出去：「{value}」",
        "en:deed-again": "deed {number} says that who is entrusted hands it on: {value}",
        "zh:deed": "委托协议{number}的委托机关「{principal}」是乡镇、街道，不能再委托",
        "en:deed": "the principal of deed {number}, {principal}, is a township",
    }
    helps = {
        "zh": "由原来的上级机关直接交给乡镇，或者收回",
        "en": "let the organ above hand it down itself, or take it back",
        "zh:again": "删去再委托；受委托的自己实施",
        "en:again": "take that out; who is entrusted acts itself",
        "zh:deed-again": "删去再委托；受委托的自己实施",
        "en:deed-again": "take that out; who is entrusted acts itself",
        "zh:deed": "由县级部门与受托方重新签订",
        "en:deed": "let the county department sign the deed",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        grants = handed(catalogue, context, Mode.DELEGATED, Mode.ENTRUSTED)
        yield from self._again(catalogue, grants)
        rows = once(grants)
        remarks, authorities = texts(catalogue.items, "remark"), texts(catalogue.items, "authority")
        for position, source, level, department, mode in zip(
            rows["position"].tolist(), rows["power_source"].tolist(), rows["level"].tolist(),
            rows["department"].tolist(), rows["mode"].tolist(), strict=True,
        ):  # fmt: skip
            field, value, how = "", "", ""
            if source and _COUNTY.search(level) and not is_township(department, catalogue):
                how = _how(source)
                field, value = "power_source", source
            if not how:
                for name, text in (("authority", authorities[position]), ("remark", remarks[position])):
                    match = _FROM_ABOVE.search(text)
                    if match:
                        how = "下放" if match.group("how") == "下放" else "委托"
                        field, value = name, match.group()
                        break
            if how:
                yield self.at(
                    catalogue,
                    position,
                    field,
                    severity=Severity.WARNING if how == "下放" else None,
                    department=department,
                    how=_HOW[how],
                    value=value,
                    mode=Mode(mode),
                )
        deeds = catalogue.deeds
        powers = texts(deeds, "powers")
        for row, (number, principal) in enumerate(
            zip(texts(deeds, "number"), texts(deeds, "principal"), strict=True)
        ):
            if principal and is_township(principal, catalogue):
                yield self.whole(
                    table_place(catalogue, "deeds", row),
                    scope=Scope.BATCH,
                    field="principal",
                    variant="deed",
                    discriminator=number,
                    number=number,
                    principal=principal,
                )
            said = handed_on(powers[row])
            if said:
                yield self.whole(
                    table_place(catalogue, "deeds", row),
                    scope=Scope.BATCH,
                    field="powers",
                    variant="deed-again",
                    discriminator=number,
                    number=number,
                    value=said,
                )

    def _again(self, catalogue: Catalogue, grants: pd.DataFrame) -> Iterable[Finding]:
        """Yield the items of which the list says that their receiver hands them on."""
        told: set[int] = set()
        items = catalogue.items
        for name in ("remark", "partition", "boundary"):
            said = {text: found for text in grants[name].unique() if (found := handed_on(text))}
            if name == "remark":
                said |= {text: found for text in items["remark"].unique() if (found := handed_on(text))}
            if not said:
                continue
            for position, text in zip(grants["position"].tolist(), grants[name].tolist(), strict=True):
                own = text if text in said or name != "remark" else texts(items, "remark")[position]
                if own in said and position not in told:
                    told.add(position)
                    yield self.at(catalogue, position, name, variant="again", value=said[own])


def _how(source: str) -> str:
    code = source.strip().lstrip("0")[:1]
    if "委托" in source or code in ("5", "6"):
        return "委托"
    return "下放" if "下放" in source or code in ("2", "3") else ""
