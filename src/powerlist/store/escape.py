r"""Values on one physical line: a line break is written as ``\n``, a backslash as ``\\``."""

from __future__ import annotations

from powerlist.text.patterns import lazy_pattern

_ESCAPED = lazy_pattern(r"\\(.)")
_PLAIN = {"n": "\n", "r": "\r", "\\": "\\"}


def escape(value: str) -> str:
    """Return a value as it is written; CR LF becomes one line break."""
    if "\\" in value:
        value = value.replace("\\", "\\\\")
    if "\n" in value or "\r" in value:
        value = value.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\r")
    return value


def unescape(value: str) -> str:
    """Return the value of what ``escape`` wrote; an unknown escape stays as it is."""
    if "\\" not in value:
        return value
    if value.count("\\") == value.count("\\n"):  # most have line breaks and nothing else
        return value.replace("\\n", "\n")
    return _ESCAPED.sub(lambda match: _PLAIN.get(match[1], match[0]), value)
