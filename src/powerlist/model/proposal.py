"""What a catalogue proposes for each item: the words that people are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.enums import MODE_TERMS

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue

_TERMS: Final = {mode.value: term for mode, term in MODE_TERMS.items()}


def proposals(catalogue: Catalogue) -> dict[str, str]:
    """Return ``{item id: its mode in words}``; of an item whose townships differ, each township's.

    An item without any mode has no proposal.

    Args:
        catalogue: with grants.
    """
    items, grants = catalogue.items, catalogue.grants
    found = {
        item: _TERMS[mode]
        for item, mode in zip(items["id"].tolist(), items["mode"].tolist(), strict=True)
        if mode in _TERMS
    }
    apart: dict[str, list[str]] = {}
    for item, receiver, mode in zip(
        grants["item"].tolist(), grants["receiver"].tolist(), grants["mode"].tolist(), strict=True
    ):
        if item not in found and mode in _TERMS and item in catalogue.position_of:
            apart.setdefault(item, []).append(f"{receiver}{_TERMS[mode]}")
    return {**found, **{item: "；".join(parts) for item, parts in apart.items()}}


def asked_again(asked: str, now: str) -> bool:
    """Return whether an answer is to be asked again because what was proposed has changed.

    Args:
        asked: what was proposed when it was asked, "" where that was not kept.
        now: what is proposed now.
    """
    return bool(asked) and asked != now
