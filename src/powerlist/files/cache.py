"""Results of earlier runs in the user's own cache folder: bounded, written whole, never trusted.

Nothing here may change what a run says. An entry that is damaged, cut off, too large, another user's or made
by another version counts as not there; what cannot be written is not kept, and nobody is told. Entries are
JSON behind a digest, so reading one executes nothing.

``POWERLIST_CACHE_DIR`` names another folder; ``POWERLIST_NO_CACHE`` with any value keeps nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
import sys
import tempfile
import time
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerlist import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "POWERLIST_CACHE_DIR"
DISABLED = "POWERLIST_NO_CACHE"

_MAGIC = b"powerlist/kept/v1\n"
_SUFFIX = ".kept"
_PREFIX, _PART = "powerlist-", ".part"
_OURS = re.compile(rf"[0-9a-f]{{40}}{re.escape(_SUFFIX)}|{_PREFIX}.*{re.escape(_PART)}")
_DIGEST = 32
#: An entry on disk and unpacked; a county of 10,000 items has 0.5 and 4 MiB.
_LARGEST, _UNPACKED = 16 * 2**20, 64 * 2**20
#: All entries together, and how long one is kept that nobody asks for.
_TOTAL, _DAYS = 128 * 2**20, 30
#: A clean-up looks at every entry; it is done at the first write of a run and then once in so many.
_EVERY = 64
_DAY = 86_400
#: No link to somewhere else, no waiting for the other end of a pipe.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
#: What reading foreign JSON can raise.
_UNREADABLE = (OSError, ValueError, zlib.error, RecursionError, MemoryError)
#: Libraries whose version may move a score by its last digit.
_LIBRARIES = ("numpy", "scipy", "rapidfuzz", "sparse-dot-topn")


def folder() -> Path | None:
    """Return the folder of kept results, which may not be there yet; None where nothing is to be kept."""
    if os.environ.get(DISABLED):
        return None
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    # A user without a home is refused, or keeps the ~, which would be a folder in the workspace.
    with contextlib.suppress(RuntimeError):
        found = user_cache_path("powerlist", appauthor=False)
        return found if found.is_absolute() else None
    return None


def opened() -> Cache | None:
    """Return the cache of this user, or None where nothing is to be kept."""
    where = folder()
    return Cache(where) if where is not None else None


class Cache:
    """Kept results by name; two runs at once may use one folder.

    Args:
        where: the folder; made, private, when something is written.
        total: bytes of all entries together.
    """

    def __init__(self, where: Path, total: int = _TOTAL) -> None:
        self.where = where
        self.total = total
        self._puts = 0

    def get(self, *name: str) -> Any:
        """Return what was kept under a name, None where there is nothing that can be used.

        Args:
            name: the parts of the name; the program's own state is one more of them.
        """
        key = _key(name)
        path = self._path(key)
        try:
            content = _read(path)
            if not content.startswith(_MAGIC):
                return None
            digest, packed = content[len(_MAGIC) :][:_DIGEST], content[len(_MAGIC) + _DIGEST :]
            if hashlib.sha256(key + packed).digest() != digest:
                return None
            unpack = zlib.decompressobj()
            plain = unpack.decompress(packed, _UNPACKED)
            if not unpack.eof:
                return None
            found = json.loads(plain)
        except _UNREADABLE:
            return None
        return found

    def put(self, value: Any, *name: str) -> None:
        """Keep a value of plain JSON under a name, if that can be done.

        Args:
            value: dicts, lists, text, numbers.
            name: the parts of the name.
        """
        key = _key(name)
        plain = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        packed = zlib.compress(plain, 1)
        if len(packed) > min(_LARGEST, self.total) or len(plain) > _UNPACKED:
            return
        content = _MAGIC + hashlib.sha256(key + packed).digest() + packed
        with contextlib.suppress(OSError):
            self.where.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._puts % _EVERY == 0:
                self._clean()
            self._puts += 1
            _write(self._path(key), content)

    def size(self) -> tuple[int, int]:
        """Return how many entries there are and how many bytes they have."""
        sizes = [size for _, size, _ in self._entries()]
        return len(sizes), sum(sizes)

    def _path(self, key: bytes) -> Path:
        return self.where / (hashlib.sha256(key).hexdigest()[:40] + _SUFFIX)

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        """Yield (last used, bytes, path) of our files; whatever else lies there is not ours to touch."""
        with contextlib.suppress(OSError), os.scandir(self.where) as found:
            for entry in found:
                if not _OURS.fullmatch(entry.name):
                    continue
                with contextlib.suppress(OSError):
                    known = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(known.st_mode):
                        yield known.st_mtime, known.st_size, entry.path

    def _clean(self) -> None:
        """Remove what nobody asked for in a month, then the oldest until the rest is small enough."""
        entries = sorted(self._entries(), reverse=True)
        oldest = time.time() - _DAYS * _DAY
        # room for what is written until the next clean-up
        room = self.total * 3 // 4
        for used, size, path in entries:
            room -= size
            if room < 0 or used < oldest:
                with contextlib.suppress(OSError):
                    Path(path).unlink()


def _key(name: tuple[str, ...]) -> bytes:
    return json.dumps([program(), *name]).encode("ascii")


def _read(path: Path) -> bytes:
    """Return a file's bytes when it is a plain file of this user that nobody else may write.

    Raises:
        OSError: it is not there, or not such a file.
    """
    handle = os.open(path, _FLAGS)
    with os.fdopen(handle, "rb") as stream:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode) or known.st_size > _LARGEST + len(_MAGIC) + _DIGEST:
            raise OSError("no entry")
        if hasattr(os, "geteuid") and (known.st_uid != os.geteuid() or known.st_mode & 0o022):
            raise OSError("another user's")
        if time.time() - known.st_mtime > _DAY:
            # still asked for
            with contextlib.suppress(OSError):
                os.utime(path)
        return stream.read(_LARGEST + len(_MAGIC) + _DIGEST)


def _write(path: Path, content: bytes) -> None:
    """Write beside the target and rename: a reader sees the old entry or the new one, never half of one.

    Nothing is forced to the disk: an entry that a power cut damages is made again.
    """
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_PART, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


@cache
def program() -> str:
    """Return what changes whenever a result may: every file of the program, Python, and some libraries.

    Files count by name, size and time of change: to read them all would take longer than what is saved.
    """
    from importlib.metadata import PackageNotFoundError, version

    top = Path(__file__).parent.parent
    state = hashlib.sha256(f"{__version__} {sys.version} {top}".encode("utf-8", "surrogateescape"))
    for name in _LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            state.update(f"{name} {version(name)}\n".encode())
    for place, folders, _ in os.walk(top):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        with contextlib.suppress(OSError), os.scandir(place) as found:
            for entry in sorted(found, key=lambda one: one.name):
                if entry.is_file():
                    known = entry.stat()
                    line = f"{entry.path} {known.st_size} {known.st_mtime_ns}\n"
                    state.update(line.encode("utf-8", "surrogateescape"))
    return state.hexdigest()
