"""From the pieces about one item to its mode, receivers and conflict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from powerlist.classify.apart import told_apart
from powerlist.classify.whom import HEADINGS, key_of, whom
from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, HANDED, single
from powerlist.model.receiver import names_townships

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.classify.piece import Piece
    from powerlist.classify.places import Places


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on one item.

    Attributes:
        mode: the mode, None while undecided or where townships differ.
        receivers: as written.
        resolved: townships, None where they are not known.
        by_receiver: where townships differ.
        conflict: two statements contradict each other.
        denied: mask of the modes denied; a proposal must not use them.
        confidence: high, medium, low.
        unknown: receivers that name no township of the place.
    """

    mode: Mode | None
    receivers: tuple[str, ...]
    resolved: tuple[str, ...] | None
    by_receiver: tuple[tuple[str, Mode], ...]
    conflict: bool
    denied: int
    confidence: str
    unknown: tuple[str, ...] = ()


def decide(pieces: Sequence[Piece], places: Places) -> Verdict:
    """Return what the statements about one item come to.

    Args:
        pieces: statements only (no layer, policy, ruling).
        places: the townships of the place.
    """
    counted = [piece for piece in pieces if piece.decides]
    said = denied = 0
    for piece in counted:
        said |= piece.modes
        denied |= piece.denied
    mode = single(said)
    # a heading that names the whole says no mode of the row, and whom it names all the same
    named = [
        replace(piece, modes=0, per=(), denied=0)
        for piece in pieces
        if piece.receivers and not piece.decides and piece.kind in HEADINGS
    ]
    # 街道不适用 of a township's own power as well
    takers = whom([*counted, *named], places, handed=mode in HANDED or mode is Mode.STATUTORY)
    by, twisted = told_apart(counted, takers.members, mode, places)
    shared = set(by.values())
    conflict = (
        takers.torn
        or bool(said & denied)
        or (mode is None and bool(said))
        or twisted
        or any(BIT[found] & denied for found in shared)
    )
    if shared:
        # 红岩镇延伸 in a remark beside 青石镇、红岩镇: of 青石镇 nobody has said a way
        remarked = [piece.kind == "remark" for piece in counted if piece.per]
        open_ones = (
            mode is None
            and all(remarked)
            and any(name not in by and names_townships(name) for name in takers.members)
        )
        mode = shared.pop() if len(shared) == 1 and not open_ones else None
        by = by if mode is None else {}
    if conflict:
        mode, by = None, {}
    deciding = tuple(dict.fromkeys(piece.kind for piece in counted if piece.modes or piece.per))
    return Verdict(
        mode=mode,
        receivers=tuple(
            name for name in takers.names if _takes(by.get(key_of(name, places) if by else name))
        ),
        resolved=None
        if takers.resolved is None
        else tuple(name for name in takers.resolved if _takes(by.get(name))),
        by_receiver=tuple(by.items()),
        conflict=conflict,
        denied=denied,
        confidence=_confidence(deciding, mode is not None or bool(by)),
        unknown=takers.unknown,
    )


def _takes(own: Mode | None) -> bool:
    """Return whether a receiver takes over, given the mode that is said of it alone."""
    return own not in (Mode.RETAINED, Mode.RECALLED)


def _confidence(kinds: Sequence[str], decided: bool) -> str:
    if not decided:
        return "low"
    if len(kinds) > 1 or any(kind in ("column", "mark", "receiver") for kind in kinds):
        return "high"
    if kinds and kinds[0] == "file":
        return "low"
    return "medium"
