from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import bases, citations_at, quoted_year, type_of
from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.law.facts import of_article
from powerlist.law.quotes import quotes
from powerlist.model.enums import Confidence, PowerType, Severity
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.law.citation import Citation
    from powerlist.law.statute import Version
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class OutsideLiability(Rule):
    """处罚引用的条文不在法律责任一章

    ## 查什么
    行政处罚引用的条文都在有“法律责任”（罚则）一章的法里，却没有一条在那一章，也没有一条写有处罚。
    只引用了义务条款、没有引用罚则的情形。登记表里没有的法不判，写明按旧文本引用的也不判（由 PLB05 报），
    依据里自己抄了处罚条文的也不判（与文本不一致的由 PLB13 报）。

    ## 为什么
    义务条款说不得做什么，罚则才说做了怎么罚。没有引用罚则，处罚的种类和幅度无从核对。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第四十八条}
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第四十八条、第六十九条}
    ```

    ## 怎么改
    补上罚则的条、款、项。

    ## 依据
    行政处罚法 第四条、第九条
    """

    code = "PLB16"
    name = "penalty-outside-liability"
    english = "A penalty rests on articles outside the chapter on liability"
    english_manual = {
        "what": "All articles that a penalty cites belong to laws with a chapter on liability, yet none stands in that chapter and none names a penalty: only the duty is cited. Laws that the register does not have are not judged, nor is a basis that quotes a penalty itself (where it differs from the text, PLB13 tells).",
        "why": "The duty says what one must not do, the liability what follows. Without it kind and amount of the penalty cannot be checked.",
        "repair": "Add article, paragraph and item of the liability.",
    }
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第四条、第九条"
    messages = {
        "zh": "{shown} 不在“{chapter}”一章，也没有写处罚",
        "en": "{shown} lies outside the chapter “{chapter}” and names no penalty",
    }
    helps = {"zh": "补上罚则的条、款、项", "en": "add the article that sets the penalty"}

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        basis = texts(catalogue.items, "basis")
        for position, cited in bases(catalogue, context).items():
            if type_of(catalogue, position) is not PowerType.PENALTY:
                continue
            shown: list[str] = []
            chapter = ""
            for one in cited:
                statute = context.register.resolve(one.title) if one.title else None
                version = statute.version_at(context.as_of) if statute is not None else None
                if not one.article or version is None or not version.liability:
                    shown.clear()
                    break
                if 0 < quoted_year(basis[position], one) < version.date.year:
                    shown.clear()  # by the numbers of an older text, of which PLB05 speaks
                    break
                if one.article > version.last_article or _punishes(
                    version, one.article, one.range_end, one.suffix
                ):
                    shown.clear()
                    break
                shown.append(one.shown)
                chapter = chapter or version.liability[0].name
            if shown and not _quoted(basis[position], citations_at(catalogue, context, position)):
                yield self.at(
                    catalogue, position, "basis", offset=cited[0].start, shown=few(shown, 3), chapter=chapter
                )


def _quoted(text: str, citations: Sequence[Citation]) -> bool:
    """Tell whether a cell quotes a penalty itself, of whatever text; whether it still stands there is for PLB13."""
    return any(of_article(0, 0, quote.text).penalties for quote in quotes(text, citations))


def _punishes(version: Version, article: int, range_end: int, suffix: int) -> bool:
    """Tell whether an article (or one of a range) lies in the liability chapter or names a penalty."""
    for number in range(article, min(max(article, range_end), article + 300) + 1):
        known = version.article(number, suffix)
        if known is not None and known.penalties:
            return True
        if any(chapter.first <= number <= chapter.last for chapter in version.liability):
            return True
    return False
