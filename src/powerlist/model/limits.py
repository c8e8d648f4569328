"""What the law forbids for a type is never proposed.

Only proposals (policy, guidance) are screened; a list's own statement stands and the audit tells what is
wrong with it. 行政强制法 17(1): a coercive measure is not entrusted. 行政处罚法 18(3): a penalty that
restricts liberty goes nowhere. 行政处罚法 24(1) speaks of penalties only, yet a provincial reply may cover
other types, so 下放 of a permit is no prohibition (PLM02 asks for the reply).
"""

from __future__ import annotations

from typing import Final

from powerlist.model.enums import CoercionKind, Mode, PowerType
from powerlist.text.patterns import lazy_pattern

LIBERTY: Final = lazy_pattern(
    r"行政拘留|拘留|限制(?:其|公民)?人身自由|收容教[育养]|强制隔离|强制戒毒|强制传唤|强制带离|强制医疗|强制收治"
    r"|约束(?:至|到|其至)?酒醒|(?:保护性|强制)约束"
)
#: What is expressly not among them: 罚款（行政拘留除外）, 不含拘留, 除吊销许可证外.
_LEFT_OUT: Final = lazy_pattern(
    r"(?:不含|不包括|不包含|不涉及|不得|不予)[^，。；,;（）()]{0,30}|除[^，。；,;（）()]{1,30}?(?:以外|之外|外)(?!国|商|资)"
    r"|[^、，。；,;（）()]{1,24}除外"
)
#: What a name calls after detention is a place, a person or a paper, no power: 拘留所, 被拘留人, 强制隔离戒毒场所.
_NO_POWER: Final = lazy_pattern(
    r"拘留(?:所|场所|室|证|通知书|决定书|人员|期间)|被(?:行政)?拘留"
    r"|戒毒(?:所|场所|机构|医疗|康复|人员|期间|药物|治疗)|被(?:强制隔离戒毒|限制人身自由)"
)
#: Conduct: 非法限制人身自由, 以限制人身自由手段强迫劳动, 逃避强制隔离戒毒.
CONDUCT: Final = lazy_pattern(
    r"(?:非法|违法)$|(?:以|用|使用|利用|通过)[^，。；]{0,16}$|(?:逃避|逃离|脱逃|阻碍|抗拒|拒绝|妨碍|干扰|扰乱|冲击|违反|拒不执行|脱离|擅离)[^，。；、]{0,10}$"
)
#: 对某行为的处罚: what stands before the last 的 is what is punished ...
_FRAME: Final = lazy_pattern(
    r"^(?:对|关于)(?P<object>.+)的(?:行政)?(?:处罚|强制(?:措施|执行)?|处理|查处)(?:决定)?$"
)
#: ... unless words impose there: 对赌博行为处以拘留的处罚, 对吸毒人员的行政拘留、罚款的处罚.
_IMPOSED: Final = lazy_pattern(
    r"(?:的|处以?|并处|给予|予以|作出|决定|实施|适用)(?:[0-9一二三四五六七八九十]+日(?:以[上下])?|警告|罚款|没收|行政|[、，或者和及并处以])*$"
)
#: So many characters before the word tell what it is; a name may be as long as a cell.
_BEFORE: Final = 60
#: These are isolated without anybody's liberty.
_NOBODY: Final = lazy_pattern(r"动物|畜|禽|犬|植物|种苗|货物|物品|产品|船舶|车辆")
_MEANS: Final = lazy_pattern(r"(?:等)?(?:的)?(?:手段|方式|方法|行为)")
_ENFORCEMENT: Final = lazy_pattern(
    r"加处罚款|滞纳金|划拨|拍卖|变卖|代履行|强制执行|排除妨碍|恢复[^，。；、]{0,6}原状|(?:依法|予以|组织|强制|强行|限期)拆除|拆除违[法章规]"
    r"|强制(?:清除|铲除|清理|搬[迁离]|腾[退空]|退[还出]|收[回购]|补[植种]|恢复|修复|治理|履行|划[拨扣]|扣缴)"
    # whatever is done in another's place is performance by a third party: 代为除治, 代为捕回
    r"|代为(?!行使|实施|执法|办理|保管|看管|管理)|代(?:治理|清除|清运|拆除)"
    r"|(?:拍卖|变卖|处理|处置)[^，。；、]{0,8}(?:查封|扣押|冻结)[、的]"
)
#: 依法处理查封、扣押的财物, 扣押物品的拍卖 (行政强制法 12(3)): what was seized before is turned into money.
_HANDLED: Final = lazy_pattern(
    r"(?:拍卖|变卖|处理|处置)[^，。；、]{0,8}(?:查封|扣押|冻结)(?:[、或和及]?(?:查封|扣押|冻结))*的?[^，。；、]{0,6}"
    r"|(?:查封|扣押|冻结)的?[^，。；、]{0,8}的?(?:拍卖|变卖|处理|处置)"
)
_MEASURE: Final = lazy_pattern(r"查封|扣押|冻结|扣留|暂扣")
#: 责令限期恢复植被, 对毁坏林木的责令补种: an order, which neither seizes nor enforces anything (行政强制法 2, 9, 12).
_ORDER: Final = lazy_pattern(r"(?:^|的)(?:依法)?责令(?!.{0,60}强制措施)")
_NO_ENFORCEMENT: Final = lazy_pattern(r"查封|扣押|冻结|扣留|暂扣|先行登记|责令")


