from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.audit.deeds import deeds_of
from powerlist.audit.handed import counted, handed
from powerlist.audit.receivers import as_written, is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Mode, PowerType, Severity
from powerlist.model.receiver import BRACKETS, is_body, names_townships
from powerlist.model.wording import few
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.audit.deeds import Deed
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_TYPES = (PowerType.PERMIT.value, PowerType.PENALTY.value, PowerType.INSPECTION.value)
#: How the names of administrative organs end. A management committee of a zone is the government's agency (派出机关);
#: the fire and traffic police issue permits of their own by law (消防法 第十五条, 道路交通安全法 第八条).
_ORGAN = lazy_pattern(
    r"(?:局|厅|委员会|(?<![党工])委|政府|办事处|管委会|海关|总署|公署|公安机关"
    r"|消防救援(?:大队|支队|机构)|(?:交通)?警察(?:大队|支队)|交警(?:大队|支队)|行政机关|(?:主管|行政管理)部门)$"
)
#: An office of the government; 镇综合行政执法办公室 is a part of its township.
_OFFICE = lazy_pattern(
    r"(?:政府|政务服务|行政审批|机要|外事|侨务|人民防空|国防动员|金融|管理)[^，。；]{0,10}办公室$"
)
_NO_ORGAN = lazy_pattern(
    r"(?:中心|大队|中队|支队|队|站|所|公司|企业|协会|学会|商会|集团|院|学校|馆|社|银行|基金会|窗口|代办点|网格|个人"
    r"|(?:居民|村民)委员会|居委会|村委会|村|社区|执法办公室|执法办|党委|党工委|工会)$"
)
#: Who manages no public affairs: companies, societies, people (行政处罚法 20(1), 21; 国办发〔2024〕54号 on inspections).
_PRIVATE = lazy_pattern(
    r"(?:公司|企业|集团|合作社|协会|学会|商会|工会|银行|基金会|志愿(?:者)?(?:服务)?(?:队|站|组织)|个人|公民"
    r"|网格员|协管员|辅警|保安(?:队|员)?|物业(?:服务)?(?:企业)?|第三方(?:机构)?)$"
)
#: Whether these do is disputed.
_COMMITTEE = lazy_pattern(r"(?:(?:居民|村民)委员会|居委会|村委会|村|社区)$")


