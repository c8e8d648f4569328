from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import township_clauses
from powerlist.audit.handed import handed, once
from powerlist.audit.layered import aligned
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Layer, Mode, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class StatutoryPowerHandedDown(Rule):
    """乡镇本来就有的权力又下放或委托

    ## 查什么
    下放、委托的事项，依据的条文已经把它直接给了乡镇政府（如城乡规划法第六十五条；登记表里没有的地方性法规，看依据里抄录的条文），或者它在本地的乡镇法定事项清单里。
    同一条里给县级的不算：引用的是别的款，或者名称说的是县级的那一部分（单位之间的土地、林地、草原争议）。

    ## 为什么
    法律直接给乡镇的权力，不需要也不能由部门下放；两张清单都列，总数就多算了（大姚、南华各合并了两项）。

    ## 反例
    ```yaml
    items:
    - {name: 拆除乡村违法建设, type: 行政强制, department: 县自然资源局, basis: 《中华人民共和国城乡规划法》第六十五条, mode: 下放, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 拆除乡村违法建设, type: 行政强制, department: 甲镇人民政府, basis: 《中华人民共和国城乡规划法》第六十五条, mode: 法定本级, receivers: 甲镇}
    ```

    ## 怎么改
    赋权方式改为法定本级，和法定清单的那一项合并，公布时说明合并了几项。

    ## 依据
    城乡规划法 第六十五条等；行政处罚法 第二十四条
    """

    code = "PLM06"
    name = "statutory-power-handed-down"
    english = "A power that is the township's own by statute is delegated or entrusted"
    english_manual = {
        "what": "A delegated or entrusted item whose article gives the power to the township government itself (of a regulation that the register lacks: by the quoted article), or which is on the local list of statutory township powers. What the same article gives to the county does not count: another paragraph is cited, or the name says so (disputes between units over land).",
        "why": "What the law gives to townships no department needs to hand down, nor can it; on two lists it is counted twice.",
        "repair": "Make the mode statutory, merge the item with that of the statutory list, and say so when publishing.",
    }
    severity = Severity.WARNING
    ground = "城乡规划法 第六十五条；行政处罚法 第二十四条"
    messages = {
        "zh": "{place}已经把这项权力直接给了乡镇，不需要{mode}",
        "en": "{place} gives this power to the township itself; it need not be {mode}",
        "zh:list": "这一项已在《{place}》里，又{mode}一次",
        "en:list": "already on {place}, and {mode} once more",
    }
    helps = {
        "zh": "改为法定本级，与法定清单合并",
        "en": "make it statutory and merge it with the statutory list",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = once(handed(catalogue, context, Mode.DELEGATED, Mode.ENTRUSTED))
        clauses = township_clauses(catalogue, context)
        listed = aligned(catalogue, context, Layer.STATUTORY) or {}
        title = context.layers[Layer.STATUTORY].meta.title if listed else ""
        for position, mode in zip(rows["position"].tolist(), rows["mode"].tolist(), strict=True):
            word = Mode(mode)
            if position in listed:
                yield self.at(
                    catalogue, position, "mode", variant="list", mode=word, place=title or "乡镇法定事项清单"
                )
            elif position in clauses:
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    confidence=Confidence.MEDIUM,
                    mode=word,
                    place=clauses[position].place,
                )
