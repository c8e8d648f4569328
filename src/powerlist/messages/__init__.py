"""Everything the program says to a person, in Chinese and English from the same fields.

``zh.py`` and ``en.py`` hold the templates of errors and commands; ``texts/<room>.py`` those of one room, both
languages side by side, loaded when first asked for. A test keeps keys and fields equal. A rule's own messages
stand in its file.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from powerlist.messages.plural import ENGLISH

LANGUAGES = ("zh", "en")
_LONGEST = 40


@cache
def _templates(language: str) -> dict[str, str]:
    found: dict[str, str] = import_module(f"powerlist.messages.{language}").MESSAGES
    return found


@cache
def _room(name: str) -> dict[str, tuple[str, str]]:
    """Return the texts of one room: key → (Chinese, English); none where it has no file."""
    if not name.isidentifier() or find_spec(f"powerlist.messages.texts.{name}") is None:
        return {}
    found: dict[str, tuple[str, str]] = import_module(f"powerlist.messages.texts.{name}").MESSAGES
    return found


@dataclass(frozen=True, slots=True)
class Few:
    """Several words of a message, of which the first ones are shown, joined as its language joins them.

    Attributes:
        words: all of them.
        most: how many are shown.
    """

    words: Sequence[str]
    most: int = 5

    def joined(self, language: str) -> str:
        """Return the first words; … stands for the rest."""
        rest = "…" if len(self.words) > self.most else ""
        return joined(self.words[: self.most], language) + rest


def joined(words: Iterable[str], language: str) -> str:
    """Return words as a language joins them."""
    return ("、" if language == "zh" else ", ").join(words)


def template(key: str, language: str = "zh") -> str:
    """Return the template of one message.

    Raises:
        KeyError: no such key.
    """
    found = _templates(language).get(key)
    if found is None:
        found = _room(key.split(".", 1)[0])[key][LANGUAGES.index(language)]
    return found


def tell(key: str, language: str = "zh", /, **values: Any) -> str:
    """Return one message.

    Args:
        key: key of the template, dotted, such as ``file.missing``; its first part names the room.
        language: ``zh`` or ``en``.
        values: what the template names; ``Few`` are joined.

    Raises:
        KeyError: no such key, or a field of the template is missing.
    """
    text = template(key, language)
    values = {
        name: value.joined(language) if isinstance(value, Few) else value for name, value in values.items()
    }
    return ENGLISH.vformat(text, (), values) if language == "en" else text.format(**values)


def quote(text: object, longest: int = _LONGEST) -> str:
    """Return a value in 「」 on one line, cut at ``longest`` characters with …"""
    return f"「{cut(' '.join(str(text).split()), longest)}」"


def cut(text: str, longest: int) -> str:
    """Return a text, cut where it is longer than so many characters; … stands for the rest."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def language_of() -> str:
    """Return ``zh`` or ``en``: POWERLIST_LANG, else the locale, else Chinese.

    A C or POSIX locale says nothing of the reader, so it gives Chinese like an unknown one.
    """
    given = os.environ.get("POWERLIST_LANG", "")[:2].lower()
    if given in LANGUAGES:
        return given
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    native = locale.getlocale()[0] or ""
    return "en" if native.lower().startswith("en") else "zh"
