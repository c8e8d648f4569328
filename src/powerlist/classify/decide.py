"""From the pieces about one item to its mode, receivers and conflict."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import Mode
from powerlist.model.modes.masks import BIT, HANDED, modes_of, single
from powerlist.model.receiver import plain
from powerlist.model.townwords import ENDINGS, OFFICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.classify.piece import Piece
    from powerlist.classify.places import Places

#: Which pieces name the receivers, best first; a remark only where no column does.
_RECEIVER_ORDER: Final = (
    "receiver",
    "mark",
    "column",
    "remark",
    "section",
    "sheet",
    "caption",
    "title",
    "file",
)


_ALL_OF_THEM: Final = ("各", "所有", "全部", "全体")


#: 各乡镇, 各镇（乡）, 全县各乡镇（街道）: all of them, whatever the kinds are called by.
_EVERY_KIND: Final = re.compile(
    rf"(?:全[县区市])?(?:各|所有|全部)(?:乡镇|镇[（(]乡[）)]|乡[（(]镇[）)]){OFFICE}?"
)
_ALL_KINDS: Final = "各乡镇"


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
        kinds: kinds of the pieces that decided.
    """

    mode: Mode | None
    receivers: tuple[str, ...]
    resolved: tuple[str, ...] | None
    by_receiver: tuple[tuple[str, Mode], ...]
    conflict: bool
    denied: int
    confidence: str
    unknown: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def decide(pieces: Sequence[Piece], places: Places) -> Verdict:
    """Return what the statements about one item come to.

    Args:
        pieces: statements only (no layer, policy, ruling).
        places: the townships of the place.
    """
    counted = [piece for piece in pieces if piece.decides]
    said = 0
    denied = 0
    for piece in counted:
        said |= piece.modes
        denied |= piece.denied
    names, source = _receivers(counted)
    excluded = _excluded(counted, places)
    # a receiver that the list names one by one and a remark takes out again: two statements
    torn = bool(source and excluded and _named_and_denied(names, excluded, counted, source, places))
    resolved, unknown = _resolve(names, places)
    scope = next((piece.scope for piece in counted if piece.scope and piece.modes), ())
    if places and not names and scope:
        # 下放各镇 names a kind
        chosen = {one for word in scope for one in places.resolve(word)[0]}
        resolved = [one for one in places.names if one in chosen]
    elif places and not names and excluded and single(said) in HANDED:
        # 除三家镇外均下放 names everybody else
        resolved = list(places.names)
    members = _without(resolved if resolved is not None else names, excluded, places)
    receivers = tuple(_without(names, excluded, places))

    per = _as_written(_per(counted, places), members, places)
    conflict = torn or bool(said & denied) or (single(said) is None and bool(said))
    overall = single(said)
    by: dict[str, Mode] = {}
    if per:
        for name in members:
            stated = per.get(_key(name, places), overall)
            if stated is not None:
                by[name] = stated
        here = {_key(name, places) for name in members}
        by.update((name, special) for name, special in per.items() if name not in here)
        rest = [name for name in members if per.get(_key(name, places), overall) is overall]
        if overall is not None and not rest and any(special is not overall for special in per.values()):
            # nobody is left for whom the general statement could hold
            conflict = True
        if _per_doubles(counted, places) or _said_of_all(counted):
            conflict = True
    shared = set(by.values())
    mode: Mode | None = overall
    if by:
        mode = next(iter(shared)) if len(shared) == 1 else None
        if any(BIT[found] & denied for found in shared):
            conflict = True
        if len(shared) == 1:
            by = {}
    if conflict:
        mode, by = None, {}
    takers = [
        name
        for name in (receivers if by else ())
        if by.get(_key(name, places)) not in (Mode.RETAINED, Mode.RECALLED)
    ]
    deciding = tuple(dict.fromkeys(piece.kind for piece in counted if piece.modes or piece.per))
    return Verdict(
        mode=mode,
        receivers=tuple(takers) if by else receivers,
        resolved=None
        if resolved is None
        else tuple(name for name in members if not by or by.get(name) not in (Mode.RETAINED, Mode.RECALLED)),
        by_receiver=tuple(by.items()),
        conflict=conflict,
        denied=denied,
        confidence=_confidence(deciding, mode is not None or bool(by)),
        unknown=tuple(unknown),
        kinds=deciding,
    )


