"""Townships told apart: the modes that are said of single receivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.classify.sources.takers import REST
from powerlist.classify.whom import key_of
from powerlist.model.modes.masks import BIT, HANDED, modes_of
from powerlist.model.receiver import plain
from powerlist.model.townwords import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.classify.piece import Piece
    from powerlist.classify.places import Places
    from powerlist.model.enums import Mode

_ALL_OF_THEM: Final = ("各", "所有", "全部", "全体")


def told_apart(
    pieces: Sequence[Piece], members: Sequence[str], overall: Mode | None, places: Places
) -> tuple[dict[str, Mode], bool]:
    """Return receiver → mode where single receivers have one of their own, and whether that contradicts itself.

    Args:
        pieces: those that decide.
        members: the receivers.
        overall: the mode that is said of all of them, None where none is.
        places: the townships of the place.
    """
    per = _as_written(_per(pieces, places), members, places)
    if not per:
        return {}, False
    keys = {name: key_of(name, places) for name in members}
    found = {name: mode for name in members if (mode := per.get(keys[name], overall)) is not None}
    here = set(keys.values())
    found.update((name, mode) for name, mode in per.items() if name not in here)
    rest = any(per.get(keys[name], overall) is overall for name in members)
    # nobody is left for whom the general statement could hold
    idle = overall is not None and not rest and any(mode is not overall for mode in per.values())
    return found, idle or _says_two(pieces, places) or _said_of_all(pieces)


def _per(pieces: Iterable[Piece], places: Places) -> dict[str, Mode]:
    """Return the mode that is said of single receivers; 其他乡镇 means those not named before."""
    per: dict[str, Mode] = {}
    for piece in pieces:
        for name, mode in piece.per:
            if places:
                known = places.resolve(name)[0]
                if name.startswith(REST):
                    known = [one for one in known if one not in per]
                for one in known or [name]:
                    per.setdefault(one, mode)
            else:
                per.setdefault(key_of(name, places), mode)
    return per


def _as_written(per: dict[str, Mode], members: Sequence[str], places: Places) -> dict[str, Mode]:
    """Return the modes of single receivers by the names that the row's cells have: 柳林 for 柳林镇."""
    if places or not per:
        return per
    names = [plain(name) for name in members]
    short = {f"{name}{end}": name for name in names for end in ENDINGS if name not in per}
    return {name if name in names else short.get(name, name): mode for name, mode in per.items()}


def _says_two(pieces: Iterable[Piece], places: Places) -> bool:
    """Return whether two different modes are said of one receiver."""
    seen: dict[str, int] = {}
    for piece in pieces:
        for name, mode in piece.per:
            if not name.startswith((*REST, "各", "所有", "全")):
                key = key_of(name, places)
                seen[key] = seen.get(key, 0) | BIT[mode]
    return any(len(modes_of(mask)) > 1 for mask in seen.values())


def _said_of_all(pieces: Sequence[Piece]) -> bool:
    """Return whether a remark says of all townships (各乡镇均委托) what cells for single ones contradict (下放)."""
    for piece in pieces:
        for name, mode in piece.per if piece.kind == "remark" else ():
            if name.startswith(_ALL_OF_THEM) and any(
                stated is not mode
                for other in pieces
                if other.kind in ("receiver", "mark", "column")
                for one, stated in other.per
                if stated in HANDED and not one.startswith((*_ALL_OF_THEM, *REST))
            ):
                return True
    return False
