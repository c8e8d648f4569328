"""What the signs of symbol fonts show: an office ticks a cell with P in Wingdings 2."""

from __future__ import annotations

import re
from typing import Final

#: No mark is longer.
LONGEST: Final = 4
#: What the signs show, by the last byte of their code.
_SIGNS: Final = {
    "wingdings": {0xFC: "√", 0xFE: "√", 0xFB: "×", 0xFD: "×", 0xA8: "□", 0x6F: "□", 0x71: "□", 0xA1: "○", 0x6C: "●",
                  0x6E: "■", 0x75: "◆", 0xAB: "★", 0x52: "√"},
    "wingdings 2": {0x50: "√", 0x52: "√", 0x4F: "×", 0x51: "×", 0x54: "×", 0xA3: "□", 0x30: "□", 0x97: "●"},
    "symbol": {0xD6: "√", 0xB4: "×", 0xB7: "·"},
}  # fmt: skip


def is_symbolic(font: str) -> bool:
    """Return whether a font shows signs in place of letters."""
    return font.strip().lower() in _SIGNS


def symbol(font: str, code: str) -> str:
    """Return what a character code shows in a font, "" for what nobody knows.

    Args:
        font: its name.
        code: the code in hexadecimal digits, with or without the F0 of the private area.
    """
    signs = _SIGNS.get(font.strip().lower(), {})
    return signs.get(int(code, 16) & 0xFF, "") if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""


def as_shown(text: str, font: str) -> str:
    """Return what a short text shows in a font; letters that show nothing known stay.

    Args:
        text: what was typed.
        font: the font's name.
    """
    signs = _SIGNS.get(font.strip().lower())
    if signs is None or len(text) > LONGEST:
        return text
    return "".join(
        signs.get(ord(sign) & 0xFF, sign) if ord(sign) < 0x100 or 0xF000 <= ord(sign) < 0xF100 else sign
        for sign in text
    )
