from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from powerlist.audit.published import published, unless_sound
from powerlist.audit.rule import Rule
from powerlist.model.enums import Scope, Severity
from powerlist.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.readback import ReadTable

#: A table that fits on a page needs no repeated header.
_SHORT = 8


class TableBreaksBadly(Rule):
    """Word 公布件的表格分页不规范

    ## 查什么
    Word 公布件中列有事项的表格：表头没有设为“在各页顶端以标题行形式重复出现”；允许一行跨页断开；
    六列以上的表没有横排；表比版心宽。不满 8 行的表不查表头重复。

    ## 为什么
    目录往往几十页。表头不重复，翻到后面的人不知道各列是什么；一行断成两截，读的人会把前后两项看成一项；
    表比版心宽，打印时右边的字会被裁掉。

    ## 反例
    ```yaml
    publications:
      石桥镇:
      - file: 石桥镇/石桥镇事项目录.docx
        tables:
        - heads: [序号, 事项名称, 实施依据]
          rows: [["1", 甲, 乙], ["2", 甲, 乙], ["3", 甲, 乙], ["4", 甲, 乙], ["5", 甲, 乙], ["6", 甲, 乙], ["7", 甲, 乙], ["8", 甲, 乙]]
          header_repeats: false
          rows_split: 0
    ```

    ## 正例
    ```yaml
    publications:
      石桥镇:
      - file: 石桥镇/石桥镇事项目录.docx
        tables:
        - heads: [序号, 事项名称, 实施依据]
          rows: [["1", 甲, 乙], ["2", 甲, 乙], ["3", 甲, 乙], ["4", 甲, 乙], ["5", 甲, 乙], ["6", 甲, 乙], ["7", 甲, 乙], ["8", 甲, 乙]]
          header_repeats: true
          rows_split: 0
    ```

    ## 怎么改
    在 Word 或 WPS 的表格属性里，给表头行选“在各页顶端以标题行形式重复出现”，给各行取消“允许跨页断行”；
    把表所在的节设为横向。用本工具的模板生成的表已经如此。

    ## 依据
    GB/T 9704—2012 关于表格排版的规定和公文制作的通行做法
    """

    code = "PLF03"
    name = "table-breaks-badly"
    english = "A table of a Word publication breaks badly over pages"
    english_manual = {
        "what": "Tables of items in a Word publication: the header is not repeated on every page; a row may break across pages; six columns or more stand upright; the table is wider than the text. Of tables with less than eight rows the header is not judged.",
        "why": "A directory has dozens of pages. Without the header nobody knows the columns, a broken row reads as two items, and what is too wide is cut off in print.",
        "repair": "In the table's properties repeat the header row, forbid rows to break across pages, and set the section to landscape. Tables made from the bundled templates are so.",
    }
    severity = Severity.INFO
    ground = "GB/T 9704—2012 表格排版；公文制作的通行做法"
    messages = {
        "zh": "{table}的表头不会在每页重复",
        "en": "the header of {table} is not repeated on every page",
        "zh:split": "{table}有 {rows} 行允许跨页断开",
        "en:split": "{table} has {rows:row} that may be split by a page break",
        "zh:upright": "{table}有 {columns} 列，没有横排",
        "en:upright": "{table} has {columns:column} and stands upright",
        "zh:wide": "{table}比版心宽",
        "en:wide": "{table} is wider than the text area",
    }
    helps = {
        "zh": "给表头行选“在各页顶端以标题行形式重复出现”",
        "en": "set the header row to repeat at the top of each page",
        "zh:split": "在表格属性里取消“允许跨页断行”",
        "en:split": "clear 'Allow row to break across pages'",
        "zh:upright": "把这张表所在的节设为横向",
        "en:upright": "set its section to landscape",
        "zh:wide": "按窗口调整表格宽度",
        "en:wide": "fit the table to the window",
    }

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        """Look at every table of items in every Word file."""
        return unless_sound(self.code, context, self._look(context))

    def _look(self, context: Context) -> Iterator[Finding]:
        for township, files in published(context):
            for file in files:
                if file.format != "docx":
                    continue
                for table in file.tables:
                    if any("事项名称" in head or "项目名称" in head for head in table.heads):
                        yield from self._table(township, file.file, table)

    def _table(self, township: str, file: str, table: ReadTable) -> Iterator[Finding]:
        for variant, count in _faults(table):
            yield self.whole(
                Location(file=file, sheet=table.place),
                scope=Scope.BATCH,
                count=count,
                variant=variant,
                township=township,
                discriminator=f"{PurePosixPath(file).name}|{table.place}|{variant}",
                table=table.place,
                rows=table.rows_split,
                columns=len(table.heads),
            )


def _faults(table: ReadTable) -> Iterator[tuple[str, int]]:
    if table.header_repeats is False and len(table.rows) >= _SHORT:
        yield "", 1
    if table.rows_split:
        yield "split", table.rows_split
    if table.landscape is False and len(table.heads) >= 6:
        yield "upright", 1
    if table.wide:
        yield "wide", 1
