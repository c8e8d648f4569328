"""Stage 6: two versions of a catalogue → changes in the list's own words.

``identity`` says which item is which, ``fields`` what differs in one, ``regrouping`` what was split and merged,
``composed`` where the names alone tell that.
"""

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
