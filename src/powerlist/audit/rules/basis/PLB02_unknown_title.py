from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import doubtful, laws, title_at, weighed
from powerlist.audit.rule import Rule
from powerlist.law import naming
from powerlist.law.rank import Rank, of_title
from powerlist.model.enums import Confidence, Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_TYPO = 0.9
_NATIONAL = 0.8


class UnknownTitle(Rule):
    """法律名称查不到，可能写错了

    ## 查什么
    引用的名称不在法律登记表里，而登记表里有一个只差一两个字的名称；或者看名称是全国性法律，登记表里却没有这部法。
    登记表收全国的法律、行政法规和部分规章，地方性法规、规章、文件查不到是常事，不报；另一个省、市的同名条例不是写错。

    ## 为什么
    写错名称的依据在复议、诉讼里会被当场指出；按名称核对条文、统计依据也会落空。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对生产不合格食品的处罚, type: 行政处罚, department: 县市场监管局, basis: 《中国人民共和国食品安全法》第一百二十四条}
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对生产不合格食品的处罚, type: 行政处罚, department: 县市场监管局, basis: 《食品安全法》第一百二十四条}
    - {name: 对河道采砂的处罚, type: 行政处罚, department: 县水利局, basis: 《某省河道采砂管理条例》第二十条}
    ```

    ## 怎么改
    与提示的名称核对。确实没有错的（新法、登记表未收），可以豁免。

    ## 依据
    行政处罚法 第四条、第三十八条
    """

    code = "PLB02"
    name = "unknown-statute-title"
    english = "A statute's title is not known; it may be misspelt"
    english_manual = {
        "what": "A cited title is not in the statute register, and the register has one that differs in a character or two; or the title is that of a national law and the register has no such law. The register holds national laws, administrative regulations and some rules; local acts and documents that are missing from it are no finding, nor is an act of the same name of another place.",
        "why": "A misspelt basis is pointed out at once in a review or a lawsuit, and whatever is looked up by the title finds nothing.",
        "repair": "Compare with the title that is proposed. Where it is right (a new law, or one that the register lacks), waive the finding.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第四条、第三十八条"
    messages = {
        "zh": "查不到《{law}》，最接近的是《{nearest}》",
        "en": "《{law}》 is not known; the nearest title is 《{nearest}》",
        "zh:newer": "查不到《{law}》，最接近的是《{nearest}》；登记表截至 {until}，可能是之后的新法",
        "en:newer": "《{law}》 is not known (nearest: 《{nearest}》); it may be newer than the register, which ends {until}",
        "zh:none": "查不到法律《{law}》",
        "en:none": "no law 《{law}》 is known",
        "zh:none-newer": "查不到法律《{law}》；登记表截至 {until}，可能是之后的新法",
        "en:none-newer": "no law 《{law}》 is known; it may be newer than the register, which ends {until}",
    }
    helps = {
        "zh": "改为《{nearest}》，或核对原文",
        "en": "write 《{nearest}》, or check the original",
        "zh:none": "核对法律名称",
        "en:none": "check the title",
        "zh:none-newer": "核对法律名称",
        "en:none-newer": "check the title",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        texts = catalogue.items["basis"].tolist()
        register = context.register
        for position, one, statute in laws(catalogue, context):
            if statute is not None or register.repealed(one.law):
                continue
            form = of_title(one.law)
            if form in (Rank.DOCUMENT, Rank.STANDARD, Rank.PARTY, Rank.STATE_COUNCIL_DECISION):
                continue
            near = register.nearest(one.law)
            doubt = doubtful(None, texts[position], one.law, context)
            # A slip in the kind word leaves no form; the title is as national as the one that it resembles.
            meant = of_title(near[0].title) if near is not None and form is Rank.UNKNOWN else form
            national = meant is Rank.LAW or (meant is Rank.REGULATION and "规章" not in one.tag)
            # 条利, 条倒: in the kind word a slip is plain, whatever the act
            slip = near is not None and _slip(one.law, near[0].title)
            floor = _NATIONAL if national or slip else _TYPO
            if near is not None and near[1] >= floor and _same_kind(one.law, near[0].title):
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    offset=title_at(texts[position], one),
                    variant="newer" if doubt else "",
                    severity=weighed(self.severity, doubt),
                    discriminator=naming.key(one.law),
                    law=one.law,
                    nearest=near[0].title,
                    until=register.cutoff.isoformat(),
                )
            elif form is Rank.LAW and len(one.law) >= 3:
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    offset=title_at(texts[position], one),
                    variant="none-newer" if doubt else "none",
                    severity=weighed(self.severity, doubt),
                    discriminator=naming.key(one.law),
                    law=one.law,
                    until=register.cutoff.isoformat(),
                )


_KINDS = ("实施条例", "实施细则", "实施办法", "条例", "细则", "办法", "规定", "规则", "法")
_LOCAL = ("省", "市", "自治区", "自治州", "县", "区")


#: 四川省, 凉山彝族自治州, 成都市: whose act a title says it is.
_PLACE = lazy_pattern(
    r"^[\u4e00-\u9fff]{1,12}?(?:省|自治区|自治州|自治县|(?<!城)市|(?<!自治)州|盟|(?<!自治)县|旗)"
)


def _slip(law: str, title: str) -> bool:
    """Tell whether two titles of one length differ in the last character only."""
    left, right = naming.loose(law), naming.loose(title)
    return len(left) == len(right) and left[:-1] == right[:-1]


def _same_kind(law: str, title: str) -> bool:
    """Tell whether two titles could be one: an implementing act is no misspelling of its law, nor another place's."""
    loose = [naming.loose(name) for name in (law, title)]
    ends = [next((kind for kind in _KINDS if name.endswith(kind)), "") for name in loose]
    # 条列 is no kind at all: the slip may stand in the kind word itself, in a title of the same length.
    slip = not ends[0] and len(loose[0]) == len(loose[1])
    if ends[0] != ends[1] and not slip:
        return False
    whose = [_PLACE.match(naming.key(name)) for name in (law, title)]
    if whose[0] is not None and whose[1] is not None and whose[0].group() != whose[1].group():
        return False
    places = [any(naming.key(name)[:9].find(word) > 0 for word in _LOCAL) for name in (law, title)]
    return places[0] == places[1] and of_title(law) in (of_title(title), Rank.UNKNOWN)
