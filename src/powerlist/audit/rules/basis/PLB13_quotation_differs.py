from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.audit.cited import (
    citations_at,
    doubtful,
    history,
    last_year,
    repealed,
    weighed,
)
from powerlist.audit.rule import Partly, Rule, Skip
from powerlist.law import quotation
from powerlist.law.quotes import Quote, quotes
from powerlist.messages import cut
from powerlist.model.enums import Confidence, Severity
from powerlist.model.wording import Term, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from powerlist.law.citation import Citation
    from powerlist.law.passages import Passage
    from powerlist.law.statute_text import StatuteText
    from powerlist.law.texts import StatuteTexts
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_NEED = 0.5


class QuotationDiffers(Rule):
    """抄录的条文与法律文本不一致

    ## 查什么
    依据里抄录的条文，逐句与法律文本文件夹（配置 `[statutes] path`）里适用日有效的文本对照，列出不同的地方：抄作什么，文本是什么。
    只差标点、空格、全角半角、数字写法的不算；省略整个分句的不算，一句里漏掉一两个字、漏掉“不”“未”或数额的算。
    数额整个对照（五万元与十万元）。整句都找不到的，照抄出来。
    括注里的年份都早于现行文本、文件夹里又没有那个文本的，写明括注只写到哪一年。与旧文本一致的，写明是哪一年的文本；
    与本法另一条一致的，写明是哪一条。已经废止或被取代的法没有现行文本可对照，由 PLB04 报。

    ## 为什么
    抄错的字会改变行为、幅度、主体；抄的是旧文本，说明这一项没有随修法更新。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    statutes: tests/law/texts
    items:
    - name: 对擅自占用示例河道的处罚
      type: 行政处罚
      department: 县水利局
      basis: "《示例河道管理条例》第十条：擅自占用示例河道的，由县级人民政府水行政主管部门责令改正，处五千元以上五万元以下的罚金。"
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    statutes: tests/law/texts
    items:
    - name: 对擅自占用示例河道的处罚
      type: 行政处罚
      department: 县水利局
      basis: "《示例河道管理条例》第十条：擅自占用示例河道的，由县级人民政府水行政主管部门责令改正，处5000元以上50000元以下的罚款。"
    ```

    ## 怎么改
    照现行文本改正抄录的文字；条号变了的，连条号一起改。

    ## 依据
    行政处罚法 第三十九条；国务院关于进一步贯彻实施行政处罚法的通知
    """

    code = "PLB13"
    name = "quotation-differs"
    english = "The quoted text differs from the statute"
    english_manual = {
        "what": "The articles quoted in a basis are compared sentence by sentence with the texts of the folder of statutes (`[statutes] path` in the configuration) in force on the day that counts, and what differs is listed: what is quoted, and what the text has. Punctuation, blanks, width and the way of writing numbers do not count, nor do clauses left out; a lost character or two, a lost negation or amount do. Amounts are compared whole. Where all years of the note behind the title lie before the text in force, the last of them is named. A quotation that agrees with an older text or with another article is told as such. Of an act that was repealed or replaced there is no text in force; PLB04 speaks of it.",
        "why": "A wrong character changes act, amount or actor; an old text shows that the item did not follow the amendment.",
        "repair": "Correct the quotation by the text in force, and the number of the article with it.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第三十九条"
    messages = {
        "zh": "{shown} 抄录与文本（{version}）不一致：{differences}",
        "en": "the quotation of {shown} differs from the text of {version}: {differences}",
        "zh:many": "{shown} 抄录与文本（{version}）有 {places} 处不一致，如：{differences}",
        "en:many": "the quotation of {shown} differs from the text of {version} in {places:place}: {differences}",
        "zh:old": "{shown} 抄的是 {old} 的旧文本，现行文本是 {version} 的",
        "en:old": "the quotation of {shown} is the old text of {old}; the one in force dates from {version}",
        "zh:other": "{shown} 抄的是本法第{article}条的文字",
        "en:other": "what is quoted as {shown} is the wording of article {article}",
        "zh:stale": "{shown} 抄录与现行文本（{version}）不一致，括注只写到 {year} 年：{differences}",
        "en:stale": "{shown} differs from the text in force ({version}); its note names no year after {year}: {differences}",
        "zh:foreign": "{shown} 抄录的文字不在这一条（{version}）里：{differences}",
        "en:foreign": "what is quoted as {shown} does not stand in that article ({version}): {differences}",
    }
    helps = {"zh": "照现行文本改正", "en": "correct it by the text in force"}

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        texts = context.texts
        if texts is None:
            raise Skip(
                "没有配置法律文本文件夹（[statutes] path）", "no folder of statute texts is configured"
            )
        told: dict[str, list[tuple[Citation, _Fault, bool]]] = {}
        for position, text in enumerate(catalogue.items["basis"].tolist()):
            if text and text not in told:
                cited = citations_at(catalogue, context, position)
                told[text] = list(_faults(text, cited, texts, context))
            for head, (variant, values), doubt in told.get(text, ()):
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    offset=head.start,
                    variant=variant,
                    severity=weighed(self.severity, doubt),
                    discriminator=f"{head.law}|{head.article}|{head.article_suffix or 0}|{head.paragraph or 0}",
                    shown=f"《{head.law}》第{head.article}条",
                    **values,
                )
        if texts.problems:
            names = sorted(texts.problems)
            more = f" …（{len(names)}）" if len(names) > _NAMED else ""
            listed = "、".join(names[:_NAMED]) + more
            raise Partly(
                f"法律文本读不出来，引用它的没有核对：{listed}", f"statute texts cannot be read: {listed}"
            )


