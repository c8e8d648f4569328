"""Wholes and parts that the names alone tell: 采石、采砂 is 采石 and 采砂, 取水许可（变更） a part of 取水许可.

Likeness cannot tell them: steps of one licence exclude each other, and two acts of one list are as near to each other
as to the list. So the words must leave nothing open: together the parts say all that the whole says and nothing else,
or each part is the whole's name with a note of its own.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from powerlist.linkage.names.bodies import stem
from powerlist.linkage.names.vocabulary import DEFAULTED
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from powerlist.model.catalogue import Catalogue

#: What a name may have or not have and still be the same name.
FRAME: Final = lazy_pattern(r"\s|^对|行政(?=处罚|检查|强制|许可|确认)|等?(?:违法)?行为(?=的)")
_BRACKETS: Final = str.maketrans("()[]【】〔〕", "（）" * 4)
_NOTE: Final = lazy_pattern("（[^（）]{1,60}）")
#: What joins the members of a list, as one sign.
_JOIN: Final = "、"
_JOINS: Final = lazy_pattern("以及|或者?|和|及|与|[，；/]")
_STEPS: Final = "|".join(sorted(DEFAULTED["stage"], key=lambda word: (-len(word), word)))
#: A note behind a name without brackets: 取水许可-变更, 取水许可延续, 取水许可变更登记.
_BEHIND: Final = lazy_pattern(rf"[-—－–·]+[^、]{{1,20}}|(?:{_STEPS})(?:申请|登记|办理)?")
#: Longer names are not taken apart, and nothing is left out of one more often.
_LONGEST, _GAPS = 100, 4


class Titles:
    """What the items of a version are called.

    Args:
        catalogue: the version.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._items = catalogue.items

    @cached_property
    def names(self) -> list[str]:
        """Names without what may differ in one name; a sub-item's is a note behind its main item's."""
        both = zip(self._items["name"].tolist(), self._items["sub_name"].tolist(), strict=True)
        return [FRAME.sub("", f"{name}（{sub}）" if sub else name).translate(_BRACKETS) for name, sub in both]

    @cached_property
    def holders(self) -> list[tuple[str, str]]:
        """Type and body of each item: a whole and its parts share them."""
        bodies = map(stem, self._items["department"].tolist())
        return list(zip(self._items["type"].tolist(), bodies, strict=True))

    @cached_property
    def held(self) -> dict[tuple[str, str], list[str]]:
        """The names of each type and body."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, holder in zip(self.names, self.holders, strict=True):
            found.setdefault(holder, []).append(name)
        return found


def told(
    wholes: Titles,
    parts: Titles,
    candidates: Iterable[tuple[int, int]],
    goes_on: Mapping[int, int],
) -> list[tuple[int, list[int]]]:
    """Return ``(whole, parts)`` where the names leave no doubt.

    Args:
        wholes: the version that may hold wholes.
        parts: the other version.
        candidates: ``(whole, part)``: items without a twin, and wholes that go on under another name.
        goes_on: the twin of such a whole; it must be one of the parts.
    """
    by_whole: dict[int, set[int]] = {}
    for whole, part in candidates:
        if wholes.names[whole] and wholes.holders[whole] == parts.holders[part]:
            by_whole.setdefault(whole, set()).add(part)
    found: list[tuple[int, list[int]]] = []
    taken: set[int] = set()
    for whole, near in sorted(by_whole.items()):
        twin = goes_on.get(whole)
        if twin is not None and wholes.holders[whole] == parts.holders[twin]:
            near.add(twin)
        name, names = wholes.names[whole], {part: parts.names[part] for part in sorted(near)}
        together = _of_list(name, names) or _with_notes(name, names, wholes.held[wholes.holders[whole]])
        several = len({names[part] for part in together}) > 1 and taken.isdisjoint(together)
        if several and (twin is None or twin in together):
            found.append((whole, together))
            taken.update(together)
    return found


def _with_notes(name: str, names: Mapping[int, str], beside: Iterable[str]) -> list[int]:
    """Return those that are a name with a note; none where its own version has one already: it meant the rest."""
    found = [part for part, text in names.items() if _noted(name, text)]
    return found if len(found) > 1 and not any(_noted(name, other) for other in beside) else []


def _noted(name: str, part: str) -> bool:
    """Return whether a name is another one with a note: 取水许可（变更）, 取水许可延续."""
    if len(part) <= len(name):
        return False
    if part.startswith(name) and _BEHIND.fullmatch(part, len(name)):
        return True
    return any(part[: note.start()] + part[note.end() :] == name for note in _NOTE.finditer(part))


def _of_list(name: str, names: Mapping[int, str]) -> list[int]:
    """Return those that say members of the list that a name is, where together they say all of it; else none."""
    whole = _JOINS.sub(_JOIN, name)
    if _JOIN not in whole or len(whole) > _LONGEST:
        return []
    said = {part: kept for part, text in names.items() if (kept := _kept(whole, _JOINS.sub(_JOIN, text)))}
    together: set[int] = set().union(*said.values())
    open_places = {place for place, sign in enumerate(whole) if sign != _JOIN}
    return sorted(said) if open_places <= together else []


def _kept(whole: str, part: str) -> Collection[int]:
    """Return the places of a list that a name has, nothing where it is not the list without some members.

    A member goes with the sign before or behind it.
    """
    signs = iter(whole)
    if len(part) >= len(whole) or not all(sign in signs for sign in part):
        return ()
    # from each place in both: how often something was left out, and what is kept so far
    open_ways: list[tuple[int, int, int, tuple[int, ...]]] = [(0, 0, 0, ())]
    seen: set[tuple[int, int]] = set()
    while open_ways:
        at, place, gaps, kept = open_ways.pop()
        if (at, place) in seen:
            continue
        seen.add((at, place))
        if at == len(whole) and place == len(part):
            return frozenset(kept)
        if gaps < _GAPS:
            open_ways += [(end, place, gaps + 1, kept) for end in _ends(whole, at)]
        if at < len(whole) and place < len(part) and whole[at] == part[place]:
            open_ways.append((at + 1, place + 1, gaps, (*kept, at)))
    return ()


def _ends(whole: str, at: int) -> Sequence[int]:
    """Return where a member that is left out from here on may end."""
    if at < len(whole) and whole[at] == _JOIN:
        return range(at + 2, len(whole) + 1)
    return [end + 1 for end in range(at + 1, len(whole)) if whole[end] == _JOIN]
