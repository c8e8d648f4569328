from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from powerlist.audit.handed import handed, records
from powerlist.audit.receivers import body_acting, is_township
from powerlist.audit.rule import Rule
from powerlist.audit.township_powers import OutpostPower, outpost_powers
from powerlist.law.naming import key
from powerlist.model.enums import Mode, Severity
from powerlist.model.receiver import is_body, own_name, plain
from powerlist.model.wording import few, worded
from powerlist.text.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: Kinds of penalty, however they are counted up in a cell or told in a name.
_KINDS: Final = (
    "警告",
    "通报批评",
    "罚款",
    "没收",
    "暂扣",
    "吊销",
    "责令停产",
    "停业",
    "关闭",
    "拘留",
    "限制",
    "驱逐",
)
#: Words for the outpost that a row has; 以派驻机构名义 is in its own name.
_OUTPOSTS: Final = frozenset(("派驻机构", "派出机构", "派驻所", "所派驻机构", "本所", "所队", "驻镇机构"))
#: 水利站, 派出所: shorter words end the names of too many bodies.
_SHORTEST: Final = 3
#: A body of townships that no township is named with: 镇综合行政执法办公室, 所在乡镇, 镇、街.
_TOWNSHIPS: Final = re.compile(
    r"(?:所在|属地|各|本)?(?:乡镇|镇街|乡|镇|街道|乡、镇|镇、街|镇（街）|乡镇（街道）|镇（街道）)"
    r"(?:人民政府|政府|办事处|办|综合(?:行政)?执法(?:大队|中队|队|办公室|办|局)|执法队)?"
)
_YUAN: Final = re.compile(
    r"((?<!\d)\d+(?:\.\d+)?|(?<![一二两三四五六七八九十百千万])[一二两三四五六七八九十百千万]+)(万?)元"
)


class ExtendedInAnotherName(Rule):
    """延伸事项以乡镇名义或派驻机构自己的名义行使

    ## 查什么
    赋权方式为延伸，行为名义写的是乡镇、街道（或它们的综合行政执法队）；或者写的是派驻机构自己，而法律没有
    授权它以自己的名义执法。outposts.csv 登记了自名执法依据的除外。派出所、税务所在法定范围内除外：依据是治安
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
        "what": "The mode is extended and the power is exercised in the name of a township or street; or in that of an outpost which no law lets act in its own name. Outposts whose law is registered in outposts.csv may; police and tax stations may within their statutes: warnings and fines up to 500 yuan (1000 from 2026), fines up to 2000 yuan. What lies beyond is an error; where the kinds or the amount are not stated it is a remark.",
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
        "zh:beyond": "“{name}”只能以自己的名义决定{scope}，这一项写的是：{kinds}",
        "en:beyond": "{name} may decide in its own name no more than {scope}; this item says {kinds}",
        "zh:unsaid": "“{name}”只能以自己的名义决定{scope}，这一项没有写明是不是",
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
        rows = rows[rows["acts_in_name"] != ""]
        if not len(rows):
            return
        lawful = {row["outpost_name"] for row in records(catalogue.outposts) if row["own_name_basis"]}
        cited = _cited(catalogue, rows)
        towns = set(map(plain, catalogue.townships["township_name"].tolist()))
        for (position, name, department), group in rows.groupby(
            ["position", "acts_in_name", "department"], sort=True
        ):
            place, named = int(str(position)), body_acting(str(name))
            values: dict[str, Any] = {"name": named, "department": str(department) or "部门"}
            variant: str | None = None
            severity = None
            own = set(group["outpost"].tolist()) - {""}
            if (
                is_township(named, catalogue)
                or _TOWNSHIPS.fullmatch(named)
                or plain(named) in towns
                or (is_body(named) and own_name(named) != named)
            ):
                variant = ""
            elif len(own) == 1 and (named in _OUTPOSTS or _short_for(named, next(iter(own)))):
                named = next(iter(own))
                values["name"] = named
            if variant is None and named in own and named not in lawful:
                power = _power(named, cited.get(place, set()), context.as_of.isoformat())
                kinds = str(group["penalty_kinds"].iat[0]) or str(group["name"].iat[0])
                variant = "outpost" if power is None else _beyond(power, cited[place], kinds)
                if power is not None:
                    values |= {"scope": power.scope, "kinds": kinds}
                    severity = Severity.INFO if variant == "unsaid" else None
            if variant is None:
                continue
            yield self.at(
                catalogue, place, "acts_in_name", variant=variant, discriminator=named, severity=severity,
                township=str(worded(few(group["receiver"].tolist()), "zh")), **values,
            )  # fmt: skip


def _short_for(name: str, outpost: str) -> bool:
    """Tell whether a name is the outpost's without its township: 市场监管所 for 三家市场监管所."""
    name, outpost = _folded(name), _folded(outpost)
    if "局" in name[:-1] and name[-1] == outpost[-1] and outpost[:2] in name:
        return True  # 示范县市场监督管理局东华所 for 东华市场监管所
    return len(name) >= _SHORTEST and outpost.endswith(name)


def _folded(name: str) -> str:
    """Return a name without what offices shorten: 东华市场监督管理所 and 东华市场监管所 are one."""
    return name.replace("监督管理", "监管").replace("综合行政执法", "执法").replace("综合执法", "执法")


def _cited(catalogue: Catalogue, rows: pd.DataFrame) -> dict[int, set[tuple[str, int]]]:
    """Return key of the title and article of what each of these items rests on."""
    bases = catalogue.citations
    bases = bases[(bases["role"] == "basis") & bases["position"].isin(rows["position"])]
    found: dict[int, set[tuple[str, int]]] = {}
    for position, title, law, article in zip(
        bases["position"].tolist(), bases["title"].tolist(), bases["law"].tolist(),
        bases["article"].tolist(), strict=True,
    ):  # fmt: skip
        found.setdefault(position, set()).add((key(title or law), article))
    return found


def _power(name: str, cited: set[tuple[str, int]], day: str) -> OutpostPower | None:
    """Return what the statutes of an item let this outpost decide by itself on a day: the latest that applies."""
    titles = {title for title, _ in cited}
    fitting = [
        power
        for power in outpost_powers()
        if power.title in titles and name.endswith(power.outpost) and power.since <= day
    ]
    return max(fitting, key=lambda power: power.since, default=None)


def _beyond(power: OutpostPower, cited: set[tuple[str, int]], kinds: str) -> str | None:
    """Return the message that an outpost's item needs: none within its power, what is beyond, what is not said."""
    if any(title == power.title and article == own for title, article in cited for own in _articles(power)):
        return None
    named = [kind for kind in _KINDS if kind in kinds]
    if any(kind not in power.kinds for kind in named):
        return "beyond"
    if not named:
        return "unsaid"
    if "罚款" in named and power.limit:
        fines = [_yuan(*match) for match in _YUAN.findall(kinds)]
        if not fines:
            return "unsaid"
        return "beyond" if max(fines) > power.limit else None
    return None


def _articles(power: OutpostPower) -> list[int]:
    return [one.article for one in outpost_powers() if one.title == power.title]


def _yuan(number: str, ten_thousands: str) -> float:
    amount = float(number) if number[0].isdigit() else float(number_of(number) or 0)
    return amount * (10000 if ten_thousands else 1)
