"""Items and grants of an edited workbook made to say the same: who takes an item over, and the mode they share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from powerlist.model.edited import ValueChange
from powerlist.model.enums import Mode
from powerlist.model.fields import GRANTS, ITEMS
from powerlist.model.receiver import own_name, parts_of_cell
from powerlist.model.rowkey import item_of, row_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.model.edited import Edited


def agreed(edited: Edited) -> Edited:
    """Return an edit in which what was changed of a mode in one sheet is changed in the other as well.

    An item's new mode is that of its grants, but of those whose own mode was changed too; what the county keeps
    (县级保留) has none any more. Where grants were changed, the item has the mode that those left share, none where
    they differ, and its own where no grant is left; where grants were added or taken out, it names those who are
    left. The grants of an item that was taken out go with it.
    What follows from a change stands among the changes, so that it is confirmed like them.

    Args:
        edited: what the workbook says.
    """
    by_item: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in edited.rows.get(GRANTS, ()):
        by_item[row["item"]].append(row)
    own = {
        one.key for one in edited.changes if one.table == GRANTS and (one.field == "mode" or not one.field)
    }
    changes: list[ValueChange] = list(edited.changes)
    gone: set[tuple[str, str]] = set()
    touched = {item_of(key) for key in own}
    for one in edited.changes:
        if one.table != ITEMS or one.field != "mode":
            continue
        for row in by_item.get(one.key, ()):
            key = row_key(row["item"], row["receiver"])
            if key in own or row.get("mode", "") == one.after:
                continue
            if one.after == Mode.RETAINED:
                gone.add((row["item"], row["receiver"]))
                changes.append(ValueChange(GRANTS, key, "deleted", before=row.get("mode", "")))
            else:
                changes.append(ValueChange(GRANTS, key, "changed", "mode", row.get("mode", ""), one.after))
                row["mode"] = one.after
            touched.add(one.key)
    taken_out = {one.key for one in edited.changes if one.table == ITEMS and one.kind == "deleted"}
    for identity in sorted(taken_out):
        for row in by_item.get(identity, ()):
            gone.add((row["item"], row["receiver"]))
            key = row_key(row["item"], row["receiver"])
            changes.append(ValueChange(GRANTS, key, "deleted", before=row.get("mode", "")))
    _items_follow(edited.rows.get(ITEMS, ()), by_item, (gone, touched), changes)
    grants: Sequence[dict[str, str]] = [
        row for row in edited.rows.get(GRANTS, ()) if (row["item"], row["receiver"]) not in gone
    ]
    return replace(edited, changes=tuple(changes), rows={**edited.rows, GRANTS: grants})


def _items_follow(
    items: Sequence[dict[str, str]],
    by_item: Mapping[str, Sequence[dict[str, str]]],
    marks: tuple[set[tuple[str, str]], set[str]],
    changes: list[ValueChange],
) -> None:
    """Give items the mode that their grants share and, where some were added or taken out, name who is left.

    Args:
        items: changed in place.
        by_item: the grants of each.
        marks: the grants that go, and the items whose grants were touched.
        changes: what was changed so far; more is added.
    """
    gone, touched = marks
    others = {item_of(one.key) for one in changes if one.table == GRANTS and one.kind in ("added", "deleted")}
    for row in items:
        left = [one for one in by_item.get(row["id"], ()) if (one["item"], one["receiver"]) not in gone]
        if row["id"] not in touched or not left:
            continue
        shared = {one.get("mode", "") for one in left}
        mode = shared.pop() if len(shared) == 1 else ""
        if row["mode"] != mode:
            changes.append(ValueChange(ITEMS, row["id"], "changed", "mode", row["mode"], mode))
            row["mode"] = mode
        named = _named(row["receivers"], [one["receiver"] for one in left]) if row["id"] in others else ""
        if named and named != row["receivers"]:
            changes.append(ValueChange(ITEMS, row["id"], "changed", "receivers", row["receivers"], named))
            row["receivers"] = named


def _named(cell: str, receivers: Sequence[str]) -> str:
    """Return what a cell of receivers says when these are left, in its own order; "" where it named nobody."""
    said = [own_name(part) for part in parts_of_cell(cell)]
    left = dict.fromkeys(one for one in receivers if one)
    if not said or {own_name(one) for one in left} == set(said):
        return cell
    place = {name: at for at, name in enumerate(said)}
    return "、".join(sorted(left, key=lambda name: place.get(own_name(name), len(said))))
