"""Keys under which a title is found: width, brackets, 中华人民共和国, 试行 and years do not matter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from powerlist.text.patterns import lazy_pattern

_DROP: Final = lazy_pattern(r"中华人民共和国|[\s《》〈〉<>＜＞“”\"'‘’「」『』\u200b\ufeff,，、:：·•\-—－]+")
_VARIANT: Final = lazy_pattern(
    r"[（(〔\[](?:试行|暂行|修正|修订|修正案|修订案|修改|草案|新|新修订|新修正|节选|[0-9]{4}年?(?:版|本|年)?(?:修正|修订|修改|第[一二三四五]次修正)?(?:本|版|文本)?"
    r"|[0-9]{4}年?[^）)〕\]]{0,6}|修[正订]本|第[一二三四五六七]次修[正订])[）)〕\]]$"
)
_YEAR_HEAD: Final = lazy_pattern(r"^[0-9]{4}年?(?:修正|修订|版)?的?")


@lru_cache(maxsize=16384)
def key(title: str) -> str:
    """Return what two spellings of one title share.

    Args:
        title: such as ``中华人民共和国种子法``, ``《种子法》`` or ``新疆…实施〈草原法〉办法``.
    """
    folded = unicodedata.normalize("NFKC", title)
    return _DROP.sub("", folded)


@lru_cache(maxsize=16384)
def loose(title: str) -> str:
    """Return the key without （试行）, （2019年修订） and the like, and without a year before the title."""
    name = unicodedata.normalize("NFKC", title).strip("《》 \t\n")
    for _ in range(3):
        shorter = _VARIANT.sub("", name)
        if shorter == name:
            break
        name = shorter
    return key(_YEAR_HEAD.sub("", name) or name)
