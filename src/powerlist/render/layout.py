"""From rows to what is printed: columns, sections by mode, groups by sector or department, numbers.

Word, Excel, HTML and the proof all work from the same layout, so that they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from powerlist.model.enums import Mode
from powerlist.model.fields import GRANTS, ITEMS, Kind, field_named
from powerlist.model.publication import DUTY, DUTY_HEAD
from powerlist.render.errors import RenderError
from powerlist.render.parting import grouping, in_order, parted, runs
from powerlist.render.widths import are_crowded, measured
from powerlist.render.words import chinese_date, clean, level_term, mode_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from powerlist.model.publication import Publication
    from powerlist.render.widths import Fit

#: The default set, in order; a column that a section does not fill is left out of it.
BASE = ("serial", "code", "name", "sub_name", "type", "department", "enforcer", "basis")
#: What a section of one mode needs beside it.
OF_MODE: dict[str, tuple[str, ...]] = {
    Mode.STATUTORY: (),
    Mode.DELEGATED: ("partition", "county_keeps", "decision"),
    Mode.ENTRUSTED: ("partition", "deed", "until"),
    Mode.EXTENDED: ("outpost", "boundary"),
    Mode.RETAINED: ("partition",),
    Mode.RECALLED: ("decision",),
    "": (),
    "basic": ("mode", DUTY, "partition", "county_keeps", "decision", "deed", "until"),
    "support": (DUTY, "outpost", "boundary"),
    "recall": (),
}
#: Columns that stand even where no row fills them.
ALWAYS = ("serial", "name", "type", "department", "basis")
#: What stands between an item's id and the number of its further rows.
AGAIN = "~"
#: A column of codes is printed where at least this share of the rows has one.
_CODES_FROM = 0.5

_LONG_KINDS = {Kind.TEXT, Kind.CITATION}

#: Title of the only section where modes are not the list's subject.
_PLAIN = "行政权力事项"
_SECTION_TITLES = {
    Mode.STATUTORY: "法定本级事项",
    Mode.DELEGATED: "下放事项",
    Mode.ENTRUSTED: "委托事项",
    Mode.EXTENDED: "延伸事项",
    Mode.RETAINED: "县级保留事项",
    Mode.RECALLED: "上级收回事项",
    "": "赋权方式待定事项",
    "basic": "基本履职事项",
    "support": "配合履职事项",
    "recall": "上级部门收回事项",
}
_LIST_TERMS = {"basic": "基本履职", "support": "配合履职", "recall": "上级部门收回"}


@dataclass(frozen=True, slots=True)
class Column:
    """One printed column.

    Attributes:
        name: code name of the field.
        head: its canonical Chinese head.
        short: whether its text stands in the middle of the cell.
        fit: what its texts ask for; None before they are measured.
    """

    name: str
    head: str
    short: bool
    fit: Fit | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading inside a section; ``title`` is "" where the section has no groups."""

    title: str
    key: str
    start: int
    stop: int

    @property
    def count(self) -> int:
        """The number of its items."""
        return self.stop - self.start


@dataclass(frozen=True)
class Section:
    """The items of one mode, or of one list of duties.

    Attributes:
        mode: code of the mode, "" for undecided; of a list of duties a key of ``DUTY_LISTS``.
        title: heading without its number.
        names: code names of the printed columns.
        cells: text by column, each list one entry an item, in printed order.
        groups: how the rows are parted; they cover all rows.
        rows: the rows of the publication, in printed order.
    """

    mode: str
    title: str
    names: tuple[str, ...]
    cells: dict[str, list[str]]
    groups: tuple[Group, ...]
    rows: pd.DataFrame

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The printed columns with what their texts ask for; the web, which measures for itself, never asks."""
        columns = [column_named(name) for name in self.names]
        return fitted(columns, [self.cells[name] for name in self.names])

    @property
    def count(self) -> int:
        """The number of its items."""
        return len(self.rows)

    @property
    def term(self) -> str:
        """What tables and sheets call it."""
        return _LIST_TERMS.get(self.mode) or mode_term(self.mode)


@lru_cache(maxsize=256)
def column_named(name: str) -> Column:
    """Return the column of a field of items or grants.

    Raises:
        RenderError: there is no such field.
    """
    if name == DUTY:
        return Column(DUTY, DUTY_HEAD, short=False)
    try:
        field = field_named(name, ITEMS)
    except KeyError:
        try:
            field = field_named(name, GRANTS)
        except KeyError as error:
            raise RenderError("bad_column", "powerlist.toml", detail=name) from error
    return Column(name, field.head, field.kind not in _LONG_KINDS or name == "serial")


def fitted(columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns of a table with what their texts ask for.

    Args:
        columns: the columns.
        texts: the texts of each, one a row.
    """
    found = measured([(column.head, column.short, rows) for column, rows in zip(columns, texts, strict=True)])
    return tuple(replace(column, fit=fit) for column, fit in zip(columns, found, strict=True))


