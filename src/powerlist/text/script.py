"""Traditional and simplified characters: judge a whole text first, then convert, names untouched."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from powerlist.text.patterns import lazy_pattern
from powerlist.text.width import CJK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from opencc import OpenCC

#: Places whose names keep a character that a conversion would change.
NAMES: Final[tuple[str, ...]] = (
    "乾县",
    "乾安县",
    "乾陵",
    "於潜镇",
    "於潜",
    "濛阳镇",
    "濛阳",
    "濛江",
    "瞭望",
    "著作权",
    "乾务镇",
    "乾元镇",
    "乾潭镇",
)

_MARKED: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_READING: Final = lazy_pattern(rf"(?P<sign>[{CJK}])[(（](?P<sound>[a-zü{_MARKED}]{{1,7}})[)）]")
_ONE_OR_ZERO: Final = lazy_pattern(
    r"(?<=第)[\dlIOo]{0,8}[lIOo][\dlIOo]{0,8}(?=\s{0,3}[号號条條款项項章期批])|(?<=\d)[lIO](?=[\d年月日号號])|(?<=[〔\[（(])[lI](?=\d{3}[〕\])）])"
)
_SIGNS: Final = str.maketrans("lIOo", "1100")


@cache
def _to_simplified() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _to_traditional() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("s2t")


def share_of_traditional(texts: Iterable[str]) -> tuple[float, int]:
    """Return the share of traditional among the characters that tell the scripts apart, and their number.

    Args:
        texts: the texts of one table, judged together.
    """
    joined = "".join(texts)
    asked = sorted(sign for sign in set(joined) if "\u3400" <= sign <= "\u9fff")
    if not asked:
        return 0.0, 0
    row = "\n".join(asked)
    old = {
        sign
        for sign, other in zip(asked, _to_simplified().convert(row).split("\n"), strict=True)
        if sign != other
    }
    if not old:
        return 0.0, 0
    new = {
        sign
        for sign, other in zip(asked, _to_traditional().convert(row).split("\n"), strict=True)
        if sign != other
    }
    signs = Counter(joined)
    before, after = sum(signs[sign] for sign in old), sum(signs[sign] for sign in new)
    return before / (before + after), before


def simplified(text: str, names: tuple[str, ...] = ()) -> str:
    """Return the text in simplified characters; known names keep their own.

    Args:
        text: any text.
        names: names in the form that they are to keep, beside ``NAMES``.
    """
    pattern, forms = _protection(names)
    pieces: list[str] = []
    end = 0
    for match in pattern.finditer(text):
        pieces.append(_to_simplified().convert(text[end : match.start()]))
        pieces.append(forms[match[0]])
        end = match.end()
    pieces.append(_to_simplified().convert(text[end:]))
    return "".join(pieces)


@cache
def _protection(names: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    forms: dict[str, str] = {}
    for name in (*names, *NAMES):
        if len(name) < 2:
            continue
        forms[name] = name
        forms.setdefault(_to_traditional().convert(name), name)
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest))), forms


def is_broken(text: str) -> bool:
    """Return whether a text carries the marks of a scraped page's failed conversion: 區(qū), 第l98號."""
    return any(_is_reading(match) for match in _READING.finditer(text)) or bool(_ONE_OR_ZERO.search(text))


def may_be_broken(text: str) -> bool:
    """Return whether any part of a long text may be broken: a quick look before each part is asked."""
    return _READING.search(text) is not None or _ONE_OR_ZERO.search(text) is not None


def _is_reading(match: re.Match[str]) -> bool:
    """Return whether the bracket holds the sound of the sign before it: its tone mark, or a traditional sign."""
    sound = match["sound"]
    if any(letter in _MARKED for letter in sound):
        return True
    return str(_to_simplified().convert(match["sign"])) != match["sign"]


def repaired(text: str, names: tuple[str, ...] = ()) -> str:
    """Return the text without the debris of a failed conversion, its characters simplified."""
    text = _READING.sub(lambda match: match["sign"] if _is_reading(match) else match[0], text)
    text = _ONE_OR_ZERO.sub(lambda match: match[0].translate(_SIGNS), text)
    return simplified(text, names)
