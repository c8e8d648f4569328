"""``render --check``: whether what is committed is what would be rendered now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.files.opening import Limits, RefusedError, open_package
from powerlist.files.zips import unpack
from powerlist.messages import tell
from powerlist.render.readback import PAGE_DATA
from powerlist.render.stamp import stamped, unstamped
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_ZIPS = (".xlsx", ".docx")
#: Parts whose text carries the version's mark.
_MARKED = ("docProps/core.xml",)
_OURS = lazy_pattern(r"\.(xlsx|docx|html)$")
_LIMITS = Limits(inflated=768 << 20)


@dataclass(frozen=True, slots=True)
class Stale:
    """One committed file that is not what would be rendered now.

    Attributes:
        kind: ``missing`` (it would be made), ``changed``, or ``extra`` (it would not be made any more).
        file: relative path.
        parts: the parts that differ, for a package.
        rendered_by: the version that made the committed file, where it is another; "" else.
        version: the version that runs now.
    """

    kind: str
    file: str
    parts: tuple[str, ...] = ()
    rendered_by: str = ""
    version: str = ""

    def tell(self, language: str = "zh") -> str:
        """Return it as one sentence."""
        # a web page has no parts to name
        kind = self.kind if self.parts or self.kind != "changed" else "whole"
        text = tell(f"render.stale.{kind}", language, file=self.file, parts="、".join(self.parts[:5]))
        if self.rendered_by:
            text += tell("render.stale.version", language, old=self.rendered_by, new=self.version)
        return text

    def __str__(self) -> str:
        """Return it in Chinese."""
        return self.tell()


def compare_all(folder: Path, files: Mapping[str, bytes], beside: Collection[str] = ()) -> list[Stale]:
    """Return what is stale; see ``powerlist.render.compare``."""
    found: list[Stale] = []
    for name in sorted(files):
        path = folder / name
        if not path.is_file() or path.stat().st_size > _LIMITS.bytes:
            found.append(Stale("missing", name))
            continue
        stale = _differs(name, path.read_bytes(), files[name])
        if stale is not None:
            found.append(stale)
    return found + [Stale("extra", name) for name in left_behind(folder, files, beside)]


def left_behind(folder: Path, files: Collection[str], beside: Collection[str] = ()) -> list[str]:
    """Return the publications in a folder that are not published any more; see ``powerlist.render.left_behind``.

    What the office puts beside them (a guide, an error page) is none.
    """
    if not folder.is_dir():
        return []
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    published = {*files, *beside}
    suffixes = {name.rsplit(".", 1)[-1] for name in files}
    folders = {"", *(name.rpartition("/")[0] for name in published)}
    return [
        name
        for name in sorted(there - published)
        if (
            _OURS.search(name)
            and name.rsplit(".", 1)[-1] in suffixes
            and "~$" not in name
            and _was_rendered(folder / name)
        )
        # the .pdf of a Word file that is gone; where a township is published one may be the office's own
        or (name.endswith(".pdf") and "docx" in suffixes and name.rpartition("/")[0] not in folders)
    ]


def _was_rendered(path: Path) -> bool:
    """Return whether a file is a publication: it has the mark, or a page's data. Others are the office's own."""
    if path.stat().st_size > _LIMITS.bytes:
        return False
    content = path.read_bytes()
    if not path.name.endswith(_ZIPS):
        text = content.decode("utf-8", errors="replace")
        return bool(PAGE_DATA.search(text)) or bool(stamped(text))
    try:
        package = open_package(content, _LIMITS)
        marked = [package.read(part) for part in _MARKED if part in package.names]
    except RefusedError:
        # damaged: whose it was nobody can tell any more
        return True
    return any(stamped(part.decode("utf-8", errors="replace")) for part in marked)


def _differs(name: str, old: bytes, new: bytes) -> Stale | None:
    if old == new:
        return None
    if name.endswith(_ZIPS):
        return _package_differs(name, old, new)
    before, after = (content.decode("utf-8", errors="replace") for content in (old, new))
    if unstamped(before) == unstamped(after):
        return None
    return _stale(name, (), stamped(before), stamped(after))


def _package_differs(name: str, old: bytes, new: bytes) -> Stale | None:
    now = unpack(new)
    try:
        package = open_package(old, _LIMITS)
        was = {part: package.read(part) for part in sorted(package.names)}
    except RefusedError:
        return Stale("changed", name)
    version = [_version(parts) for parts in (was, now)]
    parts = tuple(
        part for part in sorted({*was, *now}) if _plain(part, was.get(part)) != _plain(part, now.get(part))
    )
    return _stale(name, parts, *version) if parts else None


def _stale(name: str, parts: tuple[str, ...], old: str, new: str) -> Stale:
    return Stale("changed", name, parts, old if old != new else "", new)


def _plain(part: str, content: bytes | None) -> bytes | None:
    if content is None or part not in _MARKED:
        return content
    return unstamped(content.decode("utf-8", errors="replace")).encode("utf-8")


def _version(parts: Mapping[str, bytes]) -> str:
    return stamped(parts.get(_MARKED[0], b"").decode("utf-8", errors="replace"))
