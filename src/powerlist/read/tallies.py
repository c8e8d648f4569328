"""Tables that count powers and name none: 乡镇 | 下放事项 | 委托事项 | 合计 over numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.model.modes.heads import head_mode
from powerlist.read.lines import is_total
from powerlist.read.values import ITEM, cites, is_mark, is_type, key_tail, share
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.sheet import Column, Table

#: A count, and what stands for none.
_COUNT: Final = lazy_pattern(
    r"\d{1,9}(?:[.,，]\d{1,9})?\s*(?:[%％项个件条宗次]|个?事项)?\s*(?:[（(][^（）()]{0,20}[)）])?"
)
_NONE: Final = lazy_pattern(r"[-—－/／\s]{0,4}|无|零")
#: 行政处罚2项: what is counted, and how many, in one cell.
_COUNTED: Final = lazy_pattern(r"(?P<kind>[\u4e00-\u9fff]{2,12})\s*\d{1,6}\s*[项个件条]")
#: What is counted: kinds of powers, never one of them.
_KIND: Final = lazy_pattern(
    r"(?:行政)?(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|审批|执法|其他)(?:类|权|权力|职权|事项)|其他行政(?:权力|职权)(?:类|事项)?"
    r"|[\u4e00-\u9fff]{2,8}(?:类|领域|方面|行业|系统|板块|条线)"
)
_LONGEST_KIND: Final = 12
_NO_KIND: Final = lazy_pattern(r"^对|^\d+$|的")
#: What a table that counts tells beside its counts.
_BESIDE: Final = frozenset({"serial", "name", "sub_name", "type", "sector", "department", "remark"})
#: A table below a list counts in so many columns before its head is known by that alone, and its heads are short.
_COLUMNS: Final = 2
_LONGEST_HEAD: Final = 16
_MOST_ROWS: Final = 40


def is_count(text: str) -> bool:
    """Return whether a cell holds a number and nothing else: 25, 25项, 80%."""
    stripped = text.strip()
    return stripped[:1].isdigit() and len(stripped) <= 40 and _COUNT.fullmatch(stripped) is not None


@lru_cache(maxsize=20_000)
def is_kind(text: str) -> bool:
    """Return whether a cell names a kind of powers, a way or a sector, and no power: 行政处罚, 下放, 农业类."""
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST_KIND or _NO_KIND.search(stripped):
        return False
    return is_type(stripped) or _KIND.fullmatch(stripped) is not None or head_mode(stripped) is not None


def counts_kinds(texts: Sequence[str]) -> bool:
    """Return whether a row counts what stands above: 行政处罚 | 2, 统计 | 行政处罚2项 | 行政许可0项.

    Args:
        texts: its cells, blanks left out.
    """
    if len(texts) < _COLUMNS or len(texts[-1]) > _LONGEST_HEAD or is_count(texts[0]):
        return False
    if all(map(is_count, texts[1:])):
        return is_kind(texts[0])
    return len(texts) > _COLUMNS and all(
        (told := _COUNTED.fullmatch(text.strip())) is not None
        and (is_kind(told["kind"]) or is_total(told["kind"]))
        for text in texts[1:]
    )


def names_are_counts(columns: Sequence[Column], samples: Mapping[int, list[str]]) -> bool:
    """Return whether what would name the items of a table are numbers, and nothing else could name them.

    Args:
        columns: of the table, mapped.
        samples: column → some of its values, blanks left out.
    """
    named = {column.index for column in columns if column.field in ("name", "sub_name")}
    names = [text for index in named for text in samples.get(index, [])]
    if not any(map(is_count, names)) or not all(
        is_count(text) or _NONE.fullmatch(text.strip()) for text in names
    ):
        return False
    return not any(
        share(texts, cites) >= 0.5 or share(texts, lambda text: bool(ITEM.search(key_tail(text)))) >= 0.5
        for index, texts in samples.items()
        if index not in named
    )


def is_tally(table: Table) -> bool:
    """Return whether a table counts kinds of powers: 序号 | 项目 | 数量 over 行政处罚 | 2.

    Args:
        table: as read.
    """
    names = [text for column in table.columns_of("name") for text in table.text.get(column.index, []) if text]
    if not names or not all(map(is_kind, names)):
        return False
    numbers = False
    for column in table.columns:
        texts = [text for text in table.text.get(column.index, []) if text]
        if column.field in _BESIDE or not texts:
            continue
        if (column.receiver or column.mode) and all(map(is_mark, texts)):
            # 1 and 0 below townships hand 城市管理类 down
            return False
        if not all(is_count(text) or _NONE.fullmatch(text.strip()) for text in texts):
            return False
        numbers = True
    return numbers


def _is_worded(text: str) -> bool:
    """Return whether a cell says more than what is counted: a sentence, a power."""
    return len(text) > _LONGEST_HEAD or (not is_kind(text) and ITEM.search(key_tail(text)) is not None)


def opens_counts(rows: list[list[str]], index: int) -> bool:
    """Return whether a row below a list is the head of a table of counts: heads over numbers in each row below.

    Args:
        rows: the sheet's.
        index: the row.
    """
    first = next((text for text in rows[index] if text), "")
    # nearly every row of a list opens with its number
    if not first or first.isdigit() or index + 1 >= len(rows) or not any(map(str.isdigit, rows[index + 1])):
        return False
    heads = {column: text.strip() for column, text in enumerate(rows[index]) if text}
    if len(heads) < _COLUMNS or is_total(first):
        return False
    if any(len(text) > _LONGEST_HEAD or is_count(text) or is_mark(text) for text in heads.values()):
        return False
    shared = set(heads)
    for at, row in enumerate(rows[index + 1 : index + 1 + _MOST_ROWS]):
        cells = {column: text for column, text in enumerate(row) if text}
        if at and len(cells) < _COLUMNS:
            break
        numbers = {column for column, text in cells.items() if is_count(text)}
        shared &= numbers
        if (
            len(shared) < _COLUMNS
            or not numbers <= heads.keys()
            or max(map(len, cells.values())) > _LONGEST_HEAD
        ):
            return False
    return True
