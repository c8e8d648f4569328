"""Options that mean the same in every command."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli.console import console
from powerlist.messages.errors import UserError


def _language(value: str | None) -> str | None:
    if value is not None:
        if value not in ("zh", "en"):
            raise typer.BadParameter("zh | en")
        console().language = value
        console().language_given = True
    return value


def _colour(value: str | None) -> str | None:
    if value is not None:
        if value not in ("auto", "always", "never"):
            raise typer.BadParameter("auto | always | never")
        console().colour = {"auto": None, "always": True, "never": False}[value]
    return value


def _quiet(value: bool) -> bool:
    if value:
        console().quiet = True
    return value


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH…", help="工作区、清单文件夹、表格文件夹或表格文件", show_default=False),
]
OnePath = Annotated[
    Path | None,
    typer.Argument(
        metavar="PATH", help="工作区、清单文件夹、表格文件夹或表格文件；缺省为当前文件夹", show_default=False
    ),
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", help="提示语言：zh 或 en", callback=_language, is_eager=True, show_default=False),
]
Colour = Annotated[
    str | None,
    typer.Option(
        "--color", help="颜色：auto、always、never", callback=_colour, is_eager=True, show_default=False
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="不显示进度和提示", callback=_quiet, is_eager=True)
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="写入文件（UTF-8）而不是标准输出", show_default=False
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="配置文件；缺省自动寻找 powerlist.toml", show_default=False
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="并行的进程数")]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="文本文件的编码，如 gb18030", show_default=False)
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="YYYY-MM-DD", help="按哪一天的法律审核", show_default=False),
]


def as_date(text: str | None) -> date | None:
    """Return the date of an option.

    Raises:
        UserError: it is no ISO date.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError("usage.bad_date", found=text) from error
