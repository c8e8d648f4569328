from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, is_township, records
from powerlist.audit.rule import Rule
from powerlist.audit.township_powers import outpost_powers
from powerlist.law.naming import key
from powerlist.model.enums import Mode, Severity
from powerlist.model.wording import few, worded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class ExtendedInAnotherName(Rule):
    """延伸事项以乡镇名义或派驻机构自己的名义行使

    ## 查什么
    赋权方式为延伸，行为名义写的是乡镇、街道；或者写的是派驻机构自己，而法律没有授权它以自己的名义执法
    （派出所、税务所等在法定范围内除外，outposts.csv 登记了自名执法依据的除外）。

    ## 为什么
    延伸的执法主体仍是县级部门。没有法律授权，派驻机构以自己的名义作出的行为，视为部门委托，部门是被告。

    ## 反例
    ```yaml
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, department: 区市场监管局, mode: 延伸, receivers: 三家镇, outpost: 三家市场监管所, acts_in_name: 三家镇人民政府}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对无照经营行为的处罚, type: 行政处罚, department: 区市场监管局, mode: 延伸, receivers: 三家镇, outpost: 三家市场监管所, acts_in_name: 区市场监管局}
    ```

    ## 怎么改
    行为名义改为部门；确以乡镇名义行使的，方式应是下放。

    ## 依据
    最高人民法院关于适用行政诉讼法的解释（2018）第二十条
    """

    code = "PLX02"
    name = "extended-in-another-name"
    english = "An extended item is exercised in the township's or the outpost's own name"
    english_manual = {
        "what": "The mode is extended and the power is exercised in the name of a township or street; or in that of an outpost which no law lets act in its own name (police and tax stations within their statutes, and outposts whose law is registered in outposts.csv, may).",
        "why": "The county department stays the enforcing body. An outpost without a law of its own acts as entrusted, and the department is sued.",
        "repair": "Act in the name of the department; where it really is the township's, the mode is delegated.",
    }
    severity = Severity.ERROR
    ground = "适用行政诉讼法的解释（2018） 第二十条"
    messages = {
        "zh": "延伸事项以“{name}”的名义行使，执法主体应是{department}",
        "en": "an extended item is exercised in the name of {name}; the organ is {department}",
        "zh:outpost": "“{name}”没有法律授权，不能以自己的名义行使延伸事项",
        "en:outpost": "{name} has no law that lets it act in its own name",
    }
    helps = {
        "zh": "行为名义改为{department}，或把方式改为下放",
        "en": "act in the name of {department}, or delegate the power",
        "zh:outpost": "行为名义改为{department}，或在 outposts.csv 登记自名执法依据",
        "en:outpost": "act in the name of {department}, or register the law in outposts.csv",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.EXTENDED)
        rows = rows[rows["acts_in_name"] != ""]
        if not len(rows):
            return
        lawful = {row["outpost_name"] for row in records(catalogue.outposts) if row["own_name_basis"]}
        powers = outpost_powers()
        own: dict[int, set[str]] = {}
        bases = catalogue.citations
        bases = bases[(bases["role"] == "basis") & bases["position"].isin(rows["position"])]
        for position, title, law, article in zip(
            bases["position"].tolist(), bases["title"].tolist(), bases["law"].tolist(),
            bases["article"].tolist(), strict=True,
        ):  # fmt: skip
            kind = powers.get((key(title or law), article))
            if kind:
                own.setdefault(position, set()).add(kind)
        for (position, name, department), group in rows.groupby(
            ["position", "acts_in_name", "department"], sort=True
        ):
            place = int(str(position))
            holder = str(department) or "部门"
            townships = str(worded(few(group["receiver"].tolist()), "zh"))
            if is_township(str(name), catalogue):
                yield self.at(
                    catalogue, place, "acts_in_name", discriminator=str(name), township=townships,
                    name=name, department=holder,
                )  # fmt: skip
            elif name in set(group["outpost"].tolist()) and name not in lawful:
                if any(str(name).endswith(kind) for kind in own.get(place, ())):
                    continue
                yield self.at(
                    catalogue, place, "acts_in_name", variant="outpost", discriminator=str(name),
                    township=townships, name=name, department=holder,
                )  # fmt: skip
