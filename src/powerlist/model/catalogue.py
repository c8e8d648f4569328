"""A catalogue: what one place's list says, as frames.

All text columns hold text, "" where there is nothing. ``items`` has one row a power, ``grants`` one
row a power × receiver. The parsed citations are made once and kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from powerlist.model.enums import Layer
from powerlist.model.fields import ITEMS, STORED, names_of
from powerlist.model.finding import ItemRef
from powerlist.model.location import Location, Source
from powerlist.model.normalised import TablePlace
from powerlist.model.sheet import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

#: What ``items`` carries beside its fields: the item's place in the workbook it came from.
PLACE_COLUMNS = (
    "file",
    "sheet",
    "table",
    "position",
    "row",
    "last_row",
    "hidden_by",
    "section",
    "receiver_marks",
    "mode_marks",
    "extra",
)
#: Those that are numbers, and what they are where an item has no place.
_NUMBERS = {"table": -1, "position": -1, "row": 0, "last_row": 0}

SOURCE_COLUMNS = ("item", "file", "sheet", "table", "position", "row", "last_row", "section")
EVIDENCE_COLUMNS = ("item", "kind", "text", "cell", "says", "receiver", "weight")
LEDGER_COLUMNS = ("file", "sheet", "cell", "field", "before", "after", "step")


@dataclass(frozen=True, slots=True)
class Meta:
    """What catalog.toml says.

    Attributes:
        title: title of the list.
        place: name of the county, city or province.
        division_code: GB/T 2260 code or "".
        level: ``county``, ``city`` or ``province``.
        layer: which kind of list it is.
        parents: folders of the layers above and beside, relative to this one.
        as_of: ISO date as of which the law is applied, or "".
        department: organ that the list belongs to where no column says so.
        profile: vocabulary of types and codes.
        claims: numbers published about this catalogue, ``[{"text": …}]``.
    """

    title: str = ""
    place: str = ""
    division_code: str = ""
    level: str = "county"
    layer: Layer = Layer.COUNTY
    parents: tuple[str, ...] = ()
    as_of: str = ""
    department: str = ""
    profile: str = "national"
    claims: tuple[dict[str, Any], ...] = ()


def empty_frame(columns: Iterable[str]) -> pd.DataFrame:
    """Return a frame of text columns without rows."""
    return _without_rows(tuple(columns)).copy(deep=False)


@cache
def _without_rows(columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({name: [] for name in columns}, dtype="str")


def set_text(frame: pd.DataFrame, column: str, values: Sequence[str]) -> None:
    """Set a column of texts in place."""
    frame[column] = values
    frame[column] = frame[column].astype("str")


def text_frame(rows: Sequence[Mapping[str, Any]], columns: Iterable[str]) -> pd.DataFrame:
    """Return a frame of text columns from mappings; what a row lacks is "".

    Args:
        rows: one mapping a row; values are turned into text, None into "".
        columns: the columns and their order; other keys are dropped.
    """
    import pandas as pd

    if not rows:
        return empty_frame(columns)
    present = set().union(*rows)
    data = {
        name: ["" if (value := row.get(name)) is None else str(value) for row in rows]
        if name in present
        else [""] * len(rows)
        for name in columns
    }
    # one type for all is a fifth of what a series for each column costs
    return pd.DataFrame(data, dtype="str")


def columns_frame(columns: Mapping[str, Sequence[str]], names: Iterable[str], count: int) -> pd.DataFrame:
    """Return a frame of text columns from columns of text; what is not given is "".

    Args:
        columns: the texts of each column that is known.
        names: the columns and their order.
        count: how many rows there are.
    """
    import pandas as pd

    return pd.DataFrame({name: columns.get(name, [""] * count) for name in names}, dtype="str")


def items_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return an items frame from mappings of field values; place columns get their empty values."""
    import pandas as pd

    columns = [*names_of("items"), *PLACE_COLUMNS]
    frame = text_frame(rows, [name for name in columns if name not in _NUMBERS])
    for name, none in _NUMBERS.items():
        numbers = pd.Series([int(row.get(name, none)) for row in rows], dtype="int64")
        frame.insert(columns.index(name), name, numbers)
    return frame


