"""What a list of changes says beside the mode: who acts from now on, and 收回 against what the row else says."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.piece import Piece, decided
from powerlist.classify.receivers import split
from powerlist.classify.sources.asked import from_term
from powerlist.model.bodywords import BODY, COUNTY
from powerlist.model.enums import Mode
from powerlist.model.extra import decode_extra
from powerlist.model.modes import scan
from powerlist.model.modes.heads import is_past
from powerlist.model.modes.masks import BIT, HANDED_MASK, STAYS_MASK, single
from powerlist.model.modes.texts import ended_mode, rest_of
from powerlist.model.receiver import names_townships

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: 变更后行使主体, 行使主体（调整后）, 现实施主体.
_AFTER: Final = re.compile(r"(?:变更|调整|修改|改革|划转|下放|赋权|承接)(?:之|以)?后|^(?:现(?!有)|新)")
_BODY: Final = re.compile(r"主体|部门|单位|机关|机构")
_COUNTY: Final = re.compile(
    rf"(?:{COUNTY}|原)[^、，；乡镇街派驻委托]{{1,18}}?{BODY}|原(?:主体|部门|单位|机关)"
)
_BRACKETS: Final = re.compile(r"[（(][^（）()]*[）)]")


class Changes:
    """What the columns of a list of changes add to the rows' own statements.

    Args:
        columns: ``extra adjustment`` of the items, as lists.
    """

    def __init__(self, columns: Mapping[str, list[Any]]) -> None:
        self._adjustment = columns["adjustment"]
        self._extra = columns["extra"]

    def pieces(self, index: int, said: Sequence[Piece]) -> list[Piece]:
        """Return what the item's change says, given what its row else says.

        Args:
            index: position of the item.
            said: the pieces of its row so far.
        """
        mask = decided(said)
        if not mask:
            return []
        found = []
        if (text := self._adjustment[index]) and (term := _opposed(text, mask)) is not None:
            found.append(term)
        head, text = self._now(index)
        if head and text:
            kind, names = _acts(text)
            field = f"extra/{head}"
            if kind == "county" and single(mask) is Mode.DELEGATED:
                # handed down, and yet the bureau goes on
                found.append(Piece("column", f"{head}：{text}", "", field, 0, mask))
            elif kind == "township" and mask & STAYS_MASK == mask:
                found.append(Piece("column", f"{head}：{text}", "", field, 0, mask))
            elif kind == "township" and not any(piece.receivers for piece in said):
                found.append(Piece("receiver", text, "", field, receivers=names))
        return found

    def taken_back(self, index: int, said: list[Piece]) -> list[Piece]:
        """Return the pieces of a row where 收回 under 调整类型 tells why the county acts: 现 县级行使.

        Args:
            index: position of the item.
            said: the pieces of its row.
        """
        text = self._adjustment[index]
        if not text:
            return said
        term = from_term(text, "adjustment")
        kept = [piece for piece in said if piece.modes and piece.decides]
        if (
            term is None
            or term.modes != BIT[Mode.RECALLED]
            or not kept
            or any(piece.modes != BIT[Mode.RETAINED] for piece in kept)
        ):
            return said
        return [*(replace(piece, decides=False) if piece in kept else piece for piece in said), term]

    def _now(self, index: int) -> tuple[str, str]:
        """Return head and cell of the column that tells who acts after the change."""
        if not self._extra[index]:
            return "", ""
        told = decode_extra(self._extra[index])
        head = next((head for head in told if _tells_after(head)), "")
        return head, told.get(head, "")


@lru_cache(maxsize=4096)
def _tells_after(head: str) -> bool:
    cleaned = scan.clean(head)
    return bool(_AFTER.search(cleaned) and _BODY.search(cleaned)) and not is_past(cleaned)


@lru_cache(maxsize=4096)
def _acts(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``county`` or ``township`` for who acts, and the townships; "" where the cell says more."""
    names = split(text)
    bare = [_BRACKETS.sub("", name) for name in names]
    if not bare or any("名义" in name or "委托" in name for name in names):
        return "", ()
    if all(map(names_townships, bare)):
        return "township", tuple(names)
    if all(map(_COUNTY.fullmatch, bare)) and not any(map(names_townships, bare)):
        return "county", ()
    return "", ()


@lru_cache(maxsize=4096)
def _opposed(text: str, mask: int) -> Piece | None:
    """Return the piece of 收回 or 下放 in a column of adjustments where the row else says the opposite."""
    term = from_term(text, "adjustment")
    if term is None or rest_of(scan.clean(text)):
        return None
    back = term.modes == BIT[Mode.RECALLED] and ended_mode(text) is None
    against = (back and mask & HANDED_MASK == mask) or (
        term.modes & HANDED_MASK and mask & STAYS_MASK == mask
    )
    return term if against else None
