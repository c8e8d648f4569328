"""``powerlist trace ID``: a value's way from workbook to publication."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Lang, Output, Quiet


def command(
    item: Annotated[str, typer.Argument(metavar="ID")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH"),
    ] = None,
    output: Output = None,
    encoding: Encoding = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """An item's way: its cells, what was changed, why it is classified so, where it is published.

    Example: powerlist trace 510904-1a2b3c4d 我的工作区
    """
    from powerlist.cli.work import open_or_leave
    from powerlist.messages.errors import UserError
    from powerlist.report.trace_text import render

    opened, _ = open_or_leave(paths or [Path()], config, encoding=encoding)
    text = render([one.catalogue for one in opened.loaded], item, console().language, console().width)
    if text is None:
        raise UserError("usage.unknown_item", found=item)
    console().payload(text, output)
    raise Leave(CLEAN)