@dataclass
class Catalogue:
    """Metadata and frames; see the module's docstring.

    Attributes:
        meta: what catalog.toml says.
        items: columns ``names_of("items")`` and ``PLACE_COLUMNS``; a RangeIndex.
        grants: columns ``names_of("grants")``.
        decisions, deeds, outposts, townships, rulings, waivers, usage: their CSV tables.
        sources: every sheet row that an item was compiled from (``SOURCE_COLUMNS``).
        evidence: why an item has its mode (``EVIDENCE_COLUMNS``).
        ledger: every cell that normalising changed (``LEDGER_COLUMNS``).
        notes: what the stages noticed.
        tables: the source tables that ``items["table"]`` points into.
        folder: where it is stored, or None when it was read from workbooks.
        shown: ``folder`` as the user gave it, with ``/``.
        beside: of a catalogue that is stored nowhere, the folder that its ``parents`` are relative to.
        part_of: ids of the stored list that this is compiled from some sources of, so that what its tables
            say of other items is no fault; empty for a whole list.
        standing: id → fingerprint of an item's text in the stored list, where somebody edited it there and
            ruled on it; what is compiled from sources has another text.
        parse: basis texts → ``citations``; None parses them here, without a cache.
        unknown: of each stored table that has any, the heads that no field has, in the order of its file;
            their values stand in the frame's column ``extra``.
        lines: of each stored table whose rows do not stand line by line in its file (blank rows, line breaks
            in quotes), its frame and the line of each row; see ``lines_of``.
    """

    meta: Meta
    items: pd.DataFrame
    grants: pd.DataFrame = field(default_factory=lambda: empty_frame(names_of("grants")))
    decisions: pd.DataFrame = field(default_factory=lambda: empty_frame(names_of("decisions")))
    deeds: pd.DataFrame = field(default_factory=lambda: empty_frame(names_of("deeds")))
    outposts: pd.DataFrame = field(default_factory=lambda: empty_frame(names_of("outposts")))
    townships: pd.DataFrame = field(default_factory=lambda: empty_frame(names_of("townships")))
    rulings: pd.DataFrame = field(default_factory=lambda: empty_frame(names_of("rulings")))
    waivers: pd.DataFrame = field(default_factory=lambda: empty_frame(names_of("waivers")))
    usage: pd.DataFrame = field(default_factory=lambda: empty_frame(names_of("usage")))
    sources: pd.DataFrame = field(default_factory=lambda: empty_frame(SOURCE_COLUMNS))
    evidence: pd.DataFrame = field(default_factory=lambda: empty_frame(EVIDENCE_COLUMNS))
    ledger: pd.DataFrame = field(default_factory=lambda: empty_frame(LEDGER_COLUMNS))
    notes: list[Note] = field(default_factory=list)
    tables: list[TablePlace] = field(default_factory=list)
    folder: Path | None = None
    shown: str = ""
    beside: Path | None = None
    part_of: frozenset[str] = frozenset()
    standing: dict[str, str] = field(default_factory=dict, repr=False)
    parse: Callable[[Sequence[str]], pd.DataFrame] | None = field(default=None, repr=False)
    unknown: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lines: dict[str, tuple[pd.DataFrame, Sequence[int]]] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.items)

    @cached_property
    def citations(self) -> pd.DataFrame:
        """The citations of every item's basis; ``position`` points into ``items``.

        Columns: ``position order law article article_suffix paragraph item subitem range_end start end
        role tag title rank key full``; numbers are 0 where the text gives none.
        """
        texts = self.items["basis"].tolist()
        if self.parse is not None:
            return self.parse(texts)
        from powerlist.law import citations_frame

        return citations_frame(texts)

    @cached_property
    def position_of(self) -> dict[str, int]:
        """``{item id: position in items}``."""
        return {item: position for position, item in enumerate(self.items["id"].tolist())}

    @property
    def is_part(self) -> bool:
        """Whether the stored list that its tables belong to has items which are not here."""
        return bool(self.part_of - self.position_of.keys())

    def table(self, name: str) -> pd.DataFrame:
        """Return the frame of one stored table.

        Raises:
            KeyError: there is no such table.
        """
        if name not in STORED:
            raise KeyError(name)
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def lines_of(self, name: str) -> Sequence[int]:
        """Return the line of each row of a stored table in its file; 1 is the line of the heads."""
        frame = self.table(name)
        told = self.lines.get(name)
        if told is not None and told[0] is frame:
            return told[1]
        return range(2, len(frame) + 2)

    def ref(self, position: int) -> ItemRef:
        """Return how a finding names the item at this position."""
        columns = self._kept_columns("id", "name", "sub_name")
        return ItemRef(*(column[position] for column in columns))

    def sources_of(self, position: int, name: str | None = None, offset: int = 0) -> tuple[Source, ...]:
        """Return the cells that an item (or one field of it) came from, in source order.

        Args:
            position: position in ``items``.
            name: code name of a field; None for the item's name.
            offset: which sign of the field's value is meant, where its text stands in several columns.
        """
        identities, *places = self._kept_columns("id", *SOURCE_COLUMNS[1:])
        identity = identities[position]
        rows = self._sources_by_item.get(identity) if identity else None
        if rows is None:
            rows = [tuple(column[position] for column in places)]
        if len(rows) > 1:
            offset = 0  # nobody knows which of the sources has the text at that place
        return tuple(self._source(row, name or "name", offset) for row in rows if row[0])

    def _kept_columns(self, *names: str) -> list[list[Any]]:
        """Return columns of ``items`` as lists, kept as long as ``items`` is the same frame."""
        kept = self.__dict__.get("_kept")
        if kept is None or kept[0] is not self.items:
            kept = self.__dict__["_kept"] = (self.items, {})
        lists: dict[str, list[Any]] = kept[1]
        for name in names:
            if name not in lists:
                lists[name] = self.items[name].tolist()
        return [lists[name] for name in names]

    def refresh(self) -> None:
        """Forget the lists kept of ``items``; for those who changed the frame in place."""
        self.__dict__.pop("_kept", None)

    def location_of(self, position: int, name: str | None = None) -> Location:
        """Return the first place of an item or one field of it: the catalogue's line, or the sheet's cell."""
        if self.folder is not None:
            return Location(file=f"{self.shown}/items.csv", line=self.lines_of(ITEMS)[position])
        sources = self.sources_of(position, name)
        return sources[0].location if sources else Location()

    @cached_property
    def _sources_by_item(self) -> dict[str, list[tuple[Any, ...]]]:
        found: dict[str, list[tuple[Any, ...]]] = {}
        if len(self.sources):
            columns = [self.sources[name].tolist() for name in SOURCE_COLUMNS]
            for item, *rest in zip(*columns, strict=True):
                found.setdefault(item, []).append(tuple(rest))
        return found

    def _source(self, row: tuple[Any, ...], name: str, offset: int = 0) -> Source:
        file, sheet, table, position, first, *_ = row
        number = int(first) or None
        cell = None
        index = int(table)
        if number and 0 <= index < len(self.tables):
            cell = self.tables[index].cell(name, number, int(position), offset)
        if cell is not None:
            digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            number = int(digits) if digits else number
        return Source(file=file, sheet=sheet or None, row=number, cell=cell)
