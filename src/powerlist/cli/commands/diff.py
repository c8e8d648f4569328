"""``powerlist diff``: changes from one version to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, FAILED, FOUND, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Jobs, Lang, Output, Quiet


def command(
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
    inside: Annotated[Path, typer.Option("--in", metavar="PATH")] = Path(),
    format: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", metavar="text|json|markdown")
    ] = "text",
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    output: Output = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Changes between two versions: added, removed, renamed, rebased, moved, mode changed, split, merged …

    Example: powerlist diff HEAD~1 . --in catalogs/示例区
    """
    from powerlist.cli.work import settings_for, tell_left, tell_problems
    from powerlist.pipeline.differing import SideFailed, compare
    from powerlist.pipeline.options import Options

    try:
        result = compare(old, new, settings_for(config), Options(encoding=encoding, jobs=jobs), inside)
    except SideFailed as failed:
        tell_problems(failed.files)
        raise Leave(FAILED) from None
    tell_left(result.left)
    console().payload(result.render(format, console().language), output)
    raise Leave(FOUND if exit_code and result.changes else CLEAN)
