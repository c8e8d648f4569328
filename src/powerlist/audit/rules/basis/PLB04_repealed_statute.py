from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.cited import history, laws, named_year, repealed, title_at, weighed
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class RepealedStatute(Rule):
    """引用的法已经废止或被新法取代

    ## 查什么
    适用日时已经废止、失效或被新法取代的法律、法规、规章。废止日期和出处来自登记表里手工维护的废止表，表里没有的不报。
    依据里写的年份晚于废止日的（可能是同名的新法），只作提示。

    ## 为什么
    失去效力的法不能再作处罚、许可的依据；依据没有了的事项应当取消，或者改引新法。

    ## 反例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对工业噪声超标的处罚, type: 行政处罚, department: 县生态环境局, basis: 《环境噪声污染防治法》第五十二条}
    ```

    ## 正例
    ```yaml
    as_of: 2025-01-01
    items:
    - {name: 对工业噪声超标的处罚, type: 行政处罚, department: 县生态环境局, basis: 《噪声污染防治法》第七十五条}
    ```

    ## 怎么改
    改引新法的相应条文；新法没有相应条文的，取消这一项。

    ## 依据
    行政处罚法 第三十七条、第三十八条
    """

    code = "PLB04"
    name = "repealed-statute"
    english = "The cited statute is repealed or superseded"
    english_manual = {
        "what": "Laws, regulations and rules that were repealed, lapsed or replaced by the day that counts. Dates and sources come from the repeals kept by hand with the register; what is not there is not told. Where the basis names a year after the repeal (perhaps a new act of the same name) it is a remark only.",
        "why": "An act without force founds no penalty and no permit. An item whose basis is gone must be dropped or rest on the new act.",
        "repair": "Cite the corresponding article of the new act; where there is none, drop the item.",
    }
    ground = "行政处罚法 第三十七条、第三十八条"
    messages = {
        "zh": "《{law}》自 {on} 起已被《{by}》废止（{source}）",
        "en": "《{law}》 was repealed on {on} by 《{by}》 ({source})",
        "zh:replaced": "《{law}》自 {on} 起已由《{by}》取代（{source}）",
        "en:replaced": "《{law}》 was replaced on {on} by 《{by}》 ({source})",
        "zh:newer": "《{law}》在 {on} 已废止，但依据里写有 {year} 年，可能是登记表未收的新法",
        "en:newer": "《{law}》 was repealed on {on}, but the cell names {year}: it may be newer than the register",
    }
    helps = {
        "zh": "改引现行有效的依据；没有的，取消这一项",
        "en": "cite what is in force, or drop the item",
        "zh:replaced": "改引《{by}》的相应条文",
        "en:replaced": "cite the corresponding article of 《{by}》",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        texts = catalogue.items["basis"].tolist()
        for position, one, statute in laws(catalogue, context):
            row = repealed(one.law, statute, context)
            if row is None:
                continue
            year = named_year(history(texts[position], one.law))
            doubt = year > row.on.year
            yield self.at(
                catalogue,
                position,
                "basis",
                offset=title_at(texts[position], one),
                variant="newer" if doubt else "replaced" if row.kind == "replaced" else "",
                severity=weighed(Severity.ERROR, doubt),
                discriminator=row.title,
                law=one.law,
                on=row.on.isoformat(),
                by=row.by,
                source=row.source,
                year=year,
            )
