from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import tables_of, texts
from powerlist.audit.rule import Rule, members
from powerlist.model.cancelled import says_cancelled
from powerlist.model.enums import Scope, Severity
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_PAUSED = lazy_pattern(
    r"(?:该|本|此)?(?:事项)?(?:已|已经|现|目前)?(?:暂停|中止|冻结)(?:实施|行使|执行|办理|使用|执法|受理|承接|委托|下放|赋权)?(?:中|事项)?"
    r"(?:[（(][^（）()拟恢]{0,24}[）)])?[。.]?"
)
#: 因法律修改，此项取消: what leads to it.
_REASON = lazy_pattern(r"^\s*(?:因|由于|根据|依据|按照?|鉴于|随着?)[^，,。；;拟]{2,40}[，,]")
#: How platforms number states: 1 in use, 2 suspended, 3 cancelled. Another platform may count otherwise.
_CODES = {"2": "paused", "02": "paused", "3": "code", "03": "code"}
#: What more items of one table than this say is told once.
_FEW = 5


class CancelledPower(Rule):
    """写明已经取消的事项仍在清单里

    ## 查什么
    事项状态、调整类型写明取消、删除、废止、停止实施的事项（错误），备注只写“已取消”一类的（警告），状态写暂停的（警告）。
    状态写平台代码 2（暂停）、3（取消）的，作警告。
    拟取消、取消委托、不取消不算。一张表里这样的超过五项，合并提示一次。

    ## 为什么
    取消的权力不能再行使。它留在清单里，数目就多一项，乡镇还会照着办；公布件已经把状态、调整类型写明取消的排除在外。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, adjustment: 取消}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, adjustment: 变更要素}
    - {name: 对擅自采砂行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第七十一条, status: 在用}
    ```

    ## 怎么改
    从清单里删去，在调整对照表里写明取消的原因和依据；没有取消的，改正状态。

    ## 依据
    行政处罚法 第三十八条；权责清单动态调整的通行做法
    """

    code = "PLT09"
    name = "cancelled-power"
    english = "An item that is written as cancelled still stands in the list"
    english_manual = {
        "what": "Items whose state or adjustment says that they are cancelled, deleted, repealed or no longer exercised (an error), whose remark says only that (a warning), or whose state says that they are suspended, also by the platform's code 2 or 3 (a warning). What is proposed, a revoked entrustment or a negation is none. Of one table more than five are told once.",
        "why": "A cancelled power may not be used. In the list it makes the number one too high, and townships go on with it; publications leave out what state or adjustment call cancelled.",
        "repair": "Delete it and give reason and basis in the table of changes; where it is not cancelled, correct the state.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第三十八条；权责清单动态调整的通行做法"
    messages = {
        "zh": "写明「{value}」，仍在清单里",
        "en": "written as 「{value}」, and still in the list",
        "zh:remark": "备注写明「{value}」，仍在清单里",
        "en:remark": "the remark says 「{value}」, and the item is still in the list",
        "zh:code": "事项状态的代码是 {value}（取消），仍在清单里",
        "en:code": "the state has the code {value} (cancelled), and the item is still in the list",
        "zh:paused": "写明「{value}」，仍按在用的事项处理",
        "en:paused": "written as 「{value}」, and treated as in use",
        "zh:all": "{count} 项写明「{value}」，仍在清单里",
        "en:all": "{count:item is|items are} written as 「{value}」, and still in the list",
    }
    helps = {
        "zh": "删去这一项，或改正状态、调整类型",
        "en": "delete the item, or correct its state",
        "zh:remark": "删去这一项，或改正备注",
        "en:remark": "delete the item, or correct the remark",
        "zh:code": "删去这一项，或改正状态",
        "en:code": "delete the item, or correct its state",
        "zh:paused": "恢复以前移出清单，或改为在用",
        "en:paused": "take it off the list until it is resumed, or correct the state",
        "zh:all": "删去这些事项，或改正状态、调整类型",
        "en:all": "delete the items, or correct their state",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        columns = {name: texts(items, name) for name in ("status", "adjustment", "remark")}
        if not any(map(any, columns.values())):
            return
        for _, rows in tables_of(catalogue):
            found: dict[tuple[str, str, str], list[int]] = {}
            for position in rows:
                for name, values in columns.items():
                    variant = _said(name, values[position]) if values[position] else None
                    if variant is not None:
                        found.setdefault((variant, name, values[position]), []).append(position)
                        break
            for (variant, name, value), places in found.items():
                yield from self._told(catalogue, variant, name, value, places)

    def _told(
        self, catalogue: Catalogue, variant: str, name: str, value: str, places: list[int]
    ) -> Iterable[Finding]:
        severity = Severity.WARNING if variant else None
        if len(places) > _FEW:
            yield self.whole(
                catalogue.location_of(places[0], name),
                scope=Scope.BATCH,
                count=len(places),
                members=members(catalogue, places),
                field=name,
                variant="all",
                severity=severity,
                discriminator=f"{name}|{value}",
                value=value,
            )
            return
        for position in places:
            yield self.at(catalogue, position, name, variant=variant, severity=severity, value=value)


def _said(name: str, text: str) -> str | None:
    """Return the message that a cell asks for, None where it says nothing of the kind."""
    if says_cancelled(text) or (name == "remark" and says_cancelled(_REASON.sub("", text))):
        return "remark" if name == "remark" else ""
    if name == "status" and text.strip() in _CODES:
        return _CODES[text.strip()]
    return "paused" if name != "remark" and _PAUSED.fullmatch(compact(text)) is not None else None
