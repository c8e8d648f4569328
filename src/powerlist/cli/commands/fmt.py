"""``powerlist fmt``: catalogues in their canonical form."""

from __future__ import annotations

from typing import Annotated

import typer

from powerlist.cli import CLEAN, FOUND, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Lang, Paths, Quiet


def command(
    paths: Paths = None,
    check: Annotated[bool, typer.Option("--check", help="只检查；有不规范的文件则退出 1")] = False,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """把清单的 CSV 写成规范形式：表头、次序、编码、换行。

    Example: powerlist fmt --check catalogs/
    """
    from powerlist.cli.work import settings_for
    from powerlist.pipeline.opening import catalogue_folders
    from powerlist.store.folder import format_folder

    folders = catalogue_folders(paths or [], settings_for(config))
    if not folders:
        console().say_error("usage.nothing")
        raise Leave(NOTHING)
    changed = [name for folder in folders for name in format_folder(folder, write=not check)]
    for name in changed:
        console().payload(name)
    raise Leave(FOUND if check and changed else CLEAN)
