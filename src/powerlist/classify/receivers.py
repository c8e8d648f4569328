"""Receivers as written: a cell split into them, and their names in running text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from powerlist.model.receiver import is_collective, is_pending, names_townships
from powerlist.model.townwords import END, OFFICE, TOWN
from powerlist.text.numerals import number_of
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import CJK

_SPLIT: Final = lazy_pattern(r"[、，,;；/／\r\n]+")
_BUT: Final = lazy_pattern(r"\s*除[^外；;\n]{2,200}?(?:以外|之外|外)")
#: 三家镇、拦江镇除外的各镇: who is left out stands before.
_LEFT_OUT: Final = lazy_pattern(r"\s*[^（）()除；;\n]{2,200}?除外的?(?=$|[^、，,])")
#: 一、二类乡镇: two groups, and one word for their kind.
_NUMBERED: Final = lazy_pattern(r"[一二三四五六七八九十](?:、[一二三四五六七八九十]){1,9}(?=[类级档组])")
#: 三家镇拦江镇, which stood apart by blanks.
_TOGETHER: Final = lazy_pattern(rf"(?P<name>[{CJK}]{{2,6}}?{END}{OFFICE}?)(?!{END}|{OFFICE}|街|[区级村域])")
#: 1.三家镇, （2）拦江镇, ③白马镇.
_ENUMERATED: Final = lazy_pattern(
    rf"^(?:[（(]?\d{{1,2}}[)）]?[.、．)）:：]|[（(]\d{{1,2}}[)）]|[①-⑳])\s*(?=[{CJK}])"
)
_QUOTED: Final = lazy_pattern(r"[“\"「『]([^“”\"「」『』]{2,12})[”\"」』]")
#: 三家镇、拦江镇等2个镇: the list is complete where the number is that of the names.
_COUNTED: Final = lazy_pattern(
    rf"等(?P<count>\d+|[一二两三四五六七八九十]+)个?{TOWN}?(?:\(街道\)|（街道）)?"
    rf"{OFFICE}?$"
)
#: 三家镇、拦江镇等, 三家镇等地: others whom nobody names.
_MORE: Final = lazy_pattern(rf"等(?:地方?|处)?{TOWN}?(?:\(街道\)|（街道）)?{OFFICE}?[。.]?$")
#: 三家、拦江两个镇, 三家镇和拦江镇共2个镇: a sum behind the names, which says nothing where it is right.
_SUMMED: Final = lazy_pattern(
    rf"(?:共计?|这|以上)?(?P<count>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})个?{TOWN}(?:\(街道\)|（街道）)?{OFFICE}?$"
)
#: 石桥镇、其他2个乡镇 counts those that are not named.
_OTHERS: Final = lazy_pattern(r"其[他余它]|另外?|剩余|[各全]|本[县市区]|辖区|所辖")
_AND: Final = lazy_pattern(r"[和及与]|以及")
#: Two names written together have so many characters at least, and a cell of such names no more than that.
_SHORTEST_PAIR: Final = 6
_LONGEST_PAIR: Final = 200
#: 其他, 各: no name begins so where several stand together.
_KINDS_BEFORE: Final = lazy_pattern(r"^(?:各|其他|其余|所有|全|除|不|含|和|及|与|以及|暨|的)")
#: A name of a township in running text; 新乡市, 景德镇市, 西乡县 are cities and counties.
NAME: Final = lazy_pattern(
    rf"[{CJK}]{{1,8}}?(?:镇|乡|街道|(?<=[{CJK}])苏木(?!镇|乡))(?!镇|乡|街|级|本级|市|县(?!级)|区(?!级)|州|域|村)(?:人民政府|办事处)?"
)
_SPOKEN: Final = lazy_pattern(r"乡|镇|街道|街办")
#: 新市镇, 太和镇: what looks like a county or a joining word before 镇 is the name's own.
_OWN_PART: Final = lazy_pattern(
    rf"(?:^|[托放予给至由、和及与])(?P<name>[^全各本该我所原辖局省乡镇街国党市县区州旗和及与托放予给至由、\d一二两三四五六七八九十几][市县区旗和]{END})$"
)


def own_name(text: str, lead: re.Pattern[str]) -> str:
    """Return a township's name without the words that stand before it in running text.

    Args:
        text: what ends with the name: 委托新市镇, 临江县石桥镇.
        lead: the words before it, with all that stands before them.
    """
    own = _OWN_PART.search(text)
    return own["name"] if own else lead.sub("", text)


def is_own(name: str) -> bool:
    """Return whether a name has 市 or 和 before 镇 as a part of its own: 新市镇."""
    own = _OWN_PART.match(name)
    return own is not None and own["name"] == name


def split(text: str) -> list[str]:
    """Return the receivers as written: split at 、，,;/ and line breaks, brackets kept whole.

    Args:
        text: a cell such as ``三家镇、拦江镇``.
    """
    if text[:1] == "#" and is_pending(text):
        # #N/A is a formula that failed: nobody, neither #N nor A
        return []
    parts: list[str] = []
    depth = 0
    start = 0
    # 除三家镇、拦江镇外的各乡镇 is one receiver
    lead = _BUT.match(text) or _LEFT_OUT.match(text)
    kept = {at for match in _NUMBERED.finditer(text) for at in range(*match.span())}
    for index, character in enumerate(text):
        if (lead and index < lead.end()) or index in kept:
            continue
        if character in "（(【[":
            depth += 1
        elif character in "）)】]":
            depth = max(0, depth - 1)
        elif not depth and _SPLIT.match(character):
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    found = list(dict.fromkeys(name for part in map(str.strip, parts) if part for name in _each(part)))
    counted = _COUNTED.search(found[-1]) if found else None
    if counted and counted.start():
        # what 等3个乡镇 counts beyond the names before it is a receiver that nobody has named
        found[-1] = found[-1][: counted.start()]
        if number_of(counted["count"]) != len(found):
            found.append(counted.group())
        return found
    more = _MORE.search(found[-1]) if found else None
    if more and more.start() and not is_collective(found[-1][: more.start()]):
        # 三家镇、拦江镇等: two are named, and who else is meant is a receiver of its own that names nobody
        return [*found[:-1], found[-1][: more.start()], more.group().rstrip("。.")]
    summed = _SUMMED.search(found[-1]) if found else None
    if summed and summed.start():
        last = found[-1][: summed.start()]
        if not _OTHERS.match(last) and number_of(summed["count"]) == len(found) + len(_AND.findall(last)) > 1:
            found[-1] = last
    return found


@lru_cache(maxsize=16384)
def _each(part: str) -> tuple[str, ...]:
    """Return the townships of 三家镇拦江镇, and 三家镇 of 1.三家镇; every other part stays whole."""
    part = part.rstrip("。") or part
    quoted = _QUOTED.findall(part)
    if quoted and not _QUOTED.sub("", part).strip("和及与"):
        # “三家镇”“拦江镇”
        return tuple(quoted)
    bare = _ENUMERATED.sub("", part)
    part = bare if names_townships(bare) else part
    if len(part) < _SHORTEST_PAIR or len(part) > _LONGEST_PAIR:
        return (part,)
    names = []
    at = 0
    while at < len(part):
        match = _TOGETHER.match(part, at)
        if match is None or is_collective(match["name"]) or _KINDS_BEFORE.match(match["name"]):
            return (part,)
        names.append(match["name"])
        at = match.end()
    return tuple(names)


def speaks_of_townships(text: str) -> bool:
    """Return whether a text has any word for townships or streets in it; 城乡 counts, and 镇 in a name."""
    return _SPOKEN.search(text) is not None
