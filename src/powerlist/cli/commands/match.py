"""``powerlist match``: duplicate and overlapping pairs, or the alignment of two sides."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Jobs, Lang, Output, Paths, Quiet, a_path


def command(
    paths: Paths = None,
    against: Annotated[list[Path] | None, typer.Option("--against", metavar="PATH", parser=a_path)] = None,
    all_: Annotated[bool, typer.Option("--all")] = False,
    format: Annotated[
        Literal["text", "json", "html"], typer.Option("--format", metavar="text|json|html")
    ] = "text",
    output: Output = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Find duplicate and overlapping items, or align two lists one to one, with reasons.

    Example: powerlist match 本县清单/ --against 省级指导目录.xlsx
    """
    from powerlist.cli.work import open_or_leave
    from powerlist.messages.errors import UserError
    from powerlist.pipeline.matching import match
    from powerlist.report.pairs_view import LONGEST
    from powerlist.store.locate import STANDARD_INPUT

    if STANDARD_INPUT in (paths or ()) and STANDARD_INPUT in (against or ()):
        raise UserError("usage.input_twice")
    left, _ = open_or_leave(paths, config, encoding=encoding, jobs=jobs)
    right = open_or_leave(against, config, encoding=encoding, jobs=jobs)[0] if against else None
    result = match(left, right, everything=all_)
    for block in result.capped:
        kind = "match.capped" if block.key else f"match.{block.kind}"
        console().warn(kind, key=block.key, size=block.size, kept=block.kept)
    if format == "json" and (count := result.cut):
        console().warn("match.cut", count=count, kept=LONGEST)
    if result.alone is not None:
        left_over, right_over = len(result.alone.left), len(result.alone.right)
        console().status("match.aligned", pairs=result.found, left=left_over, right=right_over)
    console().payload(result.render(format, console().language, console().width), output)
    raise Leave(CLEAN)
