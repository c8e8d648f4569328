"""The commands, in the order in which an office meets them."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from powerlist.cli.lazy import lazy_group
from powerlist.cli.options import Colour, Lang, Quiet

#: Each command's module is ``cli/commands/<name>.py``; what it does is said in ``messages/texts/help.py``.
COMMANDS: Final = (
    "demo",
    "init",
    "read",
    "build",
    "classify",
    "review",
    "audit",
    "explain",
    "match",
    "diff",
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
    cls=lazy_group("powerlist.cli.commands", COMMANDS),
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
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Take the options of the program itself."""
