"""What a catalogue proposes for each item: the words that people are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.model.classified import NOT, NOT_GRANTED
from powerlist.model.enums import MODE_TERMS, TERMS_BY_CODE, Mode
from powerlist.model.modes.masks import HANDED
from powerlist.model.receiver import own_name
from powerlist.model.ruling import DEPARTMENT, LEGAL, TOWNSHIP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from powerlist.model.catalogue import Catalogue


def proposals(catalogue: Catalogue) -> dict[str, str]:
    """Return ``{item id: its mode in words}``; of an item whose townships differ, each township's.

    An item without any mode has no proposal.

    Args:
        catalogue: with grants.
    """
    items, grants = catalogue.items, catalogue.grants
    found = {
        item: TERMS_BY_CODE[mode]
        for item, mode in zip(items["id"].tolist(), items["mode"].tolist(), strict=True)
        if mode in TERMS_BY_CODE
    }
    apart: dict[str, list[str]] = {}
    for item, receiver, mode in zip(
        grants["item"].tolist(), grants["receiver"].tolist(), grants["mode"].tolist(), strict=True
    ):
        if item not in found and mode in TERMS_BY_CODE and item in catalogue.position_of:
            apart.setdefault(item, []).append(f"{receiver}{TERMS_BY_CODE[mode]}")
    return {**found, **{item: "；".join(parts) for item, parts in apart.items()}}


def after_denial(catalogue: Catalogue) -> dict[str, str]:
    """Return ``{item id: 县级保留}`` of items of which the lists only say how they are not handed over.

    未下放 states no mode, so the item stays undecided; but whoever is asked expects this answer.

    Args:
        catalogue: with evidence.
    """
    said: dict[str, set[str]] = {}
    for item, says in zip(
        catalogue.evidence["item"].tolist(), catalogue.evidence["says"].tolist(), strict=True
    ):
        if says:
            said.setdefault(item, set()).update(says.split("|"))
    term = MODE_TERMS[Mode.RETAINED]
    return {
        item: term
        for item, words in said.items()
        if all(word.startswith(NOT) and word != NOT_GRANTED for word in words)
    }


class Proposed:
    """What a catalogue proposes now, beside what answers were given to."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._items = proposals(catalogue)
        grants = catalogue.grants
        rows = zip(grants["item"].tolist(), grants["receiver"].tolist(), grants["mode"].tolist(), strict=True)
        self._grants = {
            (item, own_name(receiver)): TERMS_BY_CODE[mode] for item, receiver, mode in rows if mode in HANDED
        }

    def now(self, row: Mapping[str, str]) -> str:
        """Return what is proposed now for the question of a ruling, "" where nothing is.

        A township is proposed nothing that it has refused.

        Args:
            row: with the fields of a ruling.
        """
        if row["question"] == TOWNSHIP:
            return self._grants.get((row["item"], own_name(row["township"])), "")
        return self._items.get(row["item"], "") if row["question"] in (DEPARTMENT, LEGAL) else ""

    def changed(self, row: Mapping[str, str]) -> bool:
        """Return whether an answer has lapsed because something else is proposed now.

        Args:
            row: with the fields of a ruling.
        """
        if row["question"] == TOWNSHIP and not self.now(row):
            return False
        return row["question"] in (DEPARTMENT, TOWNSHIP, LEGAL) and asked_again(
            row["proposal"], self.now(row)
        )


def asked_again(asked: str, now: str) -> bool:
    """Return whether an answer is to be asked again because what was proposed has changed.

    Args:
        asked: what was proposed when it was asked, "" where that was not kept.
        now: what is proposed now.
    """
    return bool(asked) and asked != now
