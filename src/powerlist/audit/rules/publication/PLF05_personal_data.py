from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.audit.frames import found, row_place, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.fields import names_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_TABLES = ("items", "grants", "decisions", "deeds", "outposts", "townships")
#: Columns of codes and addresses: their digits are no telephone.
_EXCEPT = frozenset(
    (
        "id",
        "item",
        "code",
        "credit_code",
        "division_code",
        "township_code",
        "published_at",
        "principal_published",
        "agent_published",
    )
)
_DIGITS = r"1[3-9]\d[ \-.]?\d{4}[ \-.]?\d{4}|\d{17}|[０-９][０-９－　]{10}"
#: Full-width digits and signs, in texts that nobody cleaned, and the strokes between groups.
_NARROW = str.maketrans("０１２３４５６７８９－　＋Ｘｘ–—‐", "0123456789- +Xx---")
#: 川水许可〔2023〕15012345678号 is a document, 15012345678元 an amount.
_MOBILE = lazy_pattern(
    r"(?:(?<![\dA-Za-z\-〕\]第])|(?<=\+86)|(?<=\+86[ \-])|(?<=0086)|(?<=(?<!\d)86[ \-]))1[3-9]\d(?:\d{8}|[ \-]\d{4}[ \-]\d{4}|\.\d{4}\.\d{4})(?![\dA-Za-z元万亿])"
)
_IDENTITY = lazy_pattern(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class PersonalData(Rule):
    """公布的字段里有个人信息

    ## 查什么
    事项、赋权记录、委托协议、派驻机构等会公布的字段里的手机号码和居民身份证号码（按校验位认定）。办公电话、编码不算。

    ## 为什么
    清单要公布。手机号、身份证号一旦公布就收不回来。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: 联系人手机 13800138000}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, remark: 监督电话 0825-12345}
    ```

    ## 怎么改
    删掉；需要联系方式的，写办公电话。

    ## 依据
    个人信息保护法 第二十五条、第三十四条
    """

    code = "PLF05"
    name = "personal-data"
    english = "A published field holds personal data"
    english_manual = {
        "what": "Mobile numbers and identity numbers (by their check digit) in fields of items, grants, deeds and outposts that are published. Office telephones and codes are no finding.",
        "why": "The list is published, and what was published cannot be taken back.",
        "repair": "Delete it; where people need a contact, give an office telephone.",
    }
    severity = Severity.ERROR
    ground = "个人信息保护法 第二十五条、第三十四条"
    messages = {
        "zh": "{field_name}里有手机号码 {value}",
        "en": "{field_name} holds a mobile number {value}",
        "zh:identity": "{field_name}里有身份证号码 {value}",
        "en:identity": "{field_name} holds an identity number {value}",
    }
    helps = {
        "zh": "删掉，或换成办公电话",
        "en": "delete it, or give an office telephone",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        for table in _TABLES:
            frame = catalogue.table(table)
            for name in names_of(table):
                if name in _EXCEPT:
                    continue
                # a cheap test first: hardly any cell has eleven digits in a row
                for row in found(frame, name, _DIGITS):
                    for value, kind in personal(texts(frame, name)[row]):
                        yield self._told(catalogue, table, row, name, value, kind)

    def _told(self, catalogue: Catalogue, table: str, row: int, name: str, value: str, kind: str) -> Finding:
        """Return the finding; the number itself is shown only in part, also in the fingerprint's stead."""
        shown = value[:3] + "*" * (len(value) - 5) + value[-2:]
        values: dict[str, Any] = {"value": shown, "variant": kind, "discriminator": f"{table}|{kind}|{shown}"}
        if table == "items":
            return self.at(catalogue, row, name, excerpt="", **values)
        place = row_place(catalogue, table, row)
        if table == "grants":
            position = catalogue.position_of.get(texts(catalogue.grants, "item")[row])
            if position is not None:
                # a list that is not stored has no grants.csv: its cell is the place
                line = place if catalogue.folder is not None else None
                return self.at(catalogue, position, name, excerpt="", location=line, **values)
        return self.whole(place, scope=Scope.CELL, field=name, **values)


def personal(text: str) -> list[tuple[str, str]]:
    """Return the mobile and identity numbers in a text, each with the message variant that tells it."""
    text = text.translate(_NARROW)
    found = [(match, "") for match in _MOBILE.findall(text)]
    for match in _IDENTITY.findall(text):
        total = sum(int(digit) * weight for digit, weight in zip(match, _WEIGHTS, strict=False))
        if "10X98765432"[total % 11] == match[17].upper():
            found.append((match, "identity"))
    return found
