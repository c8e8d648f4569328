from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import bases, doubtful, told, type_of
from powerlist.audit.rule import Rule
from powerlist.law.statute import Actor, ArticleFacts, OrganLevel, PenaltyKind
from powerlist.model.enums import Confidence, Mode, PowerType, Severity
from powerlist.model.wording import Term
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_ABOVE = {
    OrganLevel.NATION.value: Term("国务院有关部门", "the State Council"),
    OrganLevel.PROVINCE.value: Term("省级机关", "the province"),
    OrganLevel.CITY.value: Term("设区的市级以上机关", "the city or above"),
}
_MUNICIPAL = ("北京", "天津", "上海", "重庆")
_MUNICIPAL_CODES = ("11", "12", "31", "50")
#: An organ of the county in what the cell itself quotes.
_OF_COUNTY = lazy_pattern("县级(?:以上)?(?:地方)?(?:各级)?(?:人民政府|[^，。；：]{0,20}(?:部门|机构|机关))")
_MODES = (Mode.DELEGATED.value, Mode.ENTRUSTED.value)


class ActorAboveCounty(Rule):
    """条文把这项职权给了县级以上的机关

    ## 查什么
    下放、委托给乡镇的处罚、强制、检查，引用的每一条都只写了省级、设区的市级以上或国务院部门，没有县级机关。
    登记表里没有的法，看依据里抄录的条文；没有主体信息的条文不判。条文里哪一款写了县级机关，或者只写“某某行政部门”不写层级的，不报；
    依据里自己抄录了县级机关的，不报。“或者其授权的地方人民政府部门”不算县级机关，给予处分的机关不算。直辖市的区县有设区的市的职权。

    ## 为什么
    行政处罚法第二十四条只能下放县级人民政府部门的处罚权。县里没有的权力，交不到乡镇。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    items:
    - name: 对中央储备粮承储企业违法行为的处罚
      type: 行政处罚
      department: 县发展和改革局
      mode: 下放
      receivers: 甲镇
      basis: 《中央储备粮管理条例》第五十三条
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, basis: 《中华人民共和国水法》第六十九条}
    ```

    ## 怎么改
    从下放、委托的清单里去掉，或者补上给县级机关这项权力的条文。

    ## 依据
    行政处罚法 第二十三条、第二十四条
    """

    code = "PLB09"
    name = "actor-above-county"
    english = "The article gives the power to an organ above the county"
    english_manual = {
        "what": "A penalty, coercion or inspection delegated or entrusted to townships, of which every cited article names only organs of the province, the city or the State Council and none of the county. Of acts that the register lacks the quoted article speaks; articles whose actor is not known are not judged, nor those of which any paragraph names the county or a department without its level, nor items whose own quotation names an organ of the county. Who acts only by leave of the State Council's department, and who disciplines officials, does not count. Districts of the four municipalities have what elsewhere a city has.",
        "why": "Article 24 of the Penalty Act hands down penalties of county departments only. What the county does not have it cannot pass on.",
        "repair": "Take it off the list, or cite the article that gives it to a county organ.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第二十三条、第二十四条"
    messages = {
        "zh": "{shown} 写的是{level}，县里没有这项权力可以交给乡镇",
        "en": "{shown} names an organ of {level}; the county has no such power to hand over",
    }
    helps = {
        "zh": "去掉这一项，或补上县级机关的条文",
        "en": "drop the item, or cite what gives it to the county",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items, grants = catalogue.items, catalogue.grants
        handed = set(grants.loc[grants["mode"].isin(_MODES), "item"])
        mask = (items["mode"].isin(_MODES) | items["id"].isin(handed)).tolist()
        # a district of 北京, 天津, 上海 or 重庆 has what elsewhere a city has
        meta = catalogue.meta
        municipal = meta.division_code.startswith(_MUNICIPAL_CODES) or meta.place.startswith(_MUNICIPAL)
        above = _ABOVE.keys() - {OrganLevel.CITY.value} if municipal else _ABOVE.keys()
        texts = items["basis"].tolist()
        wanted = (PowerType.PENALTY, PowerType.COERCION, PowerType.INSPECTION)
        for position, cited in bases(catalogue, context).items():
            if not mask[position] or type_of(catalogue, position) not in wanted:
                continue
            # of another text of the statute, or of a sentence that names several levels, the cell tells more
            if _OF_COUNTY.search(texts[position]):
                continue
            levels: list[str] = []
            shown = ""
            for one in cited:
                known = told(one, catalogue, context)
                actors = _deciding(known) if known is not None else []
                if not actors:
                    levels.clear()
                    break
                statute = context.register.resolve(one.title)
                if (
                    doubtful(statute, texts[position], one.law, context)
                    and statute is not None
                    and (
                        statute.newer_than_known(context.as_of)
                        and any(r.kind == "revised" for r in statute.repeals)
                    )
                ):
                    levels.clear()
                    break
                levels.extend(actor.level for actor in actors)
                shown = shown or one.shown
            if levels and all(level in above for level in levels):
                highest = max(levels, key="cpn".index)
                yield self.at(
                    catalogue, position, "basis", offset=cited[0].start, shown=shown, level=_ABOVE[highest]
                )


def _deciding(known: ArticleFacts) -> list[Actor]:
    """Return who decides by an article: the police beside others only detain (并由公安机关处…拘留)."""
    others = [actor for actor in known.actors if actor.organ != "police" or actor.level]
    return others if others and PenaltyKind.DETENTION in known.penalties else list(known.actors)
