"""Items and grants of an edited workbook made to say the same: an item's mode is the one that its grants share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from powerlist.model.edited import ValueChange
from powerlist.model.enums import Mode
from powerlist.model.fields import GRANTS, ITEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.edited import Edited


def agreed(edited: Edited) -> Edited:
    """Return an edit in which what was changed of a mode in one sheet is changed in the other as well.

    An item's new mode is that of its grants, but of those whose own mode was changed too; what the county keeps
    (县级保留) has none any more. Where grants were changed, the item has the mode that those left share, none where
    they differ, and its own where no grant is left.
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
    touched = {key.partition("|")[0] for key in own}
    for one in edited.changes:
        if one.table != ITEMS or one.field != "mode":
            continue
        for row in by_item.get(one.key, ()):
            key = f"{row['item']}|{row['receiver']}"
            if key in own or row.get("mode", "") == one.after:
                continue
            if one.after == Mode.RETAINED:
                gone.add((row["item"], row["receiver"]))
                changes.append(ValueChange(GRANTS, key, "deleted", before=row.get("mode", "")))
            else:
                changes.append(ValueChange(GRANTS, key, "changed", "mode", row.get("mode", ""), one.after))
                row["mode"] = one.after
            touched.add(one.key)
    items = edited.rows.get(ITEMS, ())
    for row in items:
        left = [one for one in by_item.get(row["id"], ()) if (one["item"], one["receiver"]) not in gone]
        if row["id"] not in touched or not left:
            continue
        shared = {one.get("mode", "") for one in left}
        mode = shared.pop() if len(shared) == 1 else ""
        if row["mode"] != mode:
            changes.append(ValueChange(ITEMS, row["id"], "changed", "mode", row["mode"], mode))
            row["mode"] = mode
    grants: Sequence[dict[str, str]] = [
        row for row in edited.rows.get(GRANTS, ()) if (row["item"], row["receiver"]) not in gone
    ]
    return replace(edited, changes=tuple(changes), rows={**edited.rows, GRANTS: grants})
