from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.bodies import one_body
from powerlist.audit.frames import texts
from powerlist.audit.handed import counted, gathered, handed, once, records
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Severity
from powerlist.model.receiver import SEPARATORS, is_collective, is_township, own_name
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class NoOutpost(Rule):
    """延伸事项没有写明派驻机构或执法主体

    ## 查什么
    赋权方式为延伸的事项，有没有派驻机构、有没有原实施部门。整个部门都没有写的只报一次，写明涉及多少项。
    写了的派驻机构，在 outposts.csv 里属于别的部门，或者不服务这个乡镇的，是警告。

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
        "what": "Whether an extended item names its outpost and its department. Where a whole department names none it is told once, with the number of items. An outpost that outposts.csv has under another department, or as not serving the township, is a warning.",
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
        "zh:missing-all": "部门是{departments}的 {count} 项延伸都没有写明派驻机构",
        "en:missing-all": "none of the {count} items extended by {departments} names an outpost",
        "zh:department": "延伸事项没有写明执法主体（原实施部门）",
        "en:department": "the extended item names no department",
        "zh:department-all": "{count} 项延伸都没有写明执法主体（原实施部门）",
        "en:department-all": "none of the {count} extended items names its department",
        "zh:parent": "派驻机构「{outpost}」属于{parent}，这 {count} 项的部门是{departments}",
        "en:parent": "the outpost {outpost} belongs to {parent}; the department of {count:item} is {departments}",
        "zh:unserved": "派驻机构「{outpost}」服务的乡镇里没有{townships}（{count} 项）",
        "en:unserved": "the outpost {outpost} does not serve {townships} ({count:item})",
    }
    helps = {
        "zh:parent": "核对赋权记录里的派驻机构，或 outposts.csv 的所属部门",
        "en:parent": "check the outpost in the grants, or its department in outposts.csv",
        "zh:unserved": "核对赋权记录里的派驻机构，或在 outposts.csv 的服务乡镇里补上",
        "en:unserved": "check the outpost in the grants, or add the townships in outposts.csv",
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
        yield from self._astray(catalogue, rows)

    def _astray(self, catalogue: Catalogue, rows: pd.DataFrame) -> Iterable[Finding]:
        """Yield the registered outposts that are another department's or do not serve the township."""
        registered: dict[str, list[dict[str, str]]] = {}
        for row in records(catalogue.outposts):
            registered.setdefault(row["outpost_name"], []).append(row)
        enforcers = texts(catalogue.items, "enforcer")
        for outpost, group in rows[rows["outpost"].isin(list(registered))].groupby("outpost", sort=True):
            bodies = registered[str(outpost)]
            parents = [one["parent"] for one in bodies if one["parent"]]
            departments, places = group["department"].tolist(), group["position"].tolist()
            acting = zip(departments, (enforcers[place] for place in places), strict=True)
            yield from self._told(
                catalogue,
                group[[bool(parents) and any(pair) and not one_body(parents, pair) for pair in acting]],
                "parent",
                outpost=str(outpost),
                parent=bodies[0]["parent"],
            )
            served = [one["serves"] for one in bodies]
            if all(served) and not any(map(_open_list, served)):
                known = {own_name(name) for one in served for name in SEPARATORS.split(one) if name.strip()}
                receivers = group["receiver"].tolist()
                yield from self._told(
                    catalogue,
                    group[[own_name(one) not in known and not is_collective(one) for one in receivers]],
                    "unserved",
                    outpost=str(outpost),
                )

    def _told(
        self, catalogue: Catalogue, rows: pd.DataFrame, variant: str, outpost: str, parent: str = ""
    ) -> Iterable[Finding]:
        if len(rows):
            yield counted(
                self,
                catalogue,
                rows,
                field="outpost",
                variant=variant,
                severity=Severity.WARNING,
                discriminator=f"{outpost}|{variant}",
                departments=few(rows["department"].tolist()),
                townships=few(rows["receiver"].tolist()),
                outpost=outpost,
                parent=parent,
            )


def _open_list(serves: str) -> bool:
    """Tell whether a cell of served townships names more than it lists: 各乡镇, 青石镇片区, 一类乡镇."""
    return any(is_collective(one) or not is_township(one) for one in SEPARATORS.split(serves) if one.strip())
