"""Remarks, and whatever else is running text: what counts is a transfer that they state."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from powerlist.classify.piece import Piece
from powerlist.classify.statements import statement
from powerlist.model import marks
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT


@lru_cache(maxsize=65536)
def from_remark(text: str, known: tuple[str, ...]) -> Piece | None:
    """Return the piece of a remark that states a transfer, else None."""
    if not text:
        return None
    # ☑下放 □委托: what is ticked
    said = statement(marks.ticked(text), known)
    if not said:
        return None
    denied = said.denied
    if denied & BIT[Mode.DELEGATED] and not said.modes & BIT[Mode.ENTRUSTED]:
        # 不下放 denies every hand-over, unless the remark itself says 委托
        denied |= BIT[Mode.ENTRUSTED]
    return Piece(
        "remark", text, "", "remark", said.modes, denied, said.per, said.excluded, said.receivers, weak=said.weak
    )  # fmt: skip


@lru_cache(maxsize=4096)
def yielding(piece: Piece) -> Piece:
    """Return what is left of a weak piece where something else says the mode: the receivers."""
    return replace(piece, modes=0, per=())
