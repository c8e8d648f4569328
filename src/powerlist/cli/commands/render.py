"""``powerlist render``: publications."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FAILED, FOUND, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Jobs, Lang, OnePath, Quiet


def command(
    path: OnePath = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="写到哪里；缺省为工作区的 publications", show_default=False
        ),
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            help="xlsx、docx、html、pdf（由 docx 转成，docx 一并写出）；可以多次",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="只检查已提交的公布件是否过时；过时则退出 1")
    ] = False,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """生成乡镇事项目录的 Word、Excel、网页公布件，并逐项核对没有遗漏。

    Example: powerlist render 我的工作区 --check
    """
    from powerlist.cli.work import open_or_leave
    from powerlist.pipeline import publishing

    place = path or Path()
    opened, find = open_or_leave([place], config, encoding=encoding, jobs=jobs)
    result = publishing.publish(opened, find, place, out, formats=tuple(format or ()), jobs=jobs, check=check)
    for stale in result.stale:
        console().payload(stale.tell(console().language))
    for text in result.mismatches:
        console().say_error("build.mismatch", text=text)
    for name in result.written:
        console().payload(name)
    if not (result.stale or result.written or result.mismatches):
        console().status("build.fresh" if check else "build.unchanged")
    if result.mismatches:
        raise Leave(FAILED)
    raise Leave(FOUND if check and result.stale else CLEAN)
