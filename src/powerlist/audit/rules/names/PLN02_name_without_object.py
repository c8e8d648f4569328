from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: 处罚, 对违法行为的处罚, 对违反规定的行政处罚, 日常执法检查: of whom or what is not said.
_BARE = lazy_pattern(
    "(?:对?(?:有关|相关|其他|各类)?(?:违法违规|违法|违规|违反(?:有关|相关|法律法规)?规定)?(?:的?(?:行为|活动|情况))?的?)(?:实施|进行)?(?:日常)?(?:行政)?(?:处罚|检查|执法检查|监督检查|监督管理|许可|审批|强制|强制措施|强制执行|征收|给付|确认|奖励|裁决|登记|备案|审核|罚款|警告|其他)"
)
_TITLE = lazy_pattern("《[^《》]+》")
#: The article that may stand behind it: 水法第六十九条, 《水法》第69条第一款第（二）项.
_ARTICLE = lazy_pattern("第[^条第]{1,12}条(?:第[^款第]{1,6}款)?(?:第[^项第]{1,6}项)?$")
#: How the title of an act ends; only such a name is looked up.
_ACT = lazy_pattern("(?:法|条例|规定|办法|细则|规则)(?:[（(]试行[）)])?$")
_ACTS = lazy_pattern("[;；]|的[,，、]")


class NameWithoutObject(Rule):
    """名称缺少对象、只是法名，或捆了太多行为

    ## 查什么
    名称只有“处罚”“监督检查”之类的词、不说对谁；名称就是一部法律的标题（没有书名号的，以法规库收录的为准）；一个名称里并列的行为超过限度（默认 12 个，以分号和“的，”计）。

    ## 为什么
    名称是公布以后唯一人人都看得见的部分。没有对象不知道管什么，捆得太多就没法一项一项地赋权、统计和查重。

    ## 反例
    ```yaml
    items:
    - {name: 行政处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    补上对象；捆绑的按条款拆成几项，或改用概括的说法。

    ## 选项
    `acts`：一个名称里最多并列几个行为，默认 12。

    ## 依据
    卫滨区“一条一项”的做法；权力清单编制实务
    """

    code = "PLN02"
    name = "name-without-object"
    english = "A name lacks its object, is a bare law title, or bundles many acts"
    english_manual = {
        "what": 'A name is only "penalty" or "inspection" and does not say of what; it is only the title of a law (without 《》, one that the register knows); it bundles more acts than allowed.',
        "why": "The name is what everybody sees. Without an object nobody knows what it covers; a bundle cannot be handed over, counted or compared item by item.",
        "repair": "Add the object; split a bundle by clause, or find a general wording.",
        "options": "acts: most acts in one name, by default 12.",
    }
    severity = Severity.WARNING
    ground = "卫滨区“一条一项”的做法；权力清单编制实务"
    messages = {
        "zh": "名称「{value}」没有说明对象",
        "en": "the name {value} does not say whom or what it is about",
        "zh:law": "名称「{value}」只是法律的标题",
        "en:law": "the name {value} is only the title of a law",
        "zh:bundle": "名称里并列了 {acts} 个行为，超过 {limit} 个",
        "en:bundle": "the name bundles {acts:act}, more than {limit}",
    }
    helps = {
        "zh": "写成“对……的{value}”",
        "en": "name the object",
        "zh:law": "写出具体的权力",
        "en:law": "name the power",
        "zh:bundle": "按条款拆分，或概括",
        "en:bundle": "split it by clause, or sum it up",
    }
    options = {"acts": (12, "一个名称里最多并列几个行为")}

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        limit = int(self.option(context, "acts"))
        names, subs = texts(items, "name"), texts(items, "sub_name")
        for position, (name, sub) in enumerate(zip(names, subs, strict=True)):
            text = name.strip()
            if not text:
                continue
            if _BARE.fullmatch(text) and not sub:
                yield self.at(catalogue, position, "name", value=text)
            elif self._is_act(_ARTICLE.sub("", text), context):
                yield self.at(catalogue, position, "name", variant="law", value=text)
            elif (acts := len(_ACTS.findall(text)) + 1) > limit:
                yield self.at(catalogue, position, "name", variant="bundle", acts=acts, limit=limit)

    @staticmethod
    def _is_act(text: str, context: Context) -> bool:
        """Tell whether a name is only the title of an act: in its brackets, or one that the register knows."""
        return _TITLE.fullmatch(text) is not None or (
            _ACT.search(text) is not None and context.register.resolve(text) is not None
        )
