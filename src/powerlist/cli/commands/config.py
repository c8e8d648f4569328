"""``powerlist config``: the settings, and where each value comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Lang, OnePath, Output, Quiet

group = typer.Typer(help="配置：每个值是什么、从哪里来。", no_args_is_help=True, rich_markup_mode=None)


@group.command("show")
def show(
    path: OnePath = None,
    format: Annotated[Literal["text", "json", "schema"], typer.Option("--format", help="输出格式")] = "text",
    output: Output = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """列出全部配置及每个值的来处；--format schema 输出 JSON Schema。

    Example: powerlist config show
    """
    from powerlist.config.load import load
    from powerlist.config.origins import origins
    from powerlist.config.schema import schema
    from powerlist.report import config_text

    if format == "schema":
        from powerlist.report.jsonbytes import json_bytes

        console().payload(json_bytes(schema()), output)
        raise Leave(CLEAN)
    found = origins(load(path or Path(), config))
    if format == "json":
        console().payload(config_text.render_json(found), output)
    else:
        console().payload(config_text.render(found, console().language), output)
    raise Leave(CLEAN)
