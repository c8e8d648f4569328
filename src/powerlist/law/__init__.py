"""Statutes: citations in running text, and the register of what is known of each statute.

``parser`` reads one text and ``frame`` many; ``register`` resolves the titles and knows the articles (``statute``,
``facts``), made from a folder of texts by ``register_build``; ``gaps`` and ``draft`` say what a list leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from powerlist.law.citation import Citation, Role
    from powerlist.law.frame import citations_frame
    from powerlist.law.parser import bases, parse

__all__ = ["Citation", "Role", "bases", "citations_frame", "parse"]

_HOMES = {
    "Citation": "citation",
    "Role": "citation",
    "bases": "parser",
    "citations_frame": "frame",
    "parse": "parser",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for from its module, so that naming the package costs nothing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
