from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import loose, says_nothing, texts
from powerlist.audit.handed import counted, handed
from powerlist.audit.keeping import GIVEN_UP, KEEPS, SPLIT, Kept, kept
from powerlist.audit.rule import Rule
from powerlist.model.enums import Mode, Scope, Severity
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: The lines around a table that speak of all its rows.
_NOTES = ("note", "title")
#: What weighs more where two cells say something: who has which cases settles it, 继续行使 contradicts 不再行使.
_ORDER = ("", GIVEN_UP, KEEPS, SPLIT)
_UNSAID = "unsaid"
#: The column says something else: 保留监督权.
_ANSWERED = "answered"


class BothLevelsKeepIt(Rule):
    """下放以后县里仍然行使，没有划分权限

    ## 查什么
    下放的事项，县级处理或备注写着县里继续行使、共同行使或保留，而没有权限划分；同一部门同名同类型的另一行仍是县级保留。
    表上的文字、表注对整张表这样说的，每张表合并报一次。备注写明哪些案件归谁（重大案件由县局办理、吊销由县局实施）的，
    当作权限划分；只说县里指导、监督、检查，或者说的是下放以前、尚未办结的案件的，不算。
    县里是否还行使，县级处理、备注、表注都没有写的，合并提示一次。

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
    - {name: 对侵占河道行为的处罚, type: 行政处罚, department: 县水利局, mode: 下放, receivers: 甲镇, remark: 县水利局不再行使}
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
        "what": "A delegated power of which the column or the remark says that the county acts too or keeps it, without a partition; or another row of the same department, name and type that the county retains. Where a note on the table says so of all its rows, it is told once a table. A remark that says who has which cases is a partition; guidance, supervision and checks, and cases begun before, do not count. Where neither the column, the remark nor a note says anything of what the county keeps, it is told once.",
        "why": "Where both levels may act, whoever is first acts, or nobody does.",
        "repair": "Write that the county no longer acts, or say in the partition how territory, case size or kind of penalty part the two.",
    }
    severity = Severity.ERROR
    ground = "行政处罚法 第二十五条；地方各级人民政府机构设置和编制管理条例 第十条"
    messages = {
        "zh": "下放给{townships}以后县里仍在行使（「{keeps}」），没有权限划分",
        "en": "delegated to {townships} while the county keeps it ({keeps}), without a partition",
        "zh:table": "{count} 项下放以后县里仍在行使（「{keeps}」），没有权限划分",
        "en:table": "{count} items are delegated while the county keeps them ({keeps}), without a partition",
        "zh:row": "下放以后，县级保留的同一事项仍在清单里",
        "en:row": "the same power still stands in the list as retained by the county",
        "zh:unsaid": "{count} 项下放没有写明县里是否还行使",
        "en:unsaid": "{count} delegated items do not say whether the county still acts",
    }
    helps = {
        "zh": "写明不再行使，或补上权限划分",
        "en": "say that the county no longer acts, or state the partition",
        "zh:table": "写明不再行使，或补上权限划分",
        "en:table": "say that the county no longer acts, or state the partition",
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
        rows = _with_words(catalogue, rows)
        # 重大案件由县局办理 in a remark is a partition as well
        rows = rows[rows["says"] != SPLIT]
        told: set[int] = set()
        active = rows[(rows["says"] == KEEPS) & (rows["field"] != "")]
        for (position, field), group in active.groupby(["position", "field"], sort=True):
            place = int(str(position))
            if place not in told:
                told.add(place)
                yield self.at(
                    catalogue,
                    place,
                    str(field),
                    count=len(group),
                    townships=few(group["receiver"].tolist()),
                    keeps=few(group["words"].tolist()),
                )
        noted = rows[(rows["says"] == KEEPS) & ~rows["position"].isin(told)]
        for words, group in noted.groupby("words", sort=True):
            yield counted(
                self,
                catalogue,
                group,
                field="county_keeps",
                variant="table",
                discriminator=f"table|{words}",
                keeps=str(words),
            )
        told.update(noted["position"].tolist())
        yield from self._retained(catalogue, rows, told)
        open_rows = rows[rows["says"] == _UNSAID]
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

    def _retained(self, catalogue: Catalogue, rows: pd.DataFrame, told: set[int]) -> Iterable[Finding]:
        """Yield the items that stand in the list once more as the county's own."""
        items = catalogue.items
        retained: dict[tuple[str, ...], int] = {}
        columns = [texts(items, name) for name in ("name", "sub_name", "type", "department", "mode")]
        for place, (name, sub, kind, department, mode) in enumerate(zip(*columns, strict=True)):
            if mode == Mode.RETAINED.value:
                retained.setdefault((loose(name), loose(sub), kind, department), place)
        if not retained:
            return
        for position in dict.fromkeys(rows["position"].tolist()):
            name, sub, kind, department = (column[position] for column in columns[:4])
            other = retained.get((loose(name), loose(sub), kind, department))
            if other is not None and position not in told:
                yield self.at(catalogue, position, "name", related=[other], variant="row")


def _with_words(catalogue: Catalogue, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the grants with what is said of the county's part (``says words``) and the field that says it.

    A row's own cells go before what stands around its table, for which the field is empty.
    """
    remarks, tables = texts(catalogue.items, "remark"), catalogue.items["table"].tolist()
    around: dict[int, Kept] = {}
    found: list[tuple[str, str, str]] = []
    enforcers = texts(catalogue.items, "enforcer")
    for position, cell, remark, department in zip(
        rows["position"].tolist(), rows["county_keeps"].tolist(), rows["remark"].tolist(),
        rows["department"].tolist(), strict=True,
    ):  # fmt: skip
        own = (department, enforcers[position])
        said = {
            "county_keeps": kept(cell, own, asked=True),
            "remark": max(
                kept(remark, own), kept(remarks[position], own), key=lambda one: _ORDER.index(one.says)
            ),
        }
        field, best = max(said.items(), key=lambda one: _ORDER.index(one[1].says))
        if best.says == "":
            table = tables[position]
            if table not in around:
                around[table] = _around(catalogue, table)
            field, best = "", around[table]
        if best.says == "" and not says_nothing(cell):
            best = Kept(_ANSWERED)
        found.append((field, best.says or _UNSAID, best.words))
    fields, says, words = zip(*found, strict=True)
    return rows.assign(field=fields, says=says, words=words)


def _around(catalogue: Catalogue, table: int) -> Kept:
    """Return what the titles and notes around a table say of all its rows."""
    if not 0 <= table < len(catalogue.tables):
        return Kept()
    place = catalogue.tables[table]
    lines = [*place.captions, *(line for line in place.lines if line.kind in _NOTES)]
    return max((kept(line.text) for line in lines), key=lambda one: _ORDER.index(one.says), default=Kept())
