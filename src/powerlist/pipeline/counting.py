"""Statistics of a catalogue: counts, a pivot, targets, who does what, what usage suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.messages.errors import UserError
from powerlist.model.statistics import Statistics, StatTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue

#: What is counted where nothing is asked for.
_DEFAULT = ("mode", "type", "department", "sector", "township")


def statistics(
    catalogue: Catalogue, settings: Settings, by: Sequence[str] = (), pivot: Sequence[str] = ()
) -> Statistics:
    """Return the statistics of a catalogue.

    Args:
        catalogue: with or without grants.
        settings: the targets.
        by: dimensions to count by, each once; none counts each of the usual ones by itself.
        pivot: two dimensions, rows and columns, or none.

    Raises:
        UserError: an unknown dimension, or a pivot of one by itself.
    """
    from powerlist.stats import DIMENSIONS, candidates, counts, coverage, division_of_work, teams
    from powerlist.stats import pivot as cross

    for option, names in (("--by", by), ("--pivot", pivot)):
        for name in names:
            if name not in DIMENSIONS:
                raise UserError("usage.bad_value", option=option, found=name, expected="、".join(DIMENSIONS))
    if len(set(pivot)) != len(pivot):
        raise UserError("usage.bad_value", option="--pivot", found=",".join(pivot), expected="ROWS,COLUMNS")
    by = tuple(dict.fromkeys(by))
    tables: list[StatTable] = []
    for wanted in [tuple(by)] if by else [(name,) for name in _DEFAULT]:
        found = counts(catalogue, wanted)
        if by or len(found) > 1 or (len(found) and str(found[wanted[0]].iat[0])):
            (whole,) = counts(catalogue, []).values.tolist()
            tables.append(_table("counts", found, chart="items", total=(*[None] * len(wanted), *whole)))
    if pivot:
        crossed = cross(catalogue, *pivot)
        (last,) = crossed.tail(1).astype(object).values.tolist()
        tables.append(_table("pivot", crossed.iloc[:-1], total=(None, *last[1:])))
    measures = coverage(catalogue, settings.targets)
    known = [one for one in measures if one.ok is not None]
    if known:
        columns = ("name", "part", "whole", "value", "target", "ok")
        rows = tuple(tuple(getattr(one, column) for column in columns) for one in known)
        tables.append(StatTable("coverage", columns, rows))
    if len(catalogue.grants) and not by:
        tables.append(_table("work", division_of_work(catalogue)))
        tables.append(_table("teams", teams(catalogue)))
    suggested = [] if by else candidates(catalogue)
    if suggested:
        rows = tuple(
            (
                one.action,
                catalogue.ref(one.position).id,
                catalogue.ref(one.position).name,
                one.township,
                one.cases,
                "、".join(map(str, one.years)),
            )
            for one in suggested
        )
        tables.append(StatTable("candidates", ("action", "id", "name", "township", "cases", "years"), rows))
    skipped = tuple((one.name, one.lacking) for one in measures if one.ok is None)
    return Statistics(catalogue.meta.title or catalogue.meta.place, tuple(tables), skipped)


def _table(key: str, frame: pd.DataFrame, chart: str = "", total: tuple[Any, ...] = ()) -> StatTable:
    columns = tuple(str(name) for name in frame.columns)
    rows = tuple(tuple(row) for row in frame.astype(object).values.tolist())
    return StatTable(key, columns, rows, chart, total)
