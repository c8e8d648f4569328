from __future__ import annotations

from powerlist.audit.paired import DoubleRule
from powerlist.linkage import DoubleKind
from powerlist.model.enums import Severity


class TwoDepartments(DoubleRule):
    """两个部门行使同一职权

    ## 查什么
    两个部门、同一类型的两项引用同一条，而名称没有把各自的范围分开：一方限定了领域（农作物种子、水生野生动物、医疗保险），另一方没有限定；或者都没有限定。没有共同条款而名称说同一行为的也查。双方的限定互相排斥（林草种子与农作物种子）的不算；一级一行、各有实施主体的不算；处罚、强制、检查、许可各自一项的不算。

    ## 为什么
    领域从一个部门划到另一个部门后，原部门的清单没有缩小范围，同一件事两个部门都可以管，也都可以不管。相同或相近的职能由一个部门承担，是机构编制的原则；“人民政府指定的部门”的条款没有指定文件时也会这样。

    ## 反例
    ```yaml
    items:
    - {name: 对生产经营假、劣种子的处罚, type: 行政处罚, department: 县林业和草原局, basis: 《种子法》第七十五条、第七十六条}
    - {name: 对生产经营农作物假种子的处罚, type: 行政处罚, department: 县农业农村局, basis: 《种子法》第七十五条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对生产经营林木假、劣种子的处罚, type: 行政处罚, department: 县林业和草原局, basis: 《种子法》第七十五条、第七十六条}
    - {name: 对生产经营农作物假种子的处罚, type: 行政处罚, department: 县农业农村局, basis: 《种子法》第七十五条}
    ```

    ## 怎么改
    按职责分工把范围写进名称；分工有争议的，按程序提请编办协调，并在“权限划分”里写明。

    ## 依据
    地方各级人民政府机构设置和编制管理条例 第十条；行政处罚法 第二十五条
    """

    code = "PLD04"
    name = "two-departments-one-power"
    english = "Two departments hold one power"
    english_manual = {
        "what": "Items of two departments and one type cite one article, and their names do not part them: only one is limited to a sector, or none is. Names that say one act without a common article are compared too. Limits that exclude each other, one row a level, and penalty, coercion, inspection and licence on one article are no finding.",
        "why": 'Where a sector moved and the old department did not narrow its list, both may act, or neither. One duty belongs to one department; an article on "the department designated" without the designation has the same effect.',
        "repair": "Write each department's scope into its name; bring a dispute before the staffing office and note the outcome as partition.",
    }
    severity = Severity.WARNING
    kind = DoubleKind.DEPARTMENT
    ground = "地方各级人民政府机构设置和编制管理条例 第十条；行政处罚法 第二十五条"
    messages = {
        "zh": "{departments} 都列了这项职权：{other}（{ground}）；{differ}",
        "en": "{departments} both list this power: {other} ({ground_en}); {differ}",
        "zh:many": "{departments} 的 {rows} 项都涉及这项职权：{other}（{ground}）；最像的两项：{differ}",
        "en:many": "{rows:item} of {departments} are about this power: {other} ({ground_en}); the two most alike: {differ}",
    }
    helps = {
        "zh": "按职责分工把各自的范围写进名称；有争议的提请编办协调",
        "en": "write each department's scope into its name; bring a dispute before the staffing office",
    }
