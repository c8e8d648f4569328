"""What was settled in the end, beside the way that was told or proposed before: 县政府审定意见, 审核确定方式.

A cell of such a column counts for its own row, whatever else the column holds: one cell in other words drops no other.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.classify.changes import is_unchanged
from powerlist.classify.opinions import agreed, settles
from powerlist.classify.piece import Piece, decided
from powerlist.model.enums import MODE_TERMS, Mode
from powerlist.model.modes.heads import LONGEST_TERM
from powerlist.model.modes.masks import BIT, HANDED_MASK, STAYS_MASK, single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.settled import is_not_yet, leaves_open
from powerlist.model.modes.texts import cell_modes
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.normalised import TablePlace

#: 拟赋权方式, 建议方式: what was proposed before it was settled.
_PROPOSES: Final = lazy_pattern(r"拟(?!定)|建议|申请|申报")
_PROPOSAL: Final = lazy_pattern(r"^(?:建议|考虑|计划|拟)")
_CELLS: Final = ("column", "mark")


class Settlements:
    """The columns of a list that tell how each row was settled.

    Args:
        of_table: the source table of each item.
        extra: the unnamed columns of each item, head to cell.
        tables: the source tables.
    """

    def __init__(
        self, of_table: Sequence[int], extra: Sequence[Mapping[str, str]], tables: Sequence[TablePlace]
    ) -> None:
        self._tables = of_table
        self._extra = extra
        self._heads = {at: head for at, table in enumerate(tables) if (head := _last(table))}
        self._proposed = {
            at for at in self._heads if _PROPOSES.search(clean(tables[at].heads.get("mode", ("", ""))[0]))
        }
        #: tables in which the column settles anything: an empty one leaves its rows as they are
        self._used: set[int] = set()
        for table, told in zip(self._tables, self._extra, strict=True):
            if told and table in self._proposed and table not in self._used:
                cell = told.get(self._heads[table], "")
                if cell and _came_to(cell, HANDED_MASK):
                    self._used.add(table)

    def pieces(self, index: int, said: Sequence[Piece]) -> tuple[list[Piece], bool] | None:
        """Return the pieces of a row once it was settled, and whether it waits for that; None where nothing says so.

        Args:
            index: position of the item.
            said: the pieces of its row.
        """
        table = self._tables[index]
        head = self._heads.get(table)
        if head is None:
            return None
        text = self._extra[index].get(head, "")
        own = f"extra/{head}"
        if any(p.field == own for p in said) and not any(p.modes and p.field != own for p in said):
            # no other column tells a way: what the cell says was heard
            return None
        proposed = table in self._proposed
        if not text or leaves_open(clean(text)):
            waits = proposed and table in self._used
            return (_set_aside(said), True) if waits else None
        now = _came_to(text, decided(said))
        if not now and is_unchanged(text) and not proposed:
            # 保留 keeps the way that the row tells
            mode = single(decided(said))
            now = BIT[mode] if mode is not None else 0
            text = f"{text}（{MODE_TERMS[mode]}）" if mode is not None else text
        if not now or (now & STAYS_MASK == BIT[Mode.RETAINED] and not proposed and decided(said) != now):
            # 县级保留 beside 赋权方式 委托 contradicts it, beside 拟赋权方式 it is the answer
            return None
        kept = [piece for piece in said if piece.field != own]
        return [*_set_aside(kept), Piece("column", f"{head}：{text}", "", own, now)], False


def _last(table: TablePlace) -> str:
    """Return the head of a table's last column that settles its rows, "" for none."""
    heads = [name.removeprefix("extra/") for name in table.letters if name.startswith("extra/")]
    return next((head for head in reversed(heads) if settles(clean(head))), "")


def _set_aside(said: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a row without weight for what its cells said before."""
    return [replace(piece, decides=False) if piece.kind in _CELLS else piece for piece in said]


@lru_cache(maxsize=16384)
def _came_to(text: str, before: int) -> int:
    """Return the mask of the mode to which a cell settles a row, 0 where it names none or only agrees.

    Args:
        text: the cell: 调整为下放, 收回, 延伸（派驻文化站）, 同意.
        before: mask of the modes that the row told before; 同意下放 agrees with any way of handing over.
    """
    told = clean(text)
    if len(told) > LONGEST_TERM or is_unchanged(text) or _PROPOSAL.match(told) or is_not_yet(told):
        return 0
    mode = single(cell_modes(told))
    if mode is None or (mode is Mode.DELEGATED and agreed(told) and before & HANDED_MASK):
        return 0
    return BIT[mode]
