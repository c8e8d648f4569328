"""Types by profile: the variants that places write, and the canonical term each stands for.

Sources: the national platform's codes 01-10 and 20; 中办发〔2015〕21号 (nine types and 其他); the
variants that provinces published since. A term that is no variant of a canonical type (行政规划,
行政调解, 审核转报 …) stays unknown: a person decides, or the county's profile says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from powerlist.model.enums import CoercionKind, PowerType
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

_P: Final = PowerType

_COMMON: Final[dict[PowerType, tuple[str, ...]]] = {
    _P.PERMIT: ("许可", "行政审批", "审批", "行政许可类", "许可类", "行政许可事项", "行政许可审批"),
    _P.PENALTY: ("处罚", "行政处罚类", "处罚类", "行政处罚权", "行政处罚事项"),
    _P.COERCION: (
        "强制",
        "行政强制类",
        "强制类",
        "强制措施",
        "强制执行",
        "行政强制措施",
        "行政强制执行",
        "行政强制事项",
    ),
    _P.LEVY: ("征收", "行政征收类", "征收类", "行政征收事项", "行政征用", "行政征收征用"),
    _P.BENEFIT: ("给付", "行政给付类", "给付类", "行政给付事项"),
    _P.INSPECTION: (
        "检查",
        "行政检查类",
        "检查类",
        "行政监督检查",
        "监督检查",
        "行政检查事项",
        "行政监督",
        "监督检查事项",
        "检查事项",
    ),
    _P.CONFIRMATION: ("确认", "行政确认类", "确认类", "行政确认事项"),
    _P.REWARD: ("奖励", "行政奖励类", "奖励类", "行政奖励事项", "表彰奖励"),
    _P.RULING: ("裁决", "行政裁决类", "裁决类", "行政裁决事项"),
    _P.OTHER: (
        "其他职权",
        "其他类",
        "其他",
        "其他权力",
        "其它",
        "其它权力",
        "其他行政职权",
        "其它行政权力",
        "其它职权",
        "其他类别",
        "其他行政权力类",
        "其他权力类",
        "其他行政权",
        "其他事项",
        "其他权力事项",
        "其他行政权力事项",
        "其它类",
        "其他行政类",
        "其他行政管理权",
    ),
    _P.SERVICE: (
        "公共服务事项",
        "公共服务类",
        "服务",
        "政务服务",
        "公共服务",
        "依申请公共服务",
        "依申请类公共服务",
        "依申请的公共服务",
        "主动公共服务",
        "行政公共服务",
        "依申请公共服务事项",
        "一般公共服务",
        "便民服务",
        "便民服务事项",
    ),
}

#: The signs of these terms in traditional script and its variants (奬, 罸), where a single cell is written in it.
_SIMPLIFIED: Final = str.maketrans(
    "許處罰罸強製徵給檢認獎奬勵決權務類審項監執", "许处罚罚强制征给检认奖奖励决权务类审项监执"
)
#: The national platform's codes, written in the type column by exports.
_NATIONAL: Final = {
    "01": _P.PERMIT,
    "02": _P.PENALTY,
    "03": _P.COERCION,
    "04": _P.LEVY,
    "05": _P.BENEFIT,
    "06": _P.INSPECTION,
    "07": _P.CONFIRMATION,
    "08": _P.REWARD,
    "09": _P.RULING,
    "10": _P.OTHER,
    "20": _P.SERVICE,
}
#: Zhejiang's older codes give 07 and 08 another meaning.
_ZHEJIANG: Final = {
    "01": _P.PERMIT,
    "03": _P.PENALTY,
    "04": _P.COERCION,
    "05": _P.LEVY,
    "06": _P.BENEFIT,
    "07": _P.RULING,
    "08": _P.CONFIRMATION,
    "09": _P.REWARD,
    "10": _P.OTHER,
    "14": _P.SERVICE,
}

#: Profile → codes of its type column.
PROFILES: Final = {"national": _NATIONAL, "zhejiang-legacy": _ZHEJIANG, "no-codes": {}}

_SUBTYPE: Final = {
    key("强制措施"): CoercionKind.MEASURE,
    key("行政强制措施"): CoercionKind.MEASURE,
    key("强制执行"): CoercionKind.ENFORCEMENT,
    key("行政强制执行"): CoercionKind.ENFORCEMENT,
}
#: No term of a type is longer, its brackets and blanks included.
_LONGEST: Final = 80
_BRACKETS: Final = lazy_pattern(r"[(\[【〔].*?[)\]】〕]")
#: 一、行政处罚, 02行政处罚, 行政许可2, 行政许可/: what numbers a term or parts it from nothing.
_NUMBERED: Final = lazy_pattern(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]?(?=行政|其他|公共)|\d{1,3}[、.]?(?=[^\d项]))|\(?共?\d+项\)?$|(?<=[^\d共])\d{1,3}$|/$"
)


@cache
def _terms(profile: str, own: tuple[tuple[str, str], ...]) -> dict[str, PowerType]:
    found = {key(term.value): term for term in PowerType}
    for term, variants in _COMMON.items():
        for variant in variants:
            found.setdefault(key(variant), term)
    for code, term in PROFILES.get(profile, {}).items():
        found[code] = term
        found.setdefault(code.lstrip("0"), term)
    for written, canonical in own:
        try:
            found[key(written)] = PowerType(canonical)
        except ValueError:
            continue
    return found


def canonical_type(
    text: str, profile: str = "national", own: tuple[tuple[str, str], ...] = ()
) -> tuple[str, str]:
    """Return ``(canonical type, subtype)`` of a cell, each "" where it is none.

    Args:
        text: the cell's text.
        profile: which codes the column may hold.
        own: the county's own variants, which win.
    """
    if len(text) > _LONGEST:
        return "", ""
    terms = _terms(profile, own)
    compared = key(text.translate(_SIMPLIFIED))
    bare = _BRACKETS.sub("", compared)
    forms = (
        compared,
        bare,
        _NUMBERED.sub("", compared),
        _NUMBERED.sub("", bare),
        bare.removesuffix("权"),
    )
    # 行政许可类事项 is written beside 行政许可类 and 行政许可事项; a term of the county's own is found before
    for form in (*forms, *(form.removesuffix("类事项") for form in forms)):
        if form in terms:
            subtype = _SUBTYPE.get(form)
            if subtype is None and terms[form] is PowerType.COERCION:
                inside = re.search(r"[(\[【〔](.*?)[)\]】〕]", compared)
                word = inside[1].removesuffix("类") if inside else ""
                subtype = _SUBTYPE.get(word) or _SUBTYPE.get(f"强制{word}")
            return terms[form].value, subtype.value if subtype is not None else ""
    return "", ""
