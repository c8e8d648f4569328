"""Stage 7: publications as files, and the proof that nothing is missing from them.

Rendering is pure: the same publications, templates and options give the same bytes, and no clock, no user
name and no folder of this machine gets into them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.render.errors import RenderError
from powerlist.render.folders import TemplateFolders
from powerlist.render.options import RenderOptions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from powerlist.model.publication import Publication
    from powerlist.model.readback import ReadBack
    from powerlist.render.mismatch import Mismatch
    from powerlist.render.plan import Job
    from powerlist.render.problem import TemplateProblem
    from powerlist.render.stale import Stale

__all__ = [
    "RenderError",
    "RenderOptions",
    "TemplateFolders",
    "compare",
    "crowded",
    "left_behind",
    "lint",
    "planned",
    "prove",
    "read_publications",
    "render",
]


def render(
    publications: Sequence[Publication],
    formats: Iterable[str] = ("xlsx", "docx", "html"),
    templates: TemplateFolders | None = None,
    options: RenderOptions | None = None,
) -> dict[str, bytes]:
    """Return the files of all publications.

    Args:
        publications: what is published, one a township.
        formats: ``xlsx``, ``docx``, ``html``.
        templates: the office's template folders; the bundled ones stand behind them.
        options: kinds of Word documents, other papers, processes.

    Returns:
        Relative path with ``/`` → bytes:
        ``石桥镇/石桥镇事项目录.xlsx``, ``.docx``, ``.html``; ``index.html``; with Word, the papers beside.

    Raises:
        RenderError: a template or a value cannot be rendered; two townships share a folder.
    """
    from powerlist.render.publish import render_all

    return render_all(publications, formats, templates or TemplateFolders(), options or RenderOptions())


def prove(
    files: Mapping[str, bytes], publications: Sequence[Publication], only: Collection[int] | None = None
) -> list[Mismatch]:
    """Read every file back, count its items and compare the printed fields.

    Args:
        files: what ``render`` returned, or the same files read from disk.
        publications: what they were made from.
        only: as in ``RenderOptions``.

    Returns:
        The differences, by file; none when every item is in every file as the publication has it.
    """
    from powerlist.render.proof import prove_all

    return prove_all(files, publications, only)


def crowded(publications: Iterable[Publication]) -> int:
    """Return how many columns a publication has that are too many for its pages; 0 where none has.

    Args:
        publications: what is published.
    """
    from powerlist.render.layout import most_crowded

    return most_crowded(publications)


def planned(publications: Sequence[Publication]) -> list[Job]:
    """Return all files that publications may have, in every format.

    Args:
        publications: what is published.
    """
    from powerlist.render.plan import plan

    return plan(publications)


def read_publications(
    folder: Path,
    fresh: Mapping[str, bytes] | None = None,
    gone: Collection[str] = (),
    names: Collection[str] | None = None,
) -> dict[str, list[ReadBack]]:
    """Read a publications folder back, by township, for the audit of publications (``Context.publications``).

    Args:
        folder: the publications folder.
        fresh: files that are about to be written there; they stand for those that lie there.
        gone: files that are about to be deleted.
        names: the subfolders that are read; None for all.
    """
    from powerlist.render.readback import read_publications as read

    return read(folder, fresh, gone, names)


def lint(path: Path) -> list[TemplateProblem]:
    """Return the faults of a template, or of every template in a folder, each with paragraph or cell.

    Args:
        path: a template, or a folder with word/, excel/, html/.

    Raises:
        OSError: it cannot be read.
    """
    from powerlist.render.linting import lint_path

    return lint_path(path)


def compare(folder: Path, files: Mapping[str, bytes], beside: Collection[str] = ()) -> list[Stale]:
    """Return which committed publications are not what would be rendered now.

    Packages are compared part by part, so that another zlib does not matter; the mark of the version
    does not count, but where versions differ it is told.

    Args:
        folder: the publications folder.
        files: what ``render`` returned.
        beside: files of other places that lie there too.
    """
    from powerlist.render.stale import compare_all

    return compare_all(folder, files, beside)


def left_behind(folder: Path, files: Collection[str], beside: Collection[str] = ()) -> list[str]:
    """Return the publications that lie in a folder and are not published any more.

    Args:
        folder: the publications folder.
        files: names of what is published; other formats than theirs are not looked at.
        beside: names of what other places publish there.
    """
    from powerlist.render.stale import left_behind as left

    return left(folder, files, beside)
