"""What one township (or one county) publishes, and what was read back from a published file.

The renderers and the proof take a ``Publication``; the publication rules of the audit take ``ReadBack``.
Neither needs to know how the other end was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from powerlist.model.enums import Mode, PowerType
from powerlist.model.fields import GRANTS, ITEMS, names_of

if TYPE_CHECKING:
    import pandas as pd

#: The order of the sections of a directory: what the township does first, what it lost last.
MODE_ORDER: tuple[str, ...] = (*(mode.value for mode in Mode), "")
TYPE_ORDER: tuple[str, ...] = tuple(kind.value for kind in PowerType)

#: Fields of a grant that say more of its item than the item itself does.
_GRANT_WINS = ("mode", "remark")
#: Columns of ``Publication.citations``.
CITATION_COLUMNS = ("item", "law", "label")


def row_fields() -> tuple[str, ...]:
    """Return the columns of ``Publication.rows``: the fields of items, then those of grants."""
    items = names_of(ITEMS)
    return (*items, *(name for name in names_of(GRANTS) if name not in items and name != "item"))


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a publication, each mapping in the order in which it is printed."""

    total: int
    by_mode: dict[str, int]
    by_type: dict[str, int]
    by_department: dict[str, int]
    by_sector: dict[str, int]


@dataclass
class Publication:
    """One directory as it is to be published.

    Attributes:
        title: heading of the document.
        rows: one row an item, columns ``row_fields()``, all text.
        place: county or district.
        township: full name of the township; "" for a list of the whole county.
        township_kind: 镇, 乡 or 街道.
        township_code: nine-digit division code.
        english: heading in English, printed where ``bilingual`` is set.
        as_of: ISO date as of which the list holds.
        organ: organ that signs; "" leaves the line to be filled in by hand.
        date: ISO date under the signature; "" leaves it to be filled in by hand.
        number: document number of the notice.
        example: whether every page is marked 示例.
        bilingual: whether the heading is printed in both languages.
        columns: code names of the published fields; () takes the default set.
        numbering: ``continuous`` or ``section``.
        order: fields by which rows are sorted; () for type and name.
        citations: ``CITATION_COLUMNS``, one row a cited article, in the order of the basis.
        decisions, deeds, outposts: the catalogue's tables, only the rows that this list names.
        notes: sentences that the publication must carry (a build without one source, …).
    """

    title: str
    rows: pd.DataFrame
    place: str = ""
    township: str = ""
    township_kind: str = ""
    township_code: str = ""
    english: str = ""
    as_of: str = ""
    organ: str = ""
    date: str = ""
    number: str = ""
    example: bool = False
    bilingual: bool = False
    columns: tuple[str, ...] = ()
    numbering: str = "continuous"
    order: tuple[str, ...] = ()
    citations: pd.DataFrame | None = None
    decisions: pd.DataFrame | None = None
    deeds: pd.DataFrame | None = None
    outposts: pd.DataFrame | None = None
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The township's name, else the place's."""
        return self.township or self.place or self.title

    @property
    def decision_numbers(self) -> tuple[str, ...]:
        """The document numbers that the rows rest on, in order of first appearance."""
        return tuple(dict.fromkeys(value for value in self.rows["decision"].tolist() if value))

    @cached_property
    def counts(self) -> Counts:
        """Count the rows; modes and types in their official order, the rest by size, then name."""
        rows = self.rows
        return Counts(
            total=len(rows),
            by_mode=_ordered(rows["mode"], MODE_ORDER),
            by_type=_ordered(rows["type"], TYPE_ORDER),
            by_department=_by_size(rows["department"]),
            by_sector=_by_size(rows["sector"]),
        )


def _counted(values: pd.Series[str]) -> dict[str, int]:
    return {str(key): int(count) for key, count in values.value_counts().items()}


def _ordered(values: pd.Series[str], order: Sequence[str]) -> dict[str, int]:
    found = _counted(values)
    known = {key: found[key] for key in order if key in found}
    rest = {key: found[key] for key in sorted(found) if key not in known}
    return {**known, **rest}


def _by_size(values: pd.Series[str]) -> dict[str, int]:
    found = _counted(values[values != ""])
    return {key: found[key] for key in sorted(found, key=lambda key: (-found[key], by_pinyin(key)))}


def by_pinyin(text: str) -> bytes:
    """Return a sort key: GB 18030 puts the common characters in the order of their pinyin."""
    return text.encode("gb18030", errors="replace")


def rows_frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a ``Publication.rows`` frame from mappings; what a row lacks is ""."""
    from powerlist.model.catalogue import text_frame

    return text_frame(list(rows), row_fields())


def joined_rows(items: pd.DataFrame, grants: pd.DataFrame) -> pd.DataFrame:
    """Return one row per grant with the fields of its item, in the order of ``grants``.

    Args:
        items: a catalogue's items.
        grants: grants of these items; a grant whose item is missing is left out.
    """
    import pandas as pd

    positions = pd.Series(range(len(items)), index=items["id"]).reindex(grants["item"])
    known = positions.notna().to_numpy()
    taken = positions[known].astype("int64").to_numpy()
    base = items.iloc[taken].reset_index(drop=True)
    granted = grants[known].reset_index(drop=True)
    data: dict[str, Any] = {}
    for name in row_fields():
        own = base[name] if name in base.columns else None
        given = granted[name] if name in granted.columns else None
        if own is None or given is None:
            column = own if given is None else given
        elif name in _GRANT_WINS:
            column = given.where(given != "", own)
        else:
            column = own.where(own != "", given)
        data[name] = column if column is not None else pd.Series([""] * len(base), dtype="str")
    return pd.DataFrame(data, columns=list(row_fields()))


# --- what a published file says ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table of a file that was read back.

    Attributes:
        place: where it stands: a sheet's name or ``表3``.
        heads: the text of its header cells; () when it has no header row.
        rows: the text of the body rows, without rows that only carry a heading.
        numbers: the row number (in the sheet or table, from 1) of each row.
        header_repeats: whether the header row is repeated on every page; None where unknown.
        rows_whole: how many body rows may be split by a page break; None where unknown.
        landscape: whether it stands on landscape pages; None where unknown.
        wide: whether it is wider than the text area of its page; None where unknown.
    """

    place: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    header_repeats: bool | None = None
    rows_split: int | None = None
    landscape: bool | None = None
    wide: bool | None = None


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A published file, read back.

    Attributes:
        file: its path as shown, with ``/``.
        format: ``xlsx``, ``docx`` or ``html``.
        tables: its tables that have a header row.
        items: one mapping an item: code name → text, for the columns whose head is a known field.
        version: the program's version that rendered it, or "".
    """

    file: str
    format: str
    tables: tuple[ReadTable, ...] = ()
    items: tuple[dict[str, str], ...] = field(default_factory=tuple)
    version: str = ""
