"""What several commands do alike: find settings, open paths, tell what went wrong."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.cli import FAILED, NOTHING, Leave
from powerlist.cli.console import console
from powerlist.messages import Few

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from powerlist.config.load import Find
    from powerlist.config.settings import Settings
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.sheet import SourceFile
    from powerlist.pipeline.build import Built
    from powerlist.pipeline.omitting import Omitted
    from powerlist.pipeline.opening import Opened
    from powerlist.pipeline.withholding import Withheld


def today() -> date:
    """Return the day of the run; the only place that looks at the clock."""
    return datetime.now().astimezone().date()


def settings_for(config: Path | None) -> Find:
    """Return the function that finds a path's settings: ``--config``, else the nearest file upwards.

    A language that the configuration names is used where the user named none.
    """
    from powerlist.config.load import load

    def find(path: Path) -> tuple[Settings, Path]:
        loaded = load(path, config)
        if loaded.settings.workspace.lang and not console().language_given:
            console().language = loaded.settings.workspace.lang
        return loaded.settings, loaded.root

    return find


def open_or_leave(
    paths: Sequence[Path] | None,
    config: Path | None,
    *,
    encoding: str | None = None,
    jobs: int = 1,
    hidden: bool = False,
) -> tuple[Opened, Find]:
    """Return what the paths led to; leave with 3 where that is nothing, with 2 where everything failed."""
    from powerlist.pipeline.opening import open_paths
    from powerlist.pipeline.options import Options

    find = settings_for(config)
    with console().progress("progress.reading") as done:
        options = Options(encoding=encoding, jobs=jobs, progress=done)
        opened = open_paths(list(paths or []), find, options, hidden=hidden)
    console().guard(file.file for file in opened.files)
    tell_left(opened.left)
    tell_problems(opened.files)
    if not opened.loaded:
        if opened.files:
            raise Leave(FAILED)
        console().say_error("usage.nothing")
        raise Leave(NOTHING)
    return opened, find


def tell_problems(files: Sequence[SourceFile]) -> None:
    """Say of each file that gave nothing why, and what to do."""
    from powerlist.report.read_json import problem_message

    for file in files:
        if file.error is not None:
            console().error(problem_message(file.file, file.error, console().language))


def tell_left(left: Sequence[str]) -> None:
    """Say which files of a folder are no tables, and which are results of this program."""
    from powerlist.store.locate import Made

    for key, made in (("usage.left", False), ("usage.left_made", True)):
        names = [name.rsplit("/", 1)[-1] for name in left if isinstance(name, Made) is made]
        if names:
            console().warn(key, count=len(names), files=Few(names))


def tell_withheld(found: Sequence[Withheld]) -> None:
    """Say which powers are in no publication because the law keeps them from the townships."""
    if found:
        from powerlist.pipeline.withholding import REVIEW

        words = {REVIEW: console().tell("review.question.legal")}
        items = [f"「{one.name}」 {' '.join(words.get(rule, rule) for rule in one.rules)}" for one in found]
        console().warn("build.withheld", count=len(found), items=Few(items))


def tell_hidden(compiled: Iterable[Catalogue]) -> None:
    """Say which hidden rows of workbooks did not become items."""
    from powerlist.report.build_text import left_out

    places = [place for one in compiled for place in left_out(one, console().language)]
    if places:
        console().warn("build.left_out", count=len(places), places=Few(places, 3))


def tell_omitted(found: Sequence[Omitted], catalogue: Path | None) -> None:
    """Say which powers directories lack although no law keeps them back.

    Args:
        found: the powers.
        catalogue: the workspace or folder where they are stored, and can be asked about; None for bare workbooks.
    """
    from powerlist.files.given import typed
    from powerlist.pipeline.omitting import CANCELLED, NOWHERE, UNDECIDED

    keys = {
        CANCELLED: "build.left_cancelled",
        UNDECIDED: "build.left_undecided",
        NOWHERE: "build.left_nowhere",
    }
    for reason, key in keys.items():
        items = [
            " ".join((f"「{one.name}」", *one.receivers)) if reason == NOWHERE else f"「{one.name}」"
            for one in found
            if one.reason == reason
        ]
        if items:
            here = catalogue is None or catalogue.resolve() == Path.cwd()
            action = console().tell(
                "build.state_modes" if catalogue is None else "build.ask_modes",
                inside="" if catalogue is None or here else f" --in {typed(catalogue)}",
            )
            console().warn(key, count=len(items), items=Few(items, 3), action=action)


def tell_crowded(columns: int) -> None:
    """Say that a table has more columns than a page holds."""
    if columns:
        console().warn("render.crowded", count=columns)


def tell_idle(townships: Sequence[str]) -> None:
    """Say which townships have no directory."""
    if townships:
        console().warn("render.idle", count=len(townships), names=Few(townships, 3))


def tell_built(built: Built, target: Path, *, first: str = "", output: Path | None = None) -> None:
    """Say what was made, what was found, and what to open.

    Args:
        built: the result.
        target: where it lies.
        first: a line before it.
        output: where to say it; None is standard output.
    """
    from powerlist.report.build_text import summary

    lines = [first] if first else []
    lines += summary(built.report(target), console().language)
    console().lines(lines, output)
    tell_withheld(built.withheld)
    tell_omitted(built.omitted, target)
    tell_crowded(built.crowded)
    tell_idle(built.idle)
    if built.taken_down:
        names = Few(built.taken_down, 3)
        console().warn("build.taken_down", count=len(built.taken_down), names=names)
    for text in built.mismatches:
        console().say_error("build.mismatch", text=text)
    for error in built.audit.errors:
        console().say_error("audit.rule_raised", rule=error.rule, reason=error.message)