class PermitToNoOrgan(Rule):
    """许可委托给了不是行政机关的组织，或处罚、检查委托给了企业、个人

    ## 查什么
    委托的行政许可，承接主体是便民服务中心、执法大队、公司、村（居）委会一类的机构，或协议里登记的受托性质不是行政机关。
    部门、政府、街道办事处、开发区管委会都是行政机关，行政审批局、综合行政执法局也是；乡镇自己的综合行政执法局（队、办）
    只是乡镇的机构。从名称看不出来的是警告。
    委托的行政处罚、行政检查，承接主体是公司、协会、个人一类的（检查是警告），是村（居）委会的（警告）。

    ## 为什么
    许可只能委托给其他行政机关实施，不能委托给事业单位或者企业。处罚只能委托给依法成立、具有管理公共事务职能的组织，不得委托
    其他组织或者个人；涉企检查不得由第三方实施。

    ## 反例
    ```yaml
    items:
    - {name: 取水许可, type: 行政许可, department: 县水利局, mode: 委托, receivers: 甲镇便民服务中心}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 取水许可, type: 行政许可, department: 县水利局, mode: 委托, receivers: 甲镇人民政府}
    ```

    ## 怎么改
    改为委托乡镇人民政府、街道办事处。

    ## 依据
    行政许可法 第二十四条第一款；行政处罚法 第二十条第一款、第二十一条；国办发〔2024〕54号
    """

    code = "PLE05"
    name = "permit-to-no-organ"
    english = "A permit is entrusted to a body that is no organ, or a penalty or inspection to a company or a person"
    english_manual = {
        "what": "An entrusted permit whose receiver is a service centre, a brigade or the like, or whose deed says that it is no administrative organ. Bureaus (those of approval and of enforcement too), governments, street offices and the committees of zones are organs; a township's own enforcement brigade or office is not. A name that does not tell is a warning. An entrusted penalty or inspection whose receiver is a company, a society or a person (of inspections a warning), or a committee of residents (a warning).",
        "why": "A permit may be entrusted to another administrative organ only, never to an institution or a company. A penalty goes to an organisation that manages public affairs by law only, never to others or to a person; third parties do not inspect companies.",
        "repair": "Entrust the township government or street office.",
    }
    severity = Severity.ERROR
    ground = "行政许可法 第二十四条第一款；行政处罚法 第二十条第一款、第二十一条"
    messages = {
        "zh": "许可只能委托给行政机关，「{receivers}」不是",
        "en": "a permit may be entrusted to organs only; {receivers} is none",
        "zh:unknown": "许可只能委托给行政机关，看不出「{receivers}」是不是",
        "en:unknown": "a permit may be entrusted to organs only; {receivers} may be none",
        "zh:private": "{type}不能委托给「{receivers}」：不是依法管理公共事务的组织",
        "en:private": "this {type} may not be entrusted to {receivers}, which does not manage public affairs by law",
        "zh:committee": "{type}委托给了「{receivers}」，要有管理公共事务的职能和执法人员",
        "en:committee": "this {type} is entrusted to {receivers}, which needs public functions by law and qualified staff",
        "zh:nature": "{number}的受托性质是「{nature}」，{types}不能委托给它（{count} 项）",
        "en:nature": "the nature of the agent of {number} is 「{nature}」, to which no {types} may be entrusted ({count:item})",
    }
    helps = {
        "zh:nature": "受托性质登记错了的，在 deeds.csv 里改正；确是这样的，改为委托乡镇人民政府、街道办事处，或收回",
        "en:nature": "correct the nature in deeds.csv if it is wrong; else entrust the township or street, or take it back",
        "zh:private": "改为委托乡镇人民政府、街道办事处，或收回",
        "en:private": "entrust the township or street instead, or take it back",
        "zh:committee": "改为委托乡镇人民政府、街道办事处；村（居）委会只协助",
        "en:committee": "entrust the township or street instead; committees help only",
        "zh": "改为委托乡镇人民政府、街道办事处",
        "en": "entrust the township or street instead",
        "zh:unknown": "写明机关全称，或在协议里登记受托性质",
        "en:unknown": "write the organ's full name, or its nature in the deed",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.ENTRUSTED)
        rows = rows[rows["type"].isin(_TYPES) & (rows["receiver"] != "")]
        deeds = deeds_of(catalogue)
        written = as_written(catalogue, rows)
        organs = {name: _is_organ(name, catalogue) for name in dict.fromkeys(written)}
        guilty: dict[tuple[int, str, str], list[str]] = {}
        by_deed: dict[str, list[int]] = {}
        for row, (position, kind, receiver, number) in enumerate(
            zip(rows["position"].tolist(), rows["type"].tolist(), written, rows["deed"].tolist(), strict=True)
        ):
            nature = deeds[number].values["agent_nature"] if number in deeds else ""
            variant = _fault(kind, receiver, organs[receiver], nature)
            if variant is not None:
                guilty.setdefault((position, kind, variant), []).append(receiver)
            elif _denied(kind, nature):
                by_deed.setdefault(number, []).append(row)
        for (position, kind, variant), names in guilty.items():
            doubt = variant in ("unknown", "committee") or (kind == PowerType.INSPECTION.value)
            yield self.at(
                catalogue,
                position,
                "receivers",
                variant=variant,
                severity=Severity.WARNING if doubt else None,
                confidence=Confidence.LOW if variant == "unknown" else None,
                count=len(names),
                receivers=few(names),
                type=PowerType(kind),
            )
        yield from self._by_nature(catalogue, rows, by_deed, deeds)

    def _by_nature(
        self, catalogue: Catalogue, rows: pd.DataFrame, by_deed: dict[str, list[int]], deeds: dict[str, Deed]
    ) -> Iterable[Finding]:
        """Yield the deeds whose agents are none by their nature alone: it is wrong, or repaired, in one place."""
        for number, chosen in sorted(by_deed.items(), key=lambda one: deeds[one[0]].row):
            group = rows.iloc[chosen]
            kinds = set(group["type"].tolist())
            yield counted(
                self,
                catalogue,
                group,
                "deeds",
                deeds[number].row,
                field="agent_nature",
                variant="nature",
                severity=Severity.WARNING if kinds == {PowerType.INSPECTION.value} else None,
                discriminator=f"{number}|{deeds[number].values['agent_nature']}",
                number=number,
                nature=deeds[number].values["agent_nature"],
                types=tuple(kind for kind in PowerType if kind.value in kinds),
            )


def _fault(kind: str, receiver: str, organ: bool | None, nature: str) -> str | None:
    """Return what is wrong with a receiver by its name, None where nothing is or the deed says what it is."""
    if kind == PowerType.PERMIT.value:
        return "" if organ is False else "unknown" if organ is None and not nature else None
    bare = BRACKETS.sub("", receiver).strip()
    if _PRIVATE.search(bare):
        return "private"
    return "committee" if _COMMITTEE.search(bare) and not _PRIVATE.search(nature) else None


def _denied(kind: str, nature: str) -> bool:
    """Return whether the nature that a deed registers is none to which such a power may be entrusted."""
    if kind == PowerType.PERMIT.value:
        return nature not in ("", "1") and "行政机关" not in nature
    return _PRIVATE.search(nature) is not None


def _is_organ(name: str, catalogue: Catalogue) -> bool | None:
    """Return whether a receiver is an administrative organ, None where its name does not tell."""
    if is_township(name, catalogue):
        return True
    bare = BRACKETS.sub("", name).strip()
    if is_body(bare) and names_townships(re.sub(r"综合行政执法[^镇乡街]*$", "", bare)):
        return False
    if _NO_ORGAN.search(bare):
        return _ORGAN.search(bare) is not None and not re.search(r"(?:居民|村民)委员会$", bare)
    if _ORGAN.search(bare) or _OFFICE.search(bare):
        return True
    return None
