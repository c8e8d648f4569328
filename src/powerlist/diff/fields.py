"""What differs between the two versions of one item."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from powerlist.model.change import Change, ChangedField, ChangeKind
from powerlist.model.enums import TOWNSHIP_MODES, Mode
from powerlist.model.extra import decode_extra
from powerlist.model.fields import GRANTS, ITEMS, Kind, fields_of, names_of
from powerlist.model.organs import one_spelling
from powerlist.model.receiver import parts_of_cell
from powerlist.text.dates import iso_day
from powerlist.text.width import NUMBER_BRACKETS, compact

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
#: What a grant says besides item, township and mode: papers, terms, who does what.
_TERMS = tuple(name for name in names_of(GRANTS) if name not in {"item", "receiver", "mode"})
_DAYS = frozenset(field.name for field in fields_of(GRANTS) if field.kind is Kind.DATE)
#: Numbers of documents.
_NUMBERS = frozenset({"decision", "deed"})
#: Fields whose change is no change of the item: where it stands, what is derived.
_SILENT = frozenset({"id", "serial", "adjustment", "adjustment_reason"})


@dataclass(frozen=True)
class Version:
    """One version of a catalogue, its columns as lists: a frame asked cell by cell is slow.

    Attributes:
        columns: code name → values.
        citations: position → keys of the citations that found the item.
        grants: item id → ``(township, mode)`` of its grants.
        terms: item id → township → what else its grant says, as ``_TERMS`` has it.
        unsaid: those of ``_TERMS`` that a list has no column for: papers are kept beside it.
        others: position → values of the columns that no field knows.
        heads: the heads of those columns.
        spellings: an organ as written → the spelling that both versions share (县水利局 and 水利局 are one).
    """

    columns: dict[str, list[str]]
    citations: dict[int, frozenset[str]]
    grants: dict[str, list[tuple[str, str]]]
    terms: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    unsaid: frozenset[str] = frozenset()
    others: list[dict[str, str]] = field(default_factory=list)
    heads: frozenset[str] = frozenset()
    spellings: dict[str, str] = field(default_factory=dict)

    def value(self, position: int, name: str) -> str:
        """Return one value, "" for a field that the catalogue lacks."""
        column = self.columns.get(name)
        return column[position] if column else ""


def versions(old: Catalogue, new: Catalogue) -> tuple[Version, Version]:
    """Return two catalogues as ``changed`` reads them."""
    organs = [
        name
        for one in (old, new)
        for column in ("department", "enforcer")
        for name in one.items[column].tolist()
    ]
    spellings = one_spelling(organs, new.meta.place or old.meta.place)
    return _version(old, spellings), _version(new, spellings)


def _version(catalogue: Catalogue, spellings: dict[str, str]) -> Version:
    items = catalogue.items
    others = (
        [decode_extra(text) for text in items["extra"].tolist()] if "extra" in items else [{}] * len(items)
    )
    return Version(
        {name: [str(value) for value in items[name].tolist()] for name in names_of(ITEMS) if name in items},
        cited_of(catalogue),
        grants_of(catalogue),
        _terms_of(catalogue),
        frozenset(
            name for name in _TERMS if catalogue.folder is None and not (catalogue.grants[name] != "").any()
        ),
        others,
        frozenset(head for row in others for head in row),
        spellings,
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
        fields = [
            by_name.pop(name) for name in names if name in by_name and not _respelled(new, by_name[name])
        ]
        if fields:
            found.append((kind, fields))
    found += _basis(old, new, twin, by_name)
    found += _grants(old, new, twin, by_name)
    edited = [one for one in differs if one.field in by_name]
    edited += [one for one in _terms(old, new, twin) if one.field not in by_name]
    edited += _others(old, new, twin)
    if edited:
        found.append((ChangeKind.EDITED, edited))
    return [
        Change(kind, (twin.old,), (twin.new,), tuple(fields), twin.how, twin.score) for kind, fields in found
    ]


def _respelled(version: Version, one: ChangedField) -> bool:
    """Tell whether an organ is only written otherwise: 县水利局 for 水利局."""
    known = version.spellings
    return bool(one.before and one.after) and known.get(one.before) == known.get(one.after, one.after)


def _terms(old: Version, new: Version, twin: Twin) -> list[ChangedField]:
    """Return what the grants of townships that had the item and have it still say otherwise."""
    before = old.terms.get(old.value(twin.old, "id"), {})
    after = new.terms.get(new.value(twin.new, "id"), {})
    shared = [township for township in before if township in after]
    if all(before[one] == after[one] for one in shared):
        return []
    found = []
    for place, name in enumerate(_TERMS):
        if name in old.unsaid | new.unsaid:
            continue
        unlike = {
            one: (was, now)
            for one in shared
            if (was := before[one][place]) != (now := after[one][place])
            and _meant(name, was) != _meant(name, now)
        }
        if unlike and len(unlike) == len(shared) and len(set(unlike.values())) == 1:
            found.append(ChangedField(name, *next(iter(unlike.values()))))
        elif unlike:
            shown = (
                "；".join(f"{one}:{pair[side]}" for one, pair in sorted(unlike.items())) for side in (0, 1)
            )
            found.append(ChangedField(name, *shown))
    return found


def _others(old: Version, new: Version, twin: Twin) -> list[ChangedField]:
    """Return what changed in columns that no field knows and both versions have."""
    before, after = old.others[twin.old], new.others[twin.new]
    if before == after:
        return []
    return [
        ChangedField(head, before.get(head, ""), after.get(head, ""))
        for head in sorted(old.heads & new.heads)
        if _plain(before.get(head, "")) != _plain(after.get(head, ""))
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
    named = parts_of_cell(version.value(position, "receivers"))
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


def _terms_of(catalogue: Catalogue) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return ``{item id: {township: terms}}``; a township with two grants of one item says nothing sure."""
    grants = catalogue.grants
    rows = list(zip(grants["item"].tolist(), grants["receiver"].tolist(), strict=True))
    twice = {key for key, count in Counter(rows).items() if count > 1}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, terms in zip(rows, zip(*(grants[name].tolist() for name in _TERMS), strict=True), strict=True):
        if key not in twice:
            found.setdefault(key[0], {})[key[1]] = terms
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


@lru_cache(maxsize=4096)
def _meant(name: str, text: str) -> str:
    """Return what a grant says in any spelling: 2026年12月31日 is 2026-12-31, 示委[2024]1号 is 示委〔2024〕1号."""
    if name in _DAYS:
        return iso_day(text) or _plain(text)
    plain = compact(text) if text else ""
    return plain.translate(NUMBER_BRACKETS) if name in _NUMBERS else plain


def _plain(text: str) -> str:
    return "".join(text.split())
