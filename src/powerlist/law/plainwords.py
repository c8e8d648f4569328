"""The form in which two wordings of a statute count as the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from powerlist.law.references import PLAIN_DIGITS as DIGITS
from powerlist.law.references import number
from powerlist.text.patterns import lazy_pattern

#: Characters that say nothing, for a set of a pattern.
DROPPED: Final = r"\s,，、.．“”\"'‘’《》〈〉<>（）()\[\]【】〔〕\-—–·•\u200b\ufeff"
_PLAIN: Final = lazy_pattern(rf"[{DROPPED}]+")
_NUMBER: Final = lazy_pattern(rf"[{DIGITS}]+")
#: 百分之五 十: a line that was broken within a number.
_BROKEN_NUMBER: Final = lazy_pattern(
    r"(?<=[之零〇一二三四五六七八九十百千])[ \t\r\n\u3000]{1,8}(?=[零〇一二三四五六七八九十百千])"
)
_TEN_THOUSAND: Final = lazy_pattern(r"([0-9]{1,4})万")
_ONES: Final = "零一二三四五六七八九"
_PERCENT: Final = lazy_pattern(rf"百分之([{DIGITS}点]{{1,12}})")


def _arabic(found: re.Match[str]) -> str:
    digits = found.group()
    return digits if digits.isascii() else str(number(digits) or digits)


def _percent(found: re.Match[str]) -> str:
    """百分之五 → 5%, 百分之零点五 → 05% (as 0.5% becomes where its point is no sign of the sentence)."""
    words = found.group(1)
    if "点" not in words:
        return f"{number(words) or words}%"
    return "".join(str(_ONES.find(word)) if word in _ONES else "" for word in words) + "%"


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return the form in which two wordings count as the same."""
    whole = _BROKEN_NUMBER.sub("", unicodedata.normalize("NFKC", text))
    folded = _PLAIN.sub("", _PERCENT.sub(_percent, whole))
    digits = _NUMBER.sub(_arabic, folded)
    return _TEN_THOUSAND.sub(lambda found: found.group(1) + "0000", digits)
