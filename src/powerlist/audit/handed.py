"""Grants as the rules of modes, entrustment, extension and consistency look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from powerlist.audit.decided import decision_in, number_form
from powerlist.audit.frames import row_place, says_nothing
from powerlist.audit.rule import members
from powerlist.model.enums import CoercionKind, Mode, PowerType, Scope
from powerlist.model.fields import GRANTS
from powerlist.model.location import Location
from powerlist.model.typeterms import canonical_type
from powerlist.model.wording import few

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from powerlist.audit.rule import Rule
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding
    from powerlist.model.location import Source

_CACHE: Final = "audit.handed"

#: Columns of grants in which 无, / or 待定 is as good as an empty cell.
_SAID: Final = ("legal_ground", "deed", "decision", "outpost", "boundary", "partition", "acts_in_name")

#: So many items of one counted finding are few: each is shown with its cell.
_FEW: Final = 5

#: The types whose hand-over 行政处罚法 第二十四条 or a related power covers by itself.
WITH_PENALTY: Final = frozenset(
    {PowerType.PENALTY.value, PowerType.INSPECTION.value, PowerType.COERCION.value}
)
#: The types to which the entrustment papers of 处罚法 第二十条 and 许可法 第二十四条 apply.
ENTRUSTMENT_TYPES: Final = (PowerType.PENALTY.value, PowerType.PERMIT.value)


def handed(catalogue: Catalogue, context: Context, *modes: Mode) -> pd.DataFrame:
    """Return the grants of known items with the item's position, type, name and department.

    Args:
        catalogue: the catalogue.
        context: keeps the joined frame for the next rule.
        modes: only these; none given means all.

    Returns:
        The columns of grants and ``position name sub_name type subtype department penalty_kinds basis
        level township_duty line`` (the line of grants.csv) ``decision_field`` (which field names the decision), in
        the order of the grants. Papers, outposts, boundaries and names that only say 无, / or 待定 are empty.
    """
    frames = context.once(_CACHE, catalogue, lambda: _frames(catalogue, context))
    if modes not in frames:
        whole = frames[()]
        frames[modes] = whole[whole["mode"].isin([mode.value for mode in modes])]
    return frames[modes]


def _frames(catalogue: Catalogue, context: Context) -> dict[tuple[Mode, ...], pd.DataFrame]:
    """Return all grants, to which the grants by some modes are added as rules ask for them."""
    return {(): _with_terms(_joined(catalogue), context.settings.read.profile)}


def _joined(catalogue: Catalogue) -> pd.DataFrame:
    import numpy as np

    grants = catalogue.grants
    place = grants["item"].map(catalogue.position_of)
    known = place.notna().to_numpy()
    frame = grants[known].copy()
    position = place[known].astype("int64").to_numpy()
    frame["position"] = position
    frame["line"] = np.asarray(catalogue.lines_of("grants"))[known]
    for name in (
        "name", "sub_name", "type", "subtype", "department", "penalty_kinds", "basis", "level",
        "township_duty", "power_source", "organ_nature", "status",
    ):  # fmt: skip
        frame[name] = catalogue.items[name].to_numpy()[position]
    for name in (*_SAID, "township_duty"):
        silent = [text for text in frame[name].unique() if text and says_nothing(text)]
        if silent:
            frame.loc[frame[name].isin(silent), name] = ""
    _decided_by_ground(frame, catalogue.decisions["number"].tolist())
    for name, table in (("decision", catalogue.decisions), ("deed", catalogue.deeds)):
        _as_registered(frame, name, table["number"].tolist())
    return frame.reset_index(drop=True)


def _decided_by_ground(frame: pd.DataFrame, registered: list[str]) -> None:
    """Take the decision from the ground of a delegation that names it there: 赋权依据 川府发〔2021〕42号."""
    frame["decision_field"] = "decision"
    open_ = (
        (frame["mode"] == Mode.DELEGATED.value) & (frame["decision"] == "") & (frame["legal_ground"] != "")
    )
    forms = {number_form(number) for number in registered if number}
    grounds = frame.loc[open_, "legal_ground"]
    decisions = grounds.map({ground: decision_in(ground, forms) for ground in grounds.unique()})
    decisions = decisions[decisions != ""]
    frame.loc[decisions.index, "decision"] = decisions
    frame.loc[decisions.index, "decision_field"] = "legal_ground"


def _with_terms(frame: pd.DataFrame, profile: str) -> pd.DataFrame:
    """Return grants with the terms of types and of coercion that hand-written words stand for: 强制措施, 行政强制措施.

    What PLS02 asks to be written as the vocabulary has it is no reason to overlook an unlawful hand-over.
    """
    known = {*PowerType, ""}
    for written in [text for text in frame["type"].unique() if text not in known]:
        kind, subtype = canonical_type(written, profile)
        rows = frame["type"] == written
        if subtype:
            frame.loc[rows & (frame["subtype"] == ""), "subtype"] = subtype
        if kind:
            frame.loc[rows, "type"] = kind
    terms = {*CoercionKind, ""}
    for written in [text for text in frame["subtype"].unique() if text not in terms]:
        # 措施 and 强制执行 are plain; anything else leaves it to the name
        meant = [term.value for term in CoercionKind if term.value[-2:] in written]
        frame.loc[frame["subtype"] == written, "subtype"] = meant[0] if len(meant) == 1 else ""
    return frame


def _as_registered(frame: pd.DataFrame, name: str, registered: list[str]) -> None:
    """Write numbers as their register has them: 川府发[2021]42号 is 川府发〔2021〕42号 (of the form PLF02 speaks)."""
    known = set(registered)
    strange = [text for text in frame[name].unique() if text and text not in known]
    if strange and known:
        forms = {number_form(number): number for number in reversed(registered)}
        found = {text: forms[form] for text in strange if (form := number_form(text)) in forms}
        if found:
            frame[name] = frame[name].replace(found)


def deciding(rows: pd.DataFrame) -> str:
    """Return the field that names the decision of some grants: the column of decisions where any has it there."""
    return "decision" if (rows["decision_field"] == "decision").any() else "legal_ground"


def records(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Return the rows of a table of text columns."""
    return [{str(name): str(value) for name, value in row.items()} for row in frame.to_dict("records")]


