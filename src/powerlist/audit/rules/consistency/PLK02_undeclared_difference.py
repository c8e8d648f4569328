from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, records, table_place
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import TOWNSHIP_MODES, Severity
from powerlist.model.wording import Term, few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class UndeclaredDifference(Rule):
    """乡镇之间清单不同，却没有分组说明

    ## 查什么
    没有分组的乡镇，清单互不相同。同一分组内部的差别由 PLK01 报。

    ## 为什么
    各镇承接能力不同，清单可以不同，但要说清哪些镇是一类（桐庐、磐安都分了组）。没有分组，看不出是有意还是漏了。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇、乙镇}
    - {name: 对擅自采砂行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    townships:
    - {township_name: 甲镇, kind: 镇}
    - {township_name: 乙镇, kind: 镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇、乙镇}
    - {name: 对擅自采砂行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    townships:
    - {township_name: 甲镇, kind: 镇, group: 一类}
    - {township_name: 乙镇, kind: 镇, group: 二类}
    ```

    ## 怎么改
    在 townships.csv 的“分组”里写明；本应一样的，补齐事项。

    ## 依据
    桐庐县、磐安县做法
    """

    code = "PLK02"
    name = "undeclared-difference"
    english = "Townships have different lists and no groups say so"
    english_manual = {
        "what": "Townships without a group whose lists differ. Differences within a group are told by PLK01.",
        "why": "Townships may have different lists, but it must be said which of them form a class. Without groups nobody sees whether an item was left out on purpose.",
        "repair": "Fill in the group in townships.csv; where the lists should be the same, complete them.",
    }
    severity = Severity.WARNING
    ground = "桐庐县、磐安县做法"
    messages = {
        "zh": "{count} 个乡镇没有分组，清单有 {kinds} 种（{sizes}）",
        "en": "{count:township has|townships have} no group, and {kinds} different lists ({sizes})",
    }
    helps = {
        "zh": "在 townships.csv 里写明分组，或补齐事项",
        "en": "declare groups in townships.csv, or complete the lists",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        if not len(catalogue.townships):
            raise Skip("没有 townships.csv", "there is no townships.csv")
        loose = [row["township_name"] for row in records(catalogue.townships) if not row["group"]]
        rows = handed(catalogue, context, *TOWNSHIP_MODES)
        lists: dict[str, set[tuple[str, str]]] = {name: set() for name in loose}
        for receiver, group in rows[rows["receiver"].isin(loose)].groupby("receiver", sort=False):
            lists[str(receiver)] = set(zip(group["item"].tolist(), group["mode"].tolist(), strict=True))
        filled = {name: frozenset(items) for name, items in lists.items() if items}
        kinds = set(filled.values())
        if len(kinds) > 1:
            yield self.whole(
                table_place(catalogue, "townships"),
                count=len(filled),
                field="group",
                discriminator="groups",
                kinds=len(kinds),
                sizes=few(
                    (
                        Term(f"{name} {len(items)} 项", f"「{name}」 {len(items)}")
                        for name, items in filled.items()
                    ),
                    6,
                ),
            )
