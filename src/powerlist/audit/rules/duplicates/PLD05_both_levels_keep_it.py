from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import loose, texts
from powerlist.audit.handed import counted, handed
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Scope, Severity
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

_GIVEN_UP = ("不再", "停止", "不行使")
_ACTIVE = ("共同", "保留", "继续", "仍", "是")


class BothLevelsKeepIt(Rule):
    """下放以后县里仍然行使，没有划分权限

    ## 查什么
    下放的事项，县级处理写共同行使或保留而没有权限划分；同一部门同名同类型的另一行仍是县级保留。
    县级处理完全没有写的，合并提示一次。

    ## 为什么
    县乡两级都能管，就成了一权两主体，谁先立案谁管，容易重复处罚或互相推诿。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, county_keeps: 共同行使}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, county_keeps: 不再行使}
    - {name: 对擅自采砂行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, county_keeps: 共同行使, partition: 跨乡镇案件由县水利局管辖}
    ```

    ## 怎么改
    写明县里不再行使，或在权限划分里写明按区域、案件大小、处罚种类怎么分。

    ## 依据
    行政处罚法 第二十五条；地方各级人民政府机构设置和编制管理条例 第十条
    """

    code = "PLD05"
    name = "both-levels-keep-it"
    english = "The county still exercises a delegated power, and no partition says when"
    english_manual = {
        "what": "A delegated power of which the county acts too or keeps part, without a partition; or another row of the same department, name and type that the county retains. Where nothing is said of what the county keeps, it is told once.",
        "why": "Where both levels may act, whoever is first acts, or nobody does.",
        "repair": "Write that the county no longer acts, or say in the partition how territory, case size or kind of penalty part the two.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十五条；地方各级人民政府机构设置和编制管理条例 第十条"
    messages = {
        "zh": "下放给{townships}以后县里{keeps}，没有权限划分",
        "en": "delegated to {townships} while the county keeps it ({keeps}), without a partition",
        "zh:row": "下放以后，县级保留的同一事项仍在清单里",
        "en:row": "the same power still stands in the list as retained by the county",
        "zh:unsaid": "{count} 项下放没有写明县里是否还行使",
        "en:unsaid": "{count} delegated items do not say whether the county still acts",
    }
    helps = {
        "zh": "写明不再行使，或补上权限划分",
        "en": "say that the county no longer acts, or state the partition",
        "zh:row": "删去县级保留的一行，或写明权限划分",
        "en:row": "delete the retained row, or state the partition",
        "zh:unsaid": "在“县级处理”里写明不再行使、共同行使或保留",
        "en:unsaid": "fill in what the county keeps",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        rows = handed(catalogue, context, Mode.DELEGATED)
        rows = rows[rows["partition"] == ""]
        if not len(rows):
            return
        keeps = rows["county_keeps"].tolist()
        active = [
            any(word in text for word in _ACTIVE) and not any(word in text for word in _GIVEN_UP)
            for text in keeps
        ]
        told: set[int] = set()
        for position, group in rows[active].groupby("position", sort=True):
            told.add(int(str(position)))
            yield self.at(
                catalogue,
                int(str(position)),
                "county_keeps",
                count=len(group),
                townships=few(group["receiver"].tolist()),
                keeps=few(group["county_keeps"].tolist()),
            )
        items = catalogue.items
        retained: dict[tuple[str, ...], int] = {}
        columns = [texts(items, name) for name in ("name", "sub_name", "type", "department", "mode")]
        for place, (name, sub, kind, department, mode) in enumerate(zip(*columns, strict=True)):
            if mode == Mode.RETAINED.value:
                retained.setdefault((loose(name), loose(sub), kind, department), place)
        if retained:
            for position in dict.fromkeys(rows["position"].tolist()):
                name, sub, kind, department = (column[position] for column in columns[:4])
                other = retained.get((loose(name), loose(sub), kind, department))
                if other is not None and position not in told:
                    yield self.at(catalogue, position, "name", related=[other], variant="row")
        open_rows = rows[[not text for text in keeps]]
        if len(open_rows):
            yield counted(
                self,
                catalogue,
                open_rows,
                scope=Scope.CATALOGUE,
                field="county_keeps",
                variant="unsaid",
                severity=Severity.INFO,
                discriminator="unsaid",
            )
