"""The place's other lists beside its catalogue: what they fill in, and the three-list form of a directory.

The lists are aligned by the linkage engine, so that a department's wording and the province's need not be
the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from powerlist.linkage import align
from powerlist.model.directory import ThreeLists
from powerlist.model.enums import Layer, Mode
from powerlist.model.receiver import is_collective
from powerlist.model.sheet import Note

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.directory import Directory


def counterparts(catalogue: Catalogue, other: Catalogue) -> dict[int, int]:
    """Return ``{position in the catalogue: position in the other list}`` of the items that are the same power.

    Args:
        catalogue: the place's catalogue.
        other: a list above or beside it.
    """
    found = align(catalogue.items, catalogue.citations, other.items, other.citations)
    return dict(zip(found.left.tolist(), found.right.tolist(), strict=True))


def fill_boundaries(catalogue: Catalogue, support: Catalogue) -> list[Note]:
    """Fill the empty boundary of extended grants from the support-duty list, and say how many.

    The list of 配合履职事项 has what the department and what the township does; that is the boundary.

    Args:
        catalogue: its grants are changed.
        support: the support-duty list.
    """
    grants = catalogue.grants
    wanted = (grants["mode"] == Mode.EXTENDED.value) & (grants["boundary"] == "")
    if not wanted.any() or not len(support):
        return []
    pairs = counterparts(catalogue, support)
    departments = support.items["department_duty"].tolist()
    townships = support.items["township_duty"].tolist()
    ids: list[str] = catalogue.items["id"].tolist()
    owners: list[str] = grants["item"].tolist()
    texts: dict[str, str] = {}
    for left, right in pairs.items():
        parts = (("部门：", departments[right]), ("乡镇：", townships[right]))
        text = "；".join(f"{label}{duty.rstrip('。；')}" for label, duty in parts if duty)
        if text:
            texts[ids[left]] = text
    column = grants["boundary"].tolist()
    filled = set()
    for row in wanted.to_numpy().nonzero()[0].tolist():
        item = owners[row]
        if item in texts:
            column[row] = texts[item]
            filled.add(item)
    if not filled:
        return []
    grants["boundary"] = pd.Series(column, dtype="str", index=grants.index)
    return [
        Note(
            "compile.boundary-filled", field="boundary", value=str(len(filled)), detail={"count": len(filled)}
        )
    ]


def three_lists(
    catalogue: Catalogue, directories: list[Directory], layers: dict[Layer, Catalogue]
) -> list[ThreeLists]:
    """Return each township's directory in three lists.

    Args:
        catalogue: the catalogue that the directories were compiled from.
        directories: as ``compile.directory.directories`` returns them.
        layers: the basic-duty, support-duty and recall lists; what is missing leaves its column empty. Without a
            recall list, what the catalogue itself marks 上级收回 was taken back.
    """
    duties = {
        layer: _duties(catalogue, layers[layer]) if layer in layers else {}
        for layer in (Layer.BASIC_DUTY, Layer.SUPPORT_DUTY)
    }
    recall = layers.get(Layer.RECALL)
    items = catalogue.items if recall is None else recall.items
    listed = items.assign(position=range(len(items)))
    marked = _recalled(catalogue) if recall is None else {}
    found = []
    for directory in directories:
        rows = directory.rows
        extended = rows["mode"] == Mode.EXTENDED.value
        own, helped = rows[~extended].copy(), rows[extended].copy()
        own["duty"] = _column(own, duties[Layer.BASIC_DUTY])
        helped["duty"] = _column(helped, duties[Layer.SUPPORT_DUTY])
        handed = own["mode"].isin([Mode.DELEGATED.value, Mode.ENTRUSTED.value])
        found.append(
            ThreeLists(
                township=directory.township,
                basic=own.reset_index(drop=True),
                support=helped.reset_index(drop=True),
                recalled=(
                    listed.iloc[_of_township(marked, directory.township)] if recall is None else listed
                ).reset_index(drop=True),
                unassigned=own.loc[handed & (own["duty"] == ""), "id"].tolist(),
                recall=catalogue if marked else recall,
            )
        )
    return found


def _recalled(catalogue: Catalogue) -> dict[int, set[str]]:
    """Return the positions of the items that were taken back, each with its townships; none for all of them."""
    recalled = Mode.RECALLED.value
    grants = catalogue.grants[catalogue.grants["mode"] == recalled]
    found: dict[int, set[str]] = {
        position: set() for position, mode in enumerate(catalogue.items["mode"].tolist()) if mode == recalled
    }
    for item, receiver in zip(grants["item"].tolist(), grants["receiver"].tolist(), strict=True):
        position = catalogue.position_of.get(item)
        if position is not None:
            townships = found.setdefault(position, set())
            if receiver and not is_collective(receiver):
                townships.add(receiver)
    return found


def _of_township(recalls: dict[int, set[str]], township: str) -> list[int]:
    return sorted(
        position for position, townships in recalls.items() if not townships or township in townships
    )


def _duties(catalogue: Catalogue, layer: Catalogue) -> dict[int, str]:
    names = layer.items["name"].tolist()
    return {left: names[right] for left, right in counterparts(catalogue, layer).items()}


def _column(rows: pd.DataFrame, duties: dict[int, str]) -> pd.Series:
    return pd.Series(
        [duties.get(position, "") for position in rows["position"].tolist()], dtype="str", index=rows.index
    )
