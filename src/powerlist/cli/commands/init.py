"""``powerlist init``: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, Lang, Quiet


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="新工作区的文件夹")],
    place: Annotated[str, typer.Option("--place", help="县、区、市的名称")] = "",
    division_code: Annotated[str, typer.Option("--code", help="行政区划代码")] = "",
    collect: Annotated[bool, typer.Option("--collect", help="另做一份由各部门填报的工作簿")] = False,
    last: Annotated[
        Path | None,
        typer.Option("--from", metavar="CATALOG", help="用去年的清单预填填报表", show_default=False),
    ] = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """新建工作区：powerlist.toml、sources、catalogs、templates。

    Example: powerlist init 示例县 --place 示例县 --collect
    """
    from powerlist.pipeline.starting import start

    for name in start(folder, place, division_code, collect=collect, last=last):
        console().payload(name)
    console().status("init.next", folder=folder.as_posix())
    raise Leave(CLEAN)
