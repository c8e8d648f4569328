"""Standard input as a file: what reads workbooks needs to look at them twice."""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path

from powerlist.files.opening import Limits

_CHUNK = 1 << 20


@cache
def spooled() -> Path:
    """Return a file that holds what came on standard input; it goes with the process.

    No more is kept than shows that the input is over the limit of a file (``Limits.bytes``): its reader
    refuses it then as it refuses any file of that size.

    Raises:
        OSError: standard input cannot be read, or the disk is full.
    """
    folder = _folder()
    path = Path(folder.name) / "standard-input"
    left = Limits().bytes + 1
    with path.open("wb") as out:
        while left > 0 and (piece := sys.stdin.buffer.read(min(_CHUNK, left))):
            out.write(piece)
            left -= len(piece)
    return path


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return the folder of this process; the object removes it when the process ends."""
    return tempfile.TemporaryDirectory(prefix="powerlist-")
