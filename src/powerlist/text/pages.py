"""What says that a text goes on from the page before: 松坪县权责清单（续）, 县水利局（续）, 续表1."""

from __future__ import annotations

from typing import Final

from powerlist.text.patterns import lazy_pattern

_CONTINUED: Final = lazy_pattern(
    r"[（(【\[]\s*(?:续[表页上前]*|接上[页表])\s*(?:[\d一二三四五六七八九十]+\s*)?[)）】\]]\s*$|^\s*[（(]?(?:续表|续上表|续上页|接上表|接上页)"
    r"|(?<![手延持连])续表\s*(?:[\d一二三四五六七八九十]+\s*)?(?:[)）]\s*)?$"
)
_LOOK: Final = 300


def is_continued(text: str) -> bool:
    """Return whether a line or cell says that it goes on from the page before."""
    return ("续" in text or "接" in text) and bool(_CONTINUED.search(text.strip()[:_LOOK]))


def without_continued(text: str) -> str:
    """Return a text without what says that it goes on from the page before; 续表 alone as it is."""
    return (_CONTINUED.sub("", text).strip() or text) if is_continued(text) else text
