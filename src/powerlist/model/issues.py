"""The sheet of findings that this program puts into a copy of a workbook, as it is known when the copy comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.messages import LANGUAGES, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Heads without which it is another table, as keys of ``report.…``; people delete the others, and add their own.
_NEEDED: Final = ("severity", "rule", "place", "message")
#: People put a line above it.
_FIRST_ROWS: Final = 3


def lists_issues(rows: Iterable[Sequence[str]]) -> bool:
    """Return whether a sheet is the program's own list of findings, which is no list of powers.

    Args:
        rows: its first rows, as text.
    """
    needed = [{tell(f"report.{key}", language).casefold() for key in _NEEDED} for language in LANGUAGES]
    for row, _ in zip(rows, range(_FIRST_ROWS), strict=False):
        heads = {text.strip().casefold() for text in row if text}
        if any(heads >= one for one in needed):
            return True
    return False
