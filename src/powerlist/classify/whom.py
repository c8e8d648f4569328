"""Whom the pieces about an item name: the receivers as written, those left out, and the townships meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.classify.sources.takers import REST
from powerlist.model.receiver import plain
from powerlist.model.townwords import OFFICE
from powerlist.text.patterns import lazy_pattern

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
#: Kinds of evidence that stand above rows.
HEADINGS: Final = ("section", "sheet", "caption", "title", "file")
#: 各乡镇, 各镇（乡）, 全县各乡镇（街道）: all of them, whatever the kinds are called by.
_EVERY_KIND: Final = lazy_pattern(
    rf"(?:全[县区市])?(?:各|所有|全部)(?:乡镇|镇[（(]乡[）)]|乡[（(]镇[）)]){OFFICE}?"
)
_ALL_KINDS: Final = "各乡镇"


@dataclass(frozen=True, slots=True)
class Whom:
    """The receivers of one item.

    Attributes:
        names: as written, without those left out.
        resolved: the townships meant, in the order of townships.csv; None where those of the place are not known.
        unknown: receivers that name no township of the place.
        torn: a receiver that the list names one by one and a remark takes out again: two statements.
    """

    names: tuple[str, ...]
    resolved: tuple[str, ...] | None
    unknown: tuple[str, ...]
    torn: bool

    @property
    def members(self) -> tuple[str, ...]:
        """The townships, or the receivers as written where those of the place are not known."""
        return self.names if self.resolved is None else self.resolved


def whom(pieces: Sequence[Piece], places: Places, *, handed: bool) -> Whom:
    """Return the receivers that the pieces about one item name.

    Args:
        pieces: those that decide.
        places: the townships of the place.
        handed: they say one mode, in which townships act.
    """
    names, source = _receivers(pieces)
    excluded = _excluded(pieces, places)
    resolved, unknown = _resolve(names, places)
    if places and not names:
        scope = next((piece.scope for piece in pieces if piece.scope and piece.modes), ())
        if scope:
            # 下放各镇 names a kind
            chosen = {one for word in scope for one in places.resolve(word)[0]}
            resolved = [one for one in places.names if one in chosen]
        elif excluded and handed:
            # 除三家镇外均下放 names everybody else
            resolved = list(places.names)
    return Whom(
        tuple(_without(names, excluded, places)),
        None if resolved is None else tuple(_without(resolved, excluded, places)),
        tuple(unknown),
        bool(source and excluded and _named_and_denied(names, excluded, pieces, source, places)),
    )


def key_of(name: str, places: Places) -> str:
    """Return what two ways of writing one township have in common."""
    known, _ = places.resolve(name) if places else ([], [])
    if len(known) == 1:
        return known[0]
    return _ALL_KINDS if _EVERY_KIND.fullmatch(name) else plain(name)


def _receivers(pieces: Iterable[Piece]) -> tuple[list[str], str]:
    """Return the receivers as written and the kind of piece that names them."""
    found: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.receivers:
            names = found.setdefault(piece.kind, [])
            # the receiver column beats receiver marks: 各乡镇 with single marks says less than the marks
            # 石桥镇 in a title and 石桥镇人民政府 in the paragraph below it are one
            known = {plain(name) for name in names} if piece.kind in HEADINGS else set(names)
            names += [
                name
                for name in piece.receivers
                if (plain(name) if piece.kind in HEADINGS else name) not in known
            ]
    for kind in _RECEIVER_ORDER:
        if kind in found:
            return found[kind], kind
    return [], ""


def _without(names: list[str], excluded: set[str], places: Places) -> list[str]:
    return [name for name in names if key_of(name, places) not in excluded] if excluded else names


def _excluded(pieces: Iterable[Piece], places: Places) -> set[str]:
    out: set[str] = set()
    for piece in pieces:
        for name in piece.excluded:
            known = places.resolve(name)[0] if places and not name.startswith(REST) else []
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
                # 其他乡镇 beside 石桥镇 are those that the list does not name
                if not name.startswith(REST):
                    others.update(places.resolve(name)[0] if places else [])
                    others.add(plain(name))
    return any(key_of(name, places) in others for name in names) and bool(excluded)


def _resolve(names: Sequence[str], places: Places) -> tuple[list[str] | None, list[str]]:
    if not places:
        return None, []
    found: list[str] = []
    unknown: list[str] = []
    for name in places.shared(names):
        if name.startswith(REST):
            before = set(found)
            known = [one for one in places.resolve(name)[0] if one not in before]
            lost: list[str] = [] if known else places.resolve(name)[1]
        else:
            known, lost = places.resolve(name)
        found += known
        unknown += lost
    chosen = set(found)
    return [name for name in places.names if name in chosen], unknown
