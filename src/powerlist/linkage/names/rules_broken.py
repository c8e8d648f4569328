"""Names that say only which rules are broken, and what these are about: 公共场所卫生 of 违反公共场所卫生管理规定."""

from __future__ import annotations

import re
from typing import Final

_RULES: Final = re.compile(
    r"违反(?:国家)?(?:有关|相关)?的?(?:(?:法律|法规|规章)|、|和|的)*+([^；、，《》]{3,20}?)(?:监督)?(?:管理)?的?(?:有关|相关)?"
    r"(?:规定|制度|条例|办法|规范|要求)(?:的?行为)?(?:的?(?:行政)?处罚)?$"
)
#: What else than a thing rules are called after.
_ASPECT: Final = re.compile("(?:治安|安全|卫生|市场|经营|秩序)$")
_SHORTEST: Final = 2


def fields_of(text: str) -> tuple[str, ...]:
    """Return what the rules are about of which a name says that they are broken: as it says so, and its thing alone.

    Args:
        text: the name as it stands.
    """
    said = _RULES.search(text)
    if said is None:
        return ()
    thing = _ASPECT.sub("", said.group(1))
    return (said.group(1), thing) if len(thing) >= _SHORTEST else ()
