from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from powerlist.audit.frames import texts
from powerlist.audit.handed import handed, records
from powerlist.audit.outposts import OUTPOSTS, beyond, cited_by, is_station, power_of, short_for
from powerlist.audit.receivers import bodies_acting, body_acting, is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Severity
from powerlist.model.receiver import is_body, own_name, plain
from powerlist.model.wording import few, worded
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: A body of townships that no township is named with: 镇综合行政执法办公室, 所在乡镇, 镇、街.
_TOWNSHIPS: Final = lazy_pattern(
    r"(?:所在|属地|各|本)?(?:乡镇|镇街|乡|镇|街道|乡、镇|镇、街|镇（街）|乡镇（街道）|镇（街道）)"
    r"(?:人民政府|政府|办事处|办|综合(?:行政)?执法(?:大队|中队|队|办公室|办|局)|执法队)?"
)


class ExtendedInAnotherName(Rule):
    """延伸事项以乡镇名义或派驻机构自己的名义行使

    ## 查什么
    赋权方式为延伸，行为名义写的是乡镇、街道（或它们的综合行政执法队）；或者写的是派驻机构自己，而法律没有
    授权它以自己的名义执法。备注、职责边界里说的（以农业所自己的名义作出决定）一样算；不得以某某名义的不算。outposts.csv 登记了自名执法依据的除外。派出所、税务所在法定范围内除外：依据是治安
    管理处罚法、税收征管法，处罚种类没有超出警告、五百元（2026 年起一千元）以下罚款，两千元以下罚款；超出的仍
    是错误，没有写种类、没有写罚款数额的是提示。

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
        "what": "The mode is extended and the power is exercised in the name of a township or street; or in that of an outpost which no law lets act in its own name; what a remark or a boundary says of it counts too. Outposts whose law is registered in outposts.csv may; police and tax stations may within their statutes: warnings and fines up to 500 yuan (1000 from 2026), fines up to 2000 yuan. What lies beyond is an error; where the kinds or the amount are not stated it is a remark.",
        "why": "The county department stays the enforcing body. An outpost without a law of its own acts as entrusted, and the department is sued.",
        "repair": "Act in the name of the department; where it really is the township's, the mode is delegated.",
    }
    severity = Severity.ERROR
    ground = "适用行政诉讼法的解释（2018） 第二十条"
    messages = {
        "zh": "延伸事项以「{name}」的名义行使，执法主体应是{department}",
        "en": "an extended item is exercised in the name of {name}; the organ is {department}",
        "zh:outpost": "「{name}」没有法律授权，不能以自己的名义行使延伸事项",
        "en:outpost": "{name} has no law that lets it act in its own name",
        "zh:beyond": "「{name}」只能以自己的名义决定{scope}，这一项写的是：{kinds}",
        "en:beyond": "{name} may decide in its own name no more than {scope}; this item says {kinds}",
        "zh:unsaid": "「{name}」只能以自己的名义决定{scope}，这一项没有写明是不是",
        "en:unsaid": "{name} may decide in its own name no more than {scope}; this item does not say whether it is that",
    }
    helps = {
        "zh:beyond": "超出的部分以{department}的名义行使，分列一项；或从处罚种类里删去",
        "en:beyond": "list what lies beyond as an item of its own in the name of {department}, or take it out of the kinds",
        "zh:unsaid": "在处罚种类里写明种类和罚款数额；超出的部分以{department}的名义行使",
        "en:unsaid": "state the kinds and the amount; what lies beyond is exercised in the name of {department}",
        "zh": "行为名义改为{department}，或把方式改为下放",
        "en": "act in the name of {department}, or delegate the power",
        "zh:outpost": "行为名义改为{department}，或在 outposts.csv 登记自名执法依据",
        "en:outpost": "act in the name of {department}, or register the law in outposts.csv",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.EXTENDED)
        if not len(rows):
            return
        cited = cited_by(catalogue, rows)
        lawful = {row["outpost_name"] for row in records(catalogue.outposts) if row["own_name_basis"]}
        towns = set(map(plain, catalogue.townships["township_name"].tolist()))
        told: set[int] = set()
        for place, field, body, group in _named(catalogue, rows):
            if field != "acts_in_name" and place in told:
                continue
            department = str(group["department"].iat[0])
            own = set(group["outpost"].tolist()) - {""}
            named = body
            values: dict[str, Any] = {"name": named, "department": department or "部门"}
            variant: str | None = None
            severity = None
            if (
                is_township(named, catalogue)
                or _TOWNSHIPS.fullmatch(named)
                or plain(named) in towns
                or (is_body(named) and own_name(named) != named)
            ):
                variant = ""
            elif len(own) == 1 and (named in OUTPOSTS or short_for(named, next(iter(own)))):
                named = next(iter(own))
            elif not own and is_station(named) and not department.endswith(named):
                own = {named}
            if variant is None and named in own and named not in lawful:
                power = power_of(named, cited.get(place, set()), context.as_of.isoformat())
                kinds = str(group["penalty_kinds"].iat[0]) or str(group["name"].iat[0])
                variant = "outpost" if power is None else beyond(power, cited[place], kinds)
                values["name"] = named
                if power is not None:
                    values |= {"scope": power.scope, "kinds": kinds}
                    severity = Severity.INFO if variant == "unsaid" else None
            if variant is None:
                continue
            told.add(place)
            yield self.at(
                catalogue, place, field, variant=variant, discriminator=named, severity=severity,
                # a remark stands in items.csv
                township="" if field == "remark" else str(worded(few(group["receiver"].tolist()), "zh")),
                **values,
            )  # fmt: skip


def _named(catalogue: Catalogue, rows: pd.DataFrame) -> Iterator[tuple[int, str, str, pd.DataFrame]]:
    """Yield in whose name extended items are exercised: position, field that says it, the body, its grants.

    The column for it comes first; a remark or a boundary says it in a sentence.
    """
    asked = rows[rows["acts_in_name"] != ""]
    for (position, name, _), group in asked.groupby(["position", "acts_in_name", "department"], sort=True):
        yield int(str(position)), "acts_in_name", body_acting(str(name)), group
    remarks = texts(catalogue.items, "remark")
    own = [
        remarks[place] if "名义" in remarks[place] else remark
        for place, remark in zip(rows["position"].tolist(), rows["remark"].tolist(), strict=True)
    ]
    for field, said in (("remark", own), ("boundary", rows["boundary"].tolist())):
        speaking = rows.assign(said=said)[["名义" in text for text in said]]
        for (position, text), group in speaking.groupby(["position", "said"], sort=True):
            for name in bodies_acting(str(text)):
                yield int(str(position)), field, name, group
