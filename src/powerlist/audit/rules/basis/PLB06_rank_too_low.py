from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import all_known, bases, highest, is_enforcement, type_of
from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.law.orders import rank_by_order
from powerlist.law.rank import Rank, height
from powerlist.model.enums import PowerType, Severity
from powerlist.model.limits import names_liberty
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.audit.cited import Cited
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: What a law alone may set besides measures against liberty (行政强制法 10(2)).
_BY_LAW = lazy_pattern(r"冻结[^，。；]{0,8}(?:存款|汇款|[账帐]户|资金)")
_GROUNDS = {
    PowerType.PERMIT: "行政许可法 第十四条、第十五条、第十七条",
    PowerType.COERCION: "行政强制法 第十条、第十三条",
    PowerType.PENALTY: "行政处罚法 第十六条",
}


class RankTooLow(Rule):
    """依据的层级不够设定这类职权

    ## 查什么
    按一项里层级最高的依据判断：

    * 行政许可要有法律、行政法规、国务院决定或地方性法规；省级政府规章只能设定一年的临时许可，作警告；
    * 行政强制措施要有法律、行政法规或地方性法规（限制人身自由、冻结存款汇款只能由法律设定，只写了行政法规的是警告），行政强制执行只能由法律设定；没有强制种类一列的，
      从名称看（代履行、加处罚款、强制拆除等）；
    * 行政处罚至少要有规章，规范性文件不得设定；只有国务院决定（不是以国务院令发布的）的，作警告。

    层级看法规登记，其次看前面的标注（【部门规章】）、标题的形式、后面的令号：某部令是部门规章，某市人民政府令是地方政府
    规章，国务院令是行政法规；县级政府令、厅局令不是规章。2002年以后只有文号（某府发〔2018〕12号）、没有令号的，冠县名的办法、规定，是
    规范性文件。有一条依据看不出层级的，这一项不判。

    ## 为什么
    越权设定的许可、强制、处罚无效，行使它的机关要承担责任。

    ## 反例
    ```yaml
    items:
    - {name: 某某备案许可, type: 行政许可, department: 县商务局, basis: 【部门规章】《某某经营管理办法》第五条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 取水许可, type: 行政许可, department: 县水利局, basis: 《中华人民共和国水法》第四十八条}
    ```

    ## 怎么改
    补上设定这项职权的法律、法规；没有的，改变职权类型或者取消。

    ## 依据
    行政许可法 第十四条至第十七条；行政强制法 第十条、第十三条；行政处罚法 第十条至第十六条
    """

    code = "PLB06"
    name = "rank-too-low"
    english = "The rank of the basis is too low for this type of power"
    english_manual = {
        "what": "Judged by the highest basis of an item. A permit needs a law, an administrative regulation, a decision of the State Council or a local regulation; a provincial rule founds a permit for one year only (a warning). A coercive measure needs a law, an administrative or a local regulation (restricting liberty and freezing deposits a law), coercive enforcement (by its sub-type, else by its name) a law. A penalty needs at least a rule; a normative document never founds one; a decision of the State Council alone (not issued by its order) is a warning. The rank comes from the register, else from the tag before the title, the form of the title, or the order behind it (a ministry's or a city government's order makes a rule, that of a county or bureau none); what has a document number of 2002 or later instead of an order, and a county's own measures, are documents. An item of whose basis one rank is unknown is not judged.",
        "why": "Permits, measures and penalties founded beyond one's competence are void, and the organ that uses them answers for it.",
        "repair": "Add the law or regulation that founds the power; where there is none, change its type or drop it.",
    }
    ground = "行政许可法 第十四条至第十七条；行政强制法 第十条、第十三条；行政处罚法 第十条至第十六条"
    messages = {
        "zh": "{type}的依据最高只是{rank}（{law}），不能设定（{article}）",
        "en": "the highest basis of this {type} is only {rank} ({law}); it cannot found one ({article})",
        "zh:decision": "行政处罚的依据最高是国务院决定（{law}），处罚要由法律、法规、规章设定（{article}）",
        "en:decision": "the highest basis of this penalty is a decision of the State Council ({law}); it takes a law, regulation or rule ({article})",
        "zh:year": "{type}的依据最高是省级政府规章（{law}），只能设定一年的临时许可（行政许可法 第十五条）",
        "en:year": "the highest basis of this permit is a provincial rule ({law}), which can found one for a year only",
        "zh:by-law": "限制人身自由、冻结存款汇款只能由法律设定，依据最高只是{rank}（{law}）",
        "en:by-law": "restricting liberty and freezing deposits need a law; the highest basis is {rank} ({law})",
        "zh:execution": "行政强制执行只能由法律设定，依据最高只是{rank}（{law}）",
        "en:execution": "coercive enforcement needs a law; the highest basis is {rank} ({law})",
    }
    helps = {
        "zh": "补上设定它的法律、法规，或者取消这一项",
        "en": "cite the act that founds it, or drop the item",
        "zh:by-law": "补上设定它的法律，或者取消这一项",
        "en:by-law": "cite the law that founds it, or drop the item",
        "zh:execution": "补上设定它的法律，或者取消这一项",
        "en:execution": "cite the law that founds it, or drop the item",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        basis, names, subs = (texts(catalogue.items, name) for name in ("basis", "name", "sub_name"))
        for position, cited in bases(catalogue, context).items():
            kind = type_of(catalogue, position)
            if kind not in _GROUNDS or not all_known(cited):
                continue
            top = highest(cited)
            enforcement = is_enforcement(catalogue, position)
            variant = _fault(kind, top, cited, enforcement=enforcement)
            if variant is None and kind is PowerType.COERCION and not enforcement and top is not Rank.LAW:
                # 行政强制法 10: neither regulation may found these
                title = names[position] + subs[position]
                variant = "by-law" if _BY_LAW.search(title) or names_liberty(title) else None
            if variant is None:
                continue
            best = next(one for one in cited if height(one.rank) == height(top))
            law = best.law
            if variant == "decision" and rank_by_order(basis[position], law) is Rank.REGULATION:
                continue  # issued by an order of the State Council, as its regulations are
            yield self.at(
                catalogue,
                position,
                "basis",
                offset=best.start,
                variant=variant,
                severity=Severity.WARNING
                if variant in ("year", "decision") or (variant == "by-law" and top is Rank.REGULATION)
                else None,
                type=kind,
                rank=top,
                law=law,
                article=_GROUNDS[kind],
            )


def _fault(kind: PowerType, top: Rank, cited: list[Cited], *, enforcement: bool) -> str | None:
    if kind is PowerType.PENALTY:
        if top is Rank.STATE_COUNCIL_DECISION:
            return (
                "decision"
                if all(one.rank is top or height(one.rank) < height(Rank.RULE) for one in cited)
                else None
            )
        return "" if height(top) < height(Rank.RULE) else None
    if kind is PowerType.COERCION and enforcement:
        return "execution" if top is not Rank.LAW else None
    if height(top) >= height(Rank.LOCAL_REGULATION):
        return None
    if kind is PowerType.PERMIT and any(
        one.rank is Rank.LOCAL_RULE and ("省" in one.law[:6] or "自治区" in one.law[:9]) for one in cited
    ):
        return "year"
    return ""
