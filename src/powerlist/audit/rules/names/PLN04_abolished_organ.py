from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from powerlist.audit.frames import row_place, texts
from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_SECOND = lazy_pattern("[（(][^（()）]*[）)]")
#: No organ has a longer name.
_LONGEST = 100
_PLACE = lazy_pattern("^.*?[省市县区旗州盟](?:人民政府)?")


class AbolishedOrgan(Rule):
    """部门名称是机构改革以前的

    ## 查什么
    原实施部门、现行使主体、委托机关、派出部门里，机构改革已经撤并或更名的机构。每个名称报一次，写明涉及多少项。

    ## 为什么
    机构撤并以后，原来的部门不再是行政主体；清单上写着它，就不知道现在由谁负责。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 示例县国土资源局, basis: 《水法》第六十九条}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 示例县自然资源局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    改为现在承担这项职能的部门。

    ## 依据
    国务院机构改革方案（2018 年）；地方机构改革
    """

    code = "PLN04"
    name = "abolished-organ"
    english = "A department has a name from before a reform"
    english_manual = {
        "what": "Departments, enforcers, principals of deeds and parents of outposts that a reform merged or renamed. Told once a name, with the number of items.",
        "why": "After a reform the old department is no organ any more, and nobody knows who answers now.",
        "repair": "Name the department that has the duty today.",
    }
    severity = Severity.WARNING
    ground = "国务院机构改革方案（2018 年）；地方机构改革"
    messages = {
        "zh": "「{value}」已经撤并或更名（{reform} 年机构改革），现在通常是{successor}",
        "en": "{value} was merged or renamed in the reform of {reform}; now usually {successor}",
    }
    helps = {
        "zh": "改为现在的部门",
        "en": "name the organ of today",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        old = _organs()
        for table, name in (
            ("items", "department"),
            ("items", "enforcer"),
            ("deeds", "principal"),
            ("outposts", "parent"),
        ):
            frame = catalogue.table(table)
            values = texts(frame, name)
            for value in dict.fromkeys(values):
                if len(value) > _LONGEST:
                    continue
                found = next((row for row in old if _is(value, row[0]) and context.as_of >= row[2]), None)
                if found is None:
                    continue
                told: dict[str, Any] = {
                    "value": value,
                    "successor": found[1],
                    "reform": found[3],
                    "count": values.count(value),
                }
                if table == "items":
                    yield self.at(
                        catalogue, values.index(value), name, discriminator=value, excerpt="", **told
                    )
                else:
                    place = row_place(catalogue, table, values.index(value))
                    yield self.whole(place, field=name, discriminator=f"{table}|{value}", **told)


@cache
def _organs() -> list[tuple[str, str, date, str]]:
    text = files("powerlist.audit").joinpath("data/organs.csv").read_text("utf-8")
    return [
        (row["ending"], row["successor"], date.fromisoformat(row["since"]), row["reform"])
        for row in csv.DictReader(text.splitlines())
    ]


def _is(value: str, ending: str) -> bool:
    """Return whether a department is this organ of some place, a second plate in brackets aside."""
    plain = _SECOND.sub("", value).strip()
    if not plain.endswith(ending):
        return False
    before = plain[: -len(ending)]
    return not before or bool(_PLACE.fullmatch(before))
