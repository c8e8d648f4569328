"""Ids of items as people list them in one cell: the items of a deed."""

from __future__ import annotations

from typing import Final

from powerlist.text.patterns import lazy_pattern

_BETWEEN: Final = lazy_pattern(r"[；;、，,\s]+")


def ids_in(text: str) -> list[str]:
    """Return what a cell lists one by one, in order; names that stand there instead of ids come in pieces.

    Args:
        text: the cell; the docs ask for ；, people also write 、 and commas, or a line each.
    """
    return [one for one in _BETWEEN.split(text) if one]
