"""Tables that look like lists and hold no items: the foot of a web page, an index of lists, a table of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.model.issues import lists_issues
from powerlist.read.grid import column_of
from powerlist.read.lines import is_footer
from powerlist.read.values import ITEM, share
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.model.sheet import Table
    from powerlist.read.grid import Grid

#: A foot has no more rows than this, and so many of its cells are of the kind.
_FOOT: Final = 8
_MOSTLY: Final = 0.6
#: A list names so many powers that can be told for such.
_FEW: Final = 0.3
#: An index of lists: what it names, and the heads of its numbers.
_LISTS: Final = lazy_pattern(r"(?:目录|清单|附件|表)(?:[一二三四五六七八九十\d]+)?(?:[（(][^（）()]*[)）])?$")
_NUMBER: Final = lazy_pattern(r"\d+[项个条]*")
_COUNTS: Final = lazy_pattern(r"(?:数|数量|页码|页|合计|小计)(?:[（(][^（）()]*[)）])?$")
#: The head over the pages of a table of contents, and what else it may say of an item.
_PAGES: Final = lazy_pattern(r"^(?:所在)?页(?:码|次|数)?$")
_TOLD: Final = frozenset({"serial", "code", "name", "sub_name", "type", "department", "remark"})
_BESIDE: Final = frozenset({"serial", "name", "department", "remark"})
#: 附件 | 附件1 beside the names of lists.
_ENCLOSED: Final = lazy_pattern(r"^附(?:件|表)(?:编?号|序号)?$")
_ENCLOSURE: Final = lazy_pattern(r"附(?:件|表)\s*[一二三四五六七八九十\d]{0,3}[:：.]?|\d{1,3}")
#: Heads of what was changed in a list, and when.
_CHANGED: Final = lazy_pattern(
    r"(?:修订|修改|更新|变更|版本)(?:日期|时间|内容|说明|人员?|号|记录|情况|单位)?"
)
_DATED: Final = lazy_pattern(r"日期|时间")
#: Heads of a table of laws: their names, articles, and what these say.
_LAWS: Final = lazy_pattern(r"(?:有关|相关|主要|涉及)?(?:法律|法规|规章|依据|文件).{0,8}名称")
_ARTICLE: Final = lazy_pattern(r"(?:具体|对应|相关)?(?:条款|条文|法条|条目)(?:编?号|项|序号)?")
_WORDING: Final = lazy_pattern(r"(?:条款|条文|法条|规定)?(?:具体|主要)?(?:内容|原文)")
#: What numbers or names the rows of such a table: its column of names was only guessed.
_KEY: Final = lazy_pattern(r"(?:依据|事项)?(?:编号|序号|索引)?")
#: Heads of a register of deeds: each row is one with its parties, and what it allows is no name of a power.
_DEED: Final = lazy_pattern(r"(?:委托)?(?:协议书?|委托书)(?:编号|文号|名称)?")
_ALLOWED: Final = lazy_pattern(r"(?:委托)?权限(?:范围)?|委托(?:内容|范围)")
_AS_WHOM: Final = ("以", "按", "在")
_PARTIES: Final = frozenset({"department", "receivers"})
#: The title of a law and nothing else: 《水法》（2016年修订）, 农药管理条例.
_TITLE: Final = lazy_pattern(
    r"(?:\d{1,3}[.、．])?(?:《[^《》]{2,80}(?:〈[^〈〉]{2,60}〉[^《》]{0,20})?》|[\u4e00-\u9fff]{2,50}(?:(?<![执违守司普做方用合依])法|条例|办法|规定|细则|规则|解释))(?:[（(][^（()）]{1,60}[)）])?"
)
_NEARLY: Final = 0.8
#: How sure a column of names is that no head and no value tells.
_GUESS: Final = 0.5
#: Fields of a list of powers, whatever its other heads are.
_OF_POWERS: Final = frozenset({"type", "department", "sub_name", "code", "receivers", "mode"})


#: What a page of a government tells of itself: 索引号 | … | 公开方式 | 主动公开.
_PAGE_LABEL: Final = lazy_pattern(
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
    names = [text for column in table.columns_of("name") for text in table.text.get(column.index, []) if text]
    if not names or share(names, lambda text: bool(_LISTS.search(text.strip()))) < _MOSTLY:
        return False
    return _all_match(table, _COUNTS, _NUMBER) or _all_match(table, _ENCLOSED, _ENCLOSURE)


def _all_match(table: Table, heads: re.Pattern[str], values: re.Pattern[str]) -> bool:
    """Return whether columns under certain heads hold such values and no others."""
    columns = [column for column in table.columns if heads.search("".join(column.own_head.split()))]
    texts = [text.strip() for column in columns for text in table.text.get(column.index, []) if text]
    return bool(texts) and all(map(values.fullmatch, texts))


def _heads(table: Table) -> dict[int, str]:
    """Return column → head; where none is known, what stands right above the first row."""
    heads = {column.index: column.own_head for column in table.columns if column.own_head}
    if not heads and len(table):
        heads = {
            column_of(line.cell.rstrip("0123456789")): line.text
            for line in table.captions
            if line.cell and line.row == table.rows[0] - 1
        }
    return {index: "".join(head.split()) for index, head in heads.items()}


def is_record(table: Table) -> bool:
    """Return whether a table lists something else: changes (修订日期 | 修订内容), laws (法律名称 | 条款 | 内容), deeds.

    Args:
        table: as read; with columns that only lists of powers have it is one.
    """
    heads = _heads(table)
    named = [heads.get(column.index, "") for column in table.columns_of("name")]
    if named and _registers_deeds(table, heads.values(), named):
        return True
    if not named or any(column.field in _OF_POWERS for column in table.columns):
        return False
    if all(map(_CHANGED.fullmatch, named)):
        return any(_CHANGED.fullmatch(head) and _DATED.search(head) for head in heads.values())
    laws = any(map(_LAWS.fullmatch, heads.values())) and any(map(_ARTICLE.fullmatch, heads.values()))
    others = all(any(one.fullmatch(head) for one in (_WORDING, _KEY, _LAWS)) for head in named)
    return laws and others and share(_names(table), ITEM.search) < _FEW


def _registers_deeds(table: Table, heads: Iterable[str], named: Iterable[str]) -> bool:
    """Return whether each row is a deed of entrustment: 协议编号 | 委托机关 | 受委托机关 | 委托权限."""
    parties = {column.field for column in table.columns} >= _PARTIES
    if not (parties and any(map(_DEED.fullmatch, heads)) and all(map(_ALLOWED.fullmatch, named))):
        return False
    # 以委托机关名义实施行政处罚 says how, and names no power
    return share(_names(table), lambda text: ITEM.search(text) and not text.startswith(_AS_WHOM)) < _FEW


def is_law_index(table: Table) -> bool:
    """Return whether a table names laws and nothing that anybody does by them: 法律法规名称 | 发布日期 | 文号.

    Args:
        table: as read; with columns that only lists of powers have it is one, whoever issued the laws.
    """
    if any(column.field in _OF_POWERS - {"department"} for column in table.columns):
        return False
    names = _names(table)
    if not names or share(names, ITEM.search) >= _FEW:
        return False
    if share(names, _TITLE.fullmatch) >= _NEARLY:
        return True
    # the words in some column were taken for names because another one cites
    guessed = all(column.sure <= _GUESS for column in table.columns_of("name"))
    cited = [text.strip() for c in table.columns_of("basis") for text in table.text.get(c.index, []) if text]
    return guessed and bool(cited) and share(cited, _TITLE.fullmatch) >= _NEARLY


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
