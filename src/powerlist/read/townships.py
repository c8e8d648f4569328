"""Whether a head or a cell names townships: one, several, a group, all of them or all but some."""

from __future__ import annotations

import re
from typing import Final

from powerlist.read.heads import LONGEST, plain
from powerlist.text.width import key

#: A name of a township or street; the words before the ending are a name, not a description.
_TOWNSHIP: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|苏木|街道办事处|街道办|办事处|镇人民政府|乡人民政府|镇政府|乡政府)$"
)
_NO_TOWNSHIP: Final = re.compile(
    r"承接|受委托|乡镇$|各镇|各乡|镇街|下放|赋权|延伸|委托|^(乡|镇)$|配合|职责|全镇"
    # 陈集镇 and 鹿城镇 are names
    r"|^(?:各|本|小|所在|中心|重点|特色|建制)*(?:城|村|集)镇$"
)
#: All townships of a county, or a kind of them.
_EVERY: Final = re.compile(
    r"^(?:全[县区市](?:所有)?|所有|各|全部|辖区内?)*(?:乡镇|镇街|镇乡|乡镇街道|乡镇\(街道\)|镇\(街道\)|镇\(乡\)|镇\(乡、街道\)|乡\(镇、街道\)|镇|街道|乡)"
    r"(?:人民政府|政府|办事处)?$"
)
#: 除三家镇外的各乡镇, 各镇（不含三家镇）: what is left names townships as well.
_LEAVES_OUT: Final = re.compile(
    r"除[^外；;]{2,60}(?:以外|之外|外)的?|[（(](?:不含|不包括|除)[^（）()]{2,60}[）)]|[（(][^（）()]{2,60}除外[）)]"
)
#: 一类乡镇, 第二批镇街, A类镇: a group of them.
_GROUP: Final = re.compile(
    r"^(?:第?[一二三四五六七八九十\dA-Za-z甲乙丙丁]{1,2}(?:类|批|组|档|片区?))(?:的?(?:各)?(?:乡镇|镇街|镇|乡|街道))$"
)
#: 黄茅、梧塘镇 leaves 镇 out at all but the last name.
_SHORTENED: Final = re.compile(r"(?:[\u4e00-\u9fff]{2,4}[、，,])+[\u4e00-\u9fff]{1,6}(?:镇|乡|街道)")


def is_township(text: str, known: frozenset[str]) -> bool:
    """Return whether a text names one township or street."""
    if len(text) > LONGEST:
        return False
    compared = key(plain(text))
    return compared in known or bool(_TOWNSHIP.match(compared) and not _NO_TOWNSHIP.search(compared))


def all_townships(value: str, known: frozenset[str]) -> bool:
    """Return whether a value names nothing but townships."""
    if len(value) > 600:
        return False
    parts = [part for part in re.split(r"[、，,；;\s/]+", value.strip()) if part]
    # 中和镇 is one, 三家镇和拦江镇 are two
    return bool(parts) and all(
        _one_township(part, known) or all(_one_township(one, known) for one in re.split("[和及]", part))
        for part in parts
    )


def _one_township(text: str, known: frozenset[str]) -> bool:
    return is_township(text, known) or _EVERY.match(key(text)) is not None


def tells_takers(value: str, known: frozenset[str]) -> bool:
    """Return whether a cell below 下放乡镇 or 委托范围 names townships, whatever the way."""
    return names_takers(value, known) or _SHORTENED.fullmatch(value.strip()) is not None


def names_takers(value: str, known: frozenset[str]) -> bool:
    """Return whether a cell names nothing but townships, all of them, a group, or all but some."""
    left = _LEAVES_OUT.sub("", value.strip()) or value
    return all(
        all_townships(part, known) or _GROUP.match(key(part)) is not None
        for part in re.split(r"[、，,；;\s]+", left)
        if part
    )
