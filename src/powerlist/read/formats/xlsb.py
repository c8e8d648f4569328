"""Read .xlsb in a worker process: calamine trusts the file, so its death must cost nobody else."""

from __future__ import annotations

import io
import os
import pickle
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerlist.files.opening import Limits, Package, RefusedError, repack
from powerlist.model import noted as kinds
from powerlist.model.sheet import Note
from powerlist.read.formats import biff12
from powerlist.read.formats.xlsx import relations
from powerlist.read.grid import Book, Grid

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What the worker runs.
_MODULE = "powerlist.read.formats.xlsb"
#: Memory that the worker may ask for, where the system can limit it.
_MEMORY = 3 << 30


def read_xlsb(data: bytes, package: Package, limits: Limits) -> Book:
    """Return the visible sheets; hidden rows are not known in this format.

    Raises:
        RefusedError: ``corrupt_file`` (also when the worker died), ``too_large`` or ``encrypted``.
    """
    del data
    parts = {
        name: package.read(name)
        for name in sorted(package.names)
        if name.lower().endswith((".bin", ".rels", ".xml")) and not name.lower().endswith("vbaproject.bin")
    }
    book = Book("xlsb")
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        book.notes.append(Note(kinds.MACROS))
    untold = _untold(package, parts)
    outcome = run_apart(repack(parts), limits)
    for name, visible, rows in outcome:
        if not visible:
            count = sum(1 for row in rows if any(row))
            if count:
                book.notes.append(Note(kinds.HIDDEN_SHEET, sheet=name, detail={"rows": count}))
            continue
        own = untold.get(name, biff12.Untold())
        put(rows, own.errors, limits)
        book.grids.append(Grid(name, rows, own.merges, hidden_known=False))
    return book


def _untold(package: Package, parts: Mapping[str, bytes]) -> dict[str, biff12.Untold]:
    """Return what calamine does not tell of each sheet: its failed cells and merged ranges."""
    named = {name.lower(): name for name in sorted(package.names, reverse=True)}
    main = named.get("xl/workbook.bin", "")
    if main not in parts:
        return {}
    targets = relations(package, main, named)
    found = {}
    for sheet, relation in biff12.sheets(parts[main]).items():
        path, _ = targets.get(relation, ("", ""))
        found[sheet] = biff12.untold(parts.get(named.get(path.lower(), ""), b""))
    return found


def put(rows: list[list[str]], failed: Mapping[tuple[int, int], str], limits: Limits) -> None:
    """Put what failed cells show into the rows of a sheet, which grow where such a cell is the last.

    Args:
        rows: equally long; changed in place.
        failed: 0-based row and column → what is shown.
        limits: cells beyond them are left out.
    """
    if not failed:
        return
    height = max(len(rows), *(row + 1 for row, _ in failed))
    width = max(len(rows[0]) if rows else 0, *(column + 1 for _, column in failed))
    if height * width > limits.cells:
        height, width = len(rows), len(rows[0]) if rows else 0
    for cells in rows:
        cells.extend([""] * (width - len(cells)))
    rows.extend([""] * width for _ in range(height - len(rows)))
    for (row, column), text in failed.items():
        if row < height and column < width:
            rows[row][column] = text


def run_apart(data: bytes, limits: Limits) -> list[tuple[str, bool, list[list[str]]]]:
    """Read a workbook with calamine in a process of its own; return name, whether visible, and rows of each sheet.

    Raises:
        RefusedError: what the worker said, or ``corrupt_file`` when it died or ran out of time.
    """
    with tempfile.TemporaryDirectory(prefix="powerlist-") as folder:
        source, target = Path(folder) / "in", Path(folder) / "out"
        source.write_bytes(data)
        command = [
            sys.executable,
            "-m",
            _MODULE,
            str(source),
            str(target),
            str(limits.cells),
        ]
        try:
            done = subprocess.run(
                command,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
        except subprocess.TimeoutExpired:
            raise RefusedError("corrupt_file", reason="timeout") from None
        if done.returncode != 0 or not target.exists():
            raise RefusedError("corrupt_file", reason="worker", code=done.returncode)
        # The worker is our own code writing plain lists; the pickle never comes from the file.
        outcome: dict[str, Any] = pickle.loads(target.read_bytes())  # noqa: S301
    if outcome["error"]:
        kind, detail = outcome["error"]
        raise RefusedError(kind, **detail)
    sheets: list[tuple[str, bool, list[list[str]]]] = outcome["sheets"]
    return sheets


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _work(source: Path, target: Path, cells: int) -> None:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    from powerlist.read.formats.xlsx import grid_of

    _limit_memory()
    outcome: dict[str, Any] = {"error": None, "sheets": []}
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(source.read_bytes()))
        for meta in workbook.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            grid = grid_of(workbook.get_sheet_by_name(meta.name), Limits(cells=cells))
            outcome["sheets"].append((meta.name, meta.visible == SheetVisibleEnum.Visible, grid.rows))
    except PasswordError:
        outcome["error"] = ("encrypted", {})
    except RefusedError as refused:
        outcome["error"] = (refused.kind, refused.detail)
    except (CalamineError, ValueError, OSError, OverflowError, struct.error) as error:
        outcome["error"] = ("corrupt_file", {"message": str(error)[:200]})
    target.write_bytes(pickle.dumps(outcome))


if __name__ == "__main__":
    _work(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