def sections(publication: Publication) -> list[Section]:
    """Return the sections of a publication, in the order of the modes; each has at least one item.

    They are made once: every paper beside the directory and the proof ask for them again.
    """
    kept: list[Section] | None = publication.__dict__.get("_sections")
    if kept is None:
        kept = publication.__dict__["_sections"] = _made(publication)
    return list(kept)


def _made(publication: Publication) -> list[Section]:
    if not publication.in_three_lists and DUTY in (*publication.columns, *publication.order):
        raise RenderError("bad_column", "powerlist.toml", detail=DUTY)
    for name in publication.order:
        try:
            column_named(name)
        except RenderError as error:
            raise RenderError("bad_order", "powerlist.toml", detail=name) from error
    made: list[Section] = []
    number = 0
    for mode, given in parted(publication):
        several = publication.in_three_lists and given["mode"].nunique() > 1
        key = "mode" if several else grouping(given, publication.columns)
        part = in_order(given, publication.order, key)
        start = number if publication.numbering == "continuous" else 0
        names = _columns(part, mode, publication.columns)
        title = _PLAIN if publication.plain else _SECTION_TITLES.get(mode, f"{mode_term(mode)}事项")
        cells = cells_of(part, names, start + 1)
        made.append(Section(mode, title, tuple(names), cells, groups_of(part, key), part))
        number += len(part)
    return made


def most_crowded(publications: Iterable[Publication]) -> int:
    """Return the number of columns of the fullest section that no page holds readably; 0 where all do.

    Only a configured column set can be so wide.
    """
    found = (
        len(section.names)
        for publication in publications
        if publication.columns
        for section in sections(publication)
        if are_crowded(section.columns)
    )
    return max(found, default=0)


def published_fields(publication: Publication) -> tuple[str, ...]:
    """Return the fields that may appear anywhere in this publication's files, in printed order."""
    return tuple(dict.fromkeys(name for section in sections(publication) for name in section.names))


def shown(name: str, values: Iterable[str]) -> list[str]:
    """Return the printed text of one field's values: terms for codes, dates as they are written."""
    if name == "mode":
        return [mode_term(value) for value in values]
    if name == "level":
        return [level_term(value) for value in values]
    if name in ("effective", "until"):
        return [chinese_date(clean(value)) for value in values]
    return [clean(value) for value in values]


def anchors(ids: Sequence[str]) -> list[str]:
    """Return ids that are unique on the page: ``id~2`` for the second row of an item, ``n~1`` for one without id."""
    seen: Counter[str] = Counter()
    made = []
    for item in ids:
        seen[item] += 1
        made.append(item if item and seen[item] == 1 else f"{item or 'n'}{AGAIN}{seen[item]}")
    return made


def _columns(rows: pd.DataFrame, mode: str, chosen: Sequence[str]) -> list[str]:
    if chosen:
        return [column_named(name).name for name in dict.fromkeys(chosen)]
    wanted = dict.fromkeys((*BASE, *OF_MODE.get(mode, ())))
    return [name for name in wanted if name in ALWAYS or _is_filled(name, rows[name].tolist())]


def _is_filled(name: str, values: Sequence[str]) -> bool:
    """Return whether a column has enough to say to be printed."""
    if name != "code":
        return any(values)
    return sum(value != "" for value in values) >= _CODES_FROM * len(values) > 0


def cells_of(rows: pd.DataFrame, names: Sequence[str], first: int = 1) -> dict[str, list[str]]:
    """Return the printed texts of rows by column, numbered from ``first``."""
    numbers = [str(number) for number in range(first, first + len(rows))]
    return {name: numbers if name == "serial" else shown(name, rows[name].tolist()) for name in names}


def groups_of(rows: pd.DataFrame, key: str) -> tuple[Group, ...]:
    """Return one group for each run of rows that share a field's value; one for all where no field parts them."""
    if not key:
        return (Group("", "", 0, len(rows)),)
    values = rows[key].tolist()
    label = column_named(key).head
    return tuple(
        Group(shown(key, [values[start]])[0] or f"未注明{label}", values[start], start, stop)
        for start, stop in runs(values)
    )
