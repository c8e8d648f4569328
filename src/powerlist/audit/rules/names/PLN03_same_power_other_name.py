from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import loose, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: What a name may have or lack without meaning anything else.
_FRAME = lazy_pattern("(?=[对行进实违有的])(?:^对|行为|行政|进行|实施|违法|违反规定|有关|的)")


class SamePowerOtherName(Rule):
    """同一权力在不同地方名称不一

    ## 查什么
    依据相同、类型相同，名称去掉标点、空格和“行为”“行政”等套话以后相同，而在不同部门写法不同的事项。
    已由人判断为不重复的一对（rulings.csv），在两边文字不变时不报。

    ## 为什么
    同一权力名称不一，上下左右就对不上：查不出重复，统计口径也乱。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    - {name: 对擅自取水的行政处罚, type: 行政处罚, department: 县农业农村局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县农业农村局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    统一成上级目录或多数部门的写法。

    ## 依据
    权力清单“名称统一”的要求
    """

    code = "PLN03"
    name = "same-power-other-name"
    english = "One power has different names"
    english_manual = {
        "what": "Items of one basis and type whose names agree without punctuation, blanks and set phrases, but are written differently by different departments. A pair that a person judged distinct (rulings.csv) is left out while both texts stay.",
        "why": "With different names nothing can be joined: doubles stay hidden and counts differ.",
        "repair": "Use the name of the list above, or that of most departments.",
    }
    severity = Severity.WARNING
    ground = "权力清单“名称统一”的要求"
    messages = {
        "zh": "与「{other}」（{department}）是同一权力，名称不同",
        "en": "the same power as {other} ({department}) under another name",
    }
    helps = {
        "zh": "统一名称",
        "en": "use one name",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        names, subs, types, departments = (
            texts(items, name) for name in ("name", "sub_name", "type", "department")
        )
        frame = catalogue.citations
        frame = frame[(frame["role"] == "basis") & (frame["article"] > 0)]
        groups: dict[tuple[str, str], list[int]] = {}
        for position in sorted(set(frame["position"].tolist())):
            if name := names[position]:
                groups.setdefault((types[position], _core(name + "|" + subs[position])), []).append(position)
        several = [members for members in groups.values() if len(members) > 1]
        cited = _cited(
            frame[frame["position"].isin([position for members in several for position in members])]
        )
        for members in several:
            first = members[0]
            for position in members[1:]:
                if (
                    loose(names[position]) == loose(names[first])
                    or departments[position] == departments[first]
                ):
                    continue
                if not cited[position] & cited[first]:
                    continue
                if _ruled(catalogue, first, position):
                    continue
                yield self.at(
                    catalogue,
                    position,
                    "name",
                    related=(first,),
                    other=names[first],
                    department=departments[first],
                )


def _ruled(catalogue: Catalogue, first: int, second: int) -> bool:
    """Return whether a person ruled that the two are not the same, and both texts still stand."""
    if catalogue.rulings.empty:
        return False
    import numpy as np

    from powerlist.linkage.rulings import ruled_distinct

    pair = (np.array([first]), np.array([second]))
    return bool(ruled_distinct(catalogue.items, catalogue.rulings, *pair)[0])


def _core(name: str) -> str:
    return _FRAME.sub("", loose(name.replace("|", "／")))


def _cited(frame: pd.DataFrame) -> dict[int, set[tuple[str, int]]]:
    """Return what each item rests on: law and article."""
    found: dict[int, set[tuple[str, int]]] = {}
    columns = (
        frame["position"].tolist(),
        frame["title"].tolist(),
        frame["law"].tolist(),
        frame["article"].tolist(),
    )
    for position, title, law, article in zip(*columns, strict=True):
        found.setdefault(position, set()).add((title or law, article))
    return found
