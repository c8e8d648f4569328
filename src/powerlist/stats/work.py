"""Who supervises, who enforces in the county, who in the township: the division-of-work table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from powerlist.model.enums import TERMS_BY_CODE, Mode

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue

#: Columns of the table, in order.
COLUMNS: Final = (
    "enforcer",
    "sector",
    "department",
    "type",
    "mode",
    "receivers",
    "county_keeps",
    "partition",
    "boundary",
    "items",
)


def division_of_work(catalogue: Catalogue) -> pd.DataFrame:
    """Return one row a different division: who enforces, which sector, who keeps supervising, what the township does.

    ``enforcer`` is who acts in the county now: the bureau that took the power over, else the department
    itself. ``receivers`` counts the townships (all of them: 全部). Grants of one item that say the same are
    one row.

    Args:
        catalogue: with grants.
    """
    items, grants = catalogue.items, catalogue.grants
    everyone = len(catalogue.townships)
    left = items[["id", "enforcer", "department", "sector", "type", "mode"]].rename(columns={"mode": "own"})
    right = grants[["item", "receiver", "mode", "county_keeps", "partition", "boundary"]]
    frame = left.merge(right, left_on="id", right_on="item", how="left", sort=False)
    frame["enforcer"] = frame["enforcer"].where(frame["enforcer"] != "", frame["department"])
    frame["mode"] = frame["mode"].where(frame["mode"].notna(), frame["own"])
    for name in ("receiver", "county_keeps", "partition", "boundary"):
        frame[name] = frame[name].fillna("")
    keys = ["enforcer", "sector", "department", "type", "mode", "county_keeps", "partition", "boundary"]
    each = frame.groupby(["id", *keys], sort=False)["receiver"].agg(_names).reset_index()
    each["receivers"] = [_receivers(names, everyone) for names in each["receiver"].tolist()]
    table = each.groupby([*keys, "receivers"], sort=False).agg(items=("id", "nunique")).reset_index()
    order = {mode.value: index for index, mode in enumerate(Mode)}
    table["place"] = table["mode"].map(order).fillna(len(order))
    table = table.sort_values(
        ["enforcer", "sector", "department", "place", "type", "receivers", "boundary", "partition"]
    )
    table["mode"] = table["mode"].map(TERMS_BY_CODE).fillna("")
    return table[list(COLUMNS)].reset_index(drop=True)


def teams(catalogue: Catalogue) -> pd.DataFrame:
    """Return one row for each body that enforces in the county: its sectors, departments and powers.

    Args:
        catalogue: the catalogue.

    Returns:
        Columns ``enforcer sectors departments items``; lists are joined by 、; the largest body first.
    """
    items = catalogue.items
    enforcer = items["enforcer"].where(items["enforcer"] != "", items["department"])
    frame = pd.DataFrame(
        {
            "enforcer": enforcer,
            "sector": items["sector"],
            "department": items["department"],
            "id": items["id"],
        }
    )
    table = frame.groupby("enforcer", sort=False).agg(
        sectors=("sector", _joined), departments=("department", _joined), items=("id", "nunique")
    )
    table = table.reset_index().sort_values(["items", "enforcer"], ascending=[False, True], kind="stable")
    return table.reset_index(drop=True)


def _names(names: pd.Series) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names.tolist() if name))


def _receivers(names: tuple[str, ...], everyone: int) -> str:
    if not names:
        return ""
    return "全部" if everyone and len(names) >= everyone else "、".join(names)


def _joined(values: pd.Series) -> str:
    return "、".join(sorted({value for value in values.tolist() if value}))
