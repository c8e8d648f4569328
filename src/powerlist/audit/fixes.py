"""Proposed edits: which may be applied, and applying them to a frame of items.

Only items.csv is ever changed, a source workbook never. Safe edits do not change what a text says; an unsafe
one is applied only where its rule is named. An edit that no longer finds the text it was made for is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from powerlist.model.audit import Audit
    from powerlist.model.finding import Edit

#: Fields that nothing but a person changes: an id is for ever, a code is the platform's.
_NEVER = frozenset(("id", "code", "credit_code", "division_code"))


def safe_edits(audit: Audit, unsafe: Iterable[str] = ()) -> list[Edit]:
    """Return the edits that may be applied, in order of the findings.

    Of two edits on one value only the first is taken; the next run proposes the other again.

    Args:
        audit: what was found; accepted findings are left alone.
        unsafe: codes of rules whose unsafe edits are wanted too.
    """
    named = {code.upper() for code in unsafe}
    taken: dict[tuple[str, str], Edit] = {}
    for finding in audit.open:
        for edit in finding.edits:
            if not edit.safe and finding.rule not in named:
                continue
            if edit.field in _NEVER:
                continue
            taken.setdefault((edit.item, edit.field), edit)
    return list(taken.values())


def apply(items: pd.DataFrame, edits: Sequence[Edit]) -> tuple[pd.DataFrame, list[Edit]]:
    """Return a copy of the items with the edits made, and the edits that found their text.

    Args:
        items: columns ``id`` and the fields that are edited.
        edits: at most one a value.
    """
    changed = items.copy()
    position = {identity: place for place, identity in enumerate(items["id"].tolist())}
    columns = {name: changed[name].tolist() for name in {edit.field for edit in edits} if name in changed}
    done = []
    for edit in edits:
        place = position.get(edit.item)
        values = columns.get(edit.field)
        if place is not None and values is not None and values[place] == edit.before != edit.after:
            values[place] = edit.after
            done.append(edit)
    for name, values in columns.items():
        changed[name] = values
        changed[name] = changed[name].astype(items[name].dtype)
    return changed, done