def without_exceptions(text: str) -> str:
    """Return what a list of penalties holds, without what it expressly leaves out: 罚款（吊销许可证除外） is a fine.

    Args:
        text: penalty kinds, or the tail of a name.
    """
    return _LEFT_OUT.sub("", text)


def left_out(text: str) -> str:
    """Return what a text expressly leaves out: 吊销许可证除外 of 罚款（吊销许可证除外）.

    Args:
        text: penalty kinds, or a name.
    """
    return "、".join(found.group() for found in _LEFT_OUT.finditer(text))


def is_liberty(*kinds: str) -> bool:
    """Return whether any text, each a list of penalties or measures, holds one that restricts liberty."""
    return any(LIBERTY.search(without_exceptions(text)) for text in kinds)


def names_liberty(*names: str) -> bool:
    """Return whether any name of an item is that of a penalty or measure that restricts liberty.

    行政处罚法 18(3) speaks of what the organ does. A name speaks of what is punished as well: who locks workers
    up is fined (劳动合同法 88), and a detention house keeps a kitchen (食品安全法 126). Such words of the conduct
    or of a place are no power to detain.

    Args:
        names: name, sub-name, or both in one text.
    """
    return any(_names_liberty(name) for name in names if LIBERTY.search(name))


def excludes_liberty(*texts: str) -> bool:
    """Return whether any text says that detention is not among what it speaks of: 罚款（行政拘留除外）."""
    return any(LIBERTY.search(found.group()) for text in texts for found in _LEFT_OUT.finditer(text))


def _names_liberty(name: str) -> bool:
    said = _LEFT_OUT.sub(lambda found: "" if LIBERTY.search(found.group()) else found.group(), name)
    whole = _NO_POWER.sub("", said)
    frame = _FRAME.match(whole)
    text = frame["object"] if frame is not None else whole
    last = text.rfind("的") if frame is None else len(text)
    for found in LIBERTY.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        if _MEANS.match(text, found.end()) or (
            found.group() == "强制隔离" and _NOBODY.search(before) is not None
        ):
            continue
        if found.start() > last >= 0 or _IMPOSED.search(before):
            return True
        if frame is None and not CONDUCT.search(before):
            return True
    return False


def is_measure(kind: str, subtype: str, name: str) -> bool:
    """Return whether an item is a coercive measure, not coercive enforcement.

    Args:
        kind: its type.
        subtype: 行政强制措施, 行政强制执行 or "".
        name: its name, which tells where the list has no sub-type; one that names both kinds is a measure too,
            and an order alone is none.
    """
    if kind != PowerType.COERCION.value:
        return False
    if subtype:
        return subtype == CoercionKind.MEASURE.value
    if _MEASURE.search(_HANDLED.sub("", name)) is not None:
        return True
    return not _ENFORCEMENT.search(name) and not _ends_in_order(name)


