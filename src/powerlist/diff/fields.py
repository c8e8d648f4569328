"""What differs between the two versions of one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.model.change import Change, ChangedField, ChangeKind
from powerlist.model.enums import TOWNSHIP_MODES, Mode
from powerlist.model.fields import ITEMS, names_of
from powerlist.model.receiver import SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.diff.identity import Twin
    from powerlist.model.catalogue import Catalogue

#: Fields that make a kind of their own, in the order of the kinds.
_KINDS = (
    (ChangeKind.RENAMED, ("name", "sub_name")),
    (ChangeKind.RETYPED, ("type", "subtype")),
    (ChangeKind.MOVED, ("department", "enforcer")),
)
#: Fields whose change is no change of the item: where it stands, what is derived.
_SILENT = frozenset({"id", "serial", "adjustment", "adjustment_reason"})


@dataclass(frozen=True)
class Version:
    """One version of a catalogue, its columns as lists: a frame asked cell by cell is slow.

    Attributes:
        columns: code name → values.
        citations: position → keys of the citations that found the item.
        grants: item id → ``(township, mode)`` of its grants.
    """

    columns: dict[str, list[str]]
    citations: dict[int, frozenset[str]]
    grants: dict[str, list[tuple[str, str]]]

    def value(self, position: int, name: str) -> str:
        """Return one value, "" for a field that the catalogue lacks."""
        column = self.columns.get(name)
        return column[position] if column else ""


def version(catalogue: Catalogue) -> Version:
    """Return a catalogue as ``changed`` reads it."""
    items = catalogue.items
    return Version(
        {name: [str(value) for value in items[name].tolist()] for name in names_of(ITEMS) if name in items},
        cited_of(catalogue),
        grants_of(catalogue),
    )


def changed(old: Version, new: Version, twin: Twin) -> list[Change]:
    """Return the changes of one item, one a kind."""
    differs = [
        ChangedField(name, before, after)
        for name in names_of(ITEMS)
        if name not in _SILENT
        and (before := old.value(twin.old, name)) != (after := new.value(twin.new, name))
        and _plain(before) != _plain(after)
    ]
    by_name = {one.field: one for one in differs}
    found: list[tuple[ChangeKind, list[ChangedField]]] = []
    for kind, names in _KINDS:
        fields = [by_name.pop(name) for name in names if name in by_name]
        if fields:
            found.append((kind, fields))
    found += _basis(old, new, twin, by_name)
    found += _grants(old, new, twin, by_name)
    if by_name:
        found.append((ChangeKind.EDITED, [one for one in differs if one.field in by_name]))
    return [
        Change(kind, (twin.old,), (twin.new,), tuple(fields), twin.how, twin.score) for kind, fields in found
    ]


def _basis(
    old: Version, new: Version, twin: Twin, by_name: dict[str, ChangedField]
) -> list[tuple[ChangeKind, list[ChangedField]]]:
    """Another article is a change of basis; the same articles quoted otherwise stay a plain edit."""
    field = by_name.get("basis")
    if field is None:
        return []
    before = old.citations.get(twin.old, frozenset())
    if before and before == new.citations.get(twin.new, frozenset()):
        return []
    return [(ChangeKind.REBASED, [by_name.pop("basis")])]


def _grants(
    old: Version, new: Version, twin: Twin, by_name: dict[str, ChangedField]
) -> list[tuple[ChangeKind, list[ChangedField]]]:
    """Return what changed for the townships: the mode, and who takes it over."""
    by_name.pop("mode", None)
    by_name.pop("receivers", None)
    before, after = modes_of(old, twin.old), modes_of(new, twin.new)
    found: list[tuple[ChangeKind, list[ChangedField]]] = []
    shared = [township for township in before if township in after]
    told = {"": ""} if not (before and after) else {}
    modes_differ = any(before[one] != after[one] for one in shared)
    if not shared and before != after:
        modes_differ = set(before.values()) != set(after.values())
    if modes_differ:
        mode = ChangedField("mode", _shown(before), _shown(after))
        taken_back = _recalled(set(after.values())) and not _recalled(set(before.values()))
        had = any(one in set(TOWNSHIP_MODES) for one in before.values())
        found.append((ChangeKind.RECALLED if taken_back and had else ChangeKind.MODE_CHANGED, [mode]))
    one, other = set(before) - {""}, set(after) - {""}
    if one != other and not told and not (found and found[0][0] is ChangeKind.RECALLED):
        was, now = old.value(twin.old, "receivers"), new.value(twin.new, "receivers")
        told_as = ("、".join(_as_written(before, was)), "、".join(_as_written(after, now)))
        found.append((ChangeKind.RECEIVER_CHANGED, [ChangedField("receivers", *told_as)]))
    return found


def _as_written(townships: Iterable[str], cell: str) -> list[str]:
    """Return townships in the order in which the item's own cell names them, then the others."""
    names = [name for name in townships if name]
    return sorted(names, key=lambda name: cell.find(name) if name in cell else len(cell))


def modes_of(version: Version, position: int) -> dict[str, str]:
    """Return ``{township: mode}`` of an item: its grants, else its own cells; "" for no township named."""
    rows = version.grants.get(version.value(position, "id"))
    if rows:
        return dict(rows)
    mode = version.value(position, "mode")
    cells = SEPARATORS.split(version.value(position, "receivers"))
    named = [part.strip() for part in cells if part.strip()]
    if named:
        return dict.fromkeys(named, mode)
    return {"": mode} if mode else {}


def grants_of(catalogue: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """Return ``{item id: [(township, mode) …]}`` of a catalogue's grants."""
    found: dict[str, list[tuple[str, str]]] = {}
    grants = catalogue.grants
    for item, receiver, mode in zip(
        grants["item"].tolist(), grants["receiver"].tolist(), grants["mode"].tolist(), strict=True
    ):
        found.setdefault(item, []).append((receiver, mode))
    return found


def _recalled(modes: set[str]) -> bool:
    return bool(modes) and modes <= {Mode.RECALLED.value, Mode.RETAINED.value}


def _shown(modes: dict[str, str]) -> str:
    values = sorted(set(modes.values()))
    if len(values) <= 1:
        return "".join(values)
    return "；".join(f"{township}:{mode}" for township, mode in sorted(modes.items()))


def cited_of(catalogue: Catalogue) -> dict[int, frozenset[str]]:
    """Return the keys of the citations that found each item."""
    found: dict[int, set[str]] = {}
    citations = catalogue.citations
    rows = zip(
        citations["position"].tolist(), citations["role"].tolist(), citations["key"].tolist(), strict=True
    )
    for position, role, key in rows:
        if role != "internal":
            found.setdefault(position, set()).add(key)
    return {position: frozenset(keys) for position, keys in found.items()}


def _plain(text: str) -> str:
    return "".join(text.split())
