from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.audit.deeds import deeds_of
from powerlist.audit.handed import as_written, handed, is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import Confidence, Mode, PowerType, Severity
from powerlist.model.receiver import is_body, names_townships
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
#: How the names of administrative organs end. A management committee of a zone is the government's agency (派出机关);
#: the fire and traffic police issue permits of their own by law (消防法 第十五条, 道路交通安全法 第八条).
_ORGAN = re.compile(
    r"(?:局|厅|委员会|(?<![党工])委|政府|办事处|管委会|海关|总署|公署|公安机关"
    r"|消防救援(?:大队|支队|机构)|(?:交通)?警察(?:大队|支队)|交警(?:大队|支队)|行政机关|(?:主管|行政管理)部门)$"
)
#: An office of the government; 镇综合行政执法办公室 is a part of its township.
_OFFICE = re.compile(
    r"(?:政府|政务服务|行政审批|机要|外事|侨务|人民防空|国防动员|金融|管理)[^，。；]{0,10}办公室$"
)
_NO_ORGAN = re.compile(
    r"(?:中心|大队|中队|支队|队|站|所|公司|企业|协会|学会|商会|集团|院|学校|馆|社|银行|基金会|窗口|代办点|网格|个人"
    r"|(?:居民|村民)委员会|居委会|村委会|村|社区|执法办公室|执法办|党委|党工委|工会)$"
)


class PermitToNoOrgan(Rule):
    """行政许可委托给了不是行政机关的组织

    ## 查什么
    委托的行政许可，承接主体是便民服务中心、执法大队、公司、村（居）委会一类的机构，或协议里登记的受托性质不是行政机关。
    部门、政府、街道办事处、开发区管委会都是行政机关，行政审批局、综合行政执法局也是；乡镇自己的综合行政执法局（队、办）
    只是乡镇的机构。从名称看不出来的是警告。

    ## 为什么
    许可只能委托给其他行政机关实施，不能委托给事业单位或者企业。

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
    行政许可法 第二十四条第一款
    """

    code = "PLE05"
    name = "permit-to-no-organ"
    english = "A permit is entrusted to a body that is no administrative organ"
    english_manual = {
        "what": "An entrusted permit whose receiver is a service centre, a brigade or the like, or whose deed says that it is no administrative organ. Bureaus (those of approval and of enforcement too), governments, street offices and the committees of zones are organs; a township's own enforcement brigade or office is not. A name that does not tell is a warning.",
        "why": "A permit may be entrusted to another administrative organ only, never to an institution or a company.",
        "repair": "Entrust the township government or street office.",
    }
    severity = Severity.ERROR
    ground = "行政许可法 第二十四条第一款"
    messages = {
        "zh": "许可只能委托给行政机关，“{receivers}”不是",
        "en": "a permit may be entrusted to organs only; {receivers} is none",
        "zh:unknown": "许可只能委托给行政机关，看不出“{receivers}”是不是",
        "en:unknown": "a permit may be entrusted to organs only; {receivers} may be none",
    }
    helps = {
        "zh": "改为委托乡镇人民政府、街道办事处",
        "en": "entrust the township or street instead",
        "zh:unknown": "写明机关全称，或在协议里登记受托性质",
        "en:unknown": "write the organ's full name, or its nature in the deed",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.ENTRUSTED)
        rows = rows[(rows["type"] == PowerType.PERMIT.value) & (rows["receiver"] != "")]
        deeds = deeds_of(catalogue)
        natures = {number: deed.values["agent_nature"] for number, deed in deeds.items()}
        written = as_written(catalogue, rows)
        organs = {name: _is_organ(name, catalogue) for name in dict.fromkeys(written)}
        guilty: dict[tuple[int, str], list[str]] = {}
        for position, receiver, deed in zip(
            rows["position"].tolist(), written, rows["deed"].tolist(), strict=True
        ):
            nature = natures.get(deed, "")
            if organs[receiver] is False or (nature not in ("", "1") and "行政机关" not in nature):
                guilty.setdefault((position, ""), []).append(receiver)
            elif organs[receiver] is None and not nature:
                guilty.setdefault((position, "unknown"), []).append(receiver)
        for (position, variant), names in guilty.items():
            yield self.at(
                catalogue,
                position,
                "receivers",
                variant=variant,
                severity=Severity.WARNING if variant else None,
                confidence=Confidence.LOW if variant else None,
                count=len(names),
                receivers=few(names),
            )


def _is_organ(name: str, catalogue: Catalogue) -> bool | None:
    """Return whether a receiver is an administrative organ, None where its name does not tell."""
    if is_township(name, catalogue):
        return True
    bare = _BRACKETS.sub("", name).strip()
    if is_body(bare) and names_townships(re.sub(r"综合行政执法[^镇乡街]*$", "", bare)):
        return False
    if _NO_ORGAN.search(bare):
        return _ORGAN.search(bare) is not None and not re.search(r"(?:居民|村民)委员会$", bare)
    if _ORGAN.search(bare) or _OFFICE.search(bare):
        return True
    return None
