from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import laws, title_at
from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.law import naming
from powerlist.law.orders import rank_by_order
from powerlist.law.rank import Rank, of_place, of_tag, of_title
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: Which ranks a tag may stand for. 法规 and 规章 are said of both kinds, decisions of the State Council
#: are put under several heads.
_MEANS = {
    Rank.LAW: {Rank.LAW},
    Rank.REGULATION: {Rank.REGULATION, Rank.STATE_COUNCIL_DECISION},
    Rank.LOCAL_REGULATION: {Rank.LOCAL_REGULATION},
    Rank.STATUTE: {Rank.REGULATION, Rank.LOCAL_REGULATION, Rank.STATE_COUNCIL_DECISION},
    Rank.MINISTRY_RULE: {Rank.MINISTRY_RULE},
    Rank.LOCAL_RULE: {Rank.LOCAL_RULE},
    Rank.RULE: {Rank.MINISTRY_RULE, Rank.LOCAL_RULE},
    Rank.DOCUMENT: {Rank.DOCUMENT, Rank.PARTY, Rank.STATE_COUNCIL_DECISION, Rank.STANDARD, Rank.JUDICIAL},
    Rank.JUDICIAL: {Rank.JUDICIAL},
    Rank.PARTY: {Rank.PARTY, Rank.DOCUMENT},
    Rank.STATE_COUNCIL_DECISION: {Rank.STATE_COUNCIL_DECISION, Rank.REGULATION, Rank.DOCUMENT},
}
#: The ranks that a title's form leaves no doubt of.
_SURE = (Rank.LAW, Rank.REGULATION, Rank.LOCAL_REGULATION, Rank.DOCUMENT, Rank.JUDICIAL)
#: What no province and no city makes.
_NATIONAL = (Rank.LAW, Rank.REGULATION, Rank.MINISTRY_RULE)


class WrongRankTag(Rule):
    """层级标注错了

    ## 查什么
    名称前标注的【法律】【行政法规】【规章】等与这部法实际的层级不符。登记表里有的按登记表；没有的，
    只在名称本身说明层级时判断（名称以“法”结尾的全国性法律、以“条例”结尾的、通知和意见），或看后面的令号
    （某部令、某市人民政府令、国务院令）。名称冠省、市名的，不会是法律、行政法规、部门规章。

    ## 为什么
    能不能设定许可、强制、处罚看层级。标高了，掩盖了依据不足；标低了，让人误以为没有依据。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 【法律】《取水许可和水资源费征收管理条例》第四十八条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 【行政法规】《取水许可和水资源费征收管理条例》第四十八条}
    ```

    ## 怎么改
    把标注改为实际的层级。

    ## 依据
    立法法 第十条、第七十二条、第八十条、第九十一条、第九十三条
    """

    code = "PLB15"
    name = "wrong-rank-tag"
    english = "The rank tag before the title is wrong"
    english_manual = {
        "what": "The rank written before a title (law, administrative regulation, rule …) is not the act's rank. What the register knows counts; of other acts only a form that leaves no doubt, or the order that issued it, is judged.",
        "why": "The rank decides whether a permit, coercion or penalty may be set. Too high a tag hides a missing basis, too low a one suggests that there is none.",
        "repair": "Write the rank that it has.",
    }
    severity = Severity.WARNING
    ground = "立法法 第十条、第七十二条、第八十条、第九十一条、第九十三条"
    messages = {
        "zh": "《{law}》标作【{tag}】，实际是{rank}",
        "en": "《{law}》 is tagged 【{tag}】 but is {rank}",
        "zh:place": "《{law}》标作【{tag}】，看名称是地方的法规、规章",
        "en:place": "《{law}》 is tagged 【{tag}】, but by its title it is an act of a place",
    }
    helps = {
        "zh": "改为【{rank}】",
        "en": "correct the tag",
        "zh:place": "改为【地方性法规】或【地方政府规章】",
        "en:place": "correct the tag",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        basis = texts(catalogue.items, "basis")
        for position, one, statute in laws(catalogue, context):
            tagged = of_tag(one.tag)
            allowed = _MEANS.get(tagged)
            if allowed is None:
                continue
            real = statute.rank if statute is not None else _by_form(one.law)
            if real is Rank.UNKNOWN and of_title(one.law) is Rank.UNKNOWN:  # 国务院决定, 党内法规: many heads
                real = rank_by_order(basis[position], one.law)
            if real is Rank.UNKNOWN and tagged in _NATIONAL and of_place(one.law):
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    offset=title_at(basis[position], one),
                    variant="place",
                    discriminator=naming.key(one.law),
                    law=one.law,
                    tag=one.tag,
                )
                continue
            if real is Rank.UNKNOWN or real in allowed:
                continue
            yield self.at(
                catalogue,
                position,
                "basis",
                offset=title_at(basis[position], one),
                discriminator=naming.key(one.law),
                law=one.law,
                tag=one.tag,
                rank=real,
            )


def _by_form(law: str) -> Rank:
    """Return the rank that a title's form leaves no doubt of."""
    rank = of_title(law)
    return rank if rank in _SURE else Rank.UNKNOWN
