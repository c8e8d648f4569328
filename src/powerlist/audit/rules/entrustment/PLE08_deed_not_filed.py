from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from powerlist.audit.days import day_of
from powerlist.audit.deeds import registered, used
from powerlist.audit.handed import counted, handed
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class DeedNotFiled(Rule):
    """委托协议没有备案，或备案过迟

    ## 查什么
    登记的委托协议有没有备案日期；备案日期比签订日期晚得超过规定天数。

    ## 为什么
    不少地方要求签订后十日内报编办、司法局备案，以便知道委托了什么、何时到期。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, signed_on: 2025-01-01}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇, deed: 委1}
    deeds:
    - {number: 委1, principal: 县水利局, agent: 甲镇人民政府, signed_on: 2025-01-01, filed_on: 2025-01-08}
    ```

    ## 怎么改
    备案后在 deeds.csv 里写上日期。

    ## 选项
    days：备案的期限（自然日），默认 14（约合十个工作日）。

    ## 依据
    各地行政执法委托规定（如南通市）
    """

    code = "PLE08"
    name = "deed-not-filed"
    english = "A deed was not filed, or filed late"
    english_manual = {
        "what": "Whether a registered deed has a filing date, and whether that is later after signing than allowed.",
        "why": "Many places want a deed filed with the staffing office and the justice bureau within ten days, so that it is known what is entrusted until when.",
        "repair": "File it and note the date in deeds.csv.",
        "options": "days: days allowed for filing, by default 14 (about ten working days).",
    }
    severity = Severity.INFO
    ground = "各地行政执法委托规定"
    options = {"days": (14, "备案的期限（自然日）")}
    messages = {
        "zh": "委托协议{number}没有备案日期（{count} 项）",
        "en": "deed {number} has no filing date ({count:item})",
        "zh:late": "委托协议{number}签于{signed}，{filed}才备案",
        "en:late": "deed {number} was signed on {signed} and filed on {filed}",
    }
    helps = {
        "zh": "备案后在 deeds.csv 里写上日期",
        "en": "file it and note the date in deeds.csv",
        "zh:late": "下次签订后及时备案",
        "en:late": "file the next one in time",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        limit = timedelta(days=float(self.option(context, "days")))
        rows = handed(catalogue, context, Mode.ENTRUSTED)
        for deed, group in used(rows, registered(catalogue, rows)):
            signed, filed = day_of(deed.values["signed_on"]), day_of(deed.values["filed_on"])
            late = signed is not None and filed is not None and filed - signed > limit
            if filed is None or late:
                yield counted(
                    self,
                    catalogue,
                    group,
                    "deeds",
                    deed.row,
                    field="filed_on",
                    variant="late" if late else "",
                    discriminator=deed.number,
                    number=deed.number,
                    signed=signed or "",
                    filed=filed or "",
                )
