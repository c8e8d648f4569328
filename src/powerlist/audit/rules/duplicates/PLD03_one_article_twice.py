from __future__ import annotations

from powerlist.audit.paired import DoubleRule
from powerlist.linkage import DoubleKind
from powerlist.model.enums import Severity


class OneArticleTwice(DoubleRule):
    """同一部门、同一条款列了两项

    ## 查什么
    同一部门、同一类型的两项引用同一条（款、项不相冲突），名称也说同一行为，或者一项包含另一项：“对违反《会计法》有关行为的处罚”包含它下面的各项。一条里分款、分项各列一项的，主项下的各子项，以及许多项共用的兜底条款、授权条款，不算。

    ## 为什么
    “逐条列示”的清单里一个条款一项；同一条款出现两次，多半是名称改了而旧行没有删。

    ## 反例
    ```yaml
    items:
    - {name: 对不依法设置会计账簿等行为的处罚, type: 行政处罚, department: 县财政局, basis: 《会计法》第四十条}
    - {name: 对违反《会计法》有关行为的处罚, type: 行政处罚, department: 县财政局, basis: 《会计法》第四十条、第四十一条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对未取得动物诊疗许可证从事诊疗活动的处罚, type: 行政处罚, department: 县农业农村局, basis: 《动物防疫法》第一百零五条第一款}
    - {name: 对动物诊疗机构未按规定处置诊疗废弃物的处罚, type: 行政处罚, department: 县农业农村局, basis: 《动物防疫法》第一百零五条第二款}
    ```

    ## 怎么改
    删去被包含的一项，或把两项合成一项；确实分款、分项的，在依据里写明款、项。

    ## 依据
    地方各级人民政府机构设置和编制管理条例 第十条；清单编制实务（逐条列示）
    """

    code = "PLD03"
    name = "one-article-twice"
    english = "One department lists two items on one clause"
    english_manual = {
        "what": "Two items of one department and type cite one article (without a conflict of paragraph or item), and their names say one act or one contains the other. Paragraphs or items listed each by itself, sub-items of one main item, and closing or empowering articles that many items share are no finding.",
        "why": "A list by clause has one item a clause; two mostly mean that a renamed row was not deleted.",
        "repair": "Delete the contained item or merge the two; where they differ by paragraph or item, write that into the basis.",
    }
    severity = Severity.WARNING
    kind = DoubleKind.ARTICLE
    ground = "地方各级人民政府机构设置和编制管理条例 第十条；清单编制实务（逐条列示）"
    messages = {
        "zh": "与 {other} 引用同一条款，说的是同一行为或一项包含另一项：{ground}；{differ}",
        "en": "rests on the same clause as {other}, for the same act or one that contains it: {ground_en}; {differ}",
        "zh:many": "与另外几项（连这一项共 {rows} 项）各有共同的条款：{other}；最像的两项：{differ}（{ground}）",
        "en:many": "shares a clause with each of the others ({rows:item} in all): {other}; the two most alike: {differ} ({ground_en})",
    }
    helps = {
        "zh": "删去被包含的一项或合成一项；确实分款、分项的，在依据里写明",
        "en": "delete the contained item or merge them; where they differ by paragraph, say so in the basis",
    }
