"""What a list of changes says beside the mode: who acts from now on, and 收回 against what the row else says."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.piece import Piece, decided
from powerlist.classify.receivers import split
from powerlist.classify.sources.asked import from_term
from powerlist.model import marks
from powerlist.model.bodywords import BODY, COUNTY
from powerlist.model.enums import Mode
from powerlist.model.extra import decode_extra
from powerlist.model.modes import scan
from powerlist.model.modes.heads import LONGEST_TERM, is_past
from powerlist.model.modes.masks import BIT, HANDED_MASK, STAYS_MASK, single
from powerlist.model.modes.settled import leaves_open
from powerlist.model.modes.texts import cell_modes, ended_mode, rest_of
from powerlist.model.receiver import BRACKETS, names_townships
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: 变更后行使主体, 行使主体（调整后）, 现实施主体.
_AFTER: Final = lazy_pattern(r"(?:变更|调整|修改|改革|划转|下放|赋权|承接)(?:之|以)?后|^(?:现(?!有)|新)")
#: 维持不变, 予以保留: nothing changes.
_UNCHANGED: Final = lazy_pattern(
    r"(?:予以|继续|仍|仍然|全部|暂|暂时|拟|原则上)*(?:保留|维持|不变|不调整|不作调整|不予调整|不做调整|无调整|无变化|沿用|保持|继续(?:实施|执行|行使|承接|委托|下放)?)"
    r"(?:不变|原状|现状|原有?(?:的)?(?:赋权|下放|行使|实施)?方式|原样)*"
)
#: What a list of changes decides under.
_DECIDES: Final = lazy_pattern(r"调整|变动|变更|处理|处置|清理|评估|结果|结论|意见|情况")
#: The item itself is no more.
_CANCELLED: Final = lazy_pattern(
    r"(?:予以|已)?(?:取消|删除|废止|剔除|移除|注销|删去)(?:该|本)?(?:事项|职权|权力)?"
)
#: 是否收回 over 是, 收回时间 over a day: it has gone back.
_ENDED: Final = lazy_pattern(
    r"(?:是否|有无)?(?:已|被|予以)*(?:收回|上收|取消赋权|撤销赋权|停止赋权|终止委托|解除委托)(?:县级|镇级|乡镇)?(?:与否|情况)?(?:\(是/?否\))?"
)
_ENDED_ON: Final = lazy_pattern(
    r"(?:收回|上收|撤销|取消|停止|取消赋权|撤销赋权|停止赋权|终止委托|解除委托)的?(?:时间|日期|年份|年度|文号|文件(?:文号)?|决定(?:文号)?|依据)"
)
#: 长期有效, 暂不收回 under 收回时间: it has not.
_NOT_ENDED: Final = lazy_pattern(r"^(?:[暂尚]?[不未无]|没有|长期|永久|继续)")
#: 目前状态 over 已收回, 已终止.
_STATE: Final = lazy_pattern(
    r"(?:目前|当前|现在?|事项|职权|权力|承接|运行|行使|赋权|委托|下放|实施)*(?:状态|现状)"
)
_OVER: Final = lazy_pattern(r"已?(?:经)?(?:终止|解除|停止)(?:委托|赋权|行使|承接)?")
_RESULT: Final = lazy_pattern(r"^(?!.*(?:建议|申请|乡镇|镇街|征求)).*(?:结果|结论)")
_ADJUSTED: Final = lazy_pattern(
    r"(?:方式|形式|途径)[（(](?:(?:19|20)\d\d年?(?:度)?)?(?:动态)?(?:调整|变更|修订)(?:情况)?[)）]$"
)
_TURNED: Final = lazy_pattern(
    r"(?:由[^，。；]{2,8}?)?(?:转|改|调整|变更|变)(?:为|成|由)|(?:由[^，。；]{2,8}?)?(?:转|改)(?=下放|委托|派驻|延伸|赋权)"
)
_BODY: Final = lazy_pattern(r"主体|部门|单位|机关|机构")
_COUNTY: Final = lazy_pattern(
    rf"(?:{COUNTY}|原)[^、，；乡镇街派驻委托]{{1,18}}?{BODY}|原(?:主体|部门|单位|机关)"
)


class Changes:
    """What the columns of a list of changes add to the rows' own statements.

    Args:
        columns: ``extra adjustment status`` of the items, as lists.
    """

    def __init__(self, columns: Mapping[str, list[Any]]) -> None:
        self._adjustment = columns["adjustment"]
        self._extra = columns["extra"]
        self._status = columns["status"]

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
        elif text and mask & HANDED_MASK == mask and _CANCELLED.fullmatch(scan.clean(text)):
            # 下放, and struck out in the same row
            found.append(Piece("column", text, "", "adjustment", 0, mask))
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

    def cancelled(self, index: int, *own: str) -> bool:
        """Return whether a list of changes strikes the item out: then what its headings say is not said of it.

        Args:
            index: position of the item.
            own: its remark, and its cell in the column for the mode.
        """
        told = decode_extra(self._extra[index]) if self._extra[index] else {}
        cells = [
            *own,
            self._adjustment[index],
            *(text for head, text in told.items() if _DECIDES.search(head)),
        ]
        return any(text and _CANCELLED.fullmatch(scan.clean(text)) for text in cells)

    def settled(self, index: int, mode: str, said: list[Piece]) -> list[Piece]:
        """Return the pieces of a row where its change says that nothing changes, or that the item has gone back.

        维持不变 beside 原赋权方式 委托 is entrusted still; 保留 there keeps it where it is, and not with the county.

        Args:
            index: position of the item.
            mode: the cell of its column for the mode.
            said: the pieces of its row.
        """
        told = decode_extra(self._extra[index]) if self._extra[index] else {}
        ended = next((head for head, text in told.items() if text and _has_ended(head, text)), "")
        if not ended and (status := self._status[index]) and _has_ended("状态", status):
            kept = [replace(p, decides=False) if p.modes & HANDED_MASK else p for p in said]
            return [*kept, Piece("column", status, "", "status", BIT[Mode.RECALLED])]
        if ended:
            kept = [replace(p, decides=False) if p.modes & HANDED_MASK else p for p in said]
            return [
                *kept,
                Piece("column", f"{ended}：{told[ended]}", "", f"extra/{ended}", BIT[Mode.RECALLED]),
            ]
        # 评估结果 over 收回 or 改为委托, 调整类型 over 调整为委托: what came of the way told before
        results = [("", "adjustment", self._adjustment[index])]
        results += [
            (f"{head}：", f"extra/{head}", text)
            for head, text in told.items()
            if _RESULT.search(head) or _ADJUSTED.search(head)
        ]
        for label, field, text in results:
            now = _came_to(text) if text else 0
            if text and label and _ADJUSTED.search(label.rstrip("：")):
                # 赋权方式（2024年调整） over 委托, beside 赋权方式
                now = _one(text)
            if now and now != decided(said) and (label or now & HANDED_MASK):
                kept = [replace(p, decides=False) if p.modes & HANDED_MASK else p for p in said]
                return [*kept, Piece("column", f"{label}{text}", "", field, now)]
        past = next((head for head in told if is_past(head) and single(cell_modes(told[head]))), "")
        if not past or not cell_modes(told[past]) & ~STAYS_MASK:
            return said
        cells = {"mode": mode, "adjustment": self._adjustment[index]}
        cells |= {
            f"extra/{head}": text for head, text in told.items() if _DECIDES.search(head) and head != past
        }
        field = next((at for at, text in cells.items() if text and is_unchanged(text)), "")
        if not field or decided(said) & ~STAYS_MASK:
            return said
        kept = [replace(p, decides=False) if p.field == field else p for p in said]
        return [
            *kept,
            Piece("column", f"{cells[field]}（{past}：{told[past]}）", "", field, cell_modes(told[past])),
        ]

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


def is_unchanged(text: str) -> bool:
    """Return whether a cell says that nothing changes: 保留, 维持不变."""
    return _UNCHANGED.fullmatch(scan.clean(text)) is not None


def _one(text: str) -> int:
    """Return the mask of the one mode that a cell names, 0 for none or several."""
    mode = single(cell_modes(text))
    return BIT[mode] if mode is not None else 0


@lru_cache(maxsize=4096)
def _came_to(text: str) -> int:
    """Return the mask of the mode to which a cell says that it came (收回, 改为委托); 0 for 保留 and a proposal."""
    told = scan.clean(text)
    if len(told) > LONGEST_TERM:
        return 0
    mode = single(cell_modes(told))
    turned = mode is not None and bool(BIT[mode] & HANDED_MASK) and _TURNED.match(told) is not None
    return BIT[mode] if mode is not None and (mode is Mode.RECALLED or turned) else 0


@lru_cache(maxsize=4096)
def _has_ended(head: str, text: str) -> bool:
    """Return whether a cell says that the item has gone back to the county: 是 under 是否收回, a day under 收回时间."""
    asked = scan.clean(head)
    if _ENDED.fullmatch(asked):
        return marks.meaning(marks.answered(text)[0] or text) == marks.YES
    meaning = marks.meaning(text)
    if _STATE.fullmatch(asked):
        told = scan.clean(text)
        return bool(_OVER.fullmatch(told)) or single(cell_modes(told)) is Mode.RECALLED
    if not _ENDED_ON.fullmatch(asked) or meaning != marks.TEXT:
        return False
    told = scan.clean(text)
    return not (leaves_open(told) or _NOT_ENDED.match(told))


@lru_cache(maxsize=4096)
def _tells_after(head: str) -> bool:
    cleaned = scan.clean(head)
    return bool(_AFTER.search(cleaned) and _BODY.search(cleaned)) and not is_past(cleaned)


@lru_cache(maxsize=4096)
def _acts(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``county`` or ``township`` for who acts, and the townships; "" where the cell says more."""
    names = split(text)
    bare = [BRACKETS.sub("", name) for name in names]
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
