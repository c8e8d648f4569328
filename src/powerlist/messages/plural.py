"""Numbers of things in English sentences.

A template names the thing in the field's format: ``{count:item}`` gives ``1 item`` and ``3 items``, and where
more than the noun changes both forms stand there: ``{count:item was|items were}``.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import Any, Final

_WORDS: Final = re.compile(r"[a-z][a-z -]{2,}(?:\|[a-z][a-z -]+)?")


class Counting(Formatter):
    """Fills English templates; every other format is Python's own."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value in a format, or a number with the things that it counts."""
        if not _WORDS.fullmatch(format_spec):
            return format(value, format_spec)
        one, _, many = format_spec.partition("|")
        return f"{value} {one if str(value) == '1' else many or plural(one)}"


def plural(noun: str) -> str:
    """Return the plural of a regular noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


ENGLISH: Final = Counting()
