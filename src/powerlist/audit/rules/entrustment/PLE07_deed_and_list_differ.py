from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.audit.bodies import one_body
from powerlist.audit.deeds import Enumerated, registered, used
from powerlist.audit.frames import texts
from powerlist.audit.handed import counted, handed, table_place
from powerlist.audit.receivers import is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Scope, Severity
from powerlist.model.wording import few
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.audit.deeds import Deed
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


#: Two departments may sign one deed.
_ORGANS: Final = lazy_pattern(r"[、，,;；/\n]")


class DeedAndListDiffer(Rule):
    """委托协议列的事项与清单不一致

    ## 查什么
    清单说按某份协议委托，协议里没有列；协议里列了，清单却没有委托；协议只写“依据权责清单”“全部事项”而不列举。
    协议的委托机关不是事项的部门，也不是现在集中行使它的机构（警告）。
    协议里可以写事项标识、编码，也可以写事项名称（一行一个，或用分号隔开）。

    ## 为什么
    委托书要载明具体事项。笼统引用权责清单，清单一变，委托了什么就说不清。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, items_covered: 依据本局权责清单}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, items_covered: [1]}
    ```

    ## 怎么改
    协议附事项清单，逐项列举；清单调整时同时调整协议。

    ## 依据
    行政处罚法 第二十条第二款
    """

    code = "PLE07"
    name = "deed-and-list-differ"
    english = "The items of a deed and the catalogue differ"
    english_manual = {
        "what": "The catalogue entrusts by a deed that does not list the item; the deed lists what the catalogue does not entrust; the deed enumerates nothing and only refers to the power list; the principal of the deed is neither the item's department nor the body that exercises its power now (a warning).",
        "why": "A deed states its items. Where it refers to a list, every change of the list leaves open what is entrusted.",
        "repair": "Annex an enumerated list to the deed, and change it together with the catalogue.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十条第二款"
    messages = {
        "zh": "协议{number}没有列这一项",
        "en": "deed {number} does not list this item",
        "zh:blanket": "协议{number}没有列举事项，只写「{text}」（清单里 {count} 项）",
        "en:blanket": "deed {number} enumerates nothing but says {text} ({count:item} in the catalogue)",
        "zh:principal": "协议{number}的委托机关是{principal}，这 {count} 项的部门是{departments}",
        "en:principal": "the principal of deed {number} is {principal}; the department of {count:item} is {departments}",
        "zh:extra": "协议{number}列了 {count} 项，清单里没有按它委托",
        "en:extra": "in the catalogue deed {number} does not entrust {count:item} that it lists",
    }
    helps = {
        "zh": "补进协议，或改清单里的协议编号",
        "en": "add it to the deed, or correct the deed named in the catalogue",
        "zh:blanket": "附上逐项列举的事项清单",
        "en:blanket": "annex an enumerated list",
        "zh:principal": "由有权的部门签订协议，或改清单里的部门、协议编号",
        "en:principal": "let the department that has the power sign, or correct the department or the deed in the catalogue",
        "zh:extra": "从协议里删去，或在清单里补上：{items}",
        "en:extra": "take them out of the deed, or add them to the catalogue: {items}",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.ENTRUSTED)
        deeds = registered(catalogue, rows)
        enumerated = Enumerated(catalogue)
        # of one department's workbook nothing is said about the other departments' items
        elsewhere = catalogue.part_of - catalogue.position_of.keys()
        for deed, group in used(rows, deeds):
            yield from self._principal(catalogue, deed, group)
            if deed.blanket:
                yield counted(
                    self,
                    catalogue,
                    group,
                    "deeds",
                    deed.row,
                    field="items_covered",
                    variant="blanket",
                    discriminator=deed.number,
                    number=deed.number,
                    text=deed.values["items_covered"],
                )
                continue
            here = dict(zip(group["item"].tolist(), group["position"].tolist(), strict=True))
            listed = dict.fromkeys(enumerated.of(deed, here))
            if not listed:
                continue  # an empty list is PLE02's
            for item, position in here.items():
                if item not in listed:
                    yield self.at(catalogue, position, "deed", discriminator=deed.number, number=deed.number)
            yield from self._extra(
                catalogue,
                deed.row,
                deed.number,
                [one for one in listed if one not in here and one not in elsewhere],
            )
        named = set(rows["deed"].tolist())
        for number, deed in deeds.items():
            if number not in named and deed.items:
                yield from self._extra(
                    catalogue, deed.row, number, [one for one in enumerated.of(deed) if one not in elsewhere]
                )

    def _principal(self, catalogue: Catalogue, deed: Deed, group: pd.DataFrame) -> Iterable[Finding]:
        """Yield a deed that somebody else signed than who has the powers, once for all its items."""
        principal = deed.values["principal"]
        signed = [one for one in _ORGANS.split(principal) if one.strip()]
        if not signed or is_township(principal, catalogue):
            return  # PLE02 and PLM09 speak of these
        enforcers = texts(catalogue.items, "enforcer")
        departments, places = group["department"].tolist(), group["position"].tolist()
        acting = zip(departments, (enforcers[place] for place in places), strict=True)
        astray = group[[any(pair) and not one_body(signed, pair) for pair in acting]]
        if len(astray):
            yield counted(
                self,
                catalogue,
                astray,
                "deeds",
                deed.row,
                field="principal",
                variant="principal",
                severity=Severity.WARNING,
                discriminator=f"{deed.number}|principal",
                number=deed.number,
                principal=principal,
                departments=few(astray["department"].tolist()),
            )

    def _extra(self, catalogue: Catalogue, row: int, number: str, items: list[str]) -> Iterable[Finding]:
        if items:
            yield self.whole(
                table_place(catalogue, "deeds", row),
                scope=Scope.BATCH,
                count=len(items),
                field="items_covered",
                variant="extra",
                discriminator=f"{number}|extra",
                number=number,
                items=few(items, 8),
            )
