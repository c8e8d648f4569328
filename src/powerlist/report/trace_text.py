"""``trace``: one item's way from its cells to what is published."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from powerlist.messages import quote, tell
from powerlist.model.audit import field_title
from powerlist.model.fields import GRANTS, ITEMS, names_of
from powerlist.model.location import Source
from powerlist.report.classification_text import mode_title, said_title
from powerlist.report.statements import statements
from powerlist.report.words import around_difference, place_of, source_of

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.sheet import Note

#: What a rebuild noted of a row, told in this order.
_BUILD_NOTES = (
    "build.edited",
    "build.edited-and-changed",
    "build.carried",
    "build.added",
    "build.unsupported",
    "build.unsupported-grant",
)
_NO_FATES: Mapping[str, str] = MappingProxyType({})


def render(
    catalogue: Catalogue, identity: str, language: str, width: int, fates: Mapping[str, str] = _NO_FATES
) -> str:
    """Return the text.

    Args:
        catalogue: has the item.
        identity: the item's id.
        language: ``zh`` or ``en``.
        width: columns of the console.
        fates: what becomes of the grant of each receiver, ``published`` where nothing is said.
    """
    at = catalogue.position_of[identity]
    return "\n".join(_lines(catalogue, at, identity, language, width, fates))


def _lines(
    catalogue: Catalogue, at: int, identity: str, language: str, width: int, fates: Mapping[str, str]
) -> list[str]:
    location = catalogue.location_of(at)
    name = catalogue.items["name"].iat[at]
    lines = [f"{identity}  {name}", f"  {place_of(location, language)}"]
    cells: set[tuple[str | None, str | None, str | None]] = set()
    for field in names_of(ITEMS):
        value = str(catalogue.items[field].iat[at])
        if not value or field == "id":
            continue
        sources = [one for one in catalogue.sources_of(at, field) if one.cell]
        if field == "mode" and not sources:
            sources = _says_mode(catalogue, at, value)
        cells |= {(one.file, one.sheet, one.cell) for one in sources}
        where = ("、" if language == "zh" else ", ").join(
            source_of(one, language) for one in sources
        ) or tell("trace.no_cell", language)
        shown = mode_title(value, language) if field == "mode" else quote(value, max(20, width // 2))
        lines.append(f"  {field_title(field, language)}: {shown}  ← {where}")
    lines += _ledger(catalogue, cells, language, width)
    told_kinds = {_kind(note) for note in catalogue.notes if note.item == identity}
    if "build.unsupported" in told_kinds:
        told_kinds.discard("build.unsupported-grant")
    lines += ["  " + tell(f"trace.{kind}", language) for kind in _BUILD_NOTES if kind in told_kinds]
    for kind, text, cell, says in statements(catalogue.evidence, identity):
        told = said_title(says, language)
        where = f"  ← {cell}" if cell else ""
        lines.append(f"  {tell(f'classify.kind.{kind}', language)}: {quote(text)} → {told}{where}")
    grants = catalogue.grants[catalogue.grants["item"] == identity]
    rows = list(zip(grants["receiver"].tolist(), grants["mode"].tolist(), strict=True))
    if not rows and fates:
        rows = [("", catalogue.items["mode"].iat[at])]
    for receiver, mode in rows:
        fate = fates.get(receiver, "published")
        who = receiver or tell("trace.no_receiver", language)
        lines.append("  " + tell(f"trace.{fate}", language, receiver=who, mode=mode_title(mode, language)))
    return lines


def _says_mode(catalogue: Catalogue, at: int, mode: str) -> list[Source]:
    """Return the cells that decided a mode without a column of its own: a section row, a caption, a mark, a remark."""
    evidence = catalogue.evidence
    own = evidence[
        (evidence["item"] == catalogue.items["id"].iat[at])
        & (evidence["says"] == mode)
        & (evidence["weight"] != "0")
    ]
    rows = catalogue.sources_of(at)
    # a cell is known by its sheet alone, so of several sheets nobody could tell which
    place = rows[0] if len(rows) == 1 else Source()
    cells = dict.fromkeys(cell for cell in own["cell"].tolist() if cell)
    return [Source(file=place.file, sheet=place.sheet, cell=cell) for cell in cells]


def _kind(note: Note) -> str:
    """Return the kind of a note, that of a grant without source apart from that of its item."""
    grant = note.kind == "build.unsupported" and note.detail.get("table") == GRANTS
    return "build.unsupported-grant" if grant else note.kind


def _ledger(
    catalogue: Catalogue, cells: set[tuple[str | None, str | None, str | None]], language: str, width: int
) -> list[str]:
    ledger = catalogue.ledger
    if not len(ledger):
        return []
    lines = []
    records = zip(
        *(ledger[name].tolist() for name in ("file", "sheet", "cell", "before", "after", "step")), strict=True
    )
    for file, sheet, cell, before, after, step in records:
        if (file, sheet or None, cell) in cells:
            was, now = around_difference(before, after, max(16, width // 4))
            lines.append("  " + tell("trace.change", language, cell=cell, step=step, before=was, after=now))
    return lines
