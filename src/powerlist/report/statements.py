"""What was said about an item's mode, each statement once: evidence has a line for each township that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

_TOLD: Final = ("kind", "text", "cell", "says")
Said = tuple[str, str, str, str]


def all_statements(evidence: pd.DataFrame) -> dict[str, list[Said]]:
    """Return id → kind, text, cell and what it says of each statement, equal ones once, in order.

    Args:
        evidence: columns ``EVIDENCE_COLUMNS``.
    """
    found: dict[str, dict[Said, None]] = {}
    for item, *said in zip(*(evidence[name].tolist() for name in ("item", *_TOLD)), strict=True):
        kind, text, cell, says = said
        found.setdefault(item, {})[kind, text, cell, says] = None
    return {item: list(said) for item, said in found.items()}


def statements(evidence: pd.DataFrame, identity: str) -> list[Said]:
    """Return the statements about one item.

    Args:
        evidence: columns ``EVIDENCE_COLUMNS``.
        identity: the item's id.
    """
    return all_statements(evidence[evidence["item"] == identity]).get(identity, [])
