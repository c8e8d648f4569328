from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import bases
from powerlist.audit.rule import Rule
from powerlist.law.rank import Rank, height
from powerlist.model.enums import Severity
from powerlist.model.wording import few
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_NUMBER = lazy_pattern(r"[〔\[【（(](?:19|20)[0-9]{2}[〕\]】）)][ ]?第?[0-9]{1,5}[ ]?号")


class NoCitation(Rule):
    """实施依据里没有引用条文

    ## 查什么
    实施依据写了字，却认不出任何一部法律、法规、规章或文件；或者只写了法律、法规、规章的名称，没有写到条。
    空的单元格由 PLS01 报告。决定、通知一类文件常常整篇适用，只写名称不报；登记表里没有、从
    名称也看不出层级的（某某办法、规定），可能就是这样的文件。只写了文号的，作警告。

    ## 为什么
    职权法定。不写明依据哪一条，就无法核对这项职权是否存在、由谁行使、到什么限度。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 按有关规定执行}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《中华人民共和国水法》第六十九条}
    ```

    ## 怎么改
    写明法律、法规、规章的全称和条、款、项。

    ## 依据
    行政处罚法 第四条、第三十八条
    """

    code = "PLB01"
    name = "basis-without-citation"
    english = "The basis cites no article"
    english_manual = {
        "what": "A basis has words, yet no law, regulation, rule or document can be recognised in it; or only the title of a law, regulation or rule is written, without an article. An empty cell is told by PLS01. Decisions and notices often apply as a whole, so a title alone is no finding for them. Measures and provisions that the register does not know and whose rank nothing tells may be such documents. A bare document number is a warning.",
        "why": "A power exists by law only. Without the article nobody can check whether it exists, who holds it and how far it goes.",
        "repair": "Write the full title and the article, paragraph and item.",
    }
    ground = "行政处罚法 第四条、第三十八条"
    messages = {
        "zh": "实施依据里没有引用条文：{quoted}",
        "en": "the basis cites nothing: {quoted}",
        "zh:title": "只写了名称，没有写到条：{law}",
        "en:title": "an act is named without an article: {law}",
        "zh:number": "只写了文号，没有写名称和条：{quoted}",
        "en:number": "only a document number is given: {quoted}",
    }
    helps = {
        "zh": "写明依据的名称和条、款、项",
        "en": "name the act and the article",
        "zh:title": "补上条、款、项",
        "en:title": "add the article",
        "zh:number": "补上文件名称和条",
        "en:number": "add the document's title and the article",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        found = bases(catalogue, context)
        for position, text in enumerate(catalogue.items["basis"].tolist()):
            words = text.strip()
            if not words:
                continue
            cited = found.get(position)
            if not cited:
                number = _NUMBER.search(words) is not None
                yield self.at(
                    catalogue,
                    position,
                    "basis",
                    variant="number" if number else "",
                    severity=Severity.WARNING if number else None,
                    quoted=words[:40],
                )
            elif not any(one.article or one.item for one in cited):
                norms = [one for one in cited if height(one.rank) >= height(Rank.RULE)]
                if norms:
                    yield self.at(
                        catalogue,
                        position,
                        "basis",
                        variant="title",
                        law=few(one.shown for one in norms),
                    )
