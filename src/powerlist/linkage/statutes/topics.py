"""What laws are about, by their titles: 动物防疫 of 《动物防疫法》 and of what implements it in a region."""

from __future__ import annotations

import re
from functools import lru_cache

_COUNTRY = re.compile("中华人民共和国")
_PLACE = re.compile(r"^(?:[一-鿿]{2,8}?(?:自治区|自治州|自治县|省|市(?!场|政|容)|县))+(?=[一-鿿<〈《]{3})")
_GENERIC = re.compile(r"^(?:自治区|自治州|全省|全市|本省|本市)")
_IMPLEMENTS = re.compile(
    r"^实施[《〈<＜]?([^《》<>〈〉＜＞]{2,40})[》〉>＞]?(?:的?若干规定|办法|细则|条例|规定)"
)
_BRACKETS = re.compile(r"[(（][^)）]{0,40}[)）]")
_KIND = re.compile(
    r"(?:实施(?:细则|办法|条例|意见)|暂行(?:条例|办法|规定)|行政处罚(?:规定|办法|程序)|若干规定|条例|办法|规定|细则|规则|规范|法)$"
)
_TOPIC = re.compile(r"(?:监督管理|管理|监督|保护|促进)$")
_SHORTEST = 2
_LONGEST = 80


@lru_cache(maxsize=4096)
def family(title: str) -> str:
    """Return what a law and its implementing ones have in common: 动物防疫 of 某省实施〈动物防疫法〉办法."""
    plain = _COUNTRY.sub("", title[:_LONGEST])
    plain = _GENERIC.sub("", _PLACE.sub("", plain))
    implements = _IMPLEMENTS.match(plain)
    if implements:
        plain = implements.group(1)
    plain = _BRACKETS.sub("", plain).strip("《》<>〈〉＜＞")
    while True:
        shorter = _KIND.sub("", plain)
        if shorter == plain or len(shorter) < _SHORTEST:
            break
        plain = shorter
    topic = _TOPIC.sub("", plain)
    return topic if len(topic) >= _SHORTEST else plain
