"""What somebody changed of an item's mode and receivers in items.csv, carried to its grants.

People change 赋权方式 and 承接主体 where they see them. A row that was edited by hand is kept, so its grants have to
follow it: they are made from what the row says, as they would be if its source said so. A ruling still wins, a
grant that was itself edited is kept (``compile.rebuild``), and what then differs is told by PLM14.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

import pandas as pd

from powerlist.model.enums import Mode
from powerlist.model.fields import ITEMS, names_of
from powerlist.model.normalised import Normalised
from powerlist.model.sheet import Note
from powerlist.store.lock import row_hashes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from powerlist.compile.assemble import Standing
    from powerlist.model.classified import Classified

#: Where a source says a mode or receivers beside their own columns: what a person wrote takes the place of all.
_ELSEWHERE: Final = ("remark", "section", "sheet", "file", "power_source", "mode_marks", "receiver_marks")
_MODES: Final = frozenset(mode.value for mode in Mode)


def carried(
    normalised: Normalised,
    classified: Classified,
    standing: Standing,
    classify: Callable[[Normalised], Classified],
) -> tuple[Normalised, Classified]:
    """Return items and modes that the grants are made from; the items themselves stay as their sources say.

    Args:
        normalised: items with ids.
        classified: aligned with them.
        standing: the list as it stands, and what it was compiled as.
        classify: asks rulings and townships about items that say nothing but mode and receivers.
    """
    edited = _edited(normalised.items, classified, standing)
    if not edited:
        return normalised, classified
    positions = list(edited)
    items = normalised.items.copy()
    for name, values in (
        ("mode", [mode for mode, _ in edited.values()]),
        ("receivers", _receivers(edited, items, classified)),
    ):
        _write(items, name, positions, values)
    for name in _ELSEWHERE:
        _write(items, name, positions, [""] * len(positions))
    part = items.iloc[positions].reset_index(drop=True)
    part["table"] = -1
    asked = classify(Normalised(part, normalised.ledger, [], []))
    ruled = set(asked.evidence.loc[asked.evidence["kind"] == "ruling", "item"].tolist())
    identities = items["id"].tolist()
    found = dataclasses.replace(
        classified,
        mode=list(classified.mode),
        receivers=list(classified.receivers),
        receivers_resolved=list(classified.receivers_resolved),
        by_receiver=list(classified.by_receiver),
        confidence=list(classified.confidence),
        conflict=list(classified.conflict),
        unresolved=dict(classified.unresolved),
    )
    for at, position in enumerate(positions):
        apart = classified.by_receiver[position]
        found.receivers[position] = asked.receivers[at]
        found.receivers_resolved[position] = asked.receivers_resolved[at]
        found.unresolved.pop(position, None)
        if at in asked.unresolved:
            found.unresolved[position] = asked.unresolved[at]
        mode = edited[position][0]
        if identities[position] in ruled:
            found.mode[position], found.by_receiver[position] = asked.mode[at], asked.by_receiver[at]
        elif apart and not mode:
            # whose mode is each township's own: those that stay keep theirs
            names = asked.receivers_resolved[at] or asked.receivers[at]
            found.by_receiver[position] = {name: apart.get(name, "") for name in names}
        else:
            found.mode[position], found.by_receiver[position] = mode, None
        found.conflict[position], found.confidence[position] = False, "high"
    settled = {identities[position] for position in positions if found.mode[position]}
    classified.notes = [
        note for note in classified.notes if note.kind != "classify.conflict" or note.item not in settled
    ]
    classified.notes += [
        Note("build.carried", item=identities[position], value=identities[position]) for position in positions
    ]
    return dataclasses.replace(normalised, items=items), found


def _edited(items: pd.DataFrame, classified: Classified, standing: Standing) -> dict[int, tuple[str, str]]:
    """Return position → mode and receivers of the rows in which somebody changed either."""
    stored, locked = standing.catalogue, standing.lock.rows.get(ITEMS, {})
    if stored is None:
        return {}
    edited = {item for item, digest in standing.hashes.items() if locked.get(item, digest) != digest}
    here = [at for at, item in enumerate(items["id"].tolist()) if item in edited]
    if not here:
        return {}
    now = items.iloc[here][list(names_of(ITEMS))].assign(mode=[classified.mode[at] for at in here])
    if "extra" in items:
        now["extra"] = items["extra"].iloc[here]
    fresh = row_hashes(now, ITEMS)
    found = {}
    for at, item, said in zip(here, now["id"].tolist(), now["receivers"].tolist(), strict=True):
        row = stored.position_of[item]
        mode, receivers = str(stored.items["mode"].iat[row]), str(stored.items["receivers"].iat[row])
        was = classified.mode[at]
        # an empty mode is somebody's wish only where nothing else has changed since: a new rule of the policy
        # decides what was open
        other = mode != was and (mode in _MODES or (not mode and fresh[item] == locked[item]))
        if other or receivers != said:
            found[at] = mode if other else was, receivers
    return found


def _receivers(
    edited: Mapping[int, tuple[str, str]], items: pd.DataFrame, classified: Classified
) -> list[str]:
    """Return who takes each edited item over: whom it says, where that was changed, else whom its source names.

    A source names them in many places (ticks, the remark, the title), a policy rule too; who changes the mode alone
    does not mean all townships.
    """
    said = items["receivers"].tolist()
    return [
        to
        if to != said[position]
        else "、".join(classified.receivers_resolved[position] or classified.receivers[position]) or to
        for position, (_, to) in edited.items()
    ]


def _write(items: pd.DataFrame, name: str, positions: Sequence[int], values: Sequence[str]) -> None:
    column = items[name].tolist() if name in items else [""] * len(items)
    for position, value in zip(positions, values, strict=True):
        column[position] = value
    items[name] = pd.Series(column, dtype="str", index=items.index)
