"""Chinese numerals up to 万 and the enumerators of sections."""

from __future__ import annotations

import unicodedata
from typing import Final

from powerlist.text.patterns import lazy_pattern

#: What the signs of a Chinese number are worth, and the signs by which they are multiplied.
VALUES: Final = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
UNITS: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
NUMERAL: Final = "零〇一二三四五六七八九十百千万两"
#: More digits are a code; and ``int`` refuses a text of more than 4300.
_LONGEST: Final = 18
_AROUND: Final = lazy_pattern(r"^[(（\[【第]+|[)）\]】.．、,，]+$")


def whole_number(text: str, longest: int = _LONGEST) -> int | None:
    """Return the value of a text of decimal digits only, of any width; None for every other text.

    ``str.isdigit`` does not ask this: it is true of ① and ², of which ``int`` knows nothing.

    Args:
        text: what may be a number; no sign, no blanks.
        longest: a text of more digits is none.
    """
    return int(text) if text.isdecimal() and len(text) <= longest else None


def counting_number(text: str) -> int | None:
    """Return which number rows or columns are counted by, None for other texts: 3, （3）, ③, ⑶, ⒊, ³, Ⅲ, 三, ㈢ → 3."""
    if len(text) > _LONGEST:
        return None
    bare = _AROUND.sub("", "".join(text.split()))
    if len(bare) == 1 and not bare.isdecimal():
        # 三 and Ⅲ are one sign each, as ③ is: the table of characters knows their values, and that of ½
        value = unicodedata.numeric(bare, None)
        return int(value) if value is not None and value == int(value) else None
    bare = _AROUND.sub("", unicodedata.normalize("NFKC", bare))
    return number_of(bare)


def number_of(text: str) -> int | None:  # noqa: PLR0911
    """Return the value of a Chinese or Arabic numeral: ``一百零八`` → 108, ``二〇二四`` → 2024; None if it is none."""
    text = text.strip()
    if text.isdecimal() and len(text) <= 9:
        return int(text)
    if not text or len(text) > 20:
        return None
    if all(letter in VALUES for letter in text):
        if len(text) == 1:
            return VALUES[text]
        return int("".join(str(VALUES[letter]) for letter in text))
    total, section, digit = 0, 0, -1
    for letter in text:
        if letter in VALUES:
            if digit > 0:
                return None
            digit = VALUES[letter]
        elif letter in UNITS:
            section += (1 if digit in (-1, 0) else digit) * UNITS[letter]
            digit = -1
        elif letter == "万":
            total += (section + max(digit, 0)) * 10_000
            section, digit = 0, -1
        else:
            return None
    return total + section + max(digit, 0)


_ENUMERATORS: Final = (
    ("part", lazy_pattern(rf"^第[{NUMERAL}\d]+(?:部分|类|章|篇|批)")),
    (
        "annex",
        lazy_pattern(
            rf"^附(?:件|表|录)[{NUMERAL}\d]*"
            r"|^表(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?![类格级般式项个\d])"
            r"|^(?:清单|目录)(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?=[:：、.．\s])"
        ),
    ),
    ("first", lazy_pattern(rf"^[{NUMERAL}ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[、.．,，]")),
    ("second", lazy_pattern(rf"^[（(][{NUMERAL}]+[)）]")),
    ("third", lazy_pattern(r"^\d+[、.．](?!\d)")),
    ("fourth", lazy_pattern(r"^[（(]\d+[)）]")),
)


def enumerator(text: str) -> str | None:
    """Return which kind of enumerator a line opens with: ``part annex first second third fourth`` or None."""
    stripped = text.strip()
    for name, pattern in _ENUMERATORS:
        if pattern.match(stripped):
            return name
    return None


_WRITTEN: Final = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """Return a number as statutes and headings write it: 12 → 十二, 105 → 一百零五, 1260 → 一千二百六十.

    Raises:
        ValueError: the number is not between 1 and 9999.
    """
    if not 1 <= number <= 9999:
        raise ValueError(number)
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _WRITTEN[digit] + name
        gap = False
    return text[1:] if text.startswith("一十") else text
