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
from powerlist.model.modes import scan
from powerlist.model.modes.masks import BIT, HANDED, mask_of
from powerlist.model.modes.texts import rest_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.normalised import TablePlace

_ASKED: Final = lazy_pattern(
    r"的?(?:时间|日期|年度|年份|文号|文件(?:名称|文号)?|决定(?:文号)?|批次|权限|范围|内容|环节|期限|协议书?(?:编号|名称|文号)?|书(?:编号|文号)?|编号|(?:清单|目录)(?:序号|编号|号))"
)
#: Fields that such heads may be known for.
FIELDS: Final = ("batch", "decision", "deed", "partition", "effective", "until", "legal_ground")
_LEAST: Final = 2
#: What such a cell tells of the power itself: not when, and not by which paper.
_OF_POWER: Final = lazy_pattern(r"的?(?:权限|范围|内容|环节|事项)")


def _asks(head: str, asked: re.Pattern[str] = _ASKED) -> Mode | None:
    """Return the mode that a head asks an attribute of, None for any other head.

    Args:
        head: a head's lowest level.
        asked: what it may ask.
    """
    cleaned = scan.clean(head).removeprefix("拟").removeprefix("已")
    found = scan.hits(cleaned)
    if not found or found[0].start or found[0].mode not in HANDED or found[0].kind == "deny":
        return None
    return found[0].mode if asked.fullmatch(cleaned[found[0].end :]) else None


class Attributes:
    """What such columns say of each item.

    Args:
        columns: the fields of ``FIELDS`` of the items, as lists.
        extra: the unnamed columns of each item, head to cell.
        tables: the source tables.
    """

    def __init__(
        self,
        columns: Mapping[str, list[Any]],
        extra: Sequence[Mapping[str, str]],
        tables: Sequence[TablePlace],
    ) -> None:
        self._columns = columns
        self._extra = extra
        self._heads: dict[int, dict[str, Mode]] = {}
        for at, place in enumerate(tables):
            heads: dict[str, str] = {field: place.heads[field][0] for field in FIELDS if field in place.heads}
            heads |= {
                name: name.removeprefix("extra/") for name in place.letters if name.startswith("extra/")
            }
            asked = {name: mode for name, head in heads.items() if (mode := _asks(head)) is not None}
            if len(set(asked.values())) >= _LEAST:
                self._heads[at] = asked

        self._ways: dict[int, dict[str, Mode]] = {}
        for at, place in enumerate(tables):
            heads = {"partition": place.heads["partition"][0]} if "partition" in place.heads else {}
            heads |= {
                name: name.removeprefix("extra/") for name in place.letters if name.startswith("extra/")
            }
            ways = {
                name: mode for name, head in heads.items() if (mode := _asks(head, _OF_POWER)) is not None
            }
            if ways:
                self._ways[at] = ways

    def denials(self, index: int, table: int) -> list[Piece]:
        """Return what a cell denies that should tell how much is handed over: 不予委托 under 委托权限.

        Args:
            index: position of the item.
            table: index of its table.
        """
        found = []
        for name, mode in self._ways.get(table, {}).items():
            text = self._cell(index, name)
            cleaned = scan.clean(text)
            hits = scan.hits(cleaned)
            if hits and all(hit.kind == "deny" for hit in hits) and not rest_of(cleaned):
                denied = BIT[mode] | mask_of(hit.mode for hit in hits)
                found.append(Piece("column", f"{name.removeprefix('extra/')}：{text}", "", name, 0, denied))
        return found

    def _cell(self, index: int, name: str) -> str:
        """Return an item's cell of a field, or of an unnamed column (extra/委托权限)."""
        if not name.startswith("extra/"):
            return str(self._columns[name][index])
        return self._extra[index].get(name.removeprefix("extra/"), "")

    def pieces(self, index: int, table: int) -> list[Piece]:
        """Return the mode whose column the item fills, where it fills those of no other.

        Args:
            index: position of the item.
            table: index of its table.
        """
        asked = self._heads.get(table)
        if not asked:
            return []
        filled: dict[Mode, list[tuple[str, str]]] = defaultdict(list)
        for name, mode in asked.items():
            text = self._cell(index, name)
            if text and marks.meaning(text) not in (marks.NO, marks.EMPTY):
                filled[mode].append((name, text))
        if len(filled) != 1 or any(scan.denies(text) for cells in filled.values() for _, text in cells):
            return []
        mode, cells = next(iter(filled.items()))
        return [Piece("column", cells[0][1], "", cells[0][0], BIT[mode])]
