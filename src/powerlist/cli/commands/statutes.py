"""``powerlist statutes``: the statute register, and what a list leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from powerlist.cli import CLEAN, FAILED, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.help import HelpCommand
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
    command_group,
)

if TYPE_CHECKING:
    from powerlist.law.statute import Repeal

group = command_group()


def _tell(repeal: Repeal) -> None:
    """Warn of a statute that is in force no longer."""
    console().warn("law.ended", title=repeal.title, date=repeal.on.isoformat(), by=repeal.by)


@group.command("build", cls=HelpCommand)
def build(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE")] = Path("register.tsv"),
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Build the register from a folder of texts; it holds facts, not the texts.

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
    console().status("law.built", statutes=built.statutes)
    raise Leave(CLEAN)


@group.command("show", cls=HelpCommand)
def show(
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    as_of: AsOf = None,
    output: Output = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """What the register says of a statute: versions, articles, chapters, penalties, repeal.

    Example: powerlist statutes show 森林法
    """
    from powerlist.cli.work import today
    from powerlist.pipeline.law import show_statute
    from powerlist.report.law_text import statute

    day = as_date(as_of) or today()
    console().payload(statute(show_statute(title, day), day, console().language), output)
    raise Leave(CLEAN)


@group.command("gaps", cls=HelpCommand)
def gaps(
    paths: Paths = None,
    format: Annotated[Literal["text", "xlsx"], typer.Option("--format", metavar="text|xlsx")] = "text",
    output: Output = None,
    as_of: AsOf = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Penalties of the cited statutes that a list leaves out; items whose article holds no penalty.

    Example: powerlist statutes gaps catalogs/示例区 --format xlsx -o 漏列.xlsx
    """
    from powerlist.cli.work import open_or_leave, today
    from powerlist.pipeline.law import gaps as find
    from powerlist.report import law_text, law_workbook

    opened, _ = open_or_leave(paths or [Path()], config, encoding=encoding, jobs=jobs)
    found = []
    for one in opened.loaded:
        day = as_date(as_of) or as_date(one.catalogue.meta.as_of or None) or today()
        found.append(find(one.catalogue, day))
    for repeal in dict.fromkeys(repeal for one in found for repeal in one.ended):
        _tell(repeal)
    missing = [gap for one in found for gap in one.gaps]
    empty = [hollow for one in found for hollow in one.hollow]
    if format == "xlsx":
        console().payload(law_workbook.gaps(missing, empty, console().language), output)
    else:
        console().payload(law_text.gaps(missing, empty, console().language), output)
    raise Leave(CLEAN)


@group.command("draft", cls=HelpCommand)
def draft(
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    format: Annotated[Literal["text", "xlsx"], typer.Option("--format", metavar="text|xlsx")] = "text",
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="DIR"),
    ] = None,
    output: Output = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Draft items from the liability articles of a statute, as the start of a new sector.

    Example: powerlist statutes draft 森林法 --format xlsx -o 草稿.xlsx
    """
    from powerlist.cli.work import settings_for, today
    from powerlist.messages.errors import UserError
    from powerlist.pipeline.law import draft as propose
    from powerlist.pipeline.law import show_statute
    from powerlist.report import law_text, law_workbook

    settings, root = settings_for(config)(Path())
    folder = texts or (root / settings.statutes.path if settings.statutes.path else None)
    if folder is not None and not folder.is_dir():
        raise UserError("file.missing", file=folder.as_posix())
    day = as_date(as_of) or today()
    found = propose(title, folder, day)
    for repeal in show_statute(title, day).repeals:
        if repeal.kind in ("repealed", "replaced") and repeal.on <= day:
            _tell(repeal)
    if format == "xlsx":
        console().payload(law_workbook.drafts(found, console().language), output)
    else:
        console().payload(law_text.drafts(found, console().language), output)
    raise Leave(CLEAN)