def _ends_in_order(name: str) -> bool:
    """Return whether what a name calls done is an order; 对拒不执行责令改正的断电 is more than that."""
    return any(found.group()[0] != "的" or "的" not in name[found.end() :] for found in _ORDER.finditer(name))


#: What is done ends a name (对违法运输木材的扣押), or begins it where no other act ends it (查封违法取水设施).
_ACT_ENDS: Final = lazy_pattern(
    r"(?:查封|扣押|冻结)(?:、|或者?|和|及|等|并)?(?:(?:查封|扣押|冻结)(?:等)?)?(?:的?(?:行政)?强制措施)?$|(?:采取|实施)(?:的)?(?:行政)?强制措施$"
)
_ACT_BEGINS: Final = lazy_pattern(
    r"^(?:依法)?(?:对[^，。；的]{1,60})?(?:先行|依法|予以|进行)?(?:查封|扣押|冻结)"
)
#: Other acts that a name ends with, and what is done to a seizure instead of seizing.
_OTHER_ACT: Final = lazy_pattern(
    r"(?:处罚|罚款|检查|监管|监督|许可|审批|备案|登记|确认|奖励|裁决|移交|移送|报告|公告|配合|协助|工作|职责)$"
)
_NOT_SEIZING: Final = lazy_pattern(
    r"(?:解除|撤销|拒绝|阻碍|阻挠|擅自|配合|协助|申请|建议|被|已|提请|不执行|违反|动用|转移|隐匿|损毁)[^，。；]{0,30}(?:查封|扣押|冻结)"
)


def names_measure(name: str) -> bool:
    """Return whether what a name calls done is a coercive measure, whatever type its list gives it.

    Args:
        name: name or sub-name. 对擅自动用查封物品的处罚 and 解除查封、扣押 are none.
    """
    text = _HANDLED.sub("", name)
    if not _MEASURE.search(text) and "强制措施" not in text:
        return False
    if _NOT_SEIZING.search(text):
        return False
    ends = _ACT_ENDS.search(text) is not None
    return ends or (_ACT_BEGINS.match(text) is not None and _OTHER_ACT.search(text) is None)


def is_enforcement(kind: str, subtype: str, name: str) -> bool:
    """Return whether an item is plainly coercive enforcement and no measure as well.

    Args:
        kind: its type.
        subtype: 行政强制措施, 行政强制执行 or "".
        name: its name, which tells where the list has no sub-type; one that names both kinds is none, nor is an
            order (责令恢复原状), which is not enforced yet.
    """
    if kind != PowerType.COERCION.value:
        return False
    if subtype:
        return subtype == CoercionKind.ENFORCEMENT.value
    return _ENFORCEMENT.search(name) is not None and _NO_ENFORCEMENT.search(_HANDLED.sub("", name)) is None


def forbidden(mode: Mode, kind: str, subtype: str, name: str, penalty_kinds: str = "") -> str:
    """Return the article that forbids a mode for an item, "" where none does.

    Args:
        mode: the mode that is proposed.
        kind: type of the item.
        subtype: its kind of coercion.
        name: its name and sub-name.
        penalty_kinds: the penalties it allows.
    """
    if mode not in (Mode.DELEGATED, Mode.ENTRUSTED):
        return ""
    if kind == PowerType.PENALTY.value and (names_liberty(name) or is_liberty(penalty_kinds)):
        return "行政处罚法 第十八条第三款"
    if mode is Mode.ENTRUSTED and (is_measure(kind, subtype, name) or names_measure(name)):
        return "行政强制法 第十七条第一款"
    if kind == PowerType.COERCION.value and names_liberty(name):
        return "行政强制法 第十条"
    return ""
