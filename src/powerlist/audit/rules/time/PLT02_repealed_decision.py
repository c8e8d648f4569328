from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.days import day_of, span_of
from powerlist.audit.handed import counted, deciding, handed, records
from powerlist.audit.rule import Rule
from powerlist.model.enums import TOWNSHIP_MODES, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class RepealedDecision(Rule):
    """事项仍在用，决定文件已经废止，或赋权期限已满

    ## 查什么
    在法律适用日期，决定文件的废止日期已到；或下放、延伸记录的终止日期已过，期限写作“三年”的从生效日期算（委托的期限由 PLE04 报）。

    ## 为什么
    决定废止，权力就回到原部门。清单不改，乡镇会继续行使已经没有的权力。

    ## 反例
    ```yaml
    as_of: 2025-12-31
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号}
    decisions: [{number: 川府发〔2021〕42号, organ_level: province, repealed_on: 2025-06-30}]
    ```

    ## 正例
    ```yaml
    as_of: 2025-12-31
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, decision: 川府发〔2021〕42号}
    decisions: [{number: 川府发〔2021〕42号, organ_level: province}]
    ```

    ## 怎么改
    改为新的决定文件，或收回事项。

    ## 依据
    行政处罚法 第二十四条第一款、第三十八条
    """

    code = "PLT02"
    name = "repealed-decision"
    english = "A grant is in force although its decision was repealed or its term is over"
    english_manual = {
        "what": "On the day that counts the decision was repealed, or the term of a delegation or extension is over (three years count from the day it takes effect; that of an entrustment is told by PLE04).",
        "why": "When the decision is gone the power returns to the department. An unchanged list lets the township go on without it.",
        "repair": "Name the new decision, or take the items back.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十四条第一款、第三十八条"
    messages = {
        "zh": "{number}已于{day}废止，仍有 {count} 项凭它行使",
        "en": "{number} was repealed on {day}; {count:item still rests|items still rest} on it",
        "zh:ended": "{count} 项的赋权已于{day}到期",
        "en:ended": "the grants of {count:item} ended on {day}",
    }
    helps = {
        "zh": "改为新的决定文件，或收回事项",
        "en": "name the new decision, or take the powers back",
        "zh:ended": "续期或收回",
        "en:ended": "renew them or take them back",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, *TOWNSHIP_MODES)
        for row, decision in enumerate(records(catalogue.decisions)):
            day = day_of(decision["repealed_on"])
            mine = rows[rows["decision"] == decision["number"]]
            if day is not None and day <= context.as_of and len(mine):
                yield counted(
                    self,
                    catalogue,
                    mine,
                    "decisions",
                    row,
                    field=deciding(mine),
                    discriminator=decision["number"],
                    number=decision["number"],
                    day=day,
                )
        loose = rows[(rows["until"] != "") & (rows["mode"] != "entrusted")]
        ended: dict[tuple[str, date], list[int]] = {}
        for row, (begin, until) in enumerate(
            zip(loose["effective"].tolist(), loose["until"].tolist(), strict=True)
        ):
            day = span_of(begin, until)[1]
            if day is not None and day < context.as_of:
                ended.setdefault((until, day), []).append(row)
        for (until, day), chosen in sorted(ended.items()):
            group = loose.iloc[chosen]
            yield counted(
                self,
                catalogue,
                group,
                field="until",
                variant="ended",
                discriminator=until if day_of(until) is not None else f"{until}|{day}",
                day=day,
            )
