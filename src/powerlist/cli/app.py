"""The commands, in the order in which an office meets them."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Final

import typer

from powerlist.cli.options import Colour, Lang, Quiet

#: Module of each command under ``cli/commands``; its function ``command`` or its group ``group`` is it.
COMMANDS: Final = (
    "demo",
    "init",
    "read",
    "build",
    "classify",
    "audit",
    "explain",
    "match",
    "cite",
    "statutes",
    "render",
    "template",
    "stats",
    "edit",
    "fmt",
    "baseline",
    "trace",
    "config",
    "doctor",
)

app = typer.Typer(
    name="powerlist",
    help="编制、归类、审核、公布县级权力清单和乡镇事项目录。\n\n"
    "Compile, classify, audit and publish the power lists of a Chinese county.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from powerlist import __version__

        typer.echo(f"powerlist {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", callback=_version, is_eager=True)
    ] = False,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """编制、归类、审核、公布县级权力清单和乡镇事项目录。"""


for _name in COMMANDS:
    _module = import_module(f"powerlist.cli.commands.{_name}")
    if hasattr(_module, "group"):
        app.add_typer(_module.group, name=_name)
    else:
        app.command(_name)(_module.command)
