"""``powerlist render``: publications."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FAILED, FOUND, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Jobs, Lang, OnePath, Output, Quiet, one_folder


def command(
    path: OnePath = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", parser=one_folder),
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="xlsx|docx|html|pdf"),
    ] = None,
    check: Annotated[bool, typer.Option("--check")] = False,
    output: Output = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Make the published Word, Excel and web directories, and prove that no item is missing.

    Example: powerlist render 我的工作区 --check
    """
    from powerlist.cli.work import (
        open_or_leave,
        tell_crowded,
        tell_hidden,
        tell_idle,
        tell_omitted,
        tell_withheld,
    )
    from powerlist.messages import Few
    from powerlist.pipeline import publishing
    from powerlist.store.locate import whole

    place = path or Path()
    opened, find = open_or_leave([place], config, encoding=encoding, jobs=jobs)
    result = publishing.publish(opened, find, place, out, formats=tuple(format or ()), jobs=jobs, check=check)
    tell_hidden(result.compiled)
    tell_withheld(result.withheld)
    stored = any(one.folder is not None for one in opened.loaded)
    tell_omitted(result.omitted, whole(place) if stored else None)
    tell_crowded(result.crowded)
    tell_idle(result.idle)
    lines = [stale.tell(console().language) for stale in result.stale]
    for text in result.mismatches:
        console().say_error("build.mismatch", text=text)
    console().payload("\n".join([*lines, *result.written]), output)
    if result.left_behind:
        console().warn("render.left_behind", count=len(result.left_behind), files=Few(result.left_behind, 3))
    if not (result.stale or result.written or result.mismatches):
        console().status("build.fresh" if check else "build.unchanged")
    if result.mismatches:
        raise Leave(FAILED)
    raise Leave(FOUND if check and result.stale else CLEAN)
