"""How many powers there are, by any of the dimensions that notices and reforms count by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from powerlist.model.enums import Mode, PowerType
from powerlist.model.organs import one_spelling
from powerlist.model.shared import APART, shared_modes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.model.catalogue import Catalogue

#: What one may count by. Those of a grant count a power once for each of its values.
DIMENSIONS: Final = (
    "mode",
    "type",
    "subtype",
    "department",
    "enforcer",
    "sector",
    "level",
    "township",
    "group",
    "county",
    "batch",
    "decision",
)
_OF_GRANT: Final = frozenset({"township", "group", "county", "batch", "decision"})
_REGISTERED: Final = {"township": "township_name", "group": "group", "county": "county"}
_ORDER: Final[dict[str, list[str]]] = {
    "mode": [*(mode.value for mode in Mode), APART, ""],
    "type": [kind.value for kind in PowerType],
}


def counts(catalogue: Catalogue, by: Sequence[str], beside: Sequence[str] = ()) -> pd.DataFrame:
    """Return the number of powers and of grants for each combination of values.

    A power that three townships have counts once as an item in each township's row, and once in a row that
    does not ask for the township: ``items`` are different powers, ``grants`` are power × receiver. A power
    counts in one mode's row, as in every other command: ``APART`` where townships have it in different modes;
    only where the townships themselves (or what else belongs to a grant) are asked for, it counts in the mode
    of each. A power without any grant has its own mode (县级保留) or none.

    Args:
        catalogue: the catalogue.
        by: dimensions, of ``DIMENSIONS``; none gives one row, the total.
        beside: further dimensions of the table that this is a margin of.

    Returns:
        The columns ``by``, then ``items`` and ``grants``, in the order of modes, types, townships.csv, and
        of the number of items otherwise.

    Raises:
        KeyError: there is no such dimension.
    """
    for name in by:
        if name not in DIMENSIONS:
            raise KeyError(name)
    frame = _frame(catalogue, by, {*by, *beside})
    if not by:
        total = {"items": [len(catalogue)], "grants": [int((frame["receiver"] != "").sum())]}
        return pd.DataFrame(total)
    grouped = frame.groupby(list(by), sort=False)
    table = grouped.agg(items=("id", "nunique"), grants=("granted", "sum")).reset_index()
    return _sorted(table, by, catalogue)


def pivot(catalogue: Catalogue, rows: str, columns: str) -> pd.DataFrame:
    """Return the number of different powers by two dimensions, with totals.

    The totals count every power once, so that they may be smaller than the sum of their row.

    Args:
        catalogue: the catalogue.
        rows: dimension of the rows.
        columns: dimension of the columns.

    Returns:
        The column ``rows``, one column a value, and ``total``; the last row is the total, its value "".
    """
    cells = counts(catalogue, [rows, columns])
    by_row, by_column = counts(catalogue, [rows], [columns]), counts(catalogue, [columns], [rows])
    names = by_column[columns].tolist()
    labels = by_row[rows].tolist()
    wide = cells.pivot(index=rows, columns=columns, values="items").reindex(index=labels, columns=names)
    table = wide.fillna(0).astype("int64")
    data: dict[str, list[object]] = {rows: [*labels, ""]}
    for name, total in zip(names, by_column["items"].tolist(), strict=True):
        data[str(name)] = [*table[name].tolist(), total]
    data["total"] = [*by_row["items"].tolist(), len(catalogue)]
    return pd.DataFrame(data)


def _frame(catalogue: Catalogue, by: Sequence[str], asked: set[str]) -> pd.DataFrame:
    """Return one row a grant, and one for each item without any."""
    items = catalogue.items
    own = [name for name in by if name not in _OF_GRANT and name != "mode"]
    left = pd.DataFrame({"id": items["id"], **{name: items[name] for name in own}, "own_mode": items["mode"]})
    if "department" in left:
        names = one_spelling(left["department"].tolist(), catalogue.meta.place)
        left["department"] = left["department"].map(names)
    grants = catalogue.grants[["item", "receiver", "mode", "batch", "decision"]].rename(
        columns={"item": "id"}
    )
    frame = left.merge(grants, on="id", how="left", sort=False)
    # an item without grants stands with its own mode: 县级保留, or none
    frame["granted"] = frame["receiver"].notna() & (frame["receiver"] != "")
    if asked & _OF_GRANT:
        frame["mode"] = frame["mode"].where(frame["mode"].notna(), frame["own_mode"])
    elif "mode" in asked:
        shared = dict(zip(items["id"].tolist(), shared_modes(catalogue), strict=True))
        frame["mode"] = frame["id"].map(shared)
    for name in ("receiver", "batch", "decision"):
        frame[name] = frame[name].fillna("")
    frame["township"] = frame["receiver"]
    for name in ("group", "county"):
        if name in by:
            known = dict(
                zip(
                    catalogue.townships["township_name"].tolist(),
                    catalogue.townships[name].tolist(),
                    strict=True,
                )
            )
            frame[name] = frame["receiver"].map(known).fillna("").astype("str")
    if {"township", "group", "county"} & set(by):
        frame = frame[frame["granted"]]
    return frame


def _sorted(table: pd.DataFrame, by: Sequence[str], catalogue: Catalogue) -> pd.DataFrame:
    keys = pd.DataFrame(index=table.index)
    for name in by:
        known = _ORDER.get(name)
        if name in _REGISTERED:
            # as townships.csv has them; an unknown township stands behind
            known = list(dict.fromkeys(catalogue.townships[_REGISTERED[name]].tolist()))
        if known is None:
            sizes = {str(value): int(size) for value, size in table.groupby(name)["items"].sum().items()}
            known = sorted(sizes, key=lambda value: (value == "", -sizes[value], value))
        place = {value: index for index, value in enumerate(known)}
        keys[name] = table[name].map(place).fillna(len(place))
        keys[f"{name} text"] = table[name]
    return table.loc[keys.sort_values(list(keys.columns), kind="stable").index].reset_index(drop=True)
