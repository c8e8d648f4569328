from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.handed import handed
from powerlist.audit.layered import aligned
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import TOWNSHIP_MODES, Layer, Severity
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class RecalledItemStillListed(Rule):
    """上级部门收回的事项仍在乡镇目录里

    ## 查什么
    上级部门收回事项清单里的事项，在本清单里仍有乡镇法定、下放、委托或延伸的记录。没有收回清单的，跳过。

    ## 为什么
    收回以后由上级部门承担，乡镇再行使就是越权，群众也会找错地方。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇}
    layers:
      recall:
        meta: {title: 上级部门收回事项清单, layer: recall}
        items: [{name: 对擅自取水行为的处罚, type: 行政处罚}]
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 上级收回}
    layers:
      recall:
        meta: {title: 上级部门收回事项清单, layer: recall}
        items: [{name: 对擅自取水行为的处罚, type: 行政处罚}]
    ```

    ## 怎么改
    把方式改为上级收回，重新编制乡镇目录。

    ## 依据
    乡镇（街道）履职事项清单（上级部门收回事项）
    """

    code = "PLR06"
    name = "recalled-item-still-listed"
    english = "An item of the recall list still stands in a township's directory"
    english_manual = {
        "what": "Items of the list of recalled powers that this list still has as statutory, delegated, entrusted or extended. Skipped without that layer.",
        "why": "After the recall the organ above acts. A township that goes on exceeds its power, and people go to the wrong place.",
        "repair": "Make the mode recalled and compile the directories anew.",
    }
    severity = Severity.ERROR
    ground = "乡镇（街道）履职事项清单"
    messages = {
        "zh": "《{title}》已经收回，{townships}的目录里还有",
        "en": "{title} takes it back, yet {townships} still list it",
    }
    helps = {
        "zh": "方式改为上级收回，重新编制目录",
        "en": "make it recalled and compile the directories anew",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        pairs = aligned(catalogue, context, Layer.RECALL)
        if pairs is None:
            raise Skip("没有上级部门收回事项清单", "there is no recall list")
        title = context.layers[Layer.RECALL].meta.title or "上级部门收回事项清单"
        rows = handed(catalogue, context, *TOWNSHIP_MODES)
        for position, group in rows[rows["position"].isin(list(pairs))].groupby("position", sort=True):
            yield self.at(
                catalogue,
                int(str(position)),
                "mode",
                count=len(group),
                title=title,
                townships=few(group["receiver"].tolist()),
            )
