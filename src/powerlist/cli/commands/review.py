"""``powerlist review``: workbooks with questions for people, and their answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FAILED, FOUND, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Lang, Quiet


def command(
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="放工作簿的文件夹", show_default=False)
    ] = None,
    kind: Annotated[
        str, typer.Option("--for", help="问什么：modes、department、township、legal、pairs")
    ] = "modes",
    path: Annotated[Path, typer.Option("--in", metavar="PATH", help="工作区或清单文件夹")] = Path(),
    apply: Annotated[
        list[Path] | None,
        typer.Option("--apply", metavar="FILE", help="读回填好的工作簿；可以多次", show_default=False),
    ] = None,
    status: Annotated[bool, typer.Option("--status", help="谁还没有答")] = False,
    grouped: Annotated[bool, typer.Option("--grouped", help="township：同一分组只问一个乡镇")] = False,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """把要人决定的问题做成工作簿，发给部门、乡镇、司法局；再把回答读回 rulings.csv。

    Example: powerlist review 征求意见 --for department --in 我的工作区
    """
    from powerlist.cli.work import settings_for, today
    from powerlist.messages.errors import UserError
    from powerlist.pipeline import reviewing
    from powerlist.pipeline.opening import catalogue_folders
    from powerlist.report.review_text import applied, standing
    from powerlist.store.folder import load

    folders = catalogue_folders([path], settings_for(config))
    if not folders:
        raise UserError("store.no_catalogue", file=path.as_posix())
    language = console().language
    code = CLEAN
    for folder in folders:
        catalogue = load(folder)
        if apply:
            result = reviewing.apply(catalogue, apply, today().isoformat())
            console().payload(applied(result, language))
            code = FOUND if result.disagreements else code
        elif status:
            console().payload(standing(reviewing.status(catalogue), language))
        elif out is None:
            console().say_error("review.no_out")
            raise Leave(FAILED)
        else:
            for name in reviewing.ask(catalogue, kind, out, grouped=grouped):
                console().payload(name)
    raise Leave(code)
