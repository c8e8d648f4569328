"""Decide for a whole table whether its script is converted: never cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from powerlist.model import noted as kinds
from powerlist.text.script import is_broken, may_be_broken, repaired, share_of_traditional, simplified

if TYPE_CHECKING:
    from collections.abc import Callable

    from powerlist.model.sheet import Table

#: From this share of traditional characters on a table is traditional or mixed; names alone never reach it.
_SHARE: Final = 0.25
#: With fewer characters that tell, nothing is judged.
_LEAST: Final = 6


def script_steps(
    table: Table, names: tuple[str, ...]
) -> tuple[tuple[tuple[str, Callable[[str], str]], ...], list[tuple[str, dict[str, Any]]]]:
    """Return the steps that a table's texts need, and the notes (kind, detail) on why.

    Args:
        table: a table as read.
        names: names of places, organs and persons that stay as they are.
    """
    steps: list[tuple[str, Callable[[str], str]]] = []
    notes: list[tuple[str, dict[str, Any]]] = []
    words = {text for texts in table.text.values() for text in texts if text}
    broken = [text for text in words if is_broken(text)] if may_be_broken("\n".join(words)) else []
    if broken:
        steps.append(("repair", lambda text: repaired(text, names) if is_broken(text) else text))
        notes.append((kinds.REPAIRED, {"cells": len(broken)}))
    share, count = share_of_traditional(words)
    if share >= _SHARE and count >= _LEAST:
        steps.append(("script", lambda text: simplified(text, names)))
        notes.append((kinds.TRADITIONAL, {"share": round(share, 3), "signs": count}))
    return tuple(steps), notes
