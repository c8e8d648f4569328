"""``powerlist audit``: findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from powerlist.cli import CLEAN, FOUND, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.cli.options import (
    AsOf,
    Colour,
    ConfigFile,
    Encoding,
    Lang,
    MaybeJobs,
    Output,
    Paths,
    Quiet,
    as_date,
    one_folder,
)

if TYPE_CHECKING:
    from powerlist.config.load import Find
    from powerlist.model.audit import Audit
    from powerlist.pipeline.opening import Opened
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.requests import Requests


def command(
    paths: Paths = None,
    format: Annotated[
        str, typer.Option("--format", metavar="text|json|sarif|github|gitlab|markdown|html")
    ] = "text",
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="FORMAT=FILE"),
    ] = None,
    output: Output = None,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODES")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES")] = None,
    severity: Annotated[
        str | None,
        typer.Option("--severity", metavar="error|warning|info"),
    ] = None,
    persona: Annotated[str | None, typer.Option("--persona", metavar="regular|pedantic")] = None,
    preview: Annotated[bool, typer.Option("--preview")] = False,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="error|warning|info|never"),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False,
    as_of: AsOf = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV"),
    ] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="FILE")] = None,
    annotate: Annotated[
        Path | None,
        typer.Option("--annotate", metavar="DIR", parser=one_folder),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    unsafe_fixes: Annotated[
        list[str] | None,
        typer.Option("--unsafe-fixes", metavar="CODE"),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache")] = False,
    encoding: Encoding = None,
    jobs: MaybeJobs = None,
    config: ConfigFile = None,
    lang: Lang = None,
    color: Colour = None,
    quiet: Quiet = False,
) -> None:
    """Audit: duplicate, overlapping, groundless and unlawful powers, each at its cell.

    Example: powerlist audit catalogs/示例区 --report sarif=out.sarif
    """
    from powerlist.cli.work import open_or_leave, today
    from powerlist.pipeline import auditing
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.requests import Requests, listed, selected

    requests = Requests(
        format=format,
        reports=tuple(report or ()),
        select=selected(select),
        ignore=listed(ignore),
        severity=severity,
        persona=persona,
        preview=preview,
        fail_on=fail_on,
        since=since,
        baseline=baseline,
        cache=not no_cache,
    )
    requests.check(output)
    opened, find = open_or_leave(paths, config, encoding=encoding, jobs=jobs or 1)
    _spare(output, requests)
    options = Options(encoding=encoding, jobs=jobs or 1, spare=jobs != 1, as_of=as_date(as_of), today=today())
    if fix or diff or unsafe_fixes:
        _fix(opened, find, options, requests, listed(unsafe_fixes), diff=diff, output=output)
        if diff and format == "text":
            raise Leave(CLEAN)
        if not diff:
            opened, find = open_or_leave(paths, config, encoding=encoding, jobs=jobs or 1)
    result = auditing.run(opened, find, options, requests)
    _report(result, requests, output)
    if annotate is not None:
        _annotate(result, opened, annotate, find, options)
    for error in result.errors:
        console().say_error("audit.rule_raised", rule=error.rule, reason=error.message)
    code = auditing.exit_code(result)
    if code == CLEAN and not result.items:
        # a list without rows has no faults, and nobody has looked at anything
        console().say_error("usage.no_items")
        raise Leave(NOTHING)
    raise Leave(CLEAN if (exit_zero or diff) and code == FOUND else code)


def _spare(output: Path | None, requests: Requests) -> None:
    """Refuse to write over what was read, before any work is done."""
    for option, file in (("--output", output), *(("--report", file) for _, file in requests.files())):
        if file is not None and str(file) != "-":
            console().spare(file, option)


def _report(result: Audit, requests: Requests, output: Path | None) -> None:
    """Write what was found, in every format that is asked for."""
    from powerlist.pipeline import auditing

    language = console().language
    view = auditing.View(language, console().width, console().coloured(output))
    console().payload(auditing.report(result, requests.format, view), output)
    for name, path in requests.files():
        console().payload(auditing.report(result, name, auditing.View(language, 100, False)), path)


def _fix(
    opened: Opened,
    find: Find,
    options: Options,
    requests: Requests,
    unsafe: tuple[str, ...],
    *,
    diff: bool,
    output: Path | None,
) -> None:
    """Apply the proposed edits, or show what they would change."""
    from powerlist.pipeline import fixing

    fixed = fixing.fix(opened, find, options, requests, unsafe, language=console().language, write=not diff)
    # what was changed is the result of --diff; of everything else it is a remark beside the findings
    if diff and requests.format == "text":
        console().payload(fixed.text, output)
    elif requests.format == "text" and output is None:
        console().payload(fixed.text)
    else:
        console().remark(fixed.text)
    console().status("audit.would_fix" if diff else "audit.fixed", count=fixed.count)


def _annotate(result: Audit, opened: Opened, folder: Path, find: Find, options: Options) -> None:
    """Write copies of the source workbooks with a note on every faulty cell."""
    from powerlist.pipeline import fixing

    for copy, lost, write in fixing.annotate(result, opened, folder, console().language, find, options):
        if lost:
            # said before it is written
            console().warn("audit.annotation_loses", path=copy.as_posix(), lost=console().listed(lost))
        write()
        console().status("audit.annotated", path=copy.as_posix())
