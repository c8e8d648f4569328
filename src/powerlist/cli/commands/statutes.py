"""``powerlist statutes``: the statute register, and what a list leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, FAILED, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.options import (
    AsOf,
    Colour,
    ConfigFile,
    Encoding,
    Jobs,
    Lang,
    Output,
    Paths,
    Quiet,
    as_date,
)

group = typer.Typer(
    help="法律登记：从文本编制、查询，清单漏了哪些罚则，草拟事项。",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@group.command("build")
def build(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="法律文本文件夹（Markdown）")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="登记文件")] = Path(
        "register.tsv"
    ),
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """从一个文件夹的法律文本编制登记；只记事实，不含条文。

    Example: powerlist statutes build 法律文本 -o register.tsv
    """
    from powerlist.pipeline.law import build_register

    built = build_register(folder)
    for file, reason in built.problems:
        console().warn("law.problem", file=file, reason=reason)
    if not built.statutes:
        if built.problems:
            raise Leave(FAILED)
        console().say_error("usage.nothing")
        raise Leave(NOTHING)
    console().payload(built.content, output)
    console().status("law.built", statutes=built.statutes, file=output.as_posix())
    raise Leave(CLEAN)


@group.command("show")
def show(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="法律法规的名称")],
    as_of: AsOf = None,
    output: Output = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """登记里怎么记一部法：版本、条数、章、罚则、废止。

    Example: powerlist statutes show 森林法
    """
    from powerlist.cli.work import today
    from powerlist.pipeline.law import show_statute
    from powerlist.report.law_text import statute

    day = as_date(as_of) or today()
    console().payload(statute(show_statute(title, day), day, console().language), output)
    raise Leave(CLEAN)


@group.command("gaps")
def gaps(
    paths: Paths = None,
    format: Annotated[Literal["text", "xlsx"], typer.Option("--format", help="text 或 xlsx 工作表")] = "text",
    output: Output = None,
    as_of: AsOf = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """清单所引的法律里，还有哪些本部门的罚则没有列；哪些事项所引的条文没有处罚。

    Example: powerlist statutes gaps catalogs/示例区 --format xlsx -o 漏列.xlsx
    """
    from powerlist.cli.work import open_or_leave
    from powerlist.pipeline.law import gaps as find
    from powerlist.report import law_text, law_workbook

    opened, _ = open_or_leave(paths or [Path()], config, encoding=encoding, jobs=jobs)
    found = [find(one.catalogue, as_date(as_of)) for one in opened.loaded]
    missing = [gap for one in found for gap in one.gaps]
    empty = [hollow for one in found for hollow in one.hollow]
    if format == "xlsx":
        console().payload(law_workbook.gaps(missing, empty, console().language), output)
    else:
        console().payload(law_text.gaps(missing, empty, console().language), output)
    raise Leave(CLEAN)


@group.command("draft")
def draft(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="法律法规的名称")],
    format: Annotated[Literal["text", "xlsx"], typer.Option("--format", help="text 或 xlsx 清单")] = "text",
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="DIR", help="法律文本文件夹；缺省用配置里的", show_default=False),
    ] = None,
    output: Output = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """按一部法的法律责任条文草拟事项，作为新领域的起点。

    Example: powerlist statutes draft 森林法 --format xlsx -o 草稿.xlsx
    """
    from powerlist.cli.work import settings_for
    from powerlist.pipeline.law import draft as propose
    from powerlist.report import law_text, law_workbook

    settings, root = settings_for(config)(Path())
    folder = texts or (root / settings.statutes.path if settings.statutes.path else None)
    found = propose(title, folder, as_date(as_of))
    if format == "xlsx":
        console().payload(law_workbook.drafts(found, console().language), output)
    else:
        console().payload(law_text.drafts(found, console().language), output)
    raise Leave(CLEAN)
