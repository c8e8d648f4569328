"""What a list says of detention in its own words: it stays with the police, or only lighter penalties are handed over.

行政处罚法 18(3) leaves detention with the police. A row whose article allows it may be handed over as far as warnings
and fines go (20(2): a deed states the matter and the authority), and lists say that in many ways.
"""

from __future__ import annotations

from typing import Final

from powerlist.model.limits import LIBERTY
from powerlist.text.patterns import lazy_pattern

_WORD: Final = rf"(?:{LIBERTY.pattern})"
_INSIDE: Final = r"[^，。；;,\n]"
_END: Final = r"(?=$|[，。；;,（()）\n])"
_GIVE: Final = r"(?:下放|委托|赋权|授权|移交|交由|交给|授予|承接|行使|实施|作出|决定|适用|给予|处以?|交)"
#: Whoever keeps it is no township: 由县公安局, 归公安机关, 由原实施部门.
_KEEPER: Final = r"[^，。；;,、乡镇街村\n]{0,10}?(?:公安|[县区市旗州]|部门|局|委托机关|委托方)"
_KEPT: Final = (
    # 不含拘留, 拘留除外, 除拘留外, 拘留以外的处罚
    rf"不(?:得|应|再)?(?:含|包括|包含|涉及){_INSIDE}{{0,14}}?{_WORD}",
    rf"除{_INSIDE}{{0,14}}?{_WORD}{_INSIDE}{{0,8}}?外",
    rf"{_WORD}(?:等|的)?(?:行政|治安)?(?:处罚|措施)?权?(?:除|以|之)外",
    # 不得决定行政拘留, 不委托拘留, 无权作出拘留, 县公安局保留行政拘留权
    rf"(?<!只)(?<!不得)(?:不(?:得|能|可|予|准)?|无权?|没有权?)(?:直接|擅自|自行){{0,2}}{_GIVE}{{0,2}}(?:行政|治安)?{_WORD}",
    rf"(?:保留|排除|剔除|扣除)(?:行使|实施|作出|决定|的|行政|治安){{0,3}}{_WORD}",
    # 拘留不下放, 拘留等不在委托范围内, 拘留权保留在县公安局
    rf"{_WORD}{_INSIDE}{{0,8}}?(?<!得)(?<!能)不(?:予|在|再|得|能|可)?(?:列入|纳入|属于)?(?:{_GIVE}|包括|包含|在内)",
    rf"{_WORD}{_INSIDE}{{0,8}}?保留(?!{_INSIDE}{{0,6}}[乡镇街])",
    # 拘留由县公安局实施; 拘留由县公安局委托石桥镇实施 hands it over
    rf"{_WORD}[^，。；;,\n由归]{{0,10}}(?:由|归|属于?){_KEEPER}(?:(?!委托|下放|授权|赋权|交由|授予)[^，。；;,\n（()）乡镇街村]){{0,16}}{_END}",
    # 需要拘留的，移送公安机关; 拟拘留的报县公安局决定
    rf"{_WORD}{_INSIDE}{{0,10}}[，,]?(?:应当?|须|一律|依法|及时){{0,2}}(?:移送|移交|转交|提请|报请?){_INSIDE}{{0,10}}公安(?!{_INSIDE}{{0,12}}后)",
)
_STAYS: Final = lazy_pattern("|".join(_KEPT))

_PENALTY: Final = (
    r"(?:警告|通报批评|罚款|没收|违法所得|非法财物|责令(?:限期)?改正|责令停产停业|暂扣|吊销|许可证件?|执照)"
)
_AROUND: Final = (
    r"(?:[\d.、，,和及与或\s]|[一二两三四五百千万]|元|以[下内上]|的|[类种项]"
    r"|行政处罚|治安(?:管理)?处罚|处罚|权限|权)"
)
#: Nothing but lighter penalties, to the end of the clause: 警告、五百元以下罚款. 警告、罚款等 leaves open what else.
_LIGHTER: Final = rf"(?>{_AROUND}*(?:{_PENALTY}{_AROUND}*)+)(?=$|[。；;（()）\n])"
_ONLY: Final = lazy_pattern(
    # 仅限警告、罚款; 只委托石桥镇实施罚款
    rf"(?<![不非])[仅只](?:限于?|为|有|含|包括|能够?|可以?){{0,2}}(?:{_GIVE}(?:[^，。；;,、的对\n]{{0,14}}?{_GIVE})?)?{_LIGHTER}"
    # 限于警告和罚款, 限警告; no 限期, no 上限
    rf"|(?<![不非上下期权时年有无局仅只])限于?{_LIGHTER}"
    # 处罚种类：警告、罚款; 委托权限为罚款
    rf"|(?:种类|权限|范围)(?:包括|限于|仅限|[为是：:]){{1,2}}{_LIGHTER}"
)
_BRACKET: Final = lazy_pattern(r"[（(]([^（）()]{2,60})[）)]")


def withholds_liberty(*texts: str) -> bool:
    """Return whether any text says that a penalty which restricts liberty is not handed over.

    Args:
        texts: remarks, partitions, boundaries, kinds of penalty. 拘留由石桥镇实施 and 可以处拘留 say nothing of the
            kind, nor does 不限于警告、罚款.
    """
    return any(
        (LIBERTY.search(text) is not None and _STAYS.search(text) is not None)
        or _ONLY.search(text) is not None
        for text in texts
        if text
    )


def name_withholds_liberty(*names: str) -> bool:
    """Return whether a bracket of any name says so: 对盗窃行为的处罚（仅限警告、罚款）."""
    return any(withholds_liberty(inside) for name in names for inside in _BRACKET.findall(name))


def lists_lighter(authority: str) -> bool:
    """Return whether a deed's authority is a list of penalties without one that restricts liberty: 警告、罚款."""
    return withholds_liberty(authority, f"权限：{authority}")
