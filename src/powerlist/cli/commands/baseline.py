"""``powerlist baseline``: findings accepted for now, one a line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from powerlist.cli import CLEAN, FOUND, Leave
from powerlist.cli.console import console
from powerlist.cli.options import AsOf, Colour, ConfigFile, Lang, Paths, Quiet, as_date

group = typer.Typer(help="基线：先接受现有问题，只拦新的。", no_args_is_help=True, rich_markup_mode=None)

File = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help="基线文件；缺省为清单文件夹里的 baseline.jsonl", show_default=False
    ),
]


def _work(paths: list[Path] | None, config: Path | None, as_of: str | None, file: Path | None):  # type: ignore[no-untyped-def]
    from powerlist.cli.work import open_or_leave, today
    from powerlist.pipeline.accepting import Accepting
    from powerlist.pipeline.flow import Options

    opened, find = open_or_leave(paths or [Path()], config)
    return Accepting(opened, find, Options(as_of=as_date(as_of), today=today()), file)


@group.command("add")
def add(
    paths: Paths = None,
    reason: Annotated[str, typer.Option("--reason", help="为什么接受")] = "",
    owner: Annotated[str, typer.Option("--owner", help="谁负责")] = "",
    until: Annotated[str, typer.Option("--until", metavar="YYYY-MM-DD", help="到期日")] = "",
    baseline: File = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """把现有的、还不在基线里的问题加入基线。

    Example: powerlist baseline add catalogs/示例区 --reason 历史遗留 --owner 编办
    """
    as_date(until or None)
    for path, count in _work(paths, config, as_of, baseline).add(reason, owner, until):
        console().payload(console().tell("baseline.added", file=path, count=count))
    raise Leave(CLEAN)


@group.command("prune")
def prune(
    paths: Paths = None,
    baseline: File = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """从基线里去掉已经改好的问题。

    Example: powerlist baseline prune catalogs/示例区
    """
    for path, count in _work(paths, config, as_of, baseline).prune():
        console().payload(console().tell("baseline.pruned", file=path, count=count))
    raise Leave(CLEAN)


@group.command("show")
def show(
    paths: Paths = None,
    diff: Annotated[bool, typer.Option("--diff", help="只看新出现的和已经改好的；有则退出 1")] = False,
    baseline: File = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """列出基线，或它与现状的差别。

    Example: powerlist baseline show --diff catalogs/示例区
    """
    lines = list(_work(paths, config, as_of, baseline).show(diff=diff))
    for line in lines:
        console().payload(line)
    raise Leave(FOUND if diff and lines else CLEAN)
