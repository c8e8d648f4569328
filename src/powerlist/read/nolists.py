"""Tables that look like lists and hold no items: the foot of a web page, an index of lists, a table of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.model.issues import lists_issues
from powerlist.read.lines import is_footer
from powerlist.read.values import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.sheet import Table
    from powerlist.read.grid import Grid

#: A foot has no more rows than this, and so many of its cells are of the kind.
_FOOT: Final = 8
_MOSTLY: Final = 0.6
#: An index of lists: what it names, and the heads of its numbers.
_LISTS: Final = re.compile(r"(?:目录|清单|附件|表)(?:[一二三四五六七八九十\d]+)?(?:[（(][^（）()]*[)）])?$")
_COUNTS: Final = re.compile(r"(?:数|数量|页码|页|合计|小计)(?:[（(][^（）()]*[)）])?$")
#: The head over the pages of a table of contents, and what else it may say of an item.
_PAGES: Final = re.compile(r"^(?:所在)?页(?:码|次|数)?$")
_TOLD: Final = frozenset({"serial", "code", "name", "sub_name", "type", "remark"})
_BESIDE: Final = frozenset({"serial", "name", "remark"})


#: What a page of a government tells of itself: 索引号 | … | 公开方式 | 主动公开.
_PAGE_LABEL: Final = re.compile(
    r"^(?:索引号|信息索引|信息类别|组配分类|信息分类|主题分类|主题词|关键词|体裁|公开(?:方式|时限|程序|范围|日期|形式|主体|类别)|信息公开\w{0,4}|发布(?:机构|日期|时间|单位)"
    r"|发文(?:机关|机构|日期|字号)|成文日期|生成日期|文号|标题|名称|来源|信息来源|责任(?:部门|编辑|处室)|有效性|效力状态|更新(?:日期|时间)|浏览次数|统一登记号)[:：]?$"
)
_MOST_LABELS: Final = 12


def is_foot(grid: Grid) -> bool:
    """Return whether a table goes with a page or a workbook and is none of its own.

    Such are a page's foot (主办, 网站标识码), what it tells of itself (索引号), and the sheet of findings in a copy
    with notes that somebody has repaired.

    Args:
        grid: the table, or sheet.
    """
    if lists_issues(grid.rows):
        return True
    labels = ["".join(text.split()) for row in grid.rows[: _MOST_LABELS + 1] for text in row[::2] if text]
    if (
        0 < len(grid.rows) <= _MOST_LABELS
        and share(labels, lambda text: bool(_PAGE_LABEL.match(text))) >= _MOSTLY
    ):
        return len(labels) > 1
    if len(grid.rows) > _FOOT:
        return False
    return share([text for row in grid.rows for text in row if text], is_footer) >= _MOSTLY


def is_index(table: Table) -> bool:
    """Return whether a table names lists and counts what is in them: 下放事项目录 | 7.

    Args:
        table: as read.
    """
    if any(column.field not in _BESIDE for column in table.columns if column.field):
        return False
    counted = [column for column in table.columns if _COUNTS.search(column.head)]
    names = [text for column in table.columns_of("name") for text in table.text.get(column.index, []) if text]
    numbers = [text for column in counted for text in table.text.get(column.index, []) if text]
    return (
        bool(names and numbers)
        and all(text.strip().rstrip("项个条").isdigit() for text in numbers)
        and share(names, lambda text: bool(_LISTS.search(text.strip()))) >= _MOSTLY
    )


def contents_among(tables: Sequence[Table]) -> list[Table]:
    """Return those tables of a file that are its table of contents: items with their pages, all told elsewhere as well.

    Args:
        tables: as read from one file.
    """
    found = [table for table in tables if _has_pages(table)]
    if not found:
        return []
    others = {name for table in tables if table not in found for name in _names(table)}
    return [table for table in found if (names := _names(table)) and others.issuperset(names)]


def _has_pages(table: Table) -> bool:
    pages = [column for column in table.columns if _PAGES.search("".join(column.own_head.split()))]
    numbers = [text.strip() for column in pages for text in table.text.get(column.index, [])]
    told = {column.field for column in table.columns if column.field} <= _TOLD
    return told and bool(numbers) and all(text.isdigit() for text in numbers if text)


def _names(table: Table) -> list[str]:
    return [
        "".join(text.split())
        for column in table.columns_of("name")
        for text in table.text.get(column.index, [])
        if text.strip()
    ]
