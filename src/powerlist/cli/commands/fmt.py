"""``powerlist fmt``: catalogues in their canonical form."""

from __future__ import annotations

from typing import Annotated

import typer

from powerlist.cli import CLEAN, FOUND, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Lang, Output, Paths, Quiet


def command(
    paths: Paths = None,
    check: Annotated[bool, typer.Option("--check")] = False,
    output: Output = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Write the CSV files of a catalogue in canonical form: heads, order, encoding, line ends.

    Example: powerlist fmt --check catalogs/
    """
    from powerlist.cli.work import settings_for
    from powerlist.pipeline.opening import catalogue_folders
    from powerlist.store.folder import format_folder

    find = settings_for(config)
    if config is not None:
        find(config)
    folders = catalogue_folders(paths or [], find)
    if not folders:
        for path in paths or ():
            console().say_error("store.no_catalogue", file=path.as_posix())
        if not paths:
            console().say_error("usage.nothing")
        raise Leave(NOTHING)
    changed = [name for folder in folders for name in format_folder(folder, write=not check)]
    console().payload("\n".join(changed), output)
    raise Leave(FOUND if check and changed else CLEAN)
