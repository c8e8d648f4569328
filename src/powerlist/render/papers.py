"""What the papers beside the directory list: deeds, boundaries, what is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from powerlist.model.enums import Mode
from powerlist.render.layout import ALWAYS, Section, cells_of, groups_of, sections

if TYPE_CHECKING:
    from collections.abc import Collection

    from powerlist.model.publication import Publication

#: Columns of each paper, in order; one that no item fills is left out, the first four stay.
COLUMNS: dict[str, tuple[str, ...]] = {
    "deed": ("serial", "name", "sub_name", "type", "code", "basis", "penalty_kinds", "partition", "remark"),
    "boundary": (
        "serial",
        "name",
        "sub_name",
        "type",
        "department",
        "outpost",
        "department_duty",
        "township_duty",
        "boundary",
    ),
    "letter": (
        "serial",
        "name",
        "sub_name",
        "type",
        "department",
        "mode",
        "deed",
        "partition",
        "county_keeps",
    ),
}
_ALWAYS = (*ALWAYS, "outpost", "mode")
_MODES = {
    "deed": (Mode.ENTRUSTED,),
    "boundary": (Mode.EXTENDED,),
    "letter": (Mode.DELEGATED, Mode.ENTRUSTED),
}


def paper_section(publication: Publication, kind: str, items: Collection[str]) -> Section:
    """Return the list of one paper, numbered from 1, in the order of the directory.

    Args:
        publication: what is published.
        kind: ``deed``, ``boundary`` or ``letter``.
        items: ids of the items in it.
    """
    modes = _MODES[kind]
    wanted = set(items)
    found = [part.rows for part in sections(publication)]
    parts = [part[part["id"].isin(wanted) & part["mode"].isin(modes)] for part in found]
    parts = [part for part in parts if len(part)]
    rows = pd.concat(parts, ignore_index=True) if parts else publication.rows.iloc[:0]
    if kind == "letter":
        order = rows["department"].map({name: n for n, name in enumerate(dict.fromkeys(rows["department"]))})
        rows = rows.loc[order.sort_values(kind="stable").index].reset_index(drop=True)
    # A remark may be the office's own: it is published where the column set names it, and nowhere else.
    wanted_columns = [name for name in COLUMNS[kind] if name != "remark" or name in publication.columns]
    names = tuple(name for name in wanted_columns if name in _ALWAYS or (rows[name] != "").any())
    groups = groups_of(rows, "department" if kind == "letter" and len(rows) else "")
    return Section(modes[0], "", names, cells_of(rows, names), groups, rows)
