"""Tables of a directory beside its list: its numbers, its deeds, its outposts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.render.deeds import DATES, covered_deeds, entrusted_section
from powerlist.render.layout import Column, fitted, shown
from powerlist.render.word.table import Block, Table
from powerlist.render.words import chinese_date, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from powerlist.model.publication import Publication
    from powerlist.render.layout import Section

_OUTPOST_COLUMNS = ("outpost_name", "parent", "serves", "own_name_basis", "staffing")
_DEED_COLUMNS = (
    "number",
    "principal",
    "agent",
    "statute",
    "powers",
    "territory",
    "valid_from",
    "valid_until",
)
#: A deed has no document number but a number of its own.
_HEADS = {("deeds", "number"): "协议编号"}


def annexed(publication: Publication) -> list[tuple[str, str, Table]]:
    """Return name, title and table of deeds and of outposts, each where the publication has any."""
    tables = (
        ("deeds", "委托协议一览表", deeds_table(publication)),
        ("outposts", "派驻机构一览表", outposts_table(publication)),
    )
    return [one for one in tables if one[2].count]


def statistics(publication: Publication, parts: Sequence[Section]) -> Table:
    """Return the table type × mode, with totals; types are more than modes, so that they stand in the rows."""
    terms = ["事项数" if publication.plain else part.term for part in parts]
    columns = (
        Column("type", "职权类型", short=True),
        *(Column(f"mode{place}", term, short=True) for place, term in enumerate(terms)),
        *([Column("total", "合计", short=True)] if len(parts) > 1 else []),
    )
    counted = [part.rows["type"].value_counts().to_dict() for part in parts]
    rows = []
    for kind, total in publication.counts.by_type.items():
        numbers = [str(found.get(kind, 0)) for found in counted]
        rows.append([clean(kind) or "类型未注明", *numbers, *([str(total)] if len(parts) > 1 else [])])
    if rows:
        totals = [str(part.count) for part in parts]
        rows.append(["合计", *totals, *([str(publication.counts.total)] if len(parts) > 1 else [])])
    return Table(columns, (Block("", rows),))


def deeds_table(publication: Publication) -> Table:
    """Return the deeds that the entrusted items rest on, with the numbers of the items that each covers."""
    frame = publication.deeds
    covered = covered_deeds(publication)
    kept = [place for place, deed in enumerate(covered) if deed.items]
    section = entrusted_section(publication)
    if frame is None or section is None or not kept:
        return Table((), ())
    numbers = section.cells.get("serial") or [""] * section.count
    serial_of = dict(zip(section.rows["id"], numbers, strict=True))
    serials = [ranges([serial_of[item] for item in covered[place].items]) for place in kept]
    frame = frame.iloc[kept]
    columns = [
        *_frame_columns(_DEED_COLUMNS, frame, "deeds"),
        Column("serials", "委托事项序号", short=False),
    ]
    return _frame_table(columns, frame, {"serials": serials})


def ranges(numbers: Sequence[str]) -> str:
    """Return printed numbers with runs drawn together: 3、 5—9、 12."""
    parts: list[list[int]] = []
    for number in sorted(int(text) for text in numbers if text):
        if parts and number == parts[-1][-1] + 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    # Without the blank LibreOffice breaks lines inside the numbers.
    return "、 ".join("—".join(str(end) for end in part) for part in parts)


def outposts_table(publication: Publication) -> Table:
    """Return the outposts that the extended items name."""
    frame = publication.outposts
    if frame is None or not len(frame):
        return Table((), ())
    return _frame_table(_frame_columns(_OUTPOST_COLUMNS, frame, "outposts"), frame, {})


def _frame_columns(names: Iterable[str], frame: pd.DataFrame, table: str) -> list[Column]:
    from powerlist.model.fields import Kind, field_named

    made = [Column("serial", "序号", short=True)]
    for name in names:
        if name not in frame.columns or not (frame[name] != "").any():
            continue
        field = field_named(name, table)
        long = field.kind in (Kind.TEXT, Kind.CITATION, Kind.TOWNSHIPS)
        made.append(Column(name, _HEADS.get((table, name), field.head), short=not long))
    return made


def _frame_table(columns: Sequence[Column], frame: pd.DataFrame, given: dict[str, list[str]]) -> Table:
    cells: list[list[str]] = []
    for column in columns:
        if column.name == "serial":
            cells.append([str(number) for number in range(1, len(frame) + 1)])
        elif column.name in given:
            cells.append(given[column.name])
        elif column.name in DATES:
            cells.append([chinese_date(clean(value)) for value in frame[column.name]])
        else:
            cells.append(shown(column.name, frame[column.name].tolist()))
    made = fitted(columns, cells)

    def more(name: str) -> list[str] | None:
        return shown(name, frame[name].tolist()) if name in frame.columns else None

    return Table(made, (Block("", list(zip(*cells, strict=True))),), more)
