from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.deeds import deeds_of
from powerlist.audit.handed import as_written, handed, is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, PowerType, Severity
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class PermitToNoOrgan(Rule):
    """行政许可委托给了不是行政机关的组织

    ## 查什么
    委托的行政许可，承接主体是便民服务中心、执法大队一类的机构，或协议里登记的受托性质不是行政机关。

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
        "what": "An entrusted permit whose receiver is a service centre, a brigade or the like, or whose deed says that it is no administrative organ.",
        "why": "A permit may be entrusted to another administrative organ only, never to an institution or a company.",
        "repair": "Entrust the township government or street office.",
    }
    severity = Severity.ERROR
    ground = "行政许可法 第二十四条第一款"
    messages = {
        "zh": "许可只能委托给行政机关，“{receivers}”不是",
        "en": "a permit may be entrusted to organs only; {receivers} is none",
    }
    helps = {
        "zh": "改为委托乡镇人民政府、街道办事处",
        "en": "entrust the township or street instead",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.ENTRUSTED)
        rows = rows[(rows["type"] == PowerType.PERMIT.value) & (rows["receiver"] != "")]
        deeds = deeds_of(catalogue)
        natures = {number: deed.values["agent_nature"] for number, deed in deeds.items()}
        written = as_written(catalogue, rows)
        organs = {name: is_township(name, catalogue) for name in dict.fromkeys(written)}
        guilty: dict[int, list[str]] = {}
        for position, receiver, deed in zip(
            rows["position"].tolist(), written, rows["deed"].tolist(), strict=True
        ):
            nature = natures.get(deed, "")
            if not organs[receiver] or (nature not in ("", "1") and "行政机关" not in nature):
                guilty.setdefault(position, []).append(receiver)
        for position, names in guilty.items():
            yield self.at(catalogue, position, "receivers", count=len(names), receivers=few(names))
