"""``powerlist explain CODE``: a rule's page, offline."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from powerlist.cli.console import console
from powerlist.cli.options import Colour, Lang, Output, Quiet


def command(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="规则代码或名称；不写则列出全部规则", show_default=False),
    ] = None,
    format: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", help="输出格式")
    ] = "text",
    output: Output = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """一条规则查什么、为什么、反例和正例、依据哪条法律。

    Example: powerlist explain PLM04
    """
    from powerlist.pipeline.auditing import explain

    console().payload(explain(code, format, console().language), output)
