"""What may be wrong with this machine: looked at, never changed, nothing fetched."""

from __future__ import annotations

import locale
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from powerlist import __version__

_LIBRARIES = ("pandas", "python-calamine", "lxml", "XlsxWriter", "docxtpl", "OpenCC", "rapidfuzz", "scipy")
_FONTS = ("仿宋_GB2312", "方正小标宋简体", "FangSong", "SimSun", "SimHei", "KaiTi", "Noto Serif CJK SC")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        key: what; names the message.
        found: what is there.
        ok: False when something will not work, None when it is only a fact or an optional thing is missing.
    """

    key: str
    found: str
    ok: bool | None = None


def examine() -> list[Check]:
    """Return everything that was looked at, in order."""
    return [
        Check("version", __version__),
        Check("python", f"{platform.python_version()} {platform.machine()}", sys.version_info >= (3, 11)),
        Check("system", platform.platform()),
        Check("console", _encodings()),
        *(_library(name) for name in _LIBRARIES),
        _bundled(),
        _long_path(),
        _cache(),
        _program("git", "git"),
        _program("office", "soffice", "libreoffice"),
        _fonts(),
    ]


def _encodings() -> str:
    return f"stdout {sys.stdout.encoding}, locale {locale.getpreferredencoding(do_setlocale=False)}"


def _library(name: str) -> Check:
    try:
        return Check("dependency", f"{name} {version(name)}", ok=True)
    except PackageNotFoundError:
        return Check("dependency", name, ok=False)


def _bundled() -> Check:
    from powerlist.files.bundled import bundled

    missing = []
    for name in ("templates/word", "templates/html", "examples/anju"):
        try:
            bundled(name)
        except FileNotFoundError:
            missing.append(name)
    return Check("bundled", "、".join(missing), ok=not missing)


def _long_path() -> Check:
    """Look whether a path beyond the old Windows limit of 260 characters can be written."""
    name = "清" * 80
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / name / name
            path.mkdir(parents=True)
            (path / f"{name}.csv").write_bytes(b"")
    except OSError as error:
        return Check("long_path", error.strerror or type(error).__name__)
    return Check("long_path", "", ok=True)


def _cache() -> Check:
    """Tell where results of audits are kept and how much that is; nothing is kept where it is disabled."""
    from powerlist.files import cache

    kept = cache.opened()
    if kept is None:
        return Check("cache", "")
    count, size = kept.size()
    return Check("cache", f"{kept.where} ({count}, {size / 2**20:.1f} MiB)")


def _program(key: str, *names: str) -> Check:
    found = next((path for name in names if (path := shutil.which(name))), None)
    return Check(key, Path(found).name if found else "", ok=True if found else None)


def _fonts() -> Check:
    """Name the fonts of the standard that fontconfig knows; elsewhere nothing can be said."""
    lister = shutil.which("fc-list")
    if lister is None:
        return Check("fonts", "")
    try:
        listed = subprocess.run(
            [lister, ":lang=zh", "family"], capture_output=True, check=False, timeout=20
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return Check("fonts", "")
    known = [name for name in _FONTS if name in listed]
    return Check("fonts", "、".join(known), ok=True if known else None)
