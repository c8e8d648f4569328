"""Full and half width, blanks, breaks and invisible characters."""

from __future__ import annotations

import unicodedata
from typing import Final

from powerlist.text.patterns import lazy_pattern

#: Brackets round the year of a document's number, which are written in many ways.
NUMBER_BRACKETS: Final = str.maketrans("[]【】（）()﹝﹞［］", "〔〕" * 6)
CJK: Final = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: Chinese punctuation, which needs no blank beside it.
PUNCTUATION: Final = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—·"
)

_INVISIBLE_SIGNS: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb"
)
_CONTROL_SIGNS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_BLANK_SIGNS: Final = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
#: Wide digits and letters, and what pages and .pdf files hold in place of the sign it looks like: ⽔ for 水, ⻅ for 见.
_WIDE_SIGNS: Final = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2e80-\u2fd5\uf900-\ufad9"
_INVISIBLE: Final = lazy_pattern(f"[{_INVISIBLE_SIGNS}]")
_CONTROL: Final = lazy_pattern(f"[{_CONTROL_SIGNS}]|_x[0-9A-Fa-f]{{4}}_(?=$|[^0-9A-Za-z])")
_BLANKS: Final = lazy_pattern(f"[{_BLANK_SIGNS}]+")
_BREAKS: Final = lazy_pattern("\r\n?|[\x85\u2028\u2029]")
#: Radicals that are signs of their own in simplified writing, of which Unicode's compatibility forms know nothing.
_RADICALS: Final = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)
_WIDE: Final = str.maketrans(
    {
        **{
            sign: plain
            for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA), 0x2E9F, 0x2EF3)
            if (plain := unicodedata.normalize("NFKC", sign := chr(code))) != sign and len(plain) == 1
        },
        **_RADICALS,
        **{
            chr(code): chr(code - 0xFEE0)
            for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
        },
    }
)
_WIDE_SIGN: Final = lazy_pattern(f"[{_WIDE_SIGNS}]")
_UNEVEN: Final = lazy_pattern(f"[{_BLANK_SIGNS}]{{2}}|[{_BLANK_SIGNS[1:]}]")
#: Anything that one of the functions below would take out: one search instead of three substitutions.
_UNSEEN: Final = lazy_pattern(f"{_INVISIBLE.pattern}|{_BREAKS.pattern}|{_CONTROL.pattern}")
#: One of these is in every text that a function below may change, but for blanks at its ends and ``_x000D_``.
_UNTIDY: Final = lazy_pattern(
    f"[{_INVISIBLE_SIGNS}{_CONTROL_SIGNS}{_BLANK_SIGNS}{_WIDE_SIGNS}\r\x85\u2028\u2029]"
)
#: A blank beside Chinese punctuation, where it parts nothing; a line break is none.
_BESIDE: Final = lazy_pattern(
    rf"(?<=[{PUNCTUATION}])[^\S\n]+(?=[{CJK}{PUNCTUATION}])|(?<=[{CJK}])[^\S\n]+(?=[{PUNCTUATION}])"
)
_KEY: Final = lazy_pattern(r"[\s_\-—–~·.。:：,，;；、*＊★☆※?？!！\"'“”‘’]+")


def without_invisible(text: str) -> str:
    """Return the text without characters that nobody sees and with one kind of line break."""
    return _INVISIBLE.sub("", _BREAKS.sub("\n", text))


def is_plain(text: str) -> bool:
    """Return whether a text holds nothing that ``without_invisible`` or ``without_controls`` changes."""
    return _UNSEEN.search(text) is None


def is_tidy(text: str) -> bool:
    """Return whether a text surely holds no blank, nothing unseen and nothing wide: most of a list's texts."""
    return _UNTIDY.search(text) is None and "_x" not in text and text == text.strip()


def without_controls(text: str) -> str:
    """Return the text without control characters, non-characters and lone surrogates."""
    return _CONTROL.sub("", text)


def has_controls(text: str) -> bool:
    """Return whether a text holds control characters, non-characters or lone surrogates."""
    return _CONTROL.search(text) is not None


def narrow_letters(text: str) -> str:
    """Return the text with full-width digits and Latin letters made half-width, and radicals made signs: ⽔ → 水.

    Punctuation stays.
    """
    return text.translate(_WIDE) if _WIDE_SIGN.search(text) else text


def single_blanks(text: str) -> str:
    """Return the text with every run of blanks as one blank, line breaks kept."""
    return _BLANKS.sub(" ", text) if _UNEVEN.search(text) else text


def closed_up(text: str) -> str:
    """Return the text without blanks beside Chinese punctuation; those between words and the line breaks stay."""
    return _BESIDE.sub("", text)


def compact(text: str) -> str:
    """Return the text in NFKC without blanks and breaks: as short texts are compared sign by sign."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def key(text: str) -> str:
    """Return the form in which heads and terms are compared: NFKC, no blanks, breaks or stray marks."""
    return _KEY.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))).casefold()
