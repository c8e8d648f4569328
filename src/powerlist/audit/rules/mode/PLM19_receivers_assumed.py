from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import table_place
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class ReceiversAssumed(Rule):
    """没有写承接主体，按全部乡镇处理

    ## 查什么
    下放、委托、延伸或法定本级的事项，清单和赋权规则都没有写承接主体，编制时归了本地全部乡镇、街道。合并提示一次，写明多少项。

    ## 为什么
    “下放乡镇”未必是全部乡镇。试点镇、街道与乡镇的清单常常不同，漏写会多出一批没有能力承接的事项。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    notes:
    - {kind: compile.receivers-assumed, field: receivers, value: "12", detail: {count: 12}}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    ```

    ## 怎么改
    在清单里加“承接主体”一列（可以写“各乡镇”），或在赋权规则里写 receivers。

    ## 依据
    行政处罚法 第二十四条第一款（能够有效承接的乡镇、街道）
    """

    code = "PLM19"
    name = "receivers-assumed"
    english = "No receiver is written, so all townships were taken"
    english_manual = {
        "what": "A delegated, entrusted, extended or statutory item of which neither list nor policy names the receivers; all townships and streets were taken. Told once, with the number of items.",
        "why": '"Handed to townships" need not mean all of them. Pilots and streets often have other lists, and powers go where nobody can use them.',
        "repair": "Add a column of receivers (「各乡镇」 for all), or name them in the policy file.",
    }
    severity = Severity.INFO
    ground = "行政处罚法 第二十四条第一款"
    messages = {
        "zh": "{count} 项没有写承接主体，按全部乡镇处理",
        "en": "{count:item names|items name} no receiver; they were given to all townships",
    }
    helps = {
        "zh": "写明承接主体，全部承接的写“各乡镇”",
        "en": "name the receivers, 「各乡镇」 where it is all of them",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        counts = [
            int(note.detail.get("count") or 0)
            for note in catalogue.notes
            if note.kind == "compile.receivers-assumed"
        ]
        if sum(counts):
            yield self.whole(
                table_place(catalogue, "grants"),
                count=sum(counts),
                field="receivers",
                discriminator="receivers",
            )
