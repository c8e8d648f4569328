from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import table_place
from powerlist.audit.rule import Rule
from powerlist.model.collective import is_collective
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class CollectiveReceiver(Rule):
    """承接主体写的是各乡镇，没有乡镇名单，展不开

    ## 查什么
    赋权记录的承接主体是“各乡镇”“全县各镇街”一类统称，而 townships.csv 里没有乡镇，或名单里没有它所指的乡镇。合并提示一次，写明多少条。

    ## 为什么
    目录是一个乡镇一份。统称不知道是哪几个乡镇，这些事项就进不了任何一份目录，乡镇公布的事项会少一截。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    grants:
    - {item: 1, receiver: 各乡镇, mode: 下放}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    grants:
    - {item: 1, receiver: 甲镇, mode: 下放}
    ```

    ## 怎么改
    在清单文件夹里写 townships.csv（表头：乡镇名称、区划代码、所属县、乡镇类别、分组），再编制一次；或在来源表里写明乡镇。

    ## 依据
    行政处罚法 第二十四条第一款（能够有效承接的乡镇、街道）
    """

    code = "PLM20"
    name = "collective-receiver"
    english = "The receivers are all townships, and no list says which they are"
    severity = Severity.ERROR
    ground = "行政处罚法 第二十四条第一款"
    messages = {
        "zh": "{count} 条赋权的承接主体是“{value}”，没有乡镇名单，展不开，未进任何乡镇的目录",
        "en": "{count} grants are to 「{value}」; no list of townships says which, so no directory has them",
    }
    helps = {
        "zh": "写 townships.csv（乡镇名称、区划代码、所属县、乡镇类别、分组），再编制一次",
        "en": "write townships.csv (name, code, county, kind, group) and build again",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        known = set(catalogue.townships["township_name"].tolist())
        counts: dict[str, int] = {}
        for receiver in catalogue.grants["receiver"].tolist():
            if receiver not in known and is_collective(receiver):
                counts[receiver] = counts.get(receiver, 0) + 1
        for receiver, count in sorted(counts.items()):
            yield self.whole(
                table_place(catalogue, "grants"),
                count=count,
                field="receiver",
                discriminator=receiver,
                value=receiver,
            )
