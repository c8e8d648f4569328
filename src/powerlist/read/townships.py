"""Whether a head or a cell names townships: one, several, a group, all of them or all but some."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from powerlist.model import receiver
from powerlist.model.townwords import END, TOWN
from powerlist.read.heads import LONGEST, exact, plain
from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDING: Final = lazy_pattern(rf"{END}$")
#: 除三家镇外的各乡镇, 各镇（不含三家镇）: what is left names townships as well.
_LEAVES_OUT: Final = lazy_pattern(
    r"除[^外；;]{2,60}(?:以外|之外|外)的?|[（(](?:不含|不包括|除)[^（）()]{2,60}[）)]|[（(][^（）()]{2,60}除外[）)]"
)
#: 一类乡镇, 第二批镇街, A类镇: a group of them.
_GROUP: Final = lazy_pattern(
    rf"^(?:第?[一二三四五六七八九十\dA-Za-z甲乙丙丁]{{1,2}}(?:类|批|组|档|片区?))(?:的?(?:各)?{TOWN})$"
)
#: 黄茅、梧塘镇 leaves 镇 out at all but the last name.
_SHORTENED: Final = lazy_pattern(rf"(?:[\u4e00-\u9fff]{{2,4}}[、，,])+[\u4e00-\u9fff]{{1,6}}{END}")


_HAN: Final = lazy_pattern(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_township(text: str, known: frozenset[str]) -> bool:
    """Return whether a text names one township or street: one that is known, or by how its name ends.

    Args:
        text: a head.
        known: compared names of the place's townships.
    """
    if len(text) > LONGEST:
        return False
    # 三家镇、拦江镇 may share one column: compared, they read like one name
    compared = key(plain(text))
    return compared in known or receiver.is_township(compared)


def short_names(names: Iterable[str]) -> frozenset[str]:
    """Return what townships are called without their ending, compared: 石桥 for 石桥镇, where only one of them is.

    Args:
        names: full names of the place's townships.
    """
    stems = Counter(stem for name in names if len(stem := _ENDING.sub("", plain(name).strip())) > 1)
    return frozenset(key(stem) for stem, count in stems.items() if count == 1 and exact(stem) is None)


def all_townships(value: str, known: frozenset[str]) -> bool:
    """Return whether a value names nothing but townships."""
    if len(value) > 600 or not _HAN.search(value):
        return False
    parts = [part for part in re.split(r"[、，,；;\s/]+", value.strip()) if part]
    # 中和镇 is one, 三家镇和拦江镇 are two
    return bool(parts) and all(
        _one_township(part, known) or all(_one_township(one, known) for one in re.split("[和及]", part))
        for part in parts
    )


def _one_township(text: str, known: frozenset[str]) -> bool:
    return is_township(text, known) or receiver.names_all(key(plain(text)))


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
