"""From a path to tables: open, tell the format by content, read the grids, find the tables."""

from __future__ import annotations

import hashlib
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from powerlist.files.opening import Limits, Package, RefusedError, open_package, read_bounded, sniff
from powerlist.model import noted as kinds
from powerlist.model.enums import Problem
from powerlist.model.sheet import FileProblem, Note, SourceFile
from powerlist.read.headmerges import lend, told
from powerlist.read.nolists import contents_among
from powerlist.read.paragraphs import attach
from powerlist.read.pinned import pinned
from powerlist.read.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from powerlist.read.grid import Book
    from powerlist.read.options import ReadOptions

_EXTENSIONS: Final = {
    "xlsx": {"xlsx", "xlsm", "xltx", "xltm", "et", "ett"},
    "xls": {"xls", "xlt", "et", "ett", "wps"},
    "xlsb": {"xlsb"},
    "ods": {"ods", "ots"},
    "csv": {"csv", "txt"},
    "tsv": {"tsv", "txt", "tab"},
    "docx": {"docx", "docm"},
    "html": {"html", "htm", "mht"},
    "xml2003": {"xml"},
}


def read_file(path: Path, given: str, options: ReadOptions) -> SourceFile:
    """Read one file; what is wrong with it is in the result's ``error``, never raised.

    Args:
        path: where it is.
        given: the path as the user gave it; kept with ``/``.
        options: limits, pins, townships.
    """
    source = SourceFile(given.replace("\\", "/"))
    try:
        data = read_bounded(path, options.limits)
        source.sha256 = hashlib.sha256(data).hexdigest()
        book = _book(data, path, source, options)
        source.format, source.encoding = book.format, book.encoding
        del data
    except RefusedError as refused:
        source.error = FileProblem(Problem(refused.kind), refused.detail)
    except MemoryError:
        source.error = FileProblem(Problem.TOO_LARGE, {"reason": "memory"})
    except RecursionError:
        source.error = FileProblem(Problem.CORRUPT_FILE, {"reason": "nesting"})
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a hostile file takes no other with it, not even by a Rust panic
        message = f"{type(error).__name__}: {error}"[:200]
        source.error = FileProblem(Problem.CORRUPT_FILE, {"message": message})
    else:
        _find(source, book, options)
    if source.error is not None:
        source.tables = []
    return source


def _find(source: SourceFile, book: Book, options: ReadOptions) -> None:
    """Find a book's tables; the file is sound, so whatever fails here is a defect of the program and told as one."""
    try:
        _fill(source, book, options)
    except RefusedError as refused:
        source.error = FileProblem(Problem(refused.kind), refused.detail)
    except MemoryError:
        source.error = FileProblem(Problem.TOO_LARGE, {"reason": "memory"})
    except Exception as error:  # noqa: BLE001 - one file's failure is its own, whatever it is
        message = f"{type(error).__name__}: {error}"[:200]
        source.error = FileProblem(Problem.INTERNAL, {"message": message})


def read_book(path: Path, given: str, options: ReadOptions) -> Book:
    """Return the grids of one file as they are, for whoever wants its cells and not its tables.

    Args:
        path: where it is; ``read_file`` found tables in it.
        given: the path as the user gave it.
        options: limits and encoding.

    Raises:
        RefusedError: the file cannot be read (any more).
    """
    return _book(read_bounded(path, options.limits), path, SourceFile(given), options)


def read_files(
    paths: Sequence[Path | tuple[Path, str]],
    options: ReadOptions,
    jobs: int = 1,
    progress: Callable[[str], None] | None = None,
) -> list[SourceFile]:
    """Read several files; each one's failure is its own.

    Args:
        paths: paths, or ``(path, as given)``, in the order of the result.
        options: as for ``read_file``.
        jobs: processes to use.
        progress: called with a file's given name when it was read.
    """
    pairs = [entry if isinstance(entry, tuple) else (entry, str(entry)) for entry in paths]
    found: list[SourceFile] = []
    if jobs <= 1 or len(pairs) <= 1:
        for path, given in pairs:
            found.append(read_file(path, given, options))
            if progress is not None:
                progress(given)
        return found
    with ProcessPoolExecutor(max_workers=min(jobs, len(pairs))) as pool:
        futures = [pool.submit(read_file, path, given, options) for path, given in pairs]
        for future, (path, given) in zip(futures, pairs, strict=True):
            try:
                found.append(future.result())
            except BrokenExecutor:
                # A file took its worker along, and with it every file that waited: each is read alone.
                found.append(_read_alone(path, given, options))
            if progress is not None:
                progress(given)
    return found


def _read_alone(path: Path, given: str, options: ReadOptions) -> SourceFile:
    """Read one file in a process of its own; its death is the file's own failure."""
    with ProcessPoolExecutor(max_workers=1) as pool:
        try:
            return pool.submit(read_file, path, given, options).result()
        except BrokenExecutor:
            problem = FileProblem(Problem.CORRUPT_FILE, {"reason": "worker"})
            return SourceFile(given.replace("\\", "/"), error=problem)


