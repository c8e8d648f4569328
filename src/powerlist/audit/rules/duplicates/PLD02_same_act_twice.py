from __future__ import annotations

from powerlist.audit.paired import DoubleRule
from powerlist.linkage import DoubleKind
from powerlist.model.enums import Severity


class SameActTwice(DoubleRule):
    """同一部门用不同说法列了同一行为

    ## 查什么
    同一部门、同一类型的两项，没有共同的条款，而名称说的是同一行为：只差语序、同义的说法或一个更宽的对象（生猪与畜禽），或者两部法律里写的是同一行为；对整个领域守法情况的检查包含对其中一部分的检查。许可的不同环节（变更、延续、注销）、不同的设备、类级、保护级别、险种不算。

    ## 为什么
    两部法律处罚同一行为，不得罚款两次（处罚法第二十九条）；分两项列，办案时各用一项，就可能重复处罚，统计也多算一项。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自占用城市道路摆摊设点行为的处罚, type: 行政处罚, department: 县城市管理局, basis: 《示例省城市管理条例》第三十一条}
    - {name: 对擅自占用城市道路摆摊设点的行政处罚, type: 行政处罚, department: 县城市管理局, basis: 《示例市市容管理条例》第二十条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对采集国家重点保护野生植物的处罚, type: 行政处罚, department: 县林业局, basis: 《野生植物保护条例》第二十三条}
    - {name: 对采集自治区重点保护野生植物的处罚, type: 行政处罚, department: 县林业局, basis: 《示例自治区野生植物保护条例》第二十六条}
    ```

    ## 怎么改
    合成一项，两部法律都写进依据；确是两种行为的，把各自的范围写进名称。

    ## 依据
    行政处罚法 第二十九条；地方各级人民政府机构设置和编制管理条例 第十条
    """

    code = "PLD02"
    name = "same-act-twice"
    english = "One department lists one act under two wordings"
    english_manual = {
        "what": "Two items of one department and type without a common article whose names speak of one act: other word order, other words or a wider object, or two laws that both punish it; an inspection of a whole field of law holds that of a part of it. Steps of one licence, other equipment, classes, grades of protection and kinds of insurance are no finding.",
        "why": "One act that breaks two laws is fined once (Penalty Act, article 29). Listed twice it may be punished twice, and it is counted twice.",
        "repair": "Merge the two and cite both laws; where they are two acts, write their scope into the names.",
    }
    severity = Severity.WARNING
    kind = DoubleKind.WORDING
    ground = "行政处罚法 第二十九条；地方各级人民政府机构设置和编制管理条例 第十条"
    messages = {
        "zh": "与 {other} 说的是同一行为，或者一方包含另一方：{differ}",
        "en": "speaks of the same act as {other}, or one holds the other: {differ}",
        "zh:many": "与另外几项（连这一项共 {rows} 项）各有重合：{other}；最像的两项：{differ}",
        "en:many": "overlaps each of the others ({rows:item} in all): {other}; the two most alike: {differ}",
    }
    helps = {
        "zh": "合成一项，依据写在一起；确是两种行为的，把范围写进名称",
        "en": "merge them and cite both laws; if they are two acts, write their scope into the names",
    }
