"""Repairs: safe edits of a catalogue's items.csv, and annotated copies of the workbooks it came from."""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from powerlist.files.given import actual, readable
from powerlist.files.names import portable
from powerlist.messages.errors import UserError
from powerlist.pipeline import auditing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from powerlist.config.load import Find
    from powerlist.model.audit import Audit
    from powerlist.pipeline.opening import Opened
    from powerlist.pipeline.options import Options
    from powerlist.pipeline.requests import Requests
    from powerlist.read.grid import Book

#: The longest name of a copy.
_LONGEST: Final = 80
_ENDING: Final = "-批注.xlsx"
#: The copy of a file whose name has nothing that a name may have.
_NAMELESS: Final = "list"


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
    find: Find,
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
        unsafe: codes whose unsafe edits are wanted too; these rules run whatever the selection is.
        language: of the lines.
        write: False only shows.

    Raises:
        UserError: a workbook was given, or a rule that proposes no edits.
    """
    from powerlist.audit.fixes import apply, safe_edits
    from powerlist.files.atomic import write_folder
    from powerlist.pipeline.opening import Opened
    from powerlist.report.edits_text import render
    from powerlist.store.tables import encode

    if any(one.folder is None for one in opened.loaded):
        raise UserError("usage.fix_needs_catalogue")
    named = _with_fixes(unsafe)
    requests = dataclasses.replace(requests, also=tuple(named))
    made = []
    for one in opened.loaded:
        result = auditing.run(Opened(loaded=[one]), find, options, requests)
        items, done = apply(one.catalogue.items, safe_edits(result, named))
        made += done
        if done and write and one.catalogue.folder is not None:
            write_folder(one.catalogue.folder, {"items.csv": encode(items, "items")})
    return Fixed(render(made, language), len(made))


def _with_fixes(given: Iterable[str]) -> list[str]:
    """Return the codes of the rules that are named, by code, family or name, and propose edits.

    Raises:
        UserError: there is no such rule, or none of them proposes any.
    """
    from powerlist.audit.registry import resolve, rules

    fixable = [code for code, rule in rules().items() if rule.fix != "none"]
    found = []
    for one in given:
        wanted = resolve(one)
        codes = [code for code in fixable if code.startswith(wanted)]
        if not codes:
            unsafe = [code for code in fixable if rules()[code].fix == "unsafe"]
            raise UserError("usage.no_fix", code=wanted, known="、".join(unsafe))
        found += codes
    return found


def annotate(
    result: Audit,
    opened: Opened,
    folder: Path,
    language: str,
    find: Find,
    options: Options,
) -> Iterator[tuple[Path, tuple[str, ...], Callable[[], object]]]:
    """Yield for every source workbook that has findings the copy's path, what it loses, and what writes it.

    Whoever asks says first what a copy loses and writes it then. A copy never replaces anything but an
    earlier copy that nobody has saved since: people work in them.

    Args:
        result: the findings; their sources name the workbooks.
        opened: what was audited: the workbooks themselves, or stored catalogues whose workspace holds them.
        folder: where the copies go.
        language: of the notes.
        find: a path → its settings.
        options: what the command was told; the encoding of text files.

    Raises:
        UserError: a file of that name is already there, or somebody has worked in it.
    """
    from functools import partial

    from powerlist.files.atomic import write_bytes
    from powerlist.files.standard_input import spooled
    from powerlist.report.annotated import annotate as copy_of
    from powerlist.report.annotated import findings_of, is_untouched
    from powerlist.store.locate import STANDARD_INPUT

    # what came on standard input lies in a file of its own by now
    books = [
        (shown, spooled() if path == STANDARD_INPUT else path) for shown, path in _workbooks(opened, find)
    ]
    names = copy_names([Path(readable(path.as_posix())) for _, path in books])
    for (shown, path), name in zip(books, names, strict=True):
        if not findings_of(result, shown):
            continue
        target = folder / name
        if target.exists() and not is_untouched(target.read_bytes()):
            raise UserError("usage.exists", path=target.as_posix())
        cells = partial(_cells, path, shown, find, options)
        copy = copy_of(path.read_bytes(), shown, result, language, cells)
        yield target, copy.lost, partial(write_bytes, target, copy.content)


def _cells(path: Path, shown: str, find: Find, options: Options) -> Book | None:
    """Return the cells of a source that cannot be copied as it is, None where it cannot be read any more."""
    from powerlist.files.opening import RefusedError
    from powerlist.pipeline.options import read_options
    from powerlist.read.reader import read_book

    try:
        return read_book(path, shown, read_options(find(path)[0], options, None))
    except RefusedError:
        return None


def copy_names(paths: Sequence[Path]) -> list[str]:
    """Return a name for the copy of each workbook, no two alike, that every system accepts.

    Workbooks of one name are told apart by their folders, 甲.xls beside 甲.xlsx by the suffix; both have it, so
    that nobody takes the one for the other.

    Args:
        paths: the workbooks.
    """
    forms = [
        [
            portable(form, _LONGEST - len(_ENDING)) or _NAMELESS
            for form in (
                path.stem,
                f"{path.parent.name}-{path.stem}",
                f"{path.stem}-{path.suffix[1:]}",
                f"{path.parent.name}-{path.stem}-{path.suffix[1:]}",
            )
        ]
        for path in paths
    ]
    shared = [Counter(form.casefold() for form in column) for column in zip(*forms, strict=True)]
    names: list[str] = []
    taken: set[str] = set()
    for ways in forms:
        best = next(
            (form for form, count in zip(ways, shared, strict=True) if count[form.casefold()] == 1), ways[-1]
        )
        numbered = (portable(f"{number}-{best}", _LONGEST - len(_ENDING)) for number in itertools.count(2))
        name = next(one for one in itertools.chain([best], numbered) if one.casefold() not in taken)
        taken.add(name.casefold())
        names.append(f"{name}{_ENDING}")
    return names


def _workbooks(opened: Opened, find: Find) -> Iterator[tuple[str, Path]]:
    from powerlist.store.locate import workspace_around

    for file in opened.files:
        if file.error is None:
            yield file.file, actual(file.file)
    for one in opened.loaded:
        catalogue = one.catalogue
        if catalogue.folder is None:
            continue
        # not the folder of the settings: --config may name a file that lies elsewhere
        workspace = workspace_around(catalogue.folder, find(catalogue.folder)[0].workspace.catalogs)
        for file in sorted(set(catalogue.sources["file"].tolist()) - {""}):
            path = actual((workspace / file).as_posix())
            if path.is_file():
                yield file, path
