"""``powerlist classify``: modes with evidence."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, Leave
from powerlist.cli.console import console
from powerlist.cli.options import Colour, ConfigFile, Encoding, Jobs, Lang, Output, Paths, Quiet


def command(
    paths: Paths = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", metavar="text|json")] = "text",
    explain: Annotated[str | None, typer.Option("--explain", metavar="ID")] = None,
    output: Output = None,
    encoding: Encoding = None,
    jobs: Jobs = 1,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Decide each item's mode (delegated, entrusted, extended …) and list the evidence.

    Example: powerlist classify sources/ --format json
    """
    from powerlist.cli.work import open_or_leave
    from powerlist.messages.errors import UserError
    from powerlist.pipeline.opening import classified_of
    from powerlist.report import classification_json, classification_text

    opened, find = open_or_leave(paths, config, encoding=encoding, jobs=jobs, hidden=True)
    parts = [(one.catalogue, classified_of(one, find)) for one in opened.loaded]
    language = console().language
    result: str | bytes | None
    if format == "json":
        result = classification_json.render(parts, explain)
    elif explain:
        result = classification_text.explain(parts, explain, language)
    else:
        result = classification_text.render(parts, language, width=console().width)
    if result is None:
        raise UserError("usage.unknown_item", found=explain)
    console().payload(result, output)
    raise Leave(CLEAN)
