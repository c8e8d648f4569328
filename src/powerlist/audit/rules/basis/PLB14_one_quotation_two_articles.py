from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import citations_at
from powerlist.audit.rule import Rule
from powerlist.law import naming, quotation
from powerlist.law.labels import article_shown
from powerlist.law.plainwords import plain
from powerlist.law.quotes import quotes
from powerlist.model.enums import Confidence, Severity
from powerlist.model.wording import Term, few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_LEAST = 24
#: So many other items are listed with a finding, and so many named by its message.
_RELATED, _SHOWN = 5, 2


class OneQuotationTwoArticles(Rule):
    """同一段条文抄在两个条号下

    ## 查什么
    同一部法的同一段文字，在一处写作第某条，在另一处写作另一条。少的一方报告，多的一方列为相关项；
    法律文本文件夹里有这部法的，按文本看哪个条号对，报告不对的一方。

    ## 为什么
    一段条文只有一个条号。两处不同，至少一处写错，或者一处还是修改前的条号。

    ## 反例
    ```yaml
    items:
    - {name: 对甲行为的处罚, type: 行政处罚, department: 县水利局, basis: "《示例法》第十条：擅自占用河道的，由水行政主管部门责令改正，处五千元以上五万元以下的罚款。"}
    - {name: 对乙行为的处罚, type: 行政处罚, department: 县水利局, basis: "《示例法》第十一条：擅自占用河道的，由水行政主管部门责令改正，处五千元以上五万元以下的罚款。"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对甲行为的处罚, type: 行政处罚, department: 县水利局, basis: "《示例法》第十条：擅自占用河道的，由水行政主管部门责令改正，处五千元以上五万元以下的罚款。"}
    - {name: 对乙行为的处罚, type: 行政处罚, department: 县水利局, basis: "《示例法》第十条：擅自占用河道的，由水行政主管部门责令改正，处五千元以上五万元以下的罚款。"}
    ```

    ## 怎么改
    对照文本，改正写错的条号。

    ## 依据
    行政处罚法 第三十九条
    """

    code = "PLB14"
    name = "one-quotation-two-articles"
    english = "One wording is quoted under two articles of a statute"
    english_manual = {
        "what": "One wording of one law is cited as this article in one place and as another elsewhere. The rarer one is told, the others are listed with it; where the folder of statute texts has the law, the wrong one is told.",
        "why": "A wording has one number. Where two differ at least one is wrong, or from before an amendment.",
        "repair": "Look it up and correct the wrong number.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第三十九条"
    messages = {
        "zh": "《{law}》的同一段文字，这里写作{article}，{places}写作{other}",
        "en": "one wording of 《{law}》 is {article} here and {other} at {places}",
        "zh:cell": "《{law}》的同一段文字，这里写作{article}，同一格里又写作{other}",
        "en:cell": "one wording of 《{law}》 is {article} here and {other} in the same cell",
        "zh:known": "《{law}》的这段文字在文本（{version}）里是{other}，这里写作{article}，{places}写作{other}",
        "en:known": "this wording is {other} of 《{law}》 ({version}); here it is {article}, at {places} {other}",
        "zh:known-cell": "《{law}》的这段文字在文本（{version}）里是{other}，这里写作{article}，同一格里又写作{other}",
        "en:known-cell": "this wording is {other} of 《{law}》 ({version}); here it is {article} and, in the same cell, {other}",
    }
    helps = {
        "zh": "对照文本改正条号",
        "en": "check which article it is",
        "zh:known": "条号改为{other}",
        "en:known": "cite it as {other}",
        "zh:known-cell": "留{other}，删去另一处",
        "en:known-cell": "keep {other} and delete the other",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        register = context.register
        places: dict[tuple[str, str], dict[tuple[int, int], list[int]]] = {}
        parsed: dict[str, list[tuple[tuple[str, str], tuple[int, int], tuple[str, str, str]]]] = {}
        shown: dict[tuple[str, str], tuple[str, str, str]] = {}
        for position, text in enumerate(catalogue.items["basis"].tolist()):
            if not text:
                continue
            found = parsed.get(text)
            if found is None:
                found = parsed[text] = []
                for quote in quotes(text, citations_at(catalogue, context, position)):
                    head = quote.citations[0]
                    words = plain(quote.text)
                    if head.law is None or not head.article or head.range_end or len(words) < _LEAST:
                        continue
                    statute = register.resolve(head.full or head.law)
                    title = statute.title if statute is not None else head.full or head.law
                    number = (head.article, head.article_suffix or 0)
                    found.append(((naming.key(title), words), number, (head.law, title, quote.text)))
            for key, article, quoted in found:
                shown.setdefault(key, quoted)
                rows = places.setdefault(key, {}).setdefault(article, [])
                if position not in rows:
                    rows.append(position)
        for key, articles in places.items():
            if len(articles) < 2:
                continue
            law, title, words = shown[key]
            most = max(articles, key=lambda article: (len(articles[article]), -article[0]))
            version, right = _right(title, words, context)
            known = right in articles
            most = right if right is not None and known else most
            for article in sorted(articles, key=lambda one: (len(articles[one]), -one[0])):
                if article == most:
                    continue
                for position in articles[article]:
                    others = [place for place in articles[most] if place != position]
                    variant = ("known" if known else "") + ("" if others else "-cell" if known else "cell")
                    yield self.at(
                        catalogue,
                        position,
                        "basis",
                        related=others[:_RELATED],
                        variant=variant,
                        discriminator=f"{key[0]}|{article[0]}|{article[1]}|{most[0]}",
                        law=law,
                        article=article_shown(*article),
                        other=article_shown(*most),
                        version=version,
                        places=few((_place(catalogue, place) for place in others), _SHOWN),
                    )


def _right(title: str, words: str, context: Context) -> tuple[str, tuple[int, int] | None]:
    """Return which article of the text in force has these words, and the date of that text."""
    current = context.texts.text(title, context.as_of) if context.texts is not None else None
    if current is None:
        return "", None
    return current.date.isoformat(), quotation.article_of(words, current)


def _place(catalogue: Catalogue, position: int) -> Term:
    """Return where an item stands and its name: 权责清单!F43「对某行为的处罚」."""
    item = catalogue.ref(position)
    source = next(iter(catalogue.sources_of(position, "basis")), None)
    cell = "!".join(filter(None, (source.sheet, source.cell))) if source is not None else ""
    name = item.sub_name or item.name
    return Term(f"{cell}「{name}」", f"「{cell} {name}」" if cell else f"「{name}」")
