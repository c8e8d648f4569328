from __future__ import annotations

import re
from typing import TYPE_CHECKING

from powerlist.audit.frames import row_place, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.wording import Term
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_GOOD = lazy_pattern("[\u4e00-\u9fffA-Za-z]{2,16}〔(?:19|20)\\d{2}〕[1-9]\\d*号")
_LOOSE = lazy_pattern(
    r"([\u4e00-\u9fffA-Za-z]{2,16})\s*[\[［(（【〔{]\s*(\d{2}|\d{4})\s*年?\s*[\]］)）】〕}]\s*第?\s*(\d{1,5})\s*号?"
)

#: 川府发2021-42, 川府发2021年42号: no bracket at all, behind the kind of document that an organ's sign ends in.
_BARE = lazy_pattern(
    r"([\u4e00-\u9fffA-Za-z]{1,14}[发函字办规文通政])第?[\[［(（【〔{]?((?:19|20)\d{2})[\]］)）】〕}]?"
    r"[年\-—－–_/.·．]?第?(\d{1,5})号?"
)


class DocumentNumberFormat(Rule):
    """文号写法不合格式

    ## 查什么
    决定文件表和赋权记录里的文号：机关代字、六角括号的四位年份、不编虚位的序号、“号”，如 示政发〔2025〕4号。令号、公告号另有写法，不查。

    ## 为什么
    文号写法不一，同一文件就对不上：赋权记录找不到它的决定，检索也找不到原文。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    decisions:
    - {number: "示政发[2025]04号"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    decisions:
    - {number: 示政发〔2025〕4号}
    ```

    ## 怎么改
    改成“机关代字〔年份〕序号号”。

    ## 依据
    GB/T 9704-2012 党政机关公文格式
    """

    code = "PLF02"
    name = "document-number-format"
    english = "A document number is not in its form"
    english_manual = {
        "what": "Document numbers in decisions and grants: the organ's abbreviation, the year in four digits within brackets 〔〕, a number that is not padded, and 号. Orders and announcements are numbered otherwise and not judged.",
        "why": "Where one document is written in several ways a grant does not find its decision, and a search does not find the text.",
        "repair": "Write it in that form.",
    }
    severity = Severity.INFO
    ground = "GB/T 9704-2012 党政机关公文格式"
    messages = {
        "zh": "文号「{value}」{what}",
        "en": "document number {value}: {what}",
    }
    helps = {
        "zh": "改为“{better}”",
        "en": "write {better}",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        for table, name in (("decisions", "number"), ("grants", "decision")):
            values = texts(catalogue.table(table), name)
            for value in dict.fromkeys(values):
                if not value or _GOOD.fullmatch(value) or not (match := _matched(value.strip())):
                    continue
                organ, year, number = match.groups()
                yield self.whole(
                    row_place(catalogue, table, values.index(value)),
                    scope=Scope.CELL,
                    field=name,
                    count=values.count(value),
                    discriminator=f"{table}|{value}",
                    value=value,
                    what=_what(value, year, number),
                    better=f"{organ.strip()}〔{year if len(year) == 4 else '20' + year}〕{int(number)}号",
                )


def _matched(value: str) -> re.Match[str] | None:
    """Return the organ, year and number of a document number that is written in another way."""
    return _LOOSE.fullmatch(value) or _BARE.fullmatch("".join(value.split()))


def _what(value: str, year: str, number: str) -> Term:
    """Return which of the causes it was."""
    if "〔" not in value or "〕" not in value:
        return Term("年份应当用六角括号〔〕", "the year stands in brackets 「〔〕」")
    if len(year) != 4:
        return Term("年份应当写四位", "the year has four digits")
    if "第" in value or number.startswith("0"):
        return Term("序号不编虚位，不加“第”", "the number is not padded and has no 「第」")
    if not value.endswith("号"):
        return Term("末尾缺“号”", "「号」 is missing at its end")
    return Term("有多余的空格", "superfluous blanks")
