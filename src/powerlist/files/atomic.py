"""Writes that are whole or not there: a temporary file beside the target, then one rename."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Mode of new files; a temporary file is made private, what it becomes is not.
_MODE = 0o644
_PREFIX: Final = ".powerlist-"
_STAGE: Final = re.compile(r"\.powerlist-[a-z0-9_]{8}\Z")
#: A stage that nothing was written to for so long belongs to a run that was killed.
_LEFT: Final = 3600.0


def write_bytes(path: Path, content: bytes) -> bool:
    """Write a file atomically; leave it untouched when it already holds these bytes.

    A device, a pipe and what lies in ``/dev`` (``/dev/null``, ``/dev/stdout``) are written to and never replaced;
    of a symbolic link the file is written that it leads to.

    Args:
        path: the file; its folder is made.
        content: the whole content.

    Returns:
        Whether the file changed.

    Raises:
        OSError: the folder cannot be written, the path is a folder, the file is held open elsewhere, the disk
            is full; it names ``path``.
    """
    try:
        if _is_stream(path):
            with path.open("wb") as stream:
                stream.write(content)
            return True
        return _replace(path.resolve() if path.is_symlink() else path, content)
    except OSError as error:
        # The system names the temporary file; a person knows the one that was asked for.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _is_stream(path: Path) -> bool:
    """Return whether a path is no file that may be replaced.

    Raises:
        IsADirectoryError: it is a folder.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return not stat.S_ISREG(mode) or Path("/dev") in path.absolute().parents


def _replace(path: Path, content: bytes) -> bool:
    with contextlib.suppress(OSError):
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_MODE)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return True


def write_text(path: Path, content: str) -> bool:
    """Write UTF-8 text with LF atomically; see ``write_bytes``.

    Args:
        path: the file.
        content: the text.
    """
    return write_bytes(path, content.encode("utf-8", errors="replace"))


def write_folder(
    folder: Path, files: Mapping[str, bytes], *, owned: Iterable[str] | None = None
) -> list[str]:
    """Write several files of one folder so that a failure leaves the old state.

    All new contents are written beside their targets first; only when every one is on disk are they
    renamed into place. Where one cannot be, as when Word holds it open on Windows, those renamed before it
    get their old contents back. Then the owned files that are no longer wanted are removed, and folders that this
    leaves empty. What a run that was killed has left there goes as well.

    Args:
        folder: the folder; made when missing.
        files: relative path with ``/`` → content.
        owned: relative paths that may be deleted when ``files`` does not hold them.

    Returns:
        The relative paths that changed or went, sorted.

    Raises:
        OSError: nothing was changed then; it names the file or the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    try:
        stage = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error
    changed: list[str] = []
    try:
        for name in sorted(files):
            target = folder / name
            with contextlib.suppress(OSError):
                if target.read_bytes() == files[name]:
                    continue
            staged = stage / "new" / name
            try:
                staged.parent.mkdir(parents=True, exist_ok=True)
                staged.write_bytes(files[name])
            except OSError as error:
                # where the disk is full the system names nothing, else the staged file
                raise OSError(error.errno, error.strerror, str(target)) from error
            changed.append(name)
        gone = [name for name in sorted(owned or ()) if name not in files and (folder / name).is_file()]
        _exchange(folder, stage, changed, gone)
        changed += gone
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return sorted(changed)


def _sweep(folder: Path) -> None:
    """Remove the stages of runs that were killed: by our name, with nothing else in them, and left alone for long."""
    before = time.time() - _LEFT
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob(f"{_PREFIX}*")):
            info = path.lstat()
            if not _STAGE.match(path.name) or info.st_mtime > before:
                continue
            if stat.S_ISREG(info.st_mode):
                path.unlink()
            elif stat.S_ISDIR(info.st_mode) and {one.name for one in path.iterdir()} <= {"new", "old"}:
                shutil.rmtree(path, ignore_errors=True)


def _exchange(folder: Path, stage: Path, changed: Sequence[str], gone: Sequence[str]) -> None:
    """Rename the new files into place and remove what goes: all of it, or nothing.

    Raises:
        OSError: names the file that stood in the way; everything is as it was.
    """
    done: list[tuple[Path, Path]] = []
    target = folder
    try:
        for name in (*changed, *gone):
            target, old, new = folder / name, stage / "old" / name, stage / "new" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_file():
                old.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(target, old)
            done.append((target, old))
            if name in gone:
                target.unlink()
            else:
                new.replace(target)
    except BaseException as error:
        _undo(folder, done)
        if isinstance(error, OSError):
            # The system names the staged file; a person must hear of the one in the way.
            raise OSError(error.errno, error.strerror, str(target)) from error
        raise
    for name in gone:
        _prune((folder / name).parent, folder)


def _undo(folder: Path, done: Sequence[tuple[Path, Path]]) -> None:
    """Give every target its kept content back; one that had none goes."""
    for path, old in reversed(done):
        with contextlib.suppress(OSError):
            if old.is_file():
                old.replace(path)
            elif path.is_file():
                path.unlink()
                _prune(path.parent, folder)


def _prune(folder: Path, top: Path) -> None:
    """Remove a folder and those above it up to ``top``, as long as they are empty."""
    with contextlib.suppress(OSError):
        while folder != top and folder.is_relative_to(top):
            folder.rmdir()
            folder = folder.parent
