"""``powerlist build``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import FAILED, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.options import (
    AsOf,
    Colour,
    ConfigFile,
    Encoding,
    Jobs,
    Lang,
    OnePath,
    Output,
    Quiet,
    as_date,
    one_folder,
)


def command(
    path: OnePath = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", parser=one_folder),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="FILE"),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="error|warning|info|never"),
    ] = None,
    as_of: AsOf = None,
    output: Output = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """The main job: read, normalise, classify, compile, audit, publish and report.

    Example: powerlist build 我的工作区
    """
    from powerlist.cli.work import settings_for, tell_built, tell_left, tell_problems, today
    from powerlist.pipeline import build as job
    from powerlist.pipeline.before import asked_for, workspace_of
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.pins import idle_pins
    from powerlist.store.locate import PathKind, kind_of

    place = path or Path()
    asked_for(place)
    settings, root = settings_for(config)(place)
    place = workspace_of(place, settings, root)
    target = out or (place if kind_of(place) is PathKind.WORKSPACE else Path("out"))
    with console().progress("progress.building") as done:
        options = Options(
            encoding=encoding,
            jobs=jobs,
            as_of=as_date(as_of),
            without=tuple(without or ()),
            progress=done,
            today=today(),
        )
        try:
            built = job.build(place, target, settings, root, options)
        except job.NoSources as nothing:
            tell_left(nothing.left)
            console().say_error("usage.nothing")
            raise Leave(NOTHING) from None
        except job.SourcesFailed as failed:
            tell_problems(failed.files)
            console().say_error("build.refused", count=len(failed.files))
            raise Leave(FAILED) from None
    tell_left(built.left)
    for where, name in idle_pins(settings, built.files):
        console().warn("config.pin_idle", place=where, file=name)
    tell_built(built, target, output=output)
    raise Leave(job.exit_code(built, fail_on or settings.audit.fail_on))
