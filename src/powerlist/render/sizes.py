"""How long a text would be that a template asks for: known before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

#: Signs that HTML writes as several, and by how many they grow.
_ESCAPED = (("&", 4), ("<", 3), (">", 3), ('"', 4), ("'", 4))
#: What a number, a yes or a nothing may take.
_SMALL = 16


def length_of(value: Any) -> int:  # noqa: PLR0911 - one return a kind
    """Return at least as many characters as a value takes when it is printed and escaped for HTML.

    Args:
        value: a text, a number, or a list, tuple or mapping of such; of anything else its own text counts.
    """
    if isinstance(value, str):
        if hasattr(value, "__html__") or value.isalnum():
            return len(value)
        return len(value) + sum(value.count(sign) * more for sign, more in _ESCAPED)
    if value is None or isinstance(value, (bool, float)):
        return _SMALL
    if isinstance(value, int):
        return _SMALL + value.bit_length() // 3
    if isinstance(value, Mapping):
        return _all(part for pair in value.items() for part in pair)
    if isinstance(value, (list, tuple)):
        return _all(value)
    return length_of(str(value))


def _all(values: Iterable[Any]) -> int:
    # quotes, a comma and a blank around each; Python writes a sign that cannot be printed as up to ten
    return sum(length_of(value) + _SMALL for value in values)