def _receivers(pieces: Iterable[Piece]) -> tuple[list[str], str]:
    """Return the receivers as written and the kind of piece that names them."""
    found: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.receivers:
            names = found.setdefault(piece.kind, [])
            # the receiver column beats receiver marks: 各乡镇 with single marks says less than the marks
            names += [name for name in piece.receivers if name not in names]
    for kind in _RECEIVER_ORDER:
        if kind in found:
            return found[kind], kind
    return [], ""


def _without(names: list[str], excluded: set[str], places: Places) -> list[str]:
    return [name for name in names if _key(name, places) not in excluded] if excluded else names


def _key(name: str, places: Places) -> str:
    """Return what two ways of writing one township have in common."""
    known, _ = places.resolve(name) if places else ([], [])
    if len(known) == 1:
        return known[0]
    return _ALL_KINDS if _EVERY_KIND.fullmatch(name) else plain(name)


def _excluded(pieces: Iterable[Piece], places: Places) -> set[str]:
    out: set[str] = set()
    for piece in pieces:
        for name in piece.excluded:
            known = places.resolve(name)[0] if places and not name.startswith(("其他", "其余")) else []
            out.update(known or [plain(name)])
    return out


def _named_and_denied(
    names: Sequence[str], excluded: set[str], pieces: Iterable[Piece], source: str, places: Places
) -> bool:
    if source not in ("receiver", "mark", "column"):
        return False
    others: set[str] = set()
    for piece in pieces:
        if piece.kind != source:
            for name in piece.excluded:
                others.update(places.resolve(name)[0] if places else [])
                others.add(plain(name))
    return any(_key(name, places) in others for name in names) and bool(excluded)


def _resolve(names: Sequence[str], places: Places) -> tuple[list[str] | None, list[str]]:
    if not places:
        return None, []
    found: list[str] = []
    unknown: list[str] = []
    for name in names:
        if name.startswith(("其他", "其余")):
            before = set(found)
            known = [one for one in places.resolve(name)[0] if one not in before]
            lost: list[str] = [] if known else places.resolve(name)[1]
        else:
            known, lost = places.resolve(name)
        found += known
        unknown += lost
    chosen = set(found)
    return [name for name in places.names if name in chosen], unknown


def _per(pieces: Iterable[Piece], places: Places) -> dict[str, Mode]:
    """Return the mode that is said of single receivers; 其他乡镇 means those not named before."""
    per: dict[str, Mode] = {}
    for piece in pieces:
        for name, mode in piece.per:
            if places:
                known = places.resolve(name)[0]
                if name.startswith(("其他", "其余")):
                    known = [one for one in known if one not in per]
                for one in known or [name]:
                    per.setdefault(one, mode)
            else:
                per.setdefault(_key(name, places), mode)
    return per


def _as_written(per: dict[str, Mode], members: Sequence[str], places: Places) -> dict[str, Mode]:
    """Return the modes of single receivers by the names that the row's cells have: 柳林 for 柳林镇."""
    if places or not per:
        return per
    names = [plain(name) for name in members]
    short = {f"{name}{end}": name for name in names for end in ENDINGS if name not in per}
    return {name if name in names else short.get(name, name): mode for name, mode in per.items()}


def _per_doubles(pieces: Iterable[Piece], places: Places) -> list[str]:
    """Return the receivers of whom two different modes are said."""
    seen: dict[str, int] = {}
    for piece in pieces:
        for name, mode in piece.per:
            if name.startswith(("其他", "其余", "各", "所有", "全")):
                continue
            key = _key(name, places)
            seen[key] = seen.get(key, 0) | BIT[mode]
    return [name for name, mask in seen.items() if len(modes_of(mask)) > 1]


def _said_of_all(pieces: Sequence[Piece]) -> bool:
    """Return whether a remark says of all townships (各乡镇均委托) what cells for single ones contradict (下放)."""
    for piece in pieces:
        for name, mode in piece.per if piece.kind == "remark" else ():
            if name.startswith(_ALL_OF_THEM) and any(
                stated is not mode
                for other in pieces
                if other.kind in ("receiver", "mark", "column")
                for one, stated in other.per
                if stated in HANDED and not one.startswith((*_ALL_OF_THEM, "其他", "其余"))
            ):
                return True
    return False


def _confidence(kinds: Sequence[str], decided: bool) -> str:
    if not decided:
        return "low"
    if len(kinds) > 1 or any(kind in ("column", "mark", "receiver") for kind in kinds):
        return "high"
    if kinds and kinds[0] == "file":
        return "low"
    return "medium"
