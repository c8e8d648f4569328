"""Two versions of a catalogue compared: changes in the list's own words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from powerlist.diff.changing import changes

__all__ = ["changes"]


def __getattr__(name: str) -> Any:
    """Load what is asked for from its module."""
    if name == "changes":
        return import_module("powerlist.diff.changing").changes
    raise AttributeError(name)
