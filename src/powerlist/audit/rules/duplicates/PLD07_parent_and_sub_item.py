from __future__ import annotations

from powerlist.audit.paired import DoubleRule
from powerlist.linkage import DoubleKind
from powerlist.model.enums import Severity


class ParentAndSubItem(DoubleRule):
    """主项和它的子项都算了一项

    ## 查什么
    同一部门、同一类型里，一行只有主项名称，另一行是这个主项的子项；或者子项名称与主项相同，而主项另有一行。

    ## 为什么
    有子项的主项只是标题，按子项计数；主项再占一行，总数就多一项，下放和公布时也说不清放的是主项还是子项。

    ## 反例
    ```yaml
    items:
    - {name: 民办职业培训学校审批, type: 行政许可, department: 县人力资源和社会保障局, basis: 《民办教育促进法》第十二条}
    - {name: 民办职业培训学校审批, sub_name: 民办职业培训学校设立审批, type: 行政许可, department: 县人力资源和社会保障局, basis: 《民办教育促进法》第十二条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 民办职业培训学校审批, sub_name: 民办职业培训学校设立审批, type: 行政许可, department: 县人力资源和社会保障局, basis: 《民办教育促进法》第十二条}
    - {name: 民办职业培训学校审批, sub_name: 民办职业培训学校变更审批, type: 行政许可, department: 县人力资源和社会保障局, basis: 《民办教育促进法》第十二条}
    ```

    ## 怎么改
    删去只有主项名称的一行，或取消子项合成一项。

    ## 依据
    清单编制实务（主项、子项不重复计数）
    """

    code = "PLD07"
    name = "parent-and-sub-item"
    english = "A main item and its sub-item are both counted"
    english_manual = {
        "what": "In one department and type a row has only a main name while another is a sub-item of it; or a sub-item has the main item's name while the main item has a row of its own.",
        "why": "A main item with sub-items is a heading and sub-items are counted; its own row makes the number too high, and nobody knows which of them is handed down.",
        "repair": "Delete the row with the main name only, or merge the sub-items.",
    }
    severity = Severity.WARNING
    kind = DoubleKind.PARENT
    ground = "清单编制实务（主项、子项不重复计数）"
    messages = {
        "zh": "主项与它的子项各占一行：{other}",
        "en": "the main item and its sub-item both have a row: {other}",
        "zh:many": "主项与它的子项都计了数，共 {rows} 行：{other}",
        "en:many": "the main item and its sub-items are all counted, {rows:row} together: {other}",
    }
    helps = {
        "zh": "删去只有主项名称的一行，或取消子项合成一项",
        "en": "delete the row that has only the main name, or merge the sub-items",
    }
