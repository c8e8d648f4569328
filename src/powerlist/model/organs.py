"""Names of organs, compared without the place that they belong to."""

from __future__ import annotations

import re
from typing import Final

_LEVEL: Final = re.compile(r"^[县区市](?=..)")
#: 市场监督管理局 is no 场监督管理局 of a city, 区域合作局 none of a district.
_NO_LEVEL: Final = re.compile(r"^(?:市场|市政|市容|区域|区块|县域|市民)")
_KINDS: Final = "县区市旗"


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
    if _LEVEL.match(bare) and not _NO_LEVEL.match(bare):
        bare = bare[1:]
    return bare


def _prefixes(place: str) -> list[str]:
    """Return the forms in which a place stands before an organ, the longest first: 遂宁市安居区, 安居区, 安居."""
    found = [place] if place else []
    parts = [part for part in re.split(f"(?<=[{_KINDS}])", place) if part]
    if parts:
        last = parts[-1]
        found += [last, last.rstrip(_KINDS)]
    return [prefix for prefix in dict.fromkeys(found) if len(prefix) >= 2]
