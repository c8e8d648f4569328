"""Templates of publications: checked before they are used, copied out to be edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.files.atomic import write_bytes
from powerlist.files.bundled import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from powerlist.render.linting import TemplateProblem

_SUFFIXES = frozenset({".docx", ".html", ".css", ".js", ".toml", ".json"})


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
