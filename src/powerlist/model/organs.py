"""Names of organs, compared without the place that they belong to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from powerlist.model.bodywords import NAMED
from powerlist.model.bureaus import full_name, is_shortened
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import compact

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Where a name only seems to begin with a level: 市场监督管理局 is no 场监督管理局 of a city, 区域合作局 none of a
#: district; but 市政府 and 市民政局 are a city's.
NO_LEVEL: Final = (
    r"(?:市场|市监(?![察狱测理护控])|市容|市政(?![府协法务数])|市民(?![政族宗兵防航用营])|区域|区块|县域)"
)
_LEVEL: Final = lazy_pattern(rf"^(?!{NO_LEVEL})[县区市](?=..)")
_KINDS: Final = "县区市旗"
#: A county or a city by its name before one of its bodies, a city or province above it included: 资阳市安岳县水利局.
_NAMED_PLACE: Final = lazy_pattern(
    rf"(?:[一-鿿]{{2,12}}?[省市州盟])?(?P<own>[一-鿿]{{1,14}}?(?!{NO_LEVEL})[{_KINDS}])(?=[一-鿿]{{2,30}}(?:{NAMED})$)"
)
#: What ends like a place and is none of its own: 城市管理局, 社区矫正局, 市辖区水利局, 开发区管委会.
_NO_PLACE: Final = lazy_pattern(
    rf"[{_KINDS}省州各本全地]+|.*(?:[城都超夜楼门]市|(?:[社园景灾库林矿牧辖郊地特]|自治|开发|保护|示范|试验|合作|高新|功能)区)"
)

#: No part takes what the next one would (*+): whatever stands in the cell, nothing is tried again.
_JOINED: Final = r"[、,/和及与或()]*+"
_STEP: Final = (
    r"(?:国家|省|自治区|直辖市|市辖区|(?:设区的|地级|县级)?市"
    r"|地方?|州|盟|县|区|旗|乡|镇|街道?|村|社区|基层)"
)
_OFFICE: Final = (
    r"(?:(?:直属?|各|有关|相关|行业|行政|主管|职能|责任|业务|执法|实施|承办|牵头|政府|工作)*+"
    r"(?:部门|单位|机关|机构))"
)
#: What stands in a cell for a body and names none: a level, all of a kind, "the departments concerned".
_NOBODY: Final = lazy_pattern(
    rf"(?:各|所有|全部|本|[、(])*+(?:{_STEP}{_JOINED})++[两三]?级?(?:及?以[上下])?{_OFFICE}?{_JOINED}"
    rf"|(?:各|所有|全部|本|我|其他)*+(?:{_OFFICE}{_JOINED})++"
    r"|[本我](?:局|委|办|厅|中心)|同[上前]|暂?无|没有|待[定明确]+|未[定知明确]+|不[详明]"
    r"|[见详]{1,2}(?:备注|附件|附表|说明).*|按照?各自职责.*|按照?职责(?:分工|权限).*|[\W\d_]+"
)
_LONGEST_NOBODY: Final = 40


def names_nobody(text: str) -> bool:
    """Return whether a cell for a body says something that is none: 市级, 各镇, 县级有关部门, 同上, 30.

    A kind of bodies is one as a statute names it (县级以上市场监管部门, 乡镇人民政府, 公安机关).
    """
    plain = compact(text)
    return 0 < len(plain) <= _LONGEST_NOBODY and _NOBODY.fullmatch(plain) is not None


def bare_organ(name: str, place: str = "") -> str:
    """Return an organ's name without its place and level: 青溪县水利局, 县水利局, 水利局 → 水利局.

    Args:
        name: as written.
        place: the place's own name (``遂宁市安居区``), or "".
    """
    bare = "".join(name.split())
    for prefix in _prefixes(place):
        if bare.startswith(prefix) and len(bare) > len(prefix) + 1:
            bare = bare[len(prefix) :]
            break
    return bare[1:] if _LEVEL.match(bare) else bare


def one_spelling(names: Iterable[str], place: str = "") -> dict[str, str]:
    """Return for every spelling of a department the one under which it is grouped and published.

    县水利局, 水利局 and 青溪县水利局 are one department of 青溪县, as are 县市监局 and 县市场监督管理局
    (``model.bureaus``); 市水利局 is another. The stored text stays as it is.

    Args:
        names: departments as they stand, one entry an item.
        place: the place's own name, or "": then 县水利局 is that of the only county that the names tell.

    Returns:
        Spelling → the spelling that most items have, a full name before a short one; on a tie the longest.
    """
    counts = Counter(names)
    kind = place[-1:] if place[-1:] in _KINDS else ""
    place = place or _only_place(counts)
    levels = {name: _level(name, place) for name in counts}
    bares = {name: bare_organ(name, place) for name in counts}
    bodies = {name: full_name(bare) for name, bare in bares.items()}
    by_body: dict[str, set[str]] = defaultdict(set)
    for name, level in levels.items():
        by_body[bodies[name]].add(level)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, level in levels.items():
        told = by_body[bodies[name]] - {""}
        # without a level it is the place's own, or the only one there is
        own = level or kind or (next(iter(told)) if len(told) == 1 else "")
        groups[bodies[name], own].append(name)
    found = {}
    for members in groups.values():
        best = max(members, key=lambda name: (not is_shortened(bares[name]), counts[name], len(name), name))
        found.update(dict.fromkeys(members, best))
    return found


def _only_place(names: Iterable[str]) -> str:
    """Return the one county that stands by its name before bodies, else the one city, "" for none or several."""
    found: dict[str, dict[str, str]] = {"市": {}, "": {}}
    for name in names:
        match = _NAMED_PLACE.match("".join(name.split()))
        if match and not _NO_PLACE.fullmatch(match["own"]):
            own = match["own"]
            of_kind = found["市" if own.endswith("市") else ""]
            of_kind[own] = max(of_kind.get(own, ""), match.group(), key=len)
    places = found[""] or found["市"]
    return next(iter(places.values())) if len(places) == 1 else ""


def _level(name: str, place: str) -> str:
    bare = "".join(name.split())
    if any(bare.startswith(prefix) and len(bare) > len(prefix) + 1 for prefix in _prefixes(place)):
        return place[-1] if place[-1] in _KINDS else ""
    return bare[:1] if _LEVEL.match(bare) else ""


def _prefixes(place: str) -> list[str]:
    """Return the forms in which a place stands before an organ, the longest first: 遂宁市安居区, 安居区, 安居."""
    found = [place] if place else []
    parts = [part for part in re.split(f"(?<=[{_KINDS}])", place) if part]
    if parts:
        last = parts[-1]
        found += [last, last.rstrip(_KINDS)]
    return [prefix for prefix in dict.fromkeys(found) if len(prefix) >= 2]
