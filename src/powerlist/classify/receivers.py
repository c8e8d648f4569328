"""Receivers as written: one cell split into them, and whether a text names a township."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from powerlist.model.receiver import is_pending, plain
from powerlist.text.numerals import number_of

_SPLIT: Final = re.compile(r"[、，,;；/／\r\n]+")
_BUT: Final = re.compile(r"\s*除[^外；;\n]{2,200}?(?:以外|之外|外)")
#: 三家镇、拦江镇等2个镇: the list is complete where the number is that of the names.
_COUNTED: Final = re.compile(
    r"等(?P<count>\d+|[一二两三四五六七八九十]+)个?(?:乡镇|镇街|镇|乡|街道)?(?:\(街道\)|（街道）)?"
    r"(?:人民政府|办事处)?$"
)
ALL: Final = re.compile(
    r"^(?:全县|全区|全市|全州|本县|本区|辖区|辖区内|县域内|所有|全部|各|全体|县辖|区辖|市辖|其他|其余|有关|相关)*"
    r"(?:(?P<count>\d+|[一二两三四五六七八九十]+)个?)?(?:个)?"
    r"(?P<kind>苏木乡镇|苏木镇|镇苏木|苏木|乡镇\(?街道\)?|乡\(?镇\)?\(?街道\)?|乡\(镇\)|乡镇|镇乡|镇街|街镇|镇\(街道\)|镇\(乡\)|镇\(乡、街道\)|乡\(镇、街道\)|乡\(镇、街\)"
    r"|乡|镇|街道|街道办)(?:人民政府|政府|办事处)*(?:\(街道办事处\))?$"
)
#: A name of a township in running text; 新乡市, 景德镇市, 西乡县 are cities and counties.
NAME: Final = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|(?<=[\u4e00-\u9fff])苏木(?!镇|乡))(?!镇|乡|街|级|本级|市|县(?!级)|区(?!级)|州|域|村)(?:人民政府|办事处)?"
)
_SPOKEN: Final = re.compile(r"乡|镇|街道|街办")
#: Words that end like a township's name.
NO_NAMES: Final = frozenset(
    (
        "乡镇", "镇乡", "城镇", "村镇", "集镇", "市镇", "小镇", "古镇", "重镇", "建制镇", "特色小镇", "城乡", "水乡",
        "侨乡", "家乡", "返乡", "下乡", "入乡", "老乡", "同乡", "镇街道", "乡镇街道", "城市街道", "坐镇",
        "苏木镇", "苏木乡镇",
    )
)  # fmt: skip


#: 新市镇, 太和镇: what looks like a county or a joining word before 镇 is the name's own.
_OWN_PART: Final = re.compile(
    r"(?:^|[托放予给至由、和及与])(?P<name>[^全各本该我所原辖局省乡镇街国党市县区州旗和及与托放予给至由、\d一二两三四五六七八九十几][市县区旗和](?:镇|乡|街道))$"
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
    lead = _BUT.match(text)
    for index, character in enumerate(text):
        if lead and index < lead.end():
            continue
        if character in "（(【[":
            depth += 1
        elif character in "）)】]":
            depth = max(0, depth - 1)
        elif not depth and _SPLIT.match(character):
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    found = list(dict.fromkeys(part for part in map(str.strip, parts) if part))
    counted = _COUNTED.search(found[-1]) if found else None
    if counted and counted.start():
        # what 等3个乡镇 counts beyond the names before it is a receiver that nobody has named
        found[-1] = found[-1][: counted.start()]
        if number_of(counted["count"]) != len(found):
            found.append(counted.group())
    return found


def kind_of(name: str) -> str:
    """Return 镇, 乡 or 街道 from the end of a name, "" where it has none."""
    name = plain(name)
    for kind in ("街道", "苏木", "镇", "乡"):
        if name.endswith(kind):
            return kind
    return ""


def is_township(text: str) -> bool:
    """Return whether a text names a township, a street, or all of them."""
    name = plain(text)
    if ALL.match(name) or ALL.match("".join(unicodedata.normalize("NFKC", text).split())):
        return True
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{1,10}(?:镇|乡|街道|苏木)", name)) and name not in NO_NAMES


def speaks_of_townships(text: str) -> bool:
    """Return whether a text has any word for townships or streets in it; 城乡 counts, and 镇 in a name."""
    return _SPOKEN.search(text) is not None
