"""``powerlist template``: the templates that an office edits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FOUND, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Lang, Quiet

group = typer.Typer(help="模板：检查、取出自带的模板来改。", no_args_is_help=True, rich_markup_mode=None)


@group.command("lint")
def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH…", help="模板或模板文件夹；缺省为工作区的 templates", show_default=False
        ),
    ] = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """检查模板：不认识的字段、被 Word 拆开的标记、弯引号、不许执行的代码，指到段落或单元格。

    Example: powerlist template lint 我的工作区/templates
    """
    from powerlist.cli.work import settings_for
    from powerlist.pipeline.templates import lint as look

    settings, root = settings_for(config)(Path())
    problems = look(paths or [root / settings.workspace.templates])
    if problems is None:
        console().say_error("usage.nothing")
        raise Leave(NOTHING)
    for problem in problems:
        console().payload(problem.tell(console().language))
    raise Leave(FOUND if any(problem.severity == "error" for problem in problems) else CLEAN)


@group.command("copy")
def copy(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="放模板的文件夹，如 我的工作区/templates")],
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """把自带的模板复制出来改；已有的文件不动。

    Example: powerlist template copy 我的工作区/templates
    """
    from powerlist.pipeline.templates import copy as take

    for name in take(folder):
        console().payload(name)
    raise Leave(CLEAN)
