from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.codes import profile_named
from powerlist.audit.frames import said, texts
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class CodeTypeMismatch(Rule):
    """编码里的类型与职权类型不一致

    ## 查什么
    编码方案里有类型段的，类型段所指的类型与职权类型一栏比较。

    ## 为什么
    编码和类型总有一个是错的；按类型统计和按编码统计会得出两个数。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政检查, department: 县水利局, basis: 《水法》第六十九条, code: "330275012000"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012000"}
    ```

    ## 怎么改
    核对后改正编码或类型。

    ## 依据
    政务服务平台职权类型编码
    """

    code = "PLC03"
    name = "code-type-mismatch"
    english = "The type segment of a code contradicts the type"
    english_manual = {
        "what": "Where the code profile has a segment for the type, it is compared with the type column.",
        "why": "One of the two is wrong; counting by type and counting by code give different numbers.",
        "repair": "Check, then correct the code or the type.",
    }
    severity = Severity.WARNING
    ground = "政务服务平台职权类型编码"
    messages = {
        "zh": "编码「{value}」的类型段 {segment} 是{expected}，类型一栏是{found}",
        "en": "segment {segment} of code {value} means {expected}, the type is {found}",
    }
    helps = {
        "zh": "核对后改正编码或类型",
        "en": "check, then correct the code or the type",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        profile = profile_named(catalogue.meta.profile)
        if profile is None or not profile.types:
            raise Skip("编码方案没有类型段", "the code profile has no type segment")
        codes, types = said(items, "code"), texts(items, "type")
        if not any(codes):
            raise Skip("没有事项编码", "there are no item codes")
        for position, (code, found) in enumerate(zip(codes, types, strict=True)):
            if not code or not found:
                continue
            segment = (profile.segments(code) or {}).get("type", "")
            expected = profile.types.get(segment)
            if expected and found not in expected:
                yield self.at(
                    catalogue,
                    position,
                    "code",
                    value=code,
                    segment=segment,
                    expected=tuple(expected),
                    found=found,
                    discriminator=f"{code}|{found}",
                    excerpt="",
                )
