from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.codes import Profile, credit_fault, is_damaged, profile_named
from powerlist.audit.frames import said
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Severity
from powerlist.model.wording import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class InvalidCreditCode(Rule):
    """统一社会信用代码不对

    ## 查什么
    统一社会信用代码一栏，以及实施编码里嵌着的信用代码：18 位、不含 I O S V Z、大写、校验位正确。
    一个部门的代码错了，各项都错，每个错代码只报一次，写明共多少项。

    ## 为什么
    信用代码指明是哪个机关。错一位就指到别的单位，或查无此单位。旧平台的占位代码也会在这里报出来。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, credit_code: 11990101000000019A}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, credit_code: 11990101000000019X}
    ```

    ## 怎么改
    按登记证书改正。

    ## 依据
    GB 32100-2015 法人和其他组织统一社会信用代码编码规则
    """

    code = "PLC01"
    name = "invalid-credit-code"
    english = "A unified social credit code is invalid"
    english_manual = {
        "what": "The column of the unified social credit code, and the one inside an implementation code: 18 characters, without I O S V Z, in capitals, with the right check character. A wrong code is told once, with the number of items that carry it.",
        "why": "The code says which organ it is. One wrong character leads to another body or to none. Placeholders of an old platform are told here too.",
        "repair": "Correct it from the certificate of registration.",
    }
    severity = Severity.WARNING
    ground = "GB 32100-2015 法人和其他组织统一社会信用代码编码规则"
    messages = {
        "zh": "信用代码「{value}」校验位不对{more}",
        "en": "the check character of credit code {value} is wrong{more}",
        "zh:length": "信用代码「{value}」是 {length} 位，应为 18 位{more}",
        "en:length": "credit code {value} has {length:character}, not 18{more}",
        "zh:letters": "信用代码「{value}」含有不该出现的字符{more}",
        "en:letters": "credit code {value} holds characters that cannot occur{more}",
        "zh:lower": "信用代码「{value}」有小写字母{more}",
        "en:lower": "credit code {value} has small letters{more}",
    }
    helps = {
        "zh": "按登记证书改正",
        "en": "correct it from the certificate",
        "zh:lower": "改为大写",
        "en:lower": "write capitals",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        profile = profile_named(catalogue.meta.profile)
        columns = {name: said(items, name) for name in ("credit_code", "code")}
        if not any(map(any, columns.values())):
            raise Skip("没有信用代码和事项编码", "there are neither credit codes nor item codes")
        for name, values in columns.items():
            faults = {text: self._fault(name, text, profile) for text in set(values) if text}
            firsts: dict[tuple[str, str], list[int]] = {}
            for position, text in enumerate(values):
                if (found := faults.get(text)) is not None:
                    firsts.setdefault(found, []).append(position)
            for (value, fault), places in firsts.items():
                count = len(places)
                yield self.at(
                    catalogue,
                    places[0],
                    name,
                    variant="" if fault == "checksum" else fault,
                    discriminator=value,
                    count=count,
                    value=value,
                    length=len(value),
                    more=Term(f"（共 {count} 项）", f" ({count} items)") if count > 1 else "",
                    excerpt="",
                )

    def _fault(self, name: str, text: str, profile: Profile | None) -> tuple[str, str] | None:
        """Return the credit code that a cell holds and what is wrong with it."""
        value = text
        if is_damaged(text):
            return None
        if name == "code":
            value = ((profile.segments(text) if profile else None) or {}).get("organ", "")
            if len(value) != 18:
                return None
        fault = credit_fault(value)
        return (value, fault) if fault else None
