from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed, places
from powerlist.audit.receivers import as_written, body_acting, is_township
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class ReceiverNotATownship(Rule):
    """下放给了不是乡镇、街道的机构

    ## 查什么
    赋权方式为下放，承接主体写的是综合行政执法大队、服务中心、所、站一类的机构，
    哪怕用的是乡镇的名字（目录仍编在那个乡镇名下）。行为名义写明以乡镇、街道名义的，只作提示。
    同一个承接主体只报一次，写明涉及多少项。

    ## 为什么
    处罚权只能交由乡镇人民政府、街道办事处行使。下属的队、中心没有行政主体资格，作出的处罚无效。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇综合行政执法大队}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇人民政府}
    ```

    ## 怎么改
    承接主体改为乡镇人民政府或街道办事处。

    ## 依据
    行政处罚法 第二十四条、第三十八条
    """

    code = "PLM08"
    name = "receiver-not-a-township"
    english = "A power is delegated to a body that is no township or street"
    english_manual = {
        "what": "A delegated power whose receiver is an enforcement brigade, a service centre, a station or the like, even one named after the township (whose directory still has the item); told once a receiver. Where it acts in the township's name it is a remark.",
        "why": "Penalties may be delegated to township governments and street offices only. Their brigades and centres are no organs, and their penalties are void.",
        "repair": "Name the township government or the street office as receiver.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十四条、第三十八条"
    messages = {
        "zh": "「{receiver}」不是乡镇人民政府或街道办事处，不能承接下放的处罚权（{count} 项）",
        "en": "{receiver} is no township or street ({count:item})",
        "zh:name": "「{receiver}」以乡镇、街道名义行使，承接主体宜写乡镇、街道（{count} 项）",
        "en:name": "{receiver} acts in the township's name; name the township as receiver ({count:item})",
    }
    helps = {
        "zh": "承接主体改为乡镇人民政府、街道办事处",
        "en": "name the township or street as receiver",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.DELEGATED)
        rows = rows[rows["receiver"] != ""]
        for receiver, group in rows.assign(written=as_written(catalogue, rows)).groupby("written", sort=True):
            if is_township(str(receiver), catalogue):
                continue
            by_name = [
                bool(name) and is_township(body_acting(name), catalogue)
                for name in group["acts_in_name"].tolist()
            ]
            first, *others = places(group)
            yield self.at(
                catalogue,
                first,
                "receivers",
                related=others[:10],
                severity=Severity.INFO if all(by_name) else None,
                variant="name" if all(by_name) else "",
                count=1 + len(others),
                township=str(receiver),
                discriminator=str(receiver),
                receiver=receiver,
            )
