"""What a half-done merge leaves in a catalogue's files."""

from __future__ import annotations

import re
from typing import Final

from powerlist.messages.errors import UserError
from powerlist.text.patterns import lazy_pattern

_MARK: Final = lazy_pattern(r"^(<{7}|={7}|>{7})", re.MULTILINE)


def refuse_conflict(text: str, shown: str) -> None:
    """Refuse a file in which git's conflict marks still stand.

    Args:
        text: its content.
        shown: how to name it.

    Raises:
        UserError: they do; the line of the first one is named.
    """
    mark = _MARK.search(text)
    if mark:
        raise UserError("store.conflict_mark", file=shown, line=text.count("\n", 0, mark.start()) + 1)
