"""A pair of items as the reports on pairs show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from powerlist.linkage.telling.wording import worded
from powerlist.messages import cut, quote, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The keys of one side in the machine interface; what else a side carries is for people.
SIDE = ("file", "sheet", "row", "id", "name", "sub_name")
#: Characters of a text in the machine interface: every item can stand in hundreds of pairs, and a cell can
#: hold 32,767. What is longer ends in …; the whole text is in the list, at ``file``, ``sheet``, ``row``.
LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class PairView:
    """Two items, what they are to each other, and why.

    Attributes:
        left: the keys of ``SIDE``, and for people ``cell type department basis`` where they are known.
        right: the same of the other item.
        relation: a value of ``linkage.Relation``.
        score: 0 to 1.
        why: reasons, each ``{"field", "detail", "weight"}``, and for people ``key values``.
    """

    left: dict[str, Any]
    right: dict[str, Any]
    relation: str
    score: float
    why: list[dict[str, Any]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of ``powerlist/pairs/v1``, every key present."""
        return {
            "left": {key: _whole(self.left.get(key)) for key in SIDE},
            "right": {key: _whole(self.right.get(key)) for key in SIDE},
            "relation": self.relation,
            "score": self.score,
            "why": [{key: _whole(one.get(key)) for key in ("field", "detail", "weight")} for one in self.why],
        }


@dataclass(frozen=True, slots=True)
class Alone:
    """What has no counterpart when two lists are aligned.

    Attributes:
        left: items of ours, each as a side of a ``PairView``.
        right: items of theirs.
    """

    left: list[dict[str, Any]] = field(default_factory=list)
    right: list[dict[str, Any]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object ``unmatched`` of ``powerlist/pairs/v1``."""
        return {
            name: [{key: _whole(one.get(key)) for key in SIDE} for one in side]
            for name, side in (("left", self.left), ("right", self.right))
        }


def _whole(value: Any) -> Any:
    return cut(value, LONGEST) if isinstance(value, str) else value


def cut_names(pairs: Iterable[PairView]) -> int:
    """Return how many items of pairs have a name or sub-item that the machine interface cuts."""
    found = {
        (side.get("file"), side.get("sheet"), side.get("row"), side.get("id"))
        for one in pairs
        for side in (one.left, one.right)
        if any(len(str(side.get(key) or "")) > LONGEST for key in ("name", "sub_name"))
    }
    return len(found)


def reason(one: dict[str, Any], language: str) -> str:
    """Return what a reason of ``PairView.why`` says, in a person's language where that is known."""
    if one.get("key"):
        return worded(one["key"], one["values"], language)
    return str(one["detail"])


def related(relation: str, language: str, *, aligned: bool) -> str:
    """Return the word for a relation; what stands once in each of two lists is no duplicate but one power.

    Args:
        relation: a value of ``linkage.Relation``.
        language: ``zh`` or ``en``.
        aligned: two lists were aligned.
    """
    if aligned and relation == "duplicate":
        return tell("pairs.same", language)
    return tell(f"pairs.relation.{relation}", language)


def title(side: dict[str, Any]) -> str:
    """Return an item's name with its sub-item, on one line."""
    name, sub = str(side.get("name") or ""), str(side.get("sub_name") or "")
    return " ".join(f"{name}／{sub}".split() if sub and sub != name else name.split())


def place(side: dict[str, Any]) -> str:
    """Return where an item stands: ``某局.xls 权责清单!B12``, of a list without cells its row.

    Args:
        side: one side of a pair.
    """
    return " ".join(part for part in (str(side.get("file") or ""), cell(side)) if part)


def cell(side: dict[str, Any]) -> str:
    """Return where an item stands in its file: ``权责清单!B12``.

    Args:
        side: one side of a pair.
    """
    return "!".join(
        part
        for part in (str(side.get("sheet") or ""), str(side.get("cell") or side.get("row") or ""))
        if part
    )


def by_place(sides: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return items as a person looks them up: file by file, in a file department by department, in their rows.

    A stored catalogue is sorted by id, which is no order that anybody knows.

    Args:
        sides: items as the sides of pairs.

    Returns:
        What is said above each group (file and department), and its items.
    """
    found = sorted(
        sides,
        key=lambda side: (
            *(str(side.get(name) or "") for name in ("file", "sheet")),
            int(side.get("row") or 0),
        ),
    )
    groups: dict[str, list[dict[str, Any]]] = {}
    for side in found:
        said = "  ".join(filter(None, (str(side.get(name) or "") for name in ("file", "department"))))
        groups.setdefault(said, []).append(side)
    return list(groups.items())


def shortened(side: dict[str, Any], longest: int) -> str:
    """Return an item's title in 「」, cut at ``longest`` characters."""
    return quote(title(side), longest)
