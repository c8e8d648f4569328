"""``powerlist read``: what is in these files."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, FAILED, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Jobs, Lang, Output, Paths, Quiet


def command(
    paths: Paths = None,
    format: Annotated[
        Literal["text", "json", "html"], typer.Option("--format", metavar="text|json|html")
    ] = "text",
    show: Annotated[bool, typer.Option("--show")] = False,
    output: Output = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Show what is in these files: tables, heads, mapping of columns, items, doubts.

    Example: powerlist read sources/ --show
    """
    from powerlist.cli.work import settings_for, tell_left, tell_problems
    from powerlist.pipeline import flow
    from powerlist.pipeline.opening import base_of
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.reading import workbooks

    find = settings_for(config)
    given = paths or []
    inputs, left = workbooks(given, find)
    tell_left(left)
    if not inputs:
        console().say_error("usage.nothing")
        raise Leave(NOTHING)
    settings, root = find(given[0])
    base = base_of(settings, root)
    with console().progress("progress.reading") as done:
        options = Options(encoding=encoding, jobs=jobs, progress=done)
        files = flow.read(inputs, settings, options, base.townships)
    console().guard(file.file for file in files)
    normalised = flow.normalise(files, settings, base)
    language = console().language
    if format == "json":
        from powerlist.report.read_json import render

        console().payload(render(files, normalised, language), output)
    elif format == "html":
        from powerlist.report.read_html import render as draw

        # the page says that it is UTF-8, whatever the console is
        console().payload(draw(files, normalised, language).encode("utf-8", "replace"), output)
    else:
        from powerlist.report.read_text import render as text

        console().payload(
            text(
                files,
                normalised,
                language,
                width=console().width,
                color=console().coloured(output),
                show=show,
            ),
            output,
        )
    if format != "text" or not console().shows(output):
        # the text names them too: once on one screen is enough
        tell_problems(files)
    raise Leave(FAILED if all(file.error is not None for file in files) else CLEAN)