#: So many files that cannot be read are named.
_NAMED = 3
#: Which message speaks, and its values.
_Fault = tuple[str, dict[str, Any]]


def _faults(
    text: str, cited: Sequence[Citation], texts: StatuteTexts, context: Context
) -> Iterator[tuple[Citation, _Fault, bool]]:
    """Yield what is wrong with each quotation of a cell, and whether the law may be newer than known."""
    for quote in quotes(text, cited):
        head = quote.citations[0]
        if head.law is None or head.article is None or head.range_end:
            continue
        fault = _looked_up(quote, text, texts, context)
        if fault is not None:
            statute = context.register.resolve(head.full or head.law)
            yield head, fault, doubtful(statute, text, head.law, context)


def _looked_up(quote: Quote, text: str, texts: StatuteTexts, context: Context) -> _Fault | None:
    """Compare a quotation with the folder's texts; None where it is faithful or no text is held."""
    head = quote.citations[0]
    law = head.full or head.law or ""
    statute = context.register.resolve(law)
    if repealed(head.law or law, statute, context) is not None:
        return None  # there is no text in force to correct it by; PLB04 tells what took its place
    title = statute.title if statute is not None else law
    current = texts.text(title, context.as_of)
    if current is None:
        return None
    fault = _fault(quote, texts.versions(title), current)
    if fault is None or fault[0] not in ("", "many", "foreign"):
        return fault
    year = last_year(history(text, head.law or ""))
    if 0 < year < current.date.year:
        return "stale", {**fault[1], "year": year}
    return fault


def _fault(quote: Quote, versions: tuple[StatuteText, ...], current: StatuteText) -> _Fault | None:
    """Return which message speaks and its values, None for a faithful quotation."""
    head = quote.citations[0]
    article, suffix = head.article or 0, head.article_suffix or 0
    words = current.article(article, suffix)
    found = quotation.compare(quote.text, words, current.date) if words is not None else None
    if found is not None and (found.equal or not found.sentences):
        return None
    best = quotation.best_version(quote.text, article, suffix, versions)
    share = found.share if found is not None else 0.0
    if best is not None and best[1].date < current.date and best[0].share > share and best[0].share >= _NEED:
        return "old", {"old": best[1].date.isoformat(), "version": current.date.isoformat()}
    other = quotation.article_of(quote.text, current)
    if other is not None and other != (article, suffix):
        place = f"{other[0]}条之{other[1]}" if other[1] else str(other[0])
        return "other", {"article": place}
    if found is None:
        return None
    version = found.version.isoformat()
    told = [_side_by_side(one) for one in found.passages]
    told += [_absent(words) for words in found.foreign]
    if not told:
        return None
    variant = "foreign" if not found.differences and share < _NEED else "many" if len(told) > _SHOWN else ""
    shown = listed(told[:_SHOWN], apart=True)
    return variant, {"version": version, "differences": shown, "places": len(told)}


#: So many differences are shown.
_SHOWN = 3
#: A sentence that does not stand there is cut after so many characters.
_LONGEST = 50


def _side_by_side(one: Passage) -> Term:
    if not one.quoted:
        return Term(f"少了「{one.statute}」", f"it lacks 「{one.statute}」")
    if not one.statute:
        return Term(f"多了「{one.quoted}」", f"it adds 「{one.quoted}」")
    return Term(f"抄作「{one.quoted}」，文本是「{one.statute}」", f"「{one.quoted}」 for 「{one.statute}」")


def _absent(words: str) -> Term:
    short = cut(words, _LONGEST)
    return Term(f"抄作「{short}」，这一条里没有", f"「{short}」, which does not stand in that article")
