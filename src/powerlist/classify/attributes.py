"""Columns that tell the modes apart by what they ask: 下放时间 | 委托时间, 下放批次 | 委托批次, 下放权限 | 委托权限.

One such column says nothing (a list of what was handed down has a date of it); two for different modes do, in
rows that fill only one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.piece import Piece
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.extra import decode_extra
from powerlist.model.modes import scan
from powerlist.model.modes.masks import BIT, HANDED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.normalised import TablePlace

_ASKED: Final = re.compile(
    r"的?(?:时间|日期|年度|年份|文号|文件(?:名称|文号)?|决定(?:文号)?|批次|权限|范围|内容|环节|期限|协议书?(?:编号|名称|文号)?|书(?:编号|文号)?|编号|(?:清单|目录)(?:序号|编号|号))"
)
#: Fields that such heads may be known for.
FIELDS: Final = ("batch", "decision", "deed", "partition", "effective", "until", "legal_ground")
_LEAST: Final = 2


def _asks(head: str) -> Mode | None:
    """Return the mode that a head asks an attribute of, None for any other head."""
    cleaned = scan.clean(head).removeprefix("拟").removeprefix("已")
    found = scan.hits(cleaned)
    if not found or found[0].start or found[0].mode not in HANDED or found[0].kind == "deny":
        return None
    return found[0].mode if _ASKED.fullmatch(cleaned[found[0].end :]) else None


class Attributes:
    """What such columns say of each item.

    Args:
        columns: ``table extra`` and the fields of ``FIELDS`` of the items, as lists.
        tables: the source tables.
    """

    def __init__(self, columns: Mapping[str, list[Any]], tables: Sequence[TablePlace]) -> None:
        self._columns = columns
        self._heads: dict[int, dict[str, Mode]] = {}
        for at, place in enumerate(tables):
            heads: dict[str, str] = {field: place.heads[field][0] for field in FIELDS if field in place.heads}
            heads |= {
                name: name.removeprefix("extra/") for name in place.letters if name.startswith("extra/")
            }
            asked = {name: mode for name, head in heads.items() if (mode := _asks(head)) is not None}
            if len(set(asked.values())) >= _LEAST:
                self._heads[at] = asked

    def pieces(self, index: int, table: int) -> list[Piece]:
        """Return the mode whose column the item fills, where it fills those of no other.

        Args:
            index: position of the item.
            table: index of its table.
        """
        asked = self._heads.get(table)
        if not asked:
            return []
        told = decode_extra(self._columns["extra"][index]) if self._columns["extra"][index] else {}
        filled: dict[Mode, list[tuple[str, str]]] = defaultdict(list)
        for name, mode in asked.items():
            own = name.startswith("extra/")
            text = told.get(name.removeprefix("extra/"), "") if own else self._columns[name][index]
            if text and marks.meaning(text) not in (marks.NO, marks.EMPTY):
                filled[mode].append((name, text))
        if len(filled) != 1:
            return []
        mode, cells = next(iter(filled.items()))
        return [Piece("column", cells[0][1], "", cells[0][0], BIT[mode])]
