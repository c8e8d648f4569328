"""``powerlist diff``: changes from one version to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, FOUND, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Jobs, Lang, Output, Quiet


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="旧的一版：路径，或 git 版本")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="新的一版：路径，或 git 版本")],
    inside: Annotated[
        Path, typer.Option("--in", metavar="PATH", help="git 版本所说的工作区或清单文件夹")
    ] = Path(),
    format: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", help="输出格式")
    ] = "text",
    exit_code: Annotated[bool, typer.Option("--exit-code", help="有变化则退出 1")] = False,
    output: Output = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """两版清单的变化：新增、取消、更名、依据变更、划转、赋权方式变更、分设、合并……

    Example: powerlist diff HEAD~1 . --in catalogs/示例区
    """
    from powerlist.cli.work import settings_for
    from powerlist.pipeline.differing import compare
    from powerlist.pipeline.flow import Options

    result = compare(old, new, settings_for(config), Options(encoding=encoding, jobs=jobs), inside)
    console().payload(result.render(format, console().language), output)
    raise Leave(FOUND if exit_code and result.changes else CLEAN)
