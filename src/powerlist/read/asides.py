"""Whether what could not be read as a list says by its heads or its sheet's name that it is none: 字典, 联系人."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.read.heads import exact
from powerlist.read.lines import is_total
from powerlist.read.tallies import is_count, is_kind
from powerlist.read.townships import all_townships
from powerlist.read.values import ITEM, ORGAN, key_tail
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import without_invisible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Heads of tables that stand below lists and beside them: they count, tell whom to call, what signs mean, what changed.
FOREIGN: Final = frozenset(
    (
        "数量",
        "项数",
        "数量（项）",
        "事项数量",
        "合计",
        "小计",
        "联系人",
        "电话",
        "联系电话",
        "姓名",
        "职务",
        "占比",
        "比例",
        "手机",
        "手机号码",
        "电子邮箱",
        "邮箱",
        "传真",
        "办公地址",
        "代码",
        "含义",
        "符号",
        "图例",
        "版本",
        "版本号",
        "日期",
        "修订日期",
        "修订内容",
        "修订人",
        "审核单位",
        "审核部门",
        "审核意见",
        "审查意见",
        "签字",
        "签章",
        "盖章",
    )
)
_LONGEST_HEAD: Final = 16
_FIRST: Final = frozenset(word[0] for word in FOREIGN)


def is_foreign(text: str) -> bool:
    """Return whether a cell heads a column of a table that is no list."""
    # nearly every text of a list begins otherwise, or with a letter that is seen
    if len(text) > _LONGEST_HEAD or not (text[:1] in _FIRST or not text[:1].isalnum()):
        return False
    return without_invisible(text).strip() in FOREIGN


#: Sheets that are called so hold no list; 汇总, 统计 and 对照 may.
_SHEET: Final = lazy_pattern(
    r"封面|封皮|扉页|字典|码表|代码表|编码表|^(?:代码|编码)$|选项|下拉|参数|数据源|数据验证|联系(?:人|方式|表)|通讯录|电话|(?:乡镇|镇街|街道|单位|部门|人员)?名[单录]"
    r"|法律法规(?:目录|库|汇编|表)?$|(?:修订|修改|变更|版本|更新)(?:记录|说明|历史)|^总?目\s*录\d?$|^索引$|^流程图?$"
)
#: So many rows and columns are looked at.
_ROWS: Final = 400
_COLUMNS: Final = 60
#: Rows that may hold the head of a table.
_TOP: Final = 5
_COUNTS: Final = lazy_pattern(
    r"电话$|(?:事项|主项|子项|项目|权力|职权|乡镇)(?:总|个)?数(?:量)?(?:[（(][项个][)）])?$"
)
#: One of so many heads says that a table is none of powers, 序号 and 备注 aside.
_ONE_IN: Final = 3
#: A cell with an article is a basis; longer words say what somebody does, but for the name of a law.
_ARTICLE: Final = lazy_pattern(r"第[一二三四五六七八九十百千零〇\d]+条")
_LAW: Final = lazy_pattern(
    r"(?:法|条例|规定|办法|细则|决定|规则|标准|意见|通知|解释)(?:[（(][^（）()]*[)）])?$"
)
_TITLE: Final = lazy_pattern(r"《[^》]{2,60}》(?:[（(][^（）()]{1,20}[)）])?")
_ACT: Final = lazy_pattern(r"^对(?!照)|的$")
_LONGEST: Final = 16


def goes_with_a_list(name: str | None, rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a table is no list and says so; False where it may hold items that could not be read.

    Args:
        name: of its sheet.
        rows: the texts of its cells, the head's and the titles' included.
    """
    rows = [row[:_COLUMNS] for row in rows[:_ROWS]]
    tables = [cells for row in rows if len(cells := [text.strip() for text in row if text]) > 1]
    if any(map(_may_be_item, _values(tables))):
        return False
    return (
        _heads_say_so(tables)
        or _names_no_power(tables)
        or (bool(name) and _SHEET.search(str(name)) is not None)
    )


def _values(tables: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the cells of a table but for its first row of heads."""
    for cells in tables[1:] if tables and not any(map(is_count, tables[0])) else tables:
        yield from cells


def _may_be_item(text: str) -> bool:
    """Return whether a cell reads like a power or what it rests on."""
    if is_count(text) or is_kind(text) or exact(text) is not None:
        return False
    words = key_tail(text[: 20 * _LONGEST])
    if _ARTICLE.search(words):
        return True
    if ITEM.search(words) or _ACT.search(words):
        return True
    return len(words) > _LONGEST and not (
        _LAW.search(words) or ORGAN.search(words) or all_townships(text, frozenset())
    )


def _heads_say_so(tables: Sequence[Sequence[str]]) -> bool:
    """Return whether a row near the top has heads that lists of powers do not need: 单位 | 联系人, 职权类型 | 数量."""
    for cells in tables[:_TOP]:
        if any(map(is_count, cells)):
            continue
        heads = ["".join(cell.split()) for cell in cells]
        telling = [
            head for head in heads if (m := exact(head)) is None or m.field not in ("serial", "remark")
        ]
        foreign = sum(1 for head in telling if head in FOREIGN or _COUNTS.search(head))
        if foreign * _ONE_IN >= len(telling) > 0:
            return True
    return False


def _names_no_power(tables: Sequence[Sequence[str]]) -> bool:
    """Return whether every row below the heads only counts, or names what is no power."""
    rows = [row[1:] if is_count(row[0]) and len(row) > 1 else row for row in tables[1:]]
    return bool(rows) and all(sum(map(is_count, row)) > 1 or all(map(_is_no_power, row)) for row in rows)


def _is_no_power(text: str) -> bool:
    """Return whether a cell holds a number, a kind of powers, a body, townships, the title of a law."""
    return bool(
        is_count(text)
        or is_kind(text)
        or is_total(text)
        or _TITLE.fullmatch(text)
        or ORGAN.search(text)
        or all_townships(text, frozenset())
    )
