"""Counts of a catalogue as plain tables, ready for any report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class StatTable:
    """One table.

    Attributes:
        key: what it is: ``counts``, ``pivot``, ``coverage``, ``work``, ``teams`` or ``candidates``.
        columns: code names of its columns.
        rows: values in the order of the columns; numbers are numbers.
        chart: the column that a chart shows, "" for none.
        total: the row under the others, in the order of the columns, with None where there is nothing to add
            up; empty for none. Each power counts once, so it may be less than the sum of the rows.
    """

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    chart: str = ""
    total: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that was counted of one catalogue.

    Attributes:
        title: of the catalogue.
        tables: in the order of the report.
        skipped: measures that lack their data: name and what is missing.
    """

    title: str
    tables: tuple[StatTable, ...]
    skipped: tuple[tuple[str, str], ...] = field(default=())
