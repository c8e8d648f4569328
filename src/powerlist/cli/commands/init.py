"""``powerlist init``: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, Lang, Output, Quiet


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    place: Annotated[str, typer.Option("--place", metavar="NAME")] = "",
    division_code: Annotated[str, typer.Option("--code", metavar="DIVISION")] = "",
    collect: Annotated[bool, typer.Option("--collect")] = False,
    last: Annotated[
        Path | None,
        typer.Option("--from", metavar="CATALOG"),
    ] = None,
    output: Output = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Make a new workspace: powerlist.toml, sources, catalogs, templates.

    Example: powerlist init 示例县 --place 示例县 --collect
    """
    from powerlist.files.given import typed
    from powerlist.pipeline.starting import start

    made = start(folder, place, division_code, collect=collect, last=last)
    console().payload("\n".join(made), output)
    sources = typed(folder / "sources")
    console().status("init.next", folder=typed(folder), sources=sources)
    raise Leave(CLEAN)
