from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import citations_at
from powerlist.audit.rule import Rule
from powerlist.law import naming
from powerlist.law.plainwords import plain
from powerlist.law.quotes import quotes
from powerlist.model.enums import Confidence, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_LEAST = 24


class OneQuotationTwoArticles(Rule):
    """同一段条文抄在两个条号下

    ## 查什么
    同一部法的同一段文字，在一处写作第某条，在另一处写作另一条。少的一方报告，多的一方列为相关项。

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
        "what": "One wording of one law is cited as this article in one place and as another elsewhere. The rarer one is told, the others are listed with it.",
        "why": "A wording has one number. Where two differ at least one is wrong, or from before an amendment.",
        "repair": "Look it up and correct the wrong number.",
    }
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    ground = "行政处罚法 第三十九条"
    messages = {
        "zh": "《{law}》的同一段文字，这里写作第{article}条，别处写作第{other}条",
        "en": "one wording of 《{law}》 is article {article} here and article {other} elsewhere",
    }
    helps = {"zh": "对照文本改正条号", "en": "check which article it is"}

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        register = context.register
        places: dict[tuple[str, str], dict[tuple[int, int], list[int]]] = {}
        parsed: dict[str, list[tuple[tuple[str, str], tuple[int, int], str]]] = {}
        shown: dict[tuple[str, str], str] = {}
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
                    found.append(
                        ((naming.key(title), words), (head.article, head.article_suffix or 0), head.law)
                    )
            for key, article, law in found:
                shown.setdefault(key, law)
                rows = places.setdefault(key, {}).setdefault(article, [])
                if position not in rows:
                    rows.append(position)
        for key, articles in places.items():
            if len(articles) < 2:
                continue
            ordered = sorted(articles, key=lambda article: (len(articles[article]), -article[0]))
            most = ordered[-1]
            for article in ordered[:-1]:
                for position in articles[article]:
                    yield self.at(
                        catalogue,
                        position,
                        "basis",
                        related=[p for p in articles[most] if p != position][:5],
                        discriminator=f"{key[0]}|{article[0]}|{article[1]}|{most[0]}",
                        law=shown[key],
                        article=article[0],
                        other=most[0],
                    )
