"""Templates of publications: checked before they are used, copied out to be edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.files.atomic import write_bytes
from powerlist.files.bundled import bundled
from powerlist.pipeline.opening import there

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from powerlist.config.load import Find
    from powerlist.render.linting import TemplateProblem

_SUFFIXES = frozenset({".docx", ".html", ".css", ".js", ".toml", ".json"})


@dataclass(slots=True)
class Places:
    """Where the templates lie that paths lead to.

    Attributes:
        paths: templates and folders of templates; a workspace stands for its own templates.
        bundled: whether a workspace has none of its own, so that the bundled ones are used and looked at.
    """

    paths: list[Path] = field(default_factory=list)
    bundled: bool = False


def places_of(paths: Sequence[Path], find: Find) -> Places:
    """Return where the templates lie that paths lead to.

    Args:
        paths: templates, folders of templates, workspaces; none stands for the workspace at hand.
        find: a path → its settings and the folder they are relative to.

    Raises:
        UserError: a path leads nowhere.
    """
    from powerlist.store.locate import PathKind, kind_of

    found = Places()
    for path in paths or [Path()]:
        there(path)
        if paths and not (path.is_dir() and kind_of(path) is PathKind.WORKSPACE):
            found.paths.append(path)
            continue
        settings, root = find(path)
        own = root / settings.workspace.templates
        if own.is_dir() and any(one.is_file() for one in own.rglob("*.*")):
            found.paths.append(own)
        else:
            found.bundled = True
            found.paths.append(bundled("templates"))
    return found


def lint(paths: Sequence[Path]) -> list[TemplateProblem] | None:
    """Return the faults of templates and template folders, or None where there is nothing to look at."""
    from powerlist.render import lint as look

    there = [path for path in paths if path.is_file() or (path.is_dir() and any(path.rglob("*.*")))]
    if not there:
        return None
    return [problem for path in there for problem in look(path)]


def copy(folder: Path) -> Iterator[str]:
    """Copy the bundled templates; yield what was written. What is already there is left alone."""
    source = bundled("templates")
    for path in sorted(source.rglob("*")):
        target = folder / path.relative_to(source)
        if path.is_file() and path.suffix in _SUFFIXES and not target.exists():
            write_bytes(target, path.read_bytes())
            yield target.as_posix()
