"""``powerlist cite``: citations in running text, resolved against the statute register."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from powerlist.cli import CLEAN, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.options import AsOf, Colour, Encoding, Lang, Output, Quiet, as_date


def command(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT|FILE"),
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", metavar="text|json")] = "text",
    output: Output = None,
    as_of: AsOf = None,
    encoding: Encoding = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Parse the citations in a text and resolve them against the statute register.

    Example: powerlist cite "《森林法》第七十六条第一款"
    """
    from powerlist.cli.work import today
    from powerlist.pipeline.law import cite, texts_of
    from powerlist.report import citations_json, citations_text
    from powerlist.report.words import dated

    given = texts_of(texts or [], encoding)
    if not given:
        console().say_error("usage.nothing_to_cite")
        raise Leave(NOTHING)
    asked = as_date(as_of)
    day, origin = (asked, "option") if asked else (today(), "today")
    citations, resolve = cite(given, day)
    if format == "json":
        console().payload(citations_json.render(citations, resolve, day, origin), output)
    else:
        told = citations_text.render(given, citations, resolve, console().language)
        console().payload(f"{told}\n{dated(day, origin, console().language)}", output)
    raise Leave(CLEAN)
