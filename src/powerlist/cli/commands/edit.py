"""``powerlist edit``: the safe way for who has only Excel or WPS."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FAILED, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, Lang, Quiet, one_file
from powerlist.messages.errors import UserError


def command(
    catalogue: Annotated[Path, typer.Argument(metavar="CATALOG")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", parser=one_file),
    ] = None,
    apply: Annotated[
        Path | None,
        typer.Option("--apply", metavar="FILE"),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Edit a catalogue as an all-text workbook, read back as a diff (items.csv saved by Excel loses codes).

    Example: powerlist edit catalogs/示例区
    """
    from powerlist.files.given import typed
    from powerlist.pipeline import editing
    from powerlist.report.edited_text import render

    catalogue = _one(catalogue)
    if apply is None:
        target = output or Path(f"{catalogue.resolve().name}-编辑.xlsx")
        editing.make(catalogue, target, console().language)
        console().payload(console().tell("edit.made", file=typed(target), catalogue=typed(catalogue)))
        raise Leave(CLEAN)
    stored, edited = editing.compare(catalogue, apply)
    console().payload(render((*edited.changes, *edited.torn), console().language), output)
    if edited.unread:
        console().warn("edit.unread", count=len(edited.unread), heads=console().listed(edited.unread))
    if edited.kept:
        console().status("edit.kept", count=edited.kept)
    if edited.torn:
        console().say_error("edit.conflicts", count=len(edited.torn))
        raise Leave(FAILED)
    if not edited.changes:
        raise Leave(CLEAN)
    if edited.damaged:
        console().warn("edit.damaged", count=edited.damaged)
    question = console().tell("edit.confirm", count=len(edited.changes))
    if not yes and not (sys.stdin.isatty() and typer.confirm(question, err=True)):
        console().status("edit.not_written")
        raise Leave(FAILED)
    files = editing.store(stored, edited)
    console().status("edit.written", files=console().listed(files))
    raise Leave(CLEAN)


def _one(path: Path) -> Path:
    """Return the catalogue that a path means: its own, or the only one of a workspace."""
    from powerlist.cli.work import settings_for
    from powerlist.pipeline.opening import catalogue_folders

    found = catalogue_folders([path], settings_for(None))
    if len(found) > 1:
        raise UserError(
            "store.several_catalogues", file=path.as_posix(), found=console().listed(map(str, found))
        )
    return found[0] if found else path
