from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import loose, said, texts
from powerlist.audit.rule import Rule, Skip
from powerlist.model.enums import Severity
from powerlist.model.wording import Listed, few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class SharedCode(Rule):
    """一码多项或一项多码

    ## 查什么
    同一编码用在名称不同的两项上；同一部门、同一类型、同名同子项的事项有两个编码。主项和它的子项共用编码的不算。

    ## 为什么
    编码用来在平台、上级目录、办件系统之间对上同一项；一码多项就会对错，一项多码就会重复计数。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012000"}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012000"}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275012000"}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, code: "330275013000"}
    ```

    ## 怎么改
    查清编码属于哪一项，给另一项取得自己的编码。

    ## 依据
    政务服务事项编码唯一性
    """

    code = "PLC05"
    name = "shared-code"
    english = "One code on two items, or two codes on one item"
    english_manual = {
        "what": "One code stands on two items of different names; one item of one department, type and name has two codes. A main item and its sub-items may share one.",
        "why": "The code joins platform, lists above and case records. One code on several items joins the wrong ones, several codes on one item count it twice.",
        "repair": "Find out whose code it is, and get the other item a code of its own.",
    }
    severity = Severity.ERROR
    ground = "政务服务事项编码唯一性"
    messages = {
        "zh": "编码「{value}」有 {count} 个不同的事项在用",
        "en": "{count} different items share code {value}",
        "zh:two": "同一事项有 {count} 个编码：{value}",
        "en:two": "one item has {count:code}: {value}",
    }
    helps = {
        "zh": "给另一项取得自己的编码",
        "en": "get the other item a code of its own",
        "zh:two": "只留一个编码",
        "en:two": "keep one code",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        codes, names, subs = said(items, "code"), texts(items, "name"), texts(items, "sub_name")
        departments, types = texts(items, "department"), texts(items, "type")
        filled = [position for position, code in enumerate(codes) if code]
        if not filled:
            raise Skip("没有事项编码", "there are no item codes")
        by_code: dict[str, dict[str, int]] = {}
        by_item: dict[tuple[str, ...], dict[str, int]] = {}
        for position in filled:
            by_code.setdefault(codes[position], {}).setdefault(loose(names[position]), position)
            key = (
                loose(departments[position]),
                types[position],
                loose(names[position]),
                loose(subs[position]),
            )
            by_item.setdefault(key, {}).setdefault(codes[position], position)
        for code, found in by_code.items():
            if len(found) > 1:
                yield self._told(catalogue, list(found.values()), "", code)
        for found in by_item.values():
            if len(found) > 1:
                yield self._told(catalogue, list(found.values()), "two", few(found))

    def _told(self, catalogue: Catalogue, members: list[int], variant: str, value: str | Listed) -> Finding:
        return self.at(
            catalogue,
            members[-1],
            "code",
            related=members[:-1],
            count=len(members),
            variant=variant,
            value=value,
            excerpt="",
        )
