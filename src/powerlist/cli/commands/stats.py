"""``powerlist stats``: counts, pivots, targets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Jobs, Lang, Output, Paths, Quiet


def command(
    paths: Paths = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="DIM[,DIM…]"),
    ] = None,
    pivot: Annotated[str | None, typer.Option("--pivot", metavar="ROWS,COLUMNS")] = None,
    format: Annotated[
        Literal["text", "json", "xlsx"], typer.Option("--format", metavar="text|json|xlsx")
    ] = "text",
    output: Output = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Count by mode, type, department, sector, township; pivots, targets, division of duties.

    Example: powerlist stats 我的工作区 --pivot sector,mode
    """
    from powerlist.cli.work import open_or_leave
    from powerlist.messages.errors import UserError
    from powerlist.pipeline.counting import statistics
    from powerlist.pipeline.requests import listed
    from powerlist.report import stats_report

    cross = listed([pivot] if pivot else [])
    if pivot and len(cross) != 2:
        raise UserError("usage.bad_value", option="--pivot", found=pivot, expected="ROWS,COLUMNS")
    opened, find = open_or_leave(paths or [Path()], config, encoding=encoding, jobs=jobs)
    found = [
        statistics(
            one.catalogue, find(one.catalogue.folder or one.root)[0], listed([by] if by else []), cross
        )
        for one in opened.loaded
    ]
    if format == "json":
        console().payload(stats_report.render_json(found), output)
    elif format == "xlsx":
        console().payload(stats_report.render_xlsx(found, console().language), output)
    else:
        console().payload(stats_report.render_text(found, console().language, console().width), output)
    raise Leave(CLEAN)
