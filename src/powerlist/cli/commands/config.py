"""``powerlist config``: the settings, and where each value comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, Leave
from powerlist.cli.console import console
from powerlist.cli.help import HelpCommand
from powerlist.cli.options import Colour, ConfigFile, Lang, OnePath, Output, Quiet, command_group

group = command_group()


@group.command("show", cls=HelpCommand)
def show(
    path: OnePath = None,
    format: Annotated[
        Literal["text", "json", "schema"], typer.Option("--format", metavar="text|json|schema")
    ] = "text",
    output: Output = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """List all settings and where each value comes from; --format schema prints the JSON Schema.

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
