"""``powerlist demo``: the bundled county, from workbooks to publications."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FAILED, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, Jobs, Lang, Output, Quiet


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR")] = Path("powerlist-demo"),
    jobs: Jobs = 1,
    output: Output = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Lay out the bundled county, run everything, and say what to open.

    Example: powerlist demo
    """
    from powerlist.cli.work import settings_for, tell_built, today
    from powerlist.pipeline import build as job
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.starting import lay_out_example

    lay_out_example(folder)
    first = console().tell("demo.laid_out", folder=folder.as_posix())
    settings, root = settings_for(None)(folder)
    with console().progress("progress.building") as done:
        options = Options(jobs=jobs, progress=done, today=today())
        built = job.build(folder, folder, settings, root, options)
    tell_built(built, folder, first=first, output=output)
    # The planted faults of the example are what it is there to show: they do not make it fail.
    raise Leave(FAILED if job.exit_code(built, "never") else CLEAN)
