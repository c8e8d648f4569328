"""Small things that every publication needs: clean text, file names, numerals, dates, terms."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from powerlist.files.names import portable
from powerlist.model.enums import LEVEL_TERMS, MODE_TERMS
from powerlist.model.townwords import ENDINGS
from powerlist.text.numerals import chinese as numeral
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What XML 1.0 cannot hold, and the code points that mark places inside a rendered template.
_UNFIT = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_BREAKS = lazy_pattern("\r\n?|\x85|\u2028|\u2029")
_LONGEST_NAME = 80
#: A day in figures as catalogues have it (2025-07-01), and as hands and spreadsheets write it.
_DATE = lazy_pattern(
    r"(\d{4})\s*([-/.．])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?:[ T]0?0:00(?::00)?)?|([12]\d{3})(\d{2})(\d{2})"
)
#: A date in Chinese, perhaps with blanks for a day that is filled in by hand.
_YEAR = lazy_pattern(r"(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年")

#: Names that are an organ's already, and of what has none of its own above it.
_ORGANS = ("人民政府", "办事处", "委员会", "管委会")
_ITSELF = ("农场", "林场", "牧场", "渔场", "茶场", "社区", "村", "公司", "局", "大队", "中心", "站", "所")

#: Where the name of a place may be broken: after a people (but not before 自治县), a province, a prefecture.
_WITHIN = lazy_pattern(r"(?<=[^民]族)(?!自治)|(?<=[省市州盟])|(?<=自治区)(?=.)")
#: How several organs are written in one setting, and how short no organ's name is.
_TOGETHER = lazy_pattern(r"[、；;\n]")
_SHORTEST_ORGAN = 4

UNDECIDED = "方式待定"

__all__ = [
    "UNDECIDED",
    "balanced",
    "chinese_date",
    "clean",
    "file_name",
    "is_date",
    "level_of",
    "level_term",
    "mode_term",
    "numeral",
    "organ_of",
    "stacked",
    "syllables",
]


def clean(text: str) -> str:
    """Return text that any of the formats can hold: one kind of line break, no control characters."""
    if "\t" in text:
        text = text.replace("\t", " ")
    if "\r" in text or "\u2028" in text or "\u2029" in text or "\x85" in text:
        text = _BREAKS.sub("\n", text)
    return _UNFIT.sub("", text)


def file_name(text: str, suffix: str = "") -> str:
    """Return a name that Windows, macOS and Linux accept, NFC, at most 80 characters with its suffix.

    Args:
        text: what the file is about; an empty result becomes ``未命名``.
        suffix: what tells it from others about the same, ending with its dot; never cut.
    """
    plain = unicodedata.normalize("NFC", clean(text))
    return (portable(plain, _LONGEST_NAME - len(suffix)) or "未命名") + suffix


def chinese_date(text: str) -> str:
    """Return ``2025年7月1日`` for a day in figures (Arabic numerals, no zeros), any other text as it is.

    Args:
        text: 2025-07-01, also 2025/7/1, 2025.7.1, 20250701, and with the midnight that spreadsheets add.
    """
    day = _day(text)
    return f"{day.year}年{day.month}月{day.day}日" if day is not None else text


def is_date(text: str) -> bool:
    """Return whether a text is a day that the calendar has, or begins with a year (2025年　月　日).

    Args:
        text: the date of signature.
    """
    return _day(text) is not None or _YEAR.match(text.strip()) is not None


def _day(text: str) -> date | None:
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (
        int(part) for part in (match[1] or match[5], match[3] or match[6], match[4] or match[7])
    )
    try:
        return date(year, month, day)
    except ValueError:
        return None


def balanced(parts: Sequence[str], longest: int) -> str:
    """Return a heading in as few lines as it needs, broken between its parts, the lines about equal.

    GB/T 9704-2012 7.3.1 wants the lines of a title to end where a word ends, in the shape of a trapezoid
    or a lozenge.

    Args:
        parts: what must not be parted, in order.
        longest: characters of the longest line.
    """
    parts = [part for part in parts if part]
    best: tuple[tuple[int, int, int], str] | None = None
    for breaks in product((False, True), repeat=max(0, len(parts) - 1)):
        lines = [parts[0]] if parts else [""]
        for part, broken in zip(parts[1:], breaks, strict=True):
            if broken:
                lines.append(part)
            else:
                lines[-1] += part
        lengths = [len(line) for line in lines]
        over = sum(max(0, length - longest) for length in lengths)
        key = (over, len(lines), max(lengths) - min(lengths))
        if best is None or key < best[0]:
            best = (key, "\n".join(lines))
    return best[1] if best else ""


def syllables(place: str, longest: int) -> list[str]:
    """Return a place's name in the parts between which a title may break it; one where a line holds it.

    双江拉祜族佤族布朗族傣族自治县 may break after each people, 某省某市某区 after each place.

    Args:
        place: the name.
        longest: characters of a line.
    """
    if len(place) <= longest:
        return [place]
    return [part for part in _WITHIN.split(place) if part]


def stacked(organ: str) -> str:
    """Return the organs that issue a document together, one on a line (GB/T 9704-2012 7.2.4), one as it is.

    Args:
        organ: as configured, such as 中共某县委办公室、某县人民政府办公室.
    """
    parts = [part.strip() for part in _TOGETHER.split(organ)]
    return "\n".join(parts) if all(len(part) >= _SHORTEST_ORGAN for part in parts) else organ


def mode_term(mode: str) -> str:
    """Return the Chinese term of a mode's code, ``方式待定`` for none, other text as it is."""
    if not mode:
        return UNDECIDED
    return next((term for code, term in MODE_TERMS.items() if code == mode), mode)


def level_term(level: str) -> str:
    """Return the Chinese term of a level's code, other text as it is."""
    return next((term for code, term in LEVEL_TERMS.items() if code == level), level)


def organ_of(township: str, kind: str = "") -> str:
    """Return the organ of a township in full: 石桥镇 → 石桥镇人民政府, 城关街道 → 城关街道办事处.

    A zone is run by its 管理委员会; a farm, and what the name does not tell, acts under its own name: neither has
    a people's government (地方组织法 2).

    Args:
        township: its name.
        kind: 镇, 乡 or 街道 as townships.csv says, "" where it does not.
    """
    if not township or township.endswith(_ORGANS):
        return township
    if township.endswith(ENDINGS):
        return f"{township}办事处" if township.endswith("街道") else f"{township}人民政府"
    if township.endswith("区"):
        return f"{township}办事处" if township.endswith("地区") else f"{township}管理委员会"
    if township.endswith(_ITSELF) or kind not in ENDINGS:
        return township
    return f"{township}办事处" if kind == "街道" else f"{township}人民政府"


def level_of(place: str) -> str:
    """Return how a county speaks of its own level: 区级 for 安居区, 市级 for 乐山市, 旗级, else 县级."""
    last = place[-1:]
    return f"{last}级" if last in "区市旗" and last else "县级"
