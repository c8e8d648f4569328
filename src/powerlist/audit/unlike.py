"""Where the tables of a stored list say two things of one item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.audit.frames import texts
from powerlist.model.enums import TOWNSHIP_MODES, Mode
from powerlist.model.receiver import is_collective, own_name, parts_of_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from powerlist.model.catalogue import Catalogue


#: Evidence that says no more of the townships than the item's own cells do; a remark (乙镇暂不委托) or a rule may.
_IN_CELLS: Final = ("column", "code", "receiver", "law", "layer")


def unlike_grants(catalogue: Catalogue) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield the items of a stored list that have another mode than their grants: position, mode, those of the grants.

    A handed-over item without any grant is one too, but where a list knows no township, where its receivers are
    still open, or where townships have declined it.
    """
    grants = catalogue.grants
    if catalogue.folder is None or not len(grants):
        return
    by_item: dict[str, set[str]] = {}
    for item, mode in zip(texts(grants, "item"), texts(grants, "mode"), strict=True):
        by_item.setdefault(item, set()).add(mode)
    open_ = _open(catalogue)
    known = {mode.value for mode in Mode}
    for position, (item, mode) in enumerate(
        zip(texts(catalogue.items, "id"), texts(catalogue.items, "mode"), strict=True)
    ):
        said = by_item.get(item)
        if mode not in known:
            continue
        if said is None and mode in TOWNSHIP_MODES and len(catalogue.townships) and item not in open_:
            yield position, mode, ()
        elif said is not None and said != {mode} and said <= {*known, ""}:
            yield position, mode, tuple(sorted(said))


def unlike_receivers(catalogue: Catalogue) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """Yield the items of a stored list that name other townships than their grants: position, only here, only there.

    Only where a cell names nothing but townships that the list knows (what 各乡镇, a group or 甲镇和乙镇 means, the
    grants say), and nothing else was said of the item's townships.
    """
    grants = catalogue.grants
    if catalogue.folder is None or not len(grants):
        return
    by_item: dict[str, dict[str, None]] = {}
    for item, receiver in zip(texts(grants, "item"), texts(grants, "receiver"), strict=True):
        by_item.setdefault(item, {})[own_name(receiver)] = None
    open_ = _open(catalogue)
    evidence = catalogue.evidence
    open_ |= set(evidence.loc[~evidence["kind"].isin(_IN_CELLS), "item"].tolist())
    known = {own_name(name) for name in texts(catalogue.townships, "township_name")}
    known.update(name for names in by_item.values() for name in names)
    cells: dict[str, tuple[str, ...]] = {}
    for position, (item, cell) in enumerate(
        zip(texts(catalogue.items, "id"), texts(catalogue.items, "receivers"), strict=True)
    ):
        said = by_item.get(item)
        if not cell or said is None or item in open_:
            continue
        if cell not in cells:
            parts = [own_name(part) for part in parts_of_cell(cell)]
            plain = known.issuperset(parts) and not any(map(is_collective, parts))
            cells[cell] = tuple(parts) if plain else ()
        named = cells[cell]
        if named and set(named) != said.keys():
            yield (
                position,
                tuple(one for one in dict.fromkeys(named) if one not in said),
                tuple(one for one in said if one not in named),
            )


def _open(catalogue: Catalogue) -> set[str | None]:
    """Return the items whose receivers are not settled by the list alone: still open, or somebody has ruled on them."""
    found = {note.item for note in catalogue.notes if note.kind == "compile.receivers-pending"}
    return found | set(texts(catalogue.rulings, "item"))
