"""``powerlist review``: workbooks with questions for people, and their answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FAILED, FOUND, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Lang, Output, Quiet


def command(
    out: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    kind: Annotated[str, typer.Option("--for", metavar="modes|department|township|legal|pairs")] = "modes",
    path: Annotated[Path, typer.Option("--in", metavar="PATH")] = Path(),
    apply: Annotated[
        list[Path] | None,
        typer.Option("--apply", metavar="FILE"),
    ] = None,
    status: Annotated[bool, typer.Option("--status")] = False,
    grouped: Annotated[bool, typer.Option("--grouped")] = False,
    output: Output = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Make workbooks of the questions that people must decide; read the answers into rulings.csv.

    Example: powerlist review 征求意见 --for department --in 我的工作区
    """
    from powerlist.cli.work import settings_for, today
    from powerlist.messages.errors import NothingHere
    from powerlist.pipeline import reviewing
    from powerlist.pipeline.opening import catalogue_folders
    from powerlist.report.review_text import applied, standing
    from powerlist.store.folder import load

    folders = catalogue_folders([path], settings_for(config))
    if not folders:
        raise NothingHere("store.no_catalogue", file=path.as_posix())
    language = console().language
    code = CLEAN
    lines: list[str] = []
    for folder in folders:
        catalogue = load(folder)
        if apply:
            result = reviewing.apply(catalogue, apply, today().isoformat())
            lines.append(applied(result, language))
            code = FOUND if result.disagreements else code
        elif status:
            lines.append(standing(reviewing.status(catalogue), language))
        elif out is None:
            console().say_error("review.no_out")
            raise Leave(FAILED)
        else:
            lines += reviewing.ask(catalogue, kind, out, grouped=grouped)
    if not lines:
        console().status("review.nothing")
    console().payload("\n".join(line.rstrip("\n") for line in lines), output)
    raise Leave(code)
