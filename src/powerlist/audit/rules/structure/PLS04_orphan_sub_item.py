from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import blank, positions
from powerlist.audit.noted import NoteRule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class OrphanSubItem(NoteRule):
    """子项没有主项

    ## 查什么
    填了子项名称而主项名称空着，上面也没有合并单元格说明它属于哪个主项的行。没有自己序号的，接着上面
    的主项，不报；有自己序号的，按上面的主项读，仍要报，除非整张表都这样写（有序号的子项三分之一以上空着主项）。

    ## 为什么
    子项离开主项就不成一项权力：名称不全，公布出来没有人看得懂，数目也数不对。

    ## 反例
    ```yaml
    items:
    - {name: "", sub_name: 变更, type: 行政许可, department: 县水利局, basis: 《水法》第四十八条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 取水许可, sub_name: 变更, type: 行政许可, department: 县水利局, basis: 《水法》第四十八条}
    ```

    ## 怎么改
    补上主项名称，或把主项单元格合并到这一行。

    ## 依据
    清单编制实务
    """

    code = "PLS04"
    name = "orphan-sub-item"
    english = "A sub-item has no main item"
    english_manual = {
        "what": "A sub-item without a main item, where no merged cell above says which one it belongs to. One without a number of its own goes on with the main item above and is no finding; one with a number is read so too, but told, unless the whole list leaves the name out (a third of the numbered sub-items).",
        "why": "A sub-item alone is no power: the name is incomplete, nobody understands it, and the count is wrong.",
        "repair": "Fill in the main item's name, or extend its merged cell to this row.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    kinds = ("read.orphan-sub-item",)
    messages = {
        "zh": "子项「{value}」没有主项",
        "en": "sub-item {value} has no main item",
    }
    helps = {
        "zh": "在主项名称一格补上它所属的主项",
        "en": "fill in the main item that it belongs to",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        told = set()
        for finding in super().check(catalogue, context):
            told.add(finding.item.id if finding.item else "")
            yield finding
        items = catalogue.items
        for position in positions(blank(items["name"]) & ~blank(items["sub_name"])):
            if items["id"].iat[position] not in told:
                yield self.at(catalogue, position, "sub_name", value=items["sub_name"].iat[position])
