from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from powerlist.audit.cited import acting, bases, told, type_of
from powerlist.audit.rule import Rule
from powerlist.law import organs
from powerlist.model.enums import Confidence, PowerType, Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.audit.cited import Cited
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: Bodies that act by other departments' statutes as a matter of course.
_ANYBODY = lazy_pattern(
    r"综合执法|综合行政执法|城市管理|行政审批|政务服务|人民政府|管委会|街道|乡镇|镇$|乡$|政府|委员会|大队|各部门|有关部门|编办|党委|宣传部"
)
#: So many items on one other system show that a bureau was merged with that one, and holds its powers.
_HELD = 5
#: 由甲部门会同乙部门处罚; who makes rules together has no power by that.
_TOGETHER = lazy_pattern(
    r"会同([^，。；：\n]{1,60}?(?:部门|机关|机构))(?!(?:共同|联合|另行|依法)?(?:制定|规定|公布|发布|确定|编制|拟))"
)
#: Whoever these are; of what townships hold by statute PLM06 speaks.
_OPEN = {"general", "gov", "court", "town"}


class ActorOfAnotherDepartment(Rule):
    """条文写的是另一个部门

    ## 查什么
    处罚、强制、许可、检查引用的每一条都写明了由哪个系统的部门行使，其中没有一个与“原实施部门”是同一系统。
    机构改革前后的名称（国土资源与自然资源、农业与农业农村）按同一系统看待；只有部分事务划转过的，只就这些事务看待：
    屠宰在市场监管和农业农村之间，森林防火在林业和应急之间，食品药品在卫生健康和市场监管之间；动物诊疗、林木采伐、
    行医、公路超限不在其内。同一部门引用另一系统条文的有五项以上、这两个系统又常合设一个局的，视为合并设局，不报。综合执法、审批局、政府不判；条文写“有关部门”
    “指定的部门”的不判；抄录的条文（或自己的法律文本）写着会同本部门的不判。登记表里没有的法，看依据里抄录的条文。

    ## 为什么
    部门只能行使法律给自己的职权。多半是改革时职能已经划走，或者依据抄错。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县教育局, basis: 《中华人民共和国水法》第六十九条}
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第六十九条}
    ```

    ## 怎么改
    核对三定规定：职能已划入的，注明；没有的，改正部门或依据。

    ## 依据
    行政处罚法 第十七条；地方各级人民政府机构设置和编制管理条例 第十条
    """

    code = "PLB10"
    name = "actor-of-another-department"
    english = "The article names another department"
    english_manual = {
        "what": 'Every article that a penalty, coercion, permit or inspection cites names the department system that acts, and none of them is that of the item\'s department. Names from before and after a reform count as one system; where a reform moved some matters only (slaughter, forest fires, food and drugs), these only; a bureau with five or more items on a system that counties often merge with its own is taken as merged. Integrated enforcement, approval bureaus and governments are not judged, nor are articles that say "the department concerned" or "the department designated", nor one with which another acts together (会同) in the quoted article or in the configured texts. Of acts that the register lacks the quoted article speaks.',
        "why": "A department exercises only what the law gives it. Mostly the duty moved in a reform, or the basis was copied wrongly.",
        "repair": "Check the department's statute of duties: note it where the duty was moved in, else correct the department or the basis.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第十七条；地方各级人民政府机构设置和编制管理条例 第十条"
    messages = {
        "zh": "{shown} 写的是{actors}部门，这一项的部门是{department}",
        "en": "{shown} names {actors}; the item's department is {department}",
    }
    helps = {"zh": "改正部门或依据，或注明职能划入的文件", "en": "correct the department or the basis"}

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        wanted = (PowerType.PENALTY, PowerType.COERCION, PowerType.PERMIT, PowerType.INSPECTION)
        items = catalogue.items
        departments, names, subs = (items[name].tolist() for name in ("department", "name", "sub_name"))
        enforcers, basis = items["enforcer"].tolist(), items["basis"].tolist()
        found_at: list[int] = []
        said: dict[int, tuple[str, tuple[str, ...], str]] = {}
        merged: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
        for position, cited in bases(catalogue, context).items():
            department = departments[position] or catalogue.meta.department
            if not department or _ANYBODY.search(department) or enforcers[position]:
                continue
            own = organs.of_department(department)
            if not own or type_of(catalogue, position) not in wanted:
                continue
            named: dict[str, None] = {}
            shown = ""
            for one in cited:
                known = told(one, catalogue, context)
                found = {actor.organ for actor in acting(one, known, context)}
                if known is not None and known.entrust and len(found) > 1:
                    found.discard(
                        "town"
                    )  # 林业主管部门或者其委托的乡镇人民政府: the power is the department's
                if not found or found & _OPEN or (known is not None and known.designation):
                    named.clear()
                    break
                named.update(dict.fromkeys(sorted(found)))
                shown = shown or one.shown
            if not named or organs.compatible(
                own, set(named), "".join((names[position], subs[position], *{one.law for one in cited}))
            ):
                continue
            if own & _beside(basis[position], cited, context):
                continue
            joined = tuple(code for code in named if organs.compatible(own, {code}))
            found_at.append(position)
            said[position] = (shown, tuple(named), department)
            if joined:
                merged[department, joined].append(position)
        held = {place for places in merged.values() if len(places) >= _HELD for place in places}
        for position in found_at:
            if position in held:
                continue
            shown, codes, department = said[position]
            yield self.at(
                catalogue,
                position,
                "department",
                shown=shown,
                actors=tuple(organs.name_of(code) for code in codes),
                department=department,
            )


def _beside(basis: str, cited: list[Cited], context: Context) -> set[str]:
    """Return the systems that act together with who is named: 由甲部门会同乙部门, in the cell or the user's texts."""
    words = [basis]
    if context.texts is not None:
        words += (
            context.texts.article_text(one.title or one.law, one.article, one.suffix, as_of=context.as_of)
            or ""
            for one in cited
            if one.article
        )
    return {code for text in words for found in _TOGETHER.findall(text) for code in organs.classes(found)}