def _book(data: bytes, path: Path, source: SourceFile, options: ReadOptions) -> Book:
    """Let the reader that fits the content read it."""
    limits, kind = options.limits, sniff(data)
    if kind == "zip":
        return _package(data, source, limits)
    if kind in ("ole", "biff"):
        from powerlist.read.formats.xls import read_xls, utf16

        # a package with a password lies in a container of the older kind
        protected = utf16("EncryptedPackage") in data
        suffix = path.suffix.lower().lstrip(".")
        source.format = "xls" if not protected else suffix if suffix in ("xlsb", "docx", "ods") else "xlsx"
        return read_xls(data, limits)
    if kind == "html":
        from powerlist.read.formats.html import read_html

        source.format = "html"
        return read_html(data, options.encoding, limits)
    if kind == "xml2003":
        from powerlist.read.formats.xml2003 import read_xml2003

        source.format = "xml2003"
        return read_xml2003(data, limits)
    if kind == "text":
        from powerlist.read.formats.text import read_text

        if path.suffix.lower() in {
            ".xlsx",
            ".xls",
            ".xlsm",
            ".xlsb",
            ".ods",
            ".docx",
        } and not _looks_delimited(data):
            raise RefusedError("not_a_spreadsheet", content="text")
        source.format = "csv"
        return read_text(data, options.encoding, limits)
    if kind == "mhtml":
        raise RefusedError("unsupported_format", content="mht")
    if path.suffix.lower() in {".et", ".wps"}:
        raise RefusedError("unsupported_format", content="et")
    if kind == "binary" and path.suffix.lower() in {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".docx"}:
        raise RefusedError("corrupt_file", content=kind)
    if kind == "binary":
        from powerlist.read.formats.text import refuse_nought

        refuse_nought(data)
    raise RefusedError("not_a_spreadsheet", content=kind)


def _looks_delimited(data: bytes) -> bool:
    head = data[:4096]
    return head.count(b"\t") + head.count(b",") >= 3


def _package(data: bytes, source: SourceFile, limits: Limits) -> Book:
    package = open_package(data, limits)
    names = package.names
    lower = {name.lower() for name in names}
    if "xl/workbook.bin" in lower:
        from powerlist.read.formats.xlsb import read_xlsb

        source.format = "xlsb"
        return read_xlsb(data, package, limits)
    if any(name.endswith("workbook.xml") for name in lower):
        from powerlist.read.formats.xlsx import read_xlsx

        source.format = "xlsx"
        return read_xlsx(package, limits)
    if any(name.startswith("word/document") for name in lower):
        from powerlist.read.formats.docx import read_docx

        source.format = "docx"
        return read_docx(package, limits)
    if "content.xml" in lower:
        return _open_document(package, source, limits)
    if any(name.startswith("ppt/") for name in lower):
        raise RefusedError("not_a_spreadsheet", content="pptx")
    if "[content_types].xml" in lower or "mimetype" in lower:
        raise RefusedError("corrupt_file", message="no workbook part")
    raise RefusedError("not_a_spreadsheet", content="zip")


def _open_document(package: Package, source: SourceFile, limits: Limits) -> Book:
    kind = (package.get("mimetype") or b"")[:200].decode("ascii", "replace")
    if kind and "spreadsheet" not in kind:
        raise RefusedError(
            "unsupported_format" if "text" in kind else "not_a_spreadsheet", content=kind.strip()
        )
    from powerlist.read.formats.ods import read_ods

    source.format = "ods"
    return read_ods(package, limits)


def _fill(source: SourceFile, book: Book, options: ReadOptions) -> None:
    """Find the tables of a book's grids and place the notes."""
    suffix = source.file.rsplit(".", 1)[-1].lower() if "." in source.file else ""
    if suffix and suffix not in _EXTENSIONS.get(book.format, {suffix}):
        source.notes.append(
            Note(kinds.WRONG_EXTENSION, source.file, value=suffix, detail={"format": book.format})
        )
    if book.encoding and book.encoding != "utf-8":
        source.notes.append(Note(kinds.ENCODING, source.file, value=book.encoding))
    source.notes.extend(replace(note, file=source.file) for note in book.notes)
    values = False
    carried = None
    paged = book.format in ("docx", "html")
    pins = [options.pin_for(source.file, grid.name) for grid in book.grids]
    lent = lend(book.grids, frozenset(place for place, pin in enumerate(pins) if pin is not None))
    for place, (grid, pin) in enumerate(zip(book.grids, pins, strict=True)):
        values = values or any(any(row) for row in grid.rows)
        tables, notes, carried = find_tables(grid, options, pin, carried)
        carried = replace(carried, paged=paged) if carried is not None else None
        attach(grid, tables, source.tables)
        if pin is not None:
            source.pinned.append(pinned(options.pins.index(pin), pin, grid, tables))
        source.notes.extend(
            replace(note, file=source.file, sheet=grid.name)
            for note in [*grid.notes, *notes, *told(lent.get(place, ()), tables)]
        )
        source.tables.extend(tables)
    for table in contents_among(source.tables) if not source.pinned else ():
        source.tables.remove(table)
        source.notes.append(
            Note(kinds.NO_TABLE, source.file, table.sheet, detail={"rows": len(table), "sentences": True})
        )
    source.sheets = [grid.name or "" for grid in book.grids]
    source.unused_pins = [
        number
        for number, pin in enumerate(options.pins)
        if pin.fits_file(source.file) and not any(pin.fits(source.file, name) for name in source.sheets)
    ]
    if not source.tables:
        kind = Problem.NO_TABLE if values else Problem.EMPTY_WORKBOOK
        hidden = [note.sheet for note in source.notes if note.kind == kinds.HIDDEN_SHEET]
        across = any(note.detail.get("transposed") for note in source.notes)
        source.error = FileProblem(
            kind,
            {"reason": "transposed"}
            if across
            else {"reason": "hidden", "hidden_sheets": "、".join(filter(None, hidden))}
            if hidden
            # every second byte pair fits this encoding, also what was written in another one
            else {"reason": "encoding", "encoding": book.encoding}
            if book.encoding == "gb18030" and kind is Problem.NO_TABLE
            else {},
        )
    elif any(not grid.hidden_known for grid in book.grids):
        source.notes.append(Note(kinds.HIDDEN_UNKNOWN, source.file))
