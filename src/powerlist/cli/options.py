"""Options that mean the same in every command; what the help says of them stands in ``messages/texts/help.py``."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli.console import console
from powerlist.cli.help import HelpGroup
from powerlist.files.given import as_given, given
from powerlist.messages.errors import UserError

_LANGUAGES = "zh|en"
_COLOURS = "auto|always|never"


def _language(value: str | None) -> str | None:
    if value is not None:
        if value not in _LANGUAGES.split("|"):
            raise UserError(
                "misuse.bad_choice", option="--lang", found=value, expected=_LANGUAGES.replace("|", " / ")
            )
        console().language = value
        console().language_given = True
    return value


def _colour(value: str | None) -> str | None:
    if value is not None:
        if value not in _COLOURS.split("|"):
            raise UserError(
                "misuse.bad_choice", option="--color", found=value, expected=_COLOURS.replace("|", " / ")
            )
        console().colour = {"auto": None, "always": True, "never": False}[value]
    return value


def _quiet(value: bool) -> bool:
    if value:
        console().quiet = True
    return value


def one_file(text: str) -> Path:
    """Return the file that the option for the result names.

    Raises:
        UserError: it is a folder, there already or by its last sign: what it should hold is said by another option.
    """
    if text.endswith(("/", os.sep)) or Path(text).is_dir():
        raise UserError("usage.output_is_folder", file=as_given(given(text)))
    return Path(text)


def a_path(text: str) -> Path:
    """Return the path that an argument names.

    Raises:
        UserError: it is empty: a variable that is not set never means the folder where the command happens to run.
    """
    if not text.strip():
        raise UserError("usage.empty_path")
    return given(text)


def one_folder(text: str) -> Path:
    """Return the folder that an option for results names.

    Raises:
        UserError: it is empty.
    """
    a_path(text)
    return Path(text)


Paths = Annotated[list[Path] | None, typer.Argument(metavar="PATH", parser=a_path)]
OnePath = Annotated[Path | None, typer.Argument(metavar="PATH", parser=a_path)]
Lang = Annotated[str | None, typer.Option("--lang", metavar=_LANGUAGES, callback=_language, is_eager=True)]
Colour = Annotated[str | None, typer.Option("--color", metavar=_COLOURS, callback=_colour, is_eager=True)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", callback=_quiet, is_eager=True)]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", parser=one_file)]
ConfigFile = Annotated[Path | None, typer.Option("--config", metavar="FILE")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, max=64)]
#: The same where not to give it has a meaning of its own.
MaybeJobs = Annotated[int | None, typer.Option("--jobs", "-j", metavar="N", min=1, max=64)]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="ENCODING")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD")]


def command_group() -> typer.Typer:
    """Return a group of commands that takes language, colour and quiet before its command's name too."""
    group = typer.Typer(cls=HelpGroup, no_args_is_help=True, rich_markup_mode=None)

    @group.callback()
    def options(lang: Lang = None, color: Colour = None, quiet: Quiet = False) -> None:
        """Take the options of the group itself."""

    return group


def as_date(text: str | None) -> date | None:
    """Return the date of an option.

    Raises:
        UserError: it is no ISO date.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError("usage.bad_date", found=text) from error
