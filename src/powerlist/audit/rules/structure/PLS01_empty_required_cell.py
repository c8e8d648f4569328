from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.audit.frames import blank, positions, says_nothing, tables_of, texts
from powerlist.audit.lacking import (
    columns_of,
    no_column,
    nobody,
    place_of,
    source_of,
    table_name,
    told_elsewhere,
    without_mode,
)
from powerlist.audit.rule import Rule, members
from powerlist.model.enums import Layer, Scope, Severity
from powerlist.model.fields import fields_of
from powerlist.model.location import Location
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: Fields of an item that its grants may say instead, and the grants' column.
_BY_GRANT = {"mode": "mode", "receivers": "receiver"}


class EmptyRequiredCell(Rule):
    """必填项为空

    ## 查什么
    部门清单的事项名称、职权类型、原实施部门、实施依据，乡镇目录另加赋权方式、承接主体，逐格检查是否为空。
    一张表整列都没有的，只报一次，写明涉及多少项；整个清单都没有的，也只报一次。县级清单和部门清单里写了承接主体、却看不出赋权方式（下放、委托、
    延伸）的，作为警告：按方式审查的规则对它们一条也没有查。说法互相矛盾的由 PLM14 报。县级清单和部门清单的原实施部门只写了层级或泛称（市级、各镇、
    县级有关部门、同上）的，也算没有写。

    ## 为什么
    缺了部门不知道谁负责，缺了依据不知道凭什么行使，缺了方式不知道交得合不合法，也不能公布。行政执法的主体、依据应当公示，空着就无法公示。

    ## 反例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    - {name: 对拒不缴纳水费行为的处罚, type: 行政处罚, department: 县水利局, basis: ""}
    ```

    ## 正例
    ```yaml
    items:
    - {name: 对擅自取水行为的处罚, type: 行政处罚, department: 县水利局, basis: 《水法》第六十九条}
    ```

    ## 怎么改
    在提示的单元格里补上内容，部门写全称。方式写在方式列、分节标题或者标题里都行，也可以用
    `powerlist review 问卷 --for modes` 请部门回答。整列都缺的，在来源表里加一列；只缺部门的，也可以在 catalog.toml 里写明 department。

    ## 依据
    行政处罚法 第三十九条
    """

    code = "PLS01"
    name = "empty-required-cell"
    english = "A required cell is empty"
    english_manual = {
        "what": "Name, type, department and basis in a department's list, mode and receiver as well in a township directory. A column that a table lacks as a whole is told once, with the number of items; so is one that the whole list lacks. In lists of counties and departments an item that names a receiver but no mode is a warning: no rule that goes by the mode looked at it (contradictions are told by PLM14). In lists of counties and departments a department that is only a level or nobody in particular (市级, 各镇, 县级有关部门, 同上) counts as none.",
        "why": "Without a department nobody answers, without a basis there is no power, without a mode nobody knows whether the hand-over is lawful, and it cannot be published; all must be made public.",
        "repair": "Fill in the cell that is named. The mode may stand in its column, a section row or the title, or be asked of the department with `powerlist review questions --for modes`. Where the column is missing, add it to the source; a department may be set in catalog.toml instead.",
    }
    ground = "行政处罚法 第三十九条"
    messages = {
        "zh": "必填项为空：{field_name}",
        "en": "required cell is empty: {field_name}",
        "zh:column": "{count} 项都没有{field_name}",
        "en:column": "none of the {count} items has a value for {field_name}",
        "zh:department-column": "{count} 项都没有{field_name}",
        "en:department-column": "none of the {count} items has a value for {field_name}",
        "zh:handed": "写了承接主体，没有写明{field_name}（下放、委托、延伸），按方式审查的规则没有查这一项",
        "en:handed": "names a receiver but no {field_name}: no rule that goes by it looked at this item",
        "zh:handed-column": "{count} 项写了承接主体，没有写明{field_name}（下放、委托、延伸），按方式审查的规则没有查这些项",
        "en:handed-column": "{count} items name a receiver but no {field_name}: no rule that goes by it looked at them",
        "zh:nobody": "{field_name}没有写明是哪个部门",
        "en:nobody": "{field_name} names no body",
        "zh:nobody-column": "{count} 项的{field_name}都没有写明是哪个部门：{values}",
        "en:nobody-column": "{field_name} of all {count} items names no body: {values}",
    }
    helps = {
        "zh": "在这一格补上{field_name}",
        "en": "fill in {field_name} here",
        "zh:column": "在来源表里加上“{field_name}”一列",
        "en:column": "add the column to the source",
        "zh:department-column": "在来源表里加上“{field_name}”一列，或在 catalog.toml 里写明 department",
        "en:department-column": "add the column to the source, or set department in catalog.toml",
        "zh:handed": "写明{field_name}，或用 powerlist review 问卷 --for modes 请部门回答",
        "en:handed": "state the {field_name}, or ask the department: powerlist review questions --for modes",
        "zh:handed-column": "在来源表里加上“{field_name}”一列，或用 powerlist review 问卷 --for modes 请部门回答",
        "en:handed-column": "add the column to the source, or ask the departments: powerlist review questions --for modes",
        "zh:nobody": "写上行使这项职权的部门的全称",
        "en:nobody": "write the full name of the organ that holds the power",
        "zh:nobody-column": "写上行使职权的部门的全称，或在 catalog.toml 里写明 department",
        "en:nobody-column": "write the full names of the organs, or set department in catalog.toml",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        items = catalogue.items
        if not len(items):
            return
        layer = catalogue.meta.layer
        # a bare workbook is a department's list; it asks for what every list asks for
        kind = "department" if catalogue.folder is None and layer is Layer.COUNTY else layer.value
        for field in fields_of("items"):
            if kind not in field.required:
                continue
            bare = blank(items[field.name])
            empty = bare.copy()
            if field.name == "name":
                empty |= items["name"].map(says_nothing).astype(bool)  # / and 无 name no power
                # a sub-item without its main item is PLS04's
                empty &= blank(items["sub_name"])
            empty &= ~told_elsewhere(catalogue, field.name)
            if field.name in _BY_GRANT:
                # where townships differ the item itself has none: its grants say it
                grants = catalogue.grants
                told = grants.loc[grants[_BY_GRANT[field.name]] != "", "item"]
                empty &= ~items["id"].isin(told)
            if field.name == "department" and catalogue.meta.department:
                continue
            unnamed = nobody(catalogue) if field.name == "department" else []
            if not empty.any() and not unnamed:
                continue
            for rows in columns_of(catalogue, set(positions(empty)).union(unnamed)):
                guilty = [p for p in rows if empty.iat[p]]
                # a column with nothing in it is one thing missing, whatever else is said of some of its cells
                whole = len(guilty) == len(rows) or (field.name not in _BY_GRANT and all(bare.iloc[rows]))
                yield from self._group(catalogue, field.name, rows, guilty, whole)
                if nobodies := sorted(set(rows).intersection(unnamed)):
                    yield from self._nobodies(catalogue, rows, nobodies)
        if layer is Layer.COUNTY and (handed := without_mode(catalogue)):
            yield from self._undecided(catalogue, handed)

    def _undecided(self, catalogue: Catalogue, guilty: list[int]) -> Iterable[Finding]:
        """Tell what was handed over nobody knows how: once a table where no item says it, else one by one."""
        told = texts(catalogue.items, "mode")
        missing = set(guilty)
        for _, rows in tables_of(catalogue):
            here = [position for position in rows if position in missing]
            if len(here) < 2 or any(told[position] for position in rows):
                for position in here:
                    yield self.at(
                        catalogue, position, "mode", variant="handed", severity=Severity.WARNING, excerpt=""
                    )
                continue
            yield self._column(
                catalogue,
                here,
                "mode",
                f"handed|{table_name(catalogue, here[0])}",
                scope=Scope.BATCH,
                variant="handed-column",
                severity=Severity.WARNING,
            )

    def _nobodies(self, catalogue: Catalogue, rows: list[int], guilty: list[int]) -> Iterable[Finding]:
        """Tell a column in which nobody is named throughout once, single cells one by one."""
        if 1 < len(guilty) == len(rows):
            yield self._column(
                catalogue,
                rows,
                "department",
                f"nobody|{place_of(catalogue, rows)}",
                variant="nobody-column",
                values=few(texts(catalogue.items, "department")[p] for p in guilty),
            )
            return
        for position in guilty:
            yield self.at(catalogue, position, "department", variant="nobody")

    def _group(
        self, catalogue: Catalogue, name: str, rows: list[int], guilty: list[int], whole: bool
    ) -> Iterable[Finding]:
        """Tell a column that is empty throughout once, single cells one by one."""
        if guilty and whole and (len(rows) > 1 or no_column(catalogue, guilty[0], name)):
            # only the department may be set elsewhere
            variant = "department-column" if name == "department" else "column"
            yield self._column(catalogue, guilty, name, place_of(catalogue, rows), variant=variant)
            return
        for position in guilty:
            yield self.at(catalogue, position, name)

    def _column(
        self, catalogue: Catalogue, rows: list[int], field: str, discriminator: str, **told: Any
    ) -> Finding:
        """Tell a whole column once, at its table."""
        first = catalogue.location_of(rows[0])
        scope = Scope.CATALOGUE if len(rows) == len(catalogue.items) and catalogue.folder else Scope.BATCH
        tables = dict.fromkeys(source_of(catalogue, row) for row in rows)
        return self.whole(
            Location(file=first.file, line=1 if catalogue.folder else None, sheet=first.sheet),
            count=len(rows),
            members=members(catalogue, rows),
            field=field,
            discriminator=discriminator,
            sources=[one for one in tables if one.file],
            **{"scope": scope, **told},
        )
