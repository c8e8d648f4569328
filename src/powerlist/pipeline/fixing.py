"""Repairs: safe edits of a catalogue's items.csv, and annotated copies of the workbooks it came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.pipeline import auditing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from powerlist.config.settings import Settings
    from powerlist.model.audit import Audit
    from powerlist.pipeline.auditing import Requests
    from powerlist.pipeline.flow import Options
    from powerlist.pipeline.opening import Opened


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was or would be changed.

    Attributes:
        text: one line an edit.
        count: how many edits.
    """

    text: str
    count: int


def fix(
    opened: Opened,
    find: Callable[[Path], tuple[Settings, Path]],
    options: Options,
    requests: Requests,
    unsafe: tuple[str, ...],
    *,
    language: str,
    write: bool,
) -> Fixed:
    """Apply the edits that the rules propose to stored catalogues.

    Args:
        opened: only stored catalogues; a source workbook is never changed.
        find: a path → its settings.
        options: what the command was told.
        requests: which rules run.
        unsafe: codes whose unsafe edits are wanted too.
        language: of the lines.
        write: False only shows.

    Raises:
        UserError: a workbook was given.
    """
    from powerlist.audit.fixes import apply, safe_edits
    from powerlist.audit.registry import resolve
    from powerlist.files.atomic import write_folder
    from powerlist.pipeline.opening import Opened
    from powerlist.report.edits_text import render
    from powerlist.store.tables import encode

    if any(one.catalogue.folder is None for one in opened.loaded):
        raise UserError("usage.fix_needs_catalogue")
    named = [resolve(code) for code in unsafe]
    made = []
    for one in opened.loaded:
        result = auditing.run(Opened(loaded=[one]), find, options, requests)
        items, done = apply(one.catalogue.items, safe_edits(result, named))
        made += done
        if done and write and one.catalogue.folder is not None:
            write_folder(one.catalogue.folder, {"items.csv": encode(items, "items")})
    return Fixed(render(made, language), len(made))


def annotate(
    result: Audit, opened: Opened, folder: Path, language: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Write an annotated copy of every source workbook that has findings; yield its path and what it lost.

    A copy never replaces anything: where the name is taken by something else the command stops.

    Args:
        result: the findings; their sources name the workbooks.
        opened: what was audited: the workbooks themselves, or stored catalogues whose workspace holds them.
        folder: where the copies go.
        language: of the notes.

    Raises:
        UserError: a file of that name is already there.
    """
    from powerlist.files.atomic import write_bytes
    from powerlist.report.annotated import AUTHOR, findings_of
    from powerlist.report.annotated import annotate as copy_of

    for shown, path in _workbooks(opened):
        if not findings_of(result, shown):
            continue
        target = folder / f"{path.stem}-批注.xlsx"
        content = path.read_bytes()
        copy = copy_of(content, shown, result, language)
        if target.exists() and target.read_bytes() != copy.content and not _is_ours(target, AUTHOR):
            raise UserError("usage.exists", path=target.as_posix())
        write_bytes(target, copy.content)
        yield target.as_posix(), copy.lost


def _is_ours(path: Path, author: str) -> bool:
    """Return whether a file is an annotated copy of an earlier run, which a new one may replace."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as package:
            return f"<dc:creator>{author}</dc:creator>".encode() in package.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        return False


def _workbooks(opened: Opened) -> Iterator[tuple[str, Path]]:
    for file in opened.files:
        if file.error is None:
            yield file.file, Path(file.file)
    for one in opened.loaded:
        catalogue = one.catalogue
        if catalogue.folder is None:
            continue
        for file in sorted(set(catalogue.sources["file"].tolist()) - {""}):
            path = one.root / file
            if path.is_file():
                yield file, path
