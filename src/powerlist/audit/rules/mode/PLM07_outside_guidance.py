from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, once
from powerlist.audit.layered import aligned
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Confidence, Layer, Mode, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class OutsideGuidance(Rule):
    """下放事项不在批准的目录里

    ## 查什么
    下放的事项，在省级指导目录和市级扩展目录里都找不到对应的一项。没有把目录作为上级清单配好的，跳过。

    ## 为什么
    县里只能从省政府批准的目录中选择，不能自己加。未列入目录的，由法定部门承担。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    layers:
      guidance:
        meta: {title: 省指导目录, layer: guidance}
        items: [{name: 对乱倒垃圾行为的处罚, type: 行政处罚}]
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    layers:
      guidance:
        meta: {title: 省指导目录, layer: guidance}
        items: [{name: 对擅自取水行为的处罚, type: 行政处罚}]
    ```

    ## 怎么改
    从目录中选择对应的事项；目录里确实没有的，由原部门保留，或报请省里批准扩展目录。

    ## 依据
    浙江省综合行政执法条例 第七条、第九条；各省赋权指导目录
    """

    code = "PLM07"
    name = "outside-guidance"
    english = "A delegated item is on no approved list"
    english_manual = {
        "what": "A delegated item that neither the provincial guidance list nor the city's extension list has. Skipped where these are not configured as layers.",
        "why": "A county chooses from the lists that the province approved and adds nothing. What is not on them stays with its department.",
        "repair": "Choose an item of the lists; where there is none, leave it with the department or have the extension list approved.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "浙江省综合行政执法条例 第七条、第九条"
    messages = {
        "zh": "{lists}里没有对应的事项",
        "en": "not selected from {lists}",
    }
    helps = {
        "zh": "改用目录中的事项，或由原部门保留",
        "en": "choose an item of the list, or leave it with its department",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        found: dict[int, int] = {}
        titles: list[str] = []
        for layer in (Layer.GUIDANCE, Layer.EXTENSION):
            pairs = aligned(catalogue, context, layer)
            if pairs is not None:
                found |= pairs
                titles.append(context.layers[layer].meta.title or layer)
        if not titles:
            raise Skip("没有省级指导目录或市级扩展目录", "there is no guidance or extension list")
        rows = once(handed(catalogue, context, Mode.DELEGATED))
        for position in rows["position"].tolist():
            if position not in found:
                yield self.at(catalogue, position, "name", lists=tuple(titles))
