"""``powerlist baseline``: findings accepted for now, one a line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FOUND, Leave
from powerlist.cli.console import console
from powerlist.cli.help import HelpCommand
from powerlist.cli.options import AsOf, Colour, ConfigFile, Lang, Output, Paths, Quiet, as_date, command_group

group = command_group()

File = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE"),
]


def _work(paths: list[Path] | None, config: Path | None, as_of: str | None, file: Path | None):  # type: ignore[no-untyped-def]
    from powerlist.cli.work import open_or_leave, today
    from powerlist.pipeline.accepting import Accepting
    from powerlist.pipeline.options import Options

    opened, find = open_or_leave(paths or [Path()], config)
    return Accepting(opened, find, Options(as_of=as_date(as_of), today=today()), file)


@group.command("add", cls=HelpCommand)
def add(
    paths: Paths = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
    owner: Annotated[str, typer.Option("--owner", metavar="NAME")] = "",
    until: Annotated[str, typer.Option("--until", metavar="YYYY-MM-DD")] = "",
    baseline: File = None,
    output: Output = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Add the findings that are not in the baseline yet.

    Example: powerlist baseline add catalogs/示例区 --reason 历史遗留 --owner 编办
    """
    added = _work(paths, config, as_of, baseline).add(reason, owner, as_date(until or None))
    lines = [console().tell("baseline.added", file=path, count=count) for path, count in added]
    console().payload("\n".join(lines), output)
    raise Leave(CLEAN)


@group.command("prune", cls=HelpCommand)
def prune(
    paths: Paths = None,
    baseline: File = None,
    output: Output = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Take the findings out of the baseline that are gone.

    Example: powerlist baseline prune catalogs/示例区
    """
    pruned = _work(paths, config, as_of, baseline).prune()
    lines = [console().tell("baseline.pruned", file=path, count=count) for path, count in pruned]
    console().payload("\n".join(lines), output)
    raise Leave(CLEAN)


@group.command("show", cls=HelpCommand)
def show(
    paths: Paths = None,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    baseline: File = None,
    output: Output = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """List the baseline, or how it differs from what is found now.

    Example: powerlist baseline show --diff catalogs/示例区
    """
    lines = list(_work(paths, config, as_of, baseline).show(diff=diff))
    console().payload("\n".join(lines), output)
    if not lines:
        console().status("baseline.same" if diff else "baseline.empty")
    raise Leave(FOUND if diff and lines else CLEAN)
