from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.rule import Rule
from powerlist.model.enums import Severity
from powerlist.model.organs import one_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


class DepartmentSpellings(Rule):
    """同一个部门有几种写法

    ## 查什么
    去掉本地名称和“县”“区”“市”之后相同的部门名称，在清单里写法不同：县水利局、某某县水利局、水利局；全称和简称也是：县住建局、县住房和城乡建设局。
    每个部门提示一次，列出全部写法。市水利局和县水利局是两级的两个部门，县教育局和县教育和体育局可能是两个部门，都不算。

    ## 为什么
    写法不同就是两个部门：计数分成两份，征求意见发成两份表，公布的目录里分成两组，还会被当成两个部门抢一项权力。

    ## 反例
    ```yaml
    meta: {place: 青溪县}
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    - {name: 对围湖造地行为的处罚, type: 行政处罚, department: 青溪县水利局, basis: 《水法》第六十六条}
    ```

    ## 正例
    ```yaml
    meta: {place: 青溪县}
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 青溪县水利局, basis: 《水法》第六十九条}
    - {name: 对围湖造地行为的处罚, type: 行政处罚, department: 青溪县水利局, basis: 《水法》第六十六条}
    ```

    ## 怎么改
    各来源表用同一个写法（一般是全称），再编制一次。

    ## 依据
    清单编制实务
    """

    code = "PLN06"
    name = "department-spellings"
    english = "One department stands under several spellings"
    english_manual = {
        "what": "Departments that are the same without the place and the words for county, district and city, but are written differently, short and full names of one bureau included (县住建局, 县住房和城乡建设局). Told once a department, with all spellings. A city's bureau and a county's are two, and so are 教育局 and 教育和体育局.",
        "why": "Two spellings are two departments: counts are split, two forms are sent, the directory has two groups, and two departments seem to claim one power.",
        "repair": "Use one spelling in all sources (mostly the full name) and build again.",
    }
    severity = Severity.WARNING
    ground = "清单编制实务"
    messages = {
        "zh": "「{first}」还写作{others}，会被当成几个部门",
        "en": "「{first}」 is also written {others}; they count as several departments",
    }
    helps = {
        "zh": "统一写成一种，一般用全称",
        "en": "use one spelling everywhere, usually the full name",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        place = catalogue.meta.place or context.settings.workspace.place
        firsts: dict[str, int] = {}
        counts: dict[str, int] = {}
        for position, name in enumerate(catalogue.items["department"].tolist()):
            if name:
                firsts.setdefault(name, position)
                counts[name] = counts.get(name, 0) + 1
        spellings: dict[str, list[str]] = {}
        for name, shared in one_spelling(firsts, place).items():
            spellings.setdefault(shared, []).append(name)
        for names in spellings.values():
            if len(names) < 2:
                continue
            most, *others = sorted(names, key=lambda name: (-counts[name], -len(name), name))
            at = min(firsts[name] for name in others)
            yield self.at(
                catalogue,
                at,
                "department",
                count=sum(counts[name] for name in others),
                discriminator="|".join(sorted(names)),
                first=most,
                others=tuple(f"「{name}」" for name in others),
            )
