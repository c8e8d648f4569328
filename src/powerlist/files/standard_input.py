"""Standard input as a file: what reads workbooks needs to look at them twice."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from functools import cache
from pathlib import Path

from powerlist.files.opening import Limits

_CHUNK = 1 << 20
#: Far above what a reader takes unless it is told otherwise: that much is left to it to refuse.
_MOST = Limits().inflated


@cache
def spooled() -> Path:
    """Return a file that holds what came on standard input; it goes with the process.

    It is whole or refused: of a list that is cut off nobody would see that its end is missing.

    Raises:
        OSError: standard input cannot be read or is longer than any list, or the disk is full.
    """
    folder = _folder()
    path = Path(folder.name) / "standard-input"
    size = 0
    with path.open("wb") as out:
        while piece := sys.stdin.buffer.read(_CHUNK):
            size += len(piece)
            if size > _MOST:
                raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
            out.write(piece)
    return path


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return the folder of this process; the object removes it when the process ends."""
    return tempfile.TemporaryDirectory(prefix="powerlist-")
