from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.deeds import deeds_of, entrusted
from powerlist.audit.handed import ENTRUSTMENT_TYPES, counted, gathered, once
from powerlist.audit.rule import Rule
from powerlist.law import rank
from powerlist.law.rank import Rank
from powerlist.model.enums import Confidence, Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: The general clauses say under what conditions one may entrust; they are not the provision that allows it.
_GENERAL = lazy_pattern(r"行政处罚法|行政许可法|行政强制法")
#: Words of a norm, without which a ground is a document, a meeting or a number: 示府发〔2023〕5号, 县政府常务会议决定.
#: 综合行政执法改革方案, 县司法局意见 and 依法委托 name none.
_NORM = lazy_pattern(r"(?<![执依司合违非])法(?!治|制|人|院|律顾问)|条例|规定|办法|规章|规则|细则")
#: What is less than no ground at all.
_WEAKER = {"general": Severity.INFO, "bare": Severity.WARNING}


class NoEntrustmentGround(Rule):
    """委托没有依据

    ## 查什么
    委托的行政处罚、行政许可，有没有写明允许委托的法律、法规、规章条文（赋权依据，或委托协议里的委托依据）。
    事项自己的实施依据不算。只写处罚法第二十条、许可法第二十四条的，作为提示；只写规范性文件、文号、会议纪要的，按没有依据报；
    只写法名、没有写到条的，作警告（专门规定委托的除外）。

    ## 为什么
    行政机关只能依照法律、法规、规章的规定委托。没有依据的委托无效，后果由部门承担。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 委托, receivers: 甲镇}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 农村居民采伐自留山林木许可, type: 行政许可, department: 县林业局, mode: 委托, receivers: 甲镇, legal_ground: 《中华人民共和国森林法》第五十七条}
    ```

    ## 怎么改
    在“赋权依据”里写上允许委托的条文；没有这样的条文的，不能委托。

    ## 选项
    types：适用的职权类型，默认行政处罚、行政许可。

    ## 依据
    行政处罚法 第二十条第一款；行政许可法 第二十四条第一款
    """

    code = "PLE01"
    name = "no-entrustment-ground"
    english = "A power is entrusted without a provision that allows it"
    english_manual = {
        "what": "Whether an entrusted penalty or permit names the law, regulation or rule that allows entrusting (in the grant, or in the deed). The item's own basis does not count. Only article 20 of the Penalty Act or article 24 of the Permit Act is a remark; only a document, its number or a meeting counts as nothing.",
        "why": "An organ entrusts only where a law, regulation or rule says so. Without it the deed is void and the department answers.",
        "repair": "Write the provision into the grant; where there is none, do not entrust.",
        "options": "types: the types it applies to, by default penalty and permit (行政处罚, 行政许可).",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十条第一款；行政许可法 第二十四条第一款"
    options = {"types": (ENTRUSTMENT_TYPES, "适用的职权类型")}
    messages = {
        "zh": "没有写明允许委托的条文",
        "en": "no provision that allows entrusting is named",
        "zh:missing": "没有写明允许委托的条文",
        "en:missing": "no provision that allows entrusting is named",
        "zh:missing-all": "部门是{departments}的 {count} 项委托都没有写明允许委托的条文",
        "en:missing-all": "none of the {count} powers entrusted by {departments} names a provision that allows it",
        "zh:document": "委托依据只是规范性文件：{text}（{count} 项）",
        "en:document": "the ground of entrusting is only a document: 「{text}」 ({count:item})",
        "zh:bare": "委托依据没有写到条：{text}（{count} 项）",
        "en:bare": "the ground of entrusting names no article: 「{text}」 ({count:item})",
        "zh:general": "委托依据只写了一般条款：{text}（{count} 项）",
        "en:general": "the ground of entrusting is only the general clause: 「{text}」 ({count:item})",
    }
    helps = {
        "zh": "在“赋权依据”里写上法律、法规、规章中允许委托的条文",
        "en": "name the provision of a law, regulation or rule in the grant",
        "zh:document": "改写为法律、法规、规章的条文",
        "en:document": "cite a law, regulation or rule",
        "zh:bare": "写明允许委托的是哪一条",
        "en:bare": "name the article that allows entrusting",
        "zh:general": "补上单行法律、法规、规章中允许委托的条文",
        "en:general": "add the special provision that allows entrusting",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = entrusted(catalogue, context, self.option(context, "types"))
        deeds = deeds_of(catalogue)
        grounds = [
            ground or (deeds[deed].statute if deed in deeds else "")
            for ground, deed in zip(rows["legal_ground"].tolist(), rows["deed"].tolist(), strict=True)
        ]
        rows = once(rows.assign(legal_ground=grounds))
        yield from gathered(self, catalogue, rows, (rows["legal_ground"] == "").tolist(), "legal_ground")
        for text, group in rows[rows["legal_ground"] != ""].groupby("legal_ground", sort=True):
            variant = _fault(str(text))
            if variant:
                yield counted(
                    self,
                    catalogue,
                    group,
                    field="legal_ground",
                    variant=variant,
                    severity=_WEAKER.get(variant),
                    confidence=Confidence.MEDIUM,
                    discriminator=str(text),
                    text=text,
                )


def _fault(text: str) -> str:
    """Return ``document``, ``bare`` (no article) or ``general`` where a ground does not allow entrusting, else ""."""
    from powerlist.law import parse
    from powerlist.law.orders import rank_by_order

    cited = [citation for citation in parse(text) if citation.law]
    laws = {citation.law for citation in cited if citation.law}
    if laws:
        ranks = {rank.of_title(law) or rank_by_order(text, law) for law in laws}
        if ranks <= {Rank.DOCUMENT, Rank.STANDARD, Rank.PARTY}:
            return "document"
        if all(_GENERAL.search(law) for law in laws):
            return "general"
        named = any(citation.article or citation.item for citation in cited)
        return "" if named or any("委托" in law for law in laws) else "bare"
    if _GENERAL.search(text):
        return "general"
    return "" if _NORM.search(text) else "document"
