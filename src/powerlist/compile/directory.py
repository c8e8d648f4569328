"""From a catalogue to the directory of each township."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from powerlist.model.directory import Directory, Merged
from powerlist.model.enums import TOWNSHIP_MODES, Mode, PowerType
from powerlist.model.organs import one_spelling
from powerlist.model.receiver import is_collective, is_other_body, plain
from powerlist.model.townwords import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Collection

    from powerlist.model.catalogue import Catalogue

_MODE_ORDER: Final = {mode.value: index for index, mode in enumerate(TOWNSHIP_MODES)}
_TYPE_ORDER: Final = {kind.value: index for index, kind in enumerate(PowerType)}


def directories(catalogue: Catalogue) -> list[Directory]:
    """Return one directory a township, in the order of townships.csv, then of the receivers' names.

    A receiver that names no township (各乡镇, where townships.csv does not say which) has no directory, nor has
    what townships.csv does not know, another county's township or a body (凤凰镇便民服务中心), since that table is
    the only place for townships; the audit tells it (PLC04). A body that acts in a township's name (凤凰镇综合执法局
    in that of 凤凰镇) has one: what it does is published nowhere else. Without that table every receiver that is
    written has one, but for other bodies (综合执法大队, 县城管局): what is published is a township's, which answers for
    it. Every directory says how many grants to 各乡镇 and the like it may lack. A township of townships.csv without any
    grant has an empty directory. A power that a township holds by statute and is also handed is one power (大姚 merged
    two such): the statutory row stays.

    Args:
        catalogue: with grants.
    """
    joined = _joined(catalogue)
    known: dict[str, dict[str, str]] = {}
    for row in catalogue.townships.to_dict("records"):
        known.setdefault(str(row["township_name"]), {str(key): str(value) for key, value in row.items()})
    receivers = [name for name in joined["receiver"].tolist() if name]
    registered = [name for name in known if name]
    strangers = _strangers(joined, known)
    unresolved = sum(map(is_collective, receivers))
    groups = dict(tuple(joined.groupby("receiver", sort=False)))
    result = []
    for name in [*registered, *strangers]:
        facts = known.get(name, {})
        rows = groups.get(name, joined.iloc[:0])
        undecided = int((rows["mode"] == "").sum())
        rows = rows[rows["mode"].isin(list(_MODE_ORDER))]
        rows, merged = _merge(rows)
        result.append(
            Directory(
                township=name,
                rows=rows.reset_index(drop=True),
                county=facts.get("county", ""),
                kind=facts.get("kind", ""),
                code=facts.get("township_code", ""),
                group=facts.get("group", ""),
                merged=merged,
                undecided=undecided,
                unresolved=unresolved,
            )
        )
    return result


def _strangers(joined: pd.DataFrame, known: Collection[str]) -> list[str]:
    """Return the receivers that the table of townships does not know and that have a directory all the same."""
    pairs = dict.fromkeys(zip(joined["receiver"].tolist(), joined["acts_in_name"].tolist(), strict=True))
    acting = {receiver for receiver, name in pairs if name and plain(name).endswith(ENDINGS)}
    named = {receiver for receiver, _ in pairs if receiver not in known and not is_collective(receiver)} - {
        ""
    }
    if any(known):
        return sorted(name for name in named & acting if not name.endswith(ENDINGS))
    return sorted(name for name in named if name in acting or not is_other_body(name))


def _joined(catalogue: Catalogue) -> pd.DataFrame:
    items = catalogue.items.drop(columns=["mode"])
    # one department stands under one name, however the sources wrote it
    names = one_spelling(items["department"].tolist(), catalogue.meta.place)
    items = items.assign(position=range(len(items)), department=items["department"].map(names))
    if "level_0" in items:
        items = items.drop(columns=["level_0"])
    grants = catalogue.grants.rename(columns={"remark": "grant_remark"})
    joined = items.merge(grants, left_on="id", right_on="item", how="inner", sort=False)
    order = pd.DataFrame(
        {
            "mode": joined["mode"].map(_MODE_ORDER).fillna(len(_MODE_ORDER)),
            "type": joined["type"].map(_TYPE_ORDER).fillna(len(_TYPE_ORDER)),
            "position": joined["position"],
        }
    ).sort_values(["mode", "type", "position"], kind="stable")
    return joined.loc[order.index].reset_index(drop=True)


def _merge(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[Merged]]:
    """Drop a handed-over row beside a statutory row of the same name and type."""
    statutory = rows["mode"] == Mode.STATUTORY.value
    if not statutory.any() or statutory.all():
        return rows, []
    keys = list(zip(rows["name"], rows["sub_name"], rows["type"], strict=True))
    own: dict[tuple[str, str, str], str] = {}
    for key, is_own, identity in zip(keys, statutory, rows["id"], strict=True):
        if is_own:
            own.setdefault(key, identity)
    keep, merged = [], []
    for key, is_own, identity in zip(keys, statutory, rows["id"], strict=True):
        double = not is_own and key in own
        keep.append(not double)
        if double:
            merged.append(Merged(own[key], identity))
    return rows[keep], merged
