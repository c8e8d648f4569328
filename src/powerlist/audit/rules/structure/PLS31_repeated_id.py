from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.audit.frames import positions, texts
from powerlist.audit.handed import table_place
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding


#: What makes two grants one: with another batch or term it is a new one.
_GRANT = ("item", "receiver", "mode", "batch", "decision", "deed", "effective", "until")


class RepeatedId(Rule):
    """事项标识重复或空着

    ## 查什么
    items.csv 的事项标识：每项一个，不重复，不为空。清单文件夹里标识重复或空着的，各命令读入时就停下（退出码 2，指明文件和行），
    免得赋权记录归错了项；这条规则管不经文件的清单。grants.csv 里同一条赋权写了两遍的（事项、乡镇、方式、批次、决定、协议、
    起止日期都一样），赋权数会多算，也在这里报。decisions.csv 里一个文号登记了两行、内容又不一样的，不知道以哪一行为准，也报。

    ## 为什么
    赋权记录、裁定、豁免都靠标识找到事项；标识重复就不知道说的是哪一项。合并两个分支的改动时最容易出现。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, id: 0-0000000a}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, id: 0-0000000a}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, id: 0-0000000a}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条, id: 0-0000000b}
    ```

    ## 怎么改
    保留一项；两项确实不同的，运行 powerlist build 重新给其中一项标识。

    ## 依据
    清单编制实务
    """

    code = "PLS31"
    name = "repeated-id"
    english = "An item id is repeated or empty"
    english_manual = {
        "what": "Ids in items.csv that are repeated or empty. Of a stored list every command stops on reading it (exit 2, with file and line), before grants go to the wrong item; this rule is for lists that come from no file. A grant that grants.csv has twice (item, township, mode, batch, decision, deed and dates are the same) is counted twice and told here as well, and so is a document number that decisions.csv registers in two rows that differ.",
        "why": "Grants, rulings and waivers find their item by id. Merging two branches is how repeats arise.",
        "repair": "Keep one; where they are two items, run powerlist build to give one a new id.",
    }
    severity = Severity.ERROR
    ground = "清单编制实务"
    messages = {
        "zh": "事项标识 {value} 有 {count} 项在用",
        "en": "{count:item shares|items share} the id {value}",
        "zh:grant": "同一条赋权写了 {count} 遍（{townships}），多算了",
        "en:grant": "one grant stands there {count} times ({townships}) and is counted as often",
        "zh:number": "{value}登记了 {count} 行，内容不一样，不知道以哪一行为准",
        "en:number": "{value} is registered {count} times, and the rows differ",
        "zh:empty": "事项标识空着",
        "en:empty": "the id is empty",
    }
    helps = {
        "zh:grant": "在 grants.csv 里只留一行",
        "en:grant": "keep one row in grants.csv",
        "zh:number": "在 decisions.csv 里只留一行，其余的合并进去",
        "en:number": "keep one row in decisions.csv, with what the others say",
        "zh": "保留一项，或给另一项新的标识",
        "en": "keep one, or give the other a new id",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        ids = catalogue.items["id"]
        for position in positions(ids == ""):
            yield self.at(catalogue, position, "id", variant="empty", discriminator=str(position))
        shared = positions(ids.duplicated(keep=False) & (ids != ""))
        groups: dict[str, list[int]] = {}
        for position in shared:
            groups.setdefault(texts(catalogue.items, "id")[position], []).append(position)
        for identity, members in groups.items():
            yield self.at(
                catalogue,
                members[-1],
                "id",
                related=members[:-1],
                count=len(members),
                value=identity,
                excerpt="",
            )
        grants = catalogue.grants
        again = grants[grants.duplicated(list(_GRANT)) & grants["item"].isin(catalogue.position_of)]
        for owner, rows in again.groupby("item", sort=True):
            yield self.at(
                catalogue,
                catalogue.position_of[str(owner)],
                "id",
                variant="grant",
                count=int(rows.groupby("receiver").size().max()) + 1,
                discriminator="|".join(sorted(set(rows["receiver"].tolist()))),
                location=table_place(catalogue, "grants", int(rows.index[0]))
                if catalogue.folder is not None
                else None,
                townships=few(dict.fromkeys(rows["receiver"].tolist())),
                excerpt="",
            )
        yield from self._numbers(catalogue)

    def _numbers(self, catalogue: Catalogue) -> Iterable[Finding]:
        """Yield the document numbers that are registered more than once, and not alike: no rule knows which counts."""
        decisions = catalogue.decisions
        named = decisions[decisions["number"] != ""].drop_duplicates()
        for number, rows in named[named.duplicated("number", keep=False)].groupby("number", sort=True):
            yield self.whole(
                table_place(catalogue, "decisions", int(rows.index[-1])),
                scope=Scope.BATCH,
                count=len(rows),
                field="number",
                variant="number",
                discriminator=str(number),
                value=str(number),
            )