def places(frame: pd.DataFrame) -> list[int]:
    """Return the positions of the items of some grants, each once, in order."""
    found: list[int] = frame["position"].tolist()
    return list(dict.fromkeys(found))


def once(frame: pd.DataFrame) -> pd.DataFrame:
    """Return one row an item: what holds of the item is told once, not once a township."""
    return frame.drop_duplicates("position")


def table_place(
    catalogue: Catalogue, table: str, row: int | None = None, rows: pd.DataFrame | None = None
) -> Location:
    """Return the place of a stored table or one row of it; of a bare workbook the file of the first item concerned.

    Args:
        catalogue: the catalogue.
        table: such as ``deeds``.
        row: 0-based row of the frame.
        rows: the grants concerned, with ``position``; without a row, grants.csv is opened at the first of them.
    """
    if catalogue.folder is not None:
        if row is not None:
            return row_place(catalogue, table, row)
        lines = rows["line"].tolist() if table == GRANTS and rows is not None and "line" in rows else []
        return Location(file=f"{catalogue.shown}/{table}.csv", line=min(lines, default=1))
    files = catalogue.items["file"].tolist()
    first = min(rows["position"].tolist()) if rows is not None and len(rows) else 0
    return Location(file=files[first] if files and files[first] else None)


def counted(
    rule: Rule,
    catalogue: Catalogue,
    rows: pd.DataFrame,
    table: str = GRANTS,
    row: int | None = None,
    *,
    scope: Scope = Scope.BATCH,
    fields: Sequence[str] = (),
    **told: Any,
) -> Finding:
    """Return one finding on the items of some grants: what they share is told once, where it is repaired.

    What stands in cells of the list and is repaired there has the cell: each of a few, of many the first.

    Args:
        rule: the rule that speaks.
        catalogue: the catalogue.
        rows: the grants, with ``position``; each item counts once, to however many townships it goes.
        table: the table in which it is repaired, such as ``deeds``.
        row: 0-based row of that table; without one see ``table_place``.
        scope: batch, or catalogue where it concerns all that the rule looks at.
        fields: of each row the field in whose cell it stands, where that is not the same of all.
        told: the rest of what ``Rule.whole`` takes.
    """
    positions = places(rows)
    fields = fields or [told.get("field") or ""] * len(rows)
    stands = zip(rows["position"].tolist(), fields, strict=True)
    cells = _cells(catalogue, positions, stands) if table == GRANTS else ()
    place = table_place(catalogue, table, row, rows)
    if cells and catalogue.folder is None:
        place = cells[0].location
    return rule.whole(
        place,
        scope=scope,
        sources=cells,
        count=len(positions),
        members=members(catalogue, positions),
        **told,
    )


def _cells(
    catalogue: Catalogue, positions: Sequence[int], stands: Iterable[tuple[int, str]]
) -> tuple[Source, ...]:
    """Return the cells in which fields of some items stand; of more than a few items those of the first."""
    chosen = set(positions if len(positions) <= _FEW else [min(positions)])
    pairs = sorted({(position, field) for position, field in stands if field and position in chosen})
    found = (one for position, field in pairs for one in catalogue.sources_of(position, field) if one.cell)
    return tuple(dict.fromkeys(found))


def gathered(
    rule: Rule,
    catalogue: Catalogue,
    rows: pd.DataFrame,
    guilty: Sequence[bool],
    field: str,
    *,
    table: str = "grants",
    variant: str = "missing",
) -> Iterator[Finding]:
    """Yield what is missing: once for the catalogue or a department where all lack it, else item by item.

    Args:
        rule: the rule that speaks; it has the variants ``variant`` and ``variant-all``.
        catalogue: the catalogue.
        rows: one row an item, with ``position`` and ``department``.
        guilty: which of them lack it.
        field: the field that is empty.
        table: the table in which one would add it.
        variant: which message speaks.
    """
    lacking = rows[list(guilty)]
    if not len(lacking):
        return
    if len(lacking) == len(rows) and len(rows) > 1:
        yield counted(
            rule,
            catalogue,
            lacking,
            table,
            scope=Scope.CATALOGUE,
            field=field,
            variant=f"{variant}-all",
            discriminator=field,
            departments=few(lacking["department"].tolist()),
        )
        return
    sizes = rows.groupby("department", sort=False).size().to_dict()
    for department, group in lacking.groupby("department", sort=True):
        if len(group) == sizes[department] and len(group) > 2:
            yield counted(
                rule,
                catalogue,
                group,
                table,
                field=field,
                variant=f"{variant}-all",
                discriminator=f"{field}|{department}",
                departments=str(department),
            )
            continue
        for position in group["position"].tolist():
            yield rule.at(catalogue, position, field, variant=variant)
