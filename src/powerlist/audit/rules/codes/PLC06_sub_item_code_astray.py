from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from powerlist.audit.codes import profile_named
from powerlist.audit.frames import loose, said, texts
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class SubItemCodeAstray(Rule):
    """子项编码与主项不成一套

    ## 查什么
    编码方案有主项段和子项段的：同一部门同名主项下的各行，主项段应相同；有子项名称的行，子项段不应是“没有子项”的那个值。

    ## 为什么
    主项段不同，平台上就成了两个主项；子项段是 000，平台上就看不出它是子项。

    ## 反例
    ```yaml
    items:
    - {name: 取水许可, type: 行政许可, department: 县水利局, basis: 《水法》第六十九条, sub_name: 新办, code: "000119006001"}
    - {name: 取水许可, type: 行政许可, department: 县水利局, basis: 《水法》第六十九条, sub_name: 变更, code: "000119007002"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 取水许可, type: 行政许可, department: 县水利局, basis: 《水法》第六十九条, sub_name: 新办, code: "000119006001"}
    - {name: 取水许可, type: 行政许可, department: 县水利局, basis: 《水法》第六十九条, sub_name: 变更, code: "000119006002"}
    ```

    ## 怎么改
    按平台的编码改正。

    ## 依据
    GB/T 39554.1-2020 政务服务事项编码
    """

    code = "PLC06"
    name = "sub-item-code-astray"
    english = "The code of a sub-item does not belong to its main item"
    english_manual = {
        "what": 'Where the profile has segments for main item and sub-item: rows of one main item of one department share the main segment, and a row with a sub-item\'s name does not have the value for "no sub-item".',
        "why": "With other main segments the platform shows two main items; with 000 nobody sees that it is a sub-item.",
        "repair": "Correct the code from the platform.",
    }
    severity = Severity.WARNING
    ground = "GB/T 39554.1-2020 政务服务事项编码"
    messages = {
        "zh": "编码「{value}」的主项段是 {found}，同一主项的其他行是 {expected}",
        "en": "the main segment of code {value} is {found}, that of its siblings {expected}",
        "zh:sub": "编码「{value}」的子项段是 {found}，而这一行是子项",
        "en:sub": "the sub segment of code {value} is {found} although the row is a sub-item",
    }
    helps = {
        "zh": "按平台的编码改正",
        "en": "correct it from the platform",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        profile = profile_named(catalogue.meta.profile)
        codes, names, subs = said(items, "code"), texts(items, "name"), texts(items, "sub_name")
        departments = texts(items, "department")
        if profile is None or not any("main" in form.groupindex for form in profile.forms):
            raise Skip("编码方案没有主项段和子项段", "the code profile has no main and sub segments")
        if not any(codes):
            raise Skip("没有事项编码", "there are no item codes")
        groups: dict[tuple[str, str], list[tuple[int, dict[str, str]]]] = {}
        for position, code in enumerate(codes):
            segments = profile.segments(code) if code else None
            if segments and "main" in segments:
                key = (departments[position], loose(names[position]))
                groups.setdefault(key, []).append((position, segments))
        for members in groups.values():
            if not any(subs[position] for position, _ in members):
                continue
            expected = Counter(segments["main"] for _, segments in members).most_common(1)[0][0]
            for position, segments in members:
                values: dict[str, Any] = {"value": codes[position], "excerpt": ""}
                if segments["main"] != expected:
                    yield self.at(
                        catalogue, position, "code", found=segments["main"], expected=expected, **values
                    )
                elif _is_sub(subs[position], names[position]) and segments["sub"] == profile.no_sub:
                    yield self.at(catalogue, position, "code", variant="sub", found=segments["sub"], **values)


def _is_sub(sub: str, name: str) -> bool:
    """Return whether a sub-item has a name of its own: 无 and the main item's name again are none."""
    return loose(sub) not in ("", "无", loose(name))
