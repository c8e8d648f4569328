"""Patterns that are compiled when they are first asked.

The program has some 1,300 of them. Compiling all takes a quarter of a second, and most commands ask for less than half.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LazyPattern:
    """A pattern that compiles itself when anything but its source is asked of it; it keeps what it was asked."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # what is kept here is found without coming back
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first asked, for one that a module defines.

    It has all that ``re.Pattern`` has and is none: functions of ``re`` and pandas that take a pattern refuse it.

    Args:
        source: the regular expression.
        flags: as ``re.compile`` takes them.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags))
