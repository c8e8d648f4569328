"""What the department that holds a power answers when it is asked: 部门意见 over 不同意, 建议保留.

An opinion decides nothing. Beside a sign or a word for a mode it contradicts what it does not agree with, and
the item is left to people; where the row says how it was settled (编办审定意见), the settlement counts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from powerlist.classify.piece import Piece
from powerlist.model.enums import Mode
from powerlist.model.extra import decode_extra
from powerlist.model.modes.masks import BIT, HANDED_MASK, single
from powerlist.model.modes.scan import clean
from powerlist.model.modes.settled import SETTLES
from powerlist.model.modes.texts import cell_modes
from powerlist.model.townwords import TOWN
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.normalised import TablePlace

#: 部门意见, 县直部门反馈意见, 主管局意见, 部门是否同意下放; a township's opinion is asked for another purpose.
_HOLDER: Final = lazy_pattern(r"部门|单位|机关|局")
_OPINION: Final = lazy_pattern(r"意见|反馈|回复|答复|态度|是否(?:同意|赞成)")
_OTHERS: Final = lazy_pattern(
    r"乡|镇|街道|承接|接收|受托|受委托|专家|法制|司法|复核|说明|理由|原因|依据|文号|时间|日期"
)
_SETTLED: Final = lazy_pattern(r"审定|核定|会审|最终|审核确定")
#: 审定文号, 编办审定事项名称: something else about it; the wish of 乡镇政府意见 settles nothing.
_BESIDE: Final = lazy_pattern(
    r"说明|理由|原因|依据|文号|时间|日期|文件|名称|编码|批次|(?:乡|镇|街道)(?:人民)?(?:政府|办事处|党委)"
)
#: The office that makes the list is no department that holds a power.
_OFFICE: Final = lazy_pattern(r"机构编制(?:管理)?(?:部门|机关)")
_HELD: Final = lazy_pattern(r"部门|单位|征求|反馈")
_CLAUSE: Final = lazy_pattern(r"[，,。；;！!\n]+")
_LED: Final = lazy_pattern(
    r"^(?:经(?:研究|讨论|审核|会商)|原则上?|[我本](?:局|委|办|单位|部门|中心)|该(?:部门|局|单位)|部门|单位|意见|认为|拟|[:：、])+"
)
_AGREES: Final = lazy_pattern(
    r"^(?:同意|赞成|赞同|支持|无(?:不同)?意见|没有(?:不同)?意见|无异议|没有异议|可以|可行)"
)
_REFUSES: Final = lazy_pattern(
    r"^(?:暂|尚|目前|现)?(?:不(?:太)?(?:同意(?!见)|赞成|赞同|支持|建议|宜|应|能|得|予|适宜|具备|可|可行)|反对|难以|无法|有(?:不同)?(?:意见|异议)$)"
    r"|^(?:建议|拟)?(?:暂时?|先)?(?:不|暂缓|缓)(?:再|予)?(?:下放|委托|赋权|放权|移交|延伸|承接|列入|纳入|调整|办|$)"
    r"|^(?:建议)?(?:该(?:事项|项))?(?:已)?(?:取消|删除|剔除|移出|废止)"
    r"|^建议(?:由|仍由|继续由|继续)?(?:县|区|市|旗|原|本|我|部门)[^乡镇]{0,10}(?:保留|行使|实施|执法|办理|承担)$"
    r"|^(?:建议)?(?:继续|仍|暂)?(?:予以)?保留$"
    rf"|^(?:{TOWN}|基层)?(?:暂|尚|目前)?(?:无法|难以|不能|没有能力|无(?:能力|力))(?:承接|实施|行使)"
)
_BACK: Final = lazy_pattern(r"收回|上收")
_BUT: Final = lazy_pattern(r"^(?:但|其中|除|不过|同时)")
_PROPOSES: Final = lazy_pattern(r"^(?:建议|可|应|宜|调整|修改|改|采[取用]|以|按|为|由|成|用|[:：])+")
_LONGEST: Final = 120
_NO: Final = ("否", "×", "不", "N")
#: A word for a mode and what stands around it: 委托乡镇实施, 县级部门继续保留.
_TERM: Final = 12


class Opinions:
    """The opinions of departments in the unnamed columns of a list.

    Args:
        columns: ``table extra`` of the items, as lists.
        tables: the source tables.
    """

    def __init__(self, columns: Mapping[str, list[Any]], tables: Sequence[TablePlace]) -> None:
        self._columns = columns
        #: tables whose column for the mode says by its head that it was settled
        self._settled = {
            at
            for at, table in enumerate(tables)
            if SETTLES.search(clean(table.heads.get("mode", ("", ""))[0]))
        }

    def pieces(self, index: int, said: Sequence[Piece]) -> tuple[Piece, ...]:
        """Return what the department's opinion denies of an item that something else gives a mode.

        Args:
            index: position of the item.
            said: what its row and its headings say.
        """
        text = self._columns["extra"][index]
        if any(piece.field.startswith("extra/") and settles(clean(piece.field[6:])) for piece in said):
            # 收回 under 县政府审定意见 was heard as what holds
            return ()
        if not text or not _OPINION.search(text) or self._columns["table"][index] in self._settled:
            return ()
        if not any((piece.modes or piece.per) and piece.decides for piece in said):
            return ()
        return _denials(text)


@lru_cache(maxsize=16384)
def _denials(extra: str) -> tuple[Piece, ...]:
    """Return the pieces of the opinions among the unnamed columns of a row; none where it was settled after."""
    told = decode_extra(extra)
    found = []
    for head, text in told.items():
        asked = clean(head)
        if settles(asked):
            # asked last: 同意 settles it, 不同意 contradicts
            return tuple(piece for piece in (_piece(head, text),) if piece is not None)
        if _HOLDER.search(asked) and _OPINION.search(asked) and not _OTHERS.search(asked):
            found.append(_piece(head, text))
    return tuple(piece for piece in found if piece is not None)


@lru_cache(maxsize=4096)
def settles(asked: str) -> bool:
    """Return whether a cleaned head asks those who decide: 编办审定意见, 最终意见; 县政府部门意见 does not."""
    if _BESIDE.search(asked) or _HELD.search(_OFFICE.sub("", asked)):
        return False
    if _SETTLED.search(asked):
        return True
    return SETTLES.search(asked) is not None and _OPINION.search(asked) is not None


def agreed(cell: str) -> bool:
    """Return whether a cleaned cell begins by agreeing: 同意下放, 经研究同意."""
    return _AGREES.match(_LED.sub("", cell)) is not None


def _piece(head: str, text: str) -> Piece | None:
    denied = against(text)
    return Piece("remark", f"{head}：{text}", "", f"extra/{head}", 0, denied) if denied else None


@lru_cache(maxsize=16384)
def against(text: str) -> int:
    """Return the mask of the modes that an opinion speaks against, 0 where it agrees or says nothing.

    同意下放 agrees with any way of handing over: 下放 is the word for all of them. 同意委托 and 建议委托 speak
    against the other ways.

    Args:
        text: the cell, such as ``不同意``, ``同意``, ``建议保留``, ``建议改为委托``, ``否``.
    """
    if not text or len(text) > _LONGEST:
        return 0
    if clean(text) in _NO:
        return HANDED_MASK
    clauses = [said for clause in _CLAUSE.split(text) if (said := _LED.sub("", clean(clause)))]
    agreed, denied = False, 0
    for said in clauses:
        if _BUT.match(said):
            # 同意，但重大案件由县局保留: a part of it
            break
        now = _clause(said, agreed=agreed, alone=len(clauses) == 1)
        agreed = agreed or _AGREES.match(said) is not None
        if now and now != HANDED_MASK:
            return now
        # 不同意下放，同意委托 leaves the one way that is named
        denied = denied or now
    return denied


def _clause(said: str, *, agreed: bool, alone: bool) -> int:
    """Return the mask of the modes that a clause speaks against.

    Args:
        said: the clause, cleaned.
        agreed: one before it agrees: what it keeps is a part.
        alone: it is all there is.
    """
    # 同意暂不下放 agrees with a refusal
    if _REFUSES.search(said) or _REFUSES.search(_AGREES.sub("", said)):
        return BIT[Mode.RECALLED] if _BACK.search(said) else HANDED_MASK
    named = _PROPOSES.sub("", _AGREES.sub("", said))
    # 基层承接能力不足 gives a reason, and is no answer
    answers = (alone or named != said) and 0 < len(named) <= _TERM
    mode = single(cell_modes(named)) if answers else None
    if mode in (Mode.ENTRUSTED, Mode.EXTENDED):
        return HANDED_MASK & ~BIT[mode]
    return HANDED_MASK if mode in (Mode.RETAINED, Mode.RECALLED) and not agreed else 0
