"""``powerlist template``: the templates that an office edits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FOUND, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.help import HelpCommand
from powerlist.cli.options import Colour, ConfigFile, Lang, Output, Quiet, command_group

group = command_group()


@group.command("lint", cls=HelpCommand)
def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH"),
    ] = None,
    config: ConfigFile = None,
    output: Output = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Check templates: unknown fields, tags that Word split, curly quotes, code; each at its paragraph or cell.

    Example: powerlist template lint 我的工作区/templates
    """
    from powerlist.cli.work import settings_for
    from powerlist.pipeline.templates import lint as look
    from powerlist.pipeline.templates import places_of

    places = places_of(paths or [], settings_for(config))
    problems = look(places.paths)
    if problems is None:
        console().say_error("usage.nothing")
        raise Leave(NOTHING)
    if places.bundled:
        console().status("render.bundled_templates")
    console().payload("\n".join(problem.tell(console().language) for problem in problems), output)
    raise Leave(FOUND if any(problem.severity == "error" for problem in problems) else CLEAN)


@group.command("copy", cls=HelpCommand)
def copy(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    output: Output = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Copy the bundled templates out to edit them; files that are there stay.

    Example: powerlist template copy 我的工作区/templates
    """
    from powerlist.pipeline.templates import copy as take

    console().payload("\n".join(take(folder)), output)
    raise Leave(CLEAN)
