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
    from powerlist.pipeline.tracing import fates
    from powerlist.report.trace_text import render

    opened, find = open_or_leave(paths or [Path()], config, encoding=encoding)
    one = next((one for one in opened.loaded if item in one.catalogue.position_of), None)
    if one is None:
        raise UserError("usage.unknown_item", found=item)
    settings, _ = find(one.catalogue.folder or one.root)
    became = fates(one.catalogue, settings, item)
    console().payload(render(one.catalogue, item, console().language, console().width, became), output)
    raise Leave(CLEAN)
