"""``powerlist explain CODE``: a rule's page, offline."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from powerlist.cli.console import console
from powerlist.cli.options import Colour, Lang, Output, Quiet


def command(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE"),
    ] = None,
    format: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", metavar="text|json|markdown")
    ] = "text",
    output: Output = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """What a rule checks and why, a bad and a good example, the law it rests on.

    Example: powerlist explain PLM04
    """
    from powerlist.pipeline.auditing import explain

    console().payload(explain(code, format, console().language, min(console().width, 100)), output)
