from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import gathered, handed, once
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class NoOutpost(Rule):
    """延伸事项没有写明派驻机构或执法主体

    ## 查什么
    赋权方式为延伸的事项，有没有派驻机构、有没有原实施部门。整个部门都没有写的只报一次，写明涉及多少项。

    ## 为什么
    延伸不改变执法主体，具体执法以派驻机构为主。不写是哪个机构，乡镇和群众不知道找谁。

    ## 反例
    ```yaml
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, department: 区市场监管局, mode: 延伸, receivers: 三家镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, department: 区市场监管局, mode: 延伸, receivers: 三家镇, outpost: 三家市场监管所}
    ```

    ## 怎么改
    在赋权记录里写上派驻机构；在 outposts.csv 里登记它服务的乡镇，编制时会自动带出。

    ## 依据
    遂宁市做法；行政处罚法 第十七条
    """

    code = "PLX01"
    name = "no-outpost"
    english = "An extended item names no outpost or no department"
    english_manual = {
        "what": "Whether an extended item names its outpost and its department. Where a whole department names none it is told once, with the number of items.",
        "why": "Extension does not change who enforces; the outpost does the work. Without it township and public do not know whom to ask.",
        "repair": "Name the outpost in the grants; register in outposts.csv which townships it serves, and build fills it in.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第十七条"
    messages = {
        "zh": "延伸事项没有写明派驻机构",
        "en": "the extended item names no outpost",
        "zh:missing": "延伸事项没有写明派驻机构",
        "en:missing": "the extended item names no outpost",
        "zh:missing-all": "{departments}的 {count} 项延伸都没有写明派驻机构",
        "en:missing-all": "none of the {count} items extended by {departments} names an outpost",
        "zh:department": "延伸事项没有写明执法主体（原实施部门）",
        "en:department": "the extended item names no department",
        "zh:department-all": "{count} 项延伸都没有写明执法主体（原实施部门）",
        "en:department-all": "none of the {count} extended items names its department",
    }
    helps = {
        "zh": "写上派驻机构，或在 outposts.csv 里登记",
        "en": "name the outpost, or register it in outposts.csv",
        "zh:department": "补上原实施部门",
        "en:department": "name the department",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.EXTENDED)
        lacking = set(rows.loc[rows["outpost"] == "", "position"].tolist())
        items = once(rows)
        without = [position in lacking for position in items["position"].tolist()]
        yield from gathered(self, catalogue, items, without, "outpost")
        if not catalogue.meta.department:
            nobody = (items["department"] == "").tolist()
            yield from gathered(
                self, catalogue, items, nobody, "department", table="items", variant="department"
            )
