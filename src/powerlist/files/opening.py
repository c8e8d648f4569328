"""Bounded opening of untrusted files: nothing is believed before it was measured.

A file is told apart by its content, never by its name. A zip package is inflated member by member
under a limit and can be handed on repacked, so that a library which trusts the sizes in a central
directory never sees the original.
"""

from __future__ import annotations

import errno
import io
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        bytes: size on disk.
        inflated: total size of the members of a package once inflated.
        ratio: how many times larger than packed a big member may be.
        members: members of a package.
        cells: cells of the smallest rectangle round a sheet's values.
        text: characters of one text file.
        seconds: time of a worker process.
    """

    bytes: int = 256 << 20
    inflated: int = 1 << 30
    ratio: int = 250
    members: int = 20_000
    cells: int = 8_000_000
    text: int = 400_000_000
    seconds: float = 120.0


#: Members smaller than this may be packed at any ratio: a sheet of blanks packs 1000 to 1.
FREE_INFLATION: Final = 32 << 20
_CHUNK: Final = 1 << 20


class RefusedError(Exception):
    """A file will not be read.

    Attributes:
        kind: an error kind of the machine interface, such as ``too_large``.
        detail: named values for the message.
    """

    def __init__(self, kind: str, **detail: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail


def read_bounded(path: Path, limits: Limits) -> bytes:
    """Return a regular file's bytes.

    Raises:
        RefusedError: ``missing`` (also a folder, a pipe, and what may not be read or is held open: ``reason``
            tells), ``empty_workbook`` (no byte) or ``too_large``.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise RefusedError("missing", reason="not_a_file")
        if info.st_size > limits.bytes:
            raise RefusedError("too_large", bytes=info.st_size, limit=limits.bytes)
        with path.open("rb") as handle:
            data = handle.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        # a name that no system takes, and links in a circle, lead to nothing
        nowhere = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, None)
        gone = getattr(error, "errno", None) in nowhere
        raise RefusedError("missing", reason="not_found" if gone else "unreadable") from None
    if len(data) > limits.bytes:
        raise RefusedError("too_large", bytes=len(data), limit=limits.bytes)
    if not data:
        raise RefusedError("empty_workbook", bytes=0)
    return data


_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"BM", "bitmap"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "database"),
)

#: Tags that a page begins with, or an excerpt of one that was saved under a spreadsheet's name.
_HTML: Final = ("<!doctype html", "<html", "<table", "<meta ", "<body", "<head", "<div", "<tr")
#: What may stand before the first tag: blanks and a byte order mark, also one read as Latin letters.
_BLANKS: Final = "\ufeff\xef\xbb\xbf \t\r\n\f\v\x00"
#: A page saved as an archive (.mht), which says so in its first lines.
_ARCHIVED: Final = re.compile(
    r"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version:|content-type:\s*multipart/)"
)
#: So many breaks and separators make a text.
_FEW: Final = 4
#: Bare BIFF streams (no OLE container) start with a BOF record of one of these versions.
_BIFF: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")


def sniff(data: bytes) -> str:
    """Return what a file's content is.

    Returns:
        ``zip ole biff pdf image rtf archive program database mhtml html xml2003 xml text binary``.
    """
    kind = _by_magic(data) or _by_tags(_ascii_head(data))
    if kind:
        return kind
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or is_bare_utf16(data):
        return "text"
    return "binary" if b"\x00" in data[:8192] else "text"


def is_bare_utf16(data: bytes) -> bool:
    """Return whether bytes are text of two bytes a character that does not say so: its line breaks and commas show."""
    head = data[:8192]
    if len(head) % 2 == 1:
        head = head[:-1]
    for code in ("utf-16-le", "utf-16-be"):
        breaks = head.count("\n".encode(code)) + head.count(",".encode(code)) + head.count("\t".encode(code))
        text = head.decode(code, "replace")
        odd = sum(1 for sign in text if sign == "\ufffd" or (sign < " " and sign not in "\t\r\n"))
        if breaks >= _FEW and not odd:
            return True
    return False


def _by_magic(data: bytes) -> str:
    """Return what the first bytes say; "" for nothing. BM and MZ may begin a text as well."""
    for magic, kind in _MAGIC:
        if not data.startswith(magic):
            continue
        if kind == "bitmap":
            if data[6:10] == b"\x00\x00\x00\x00" and len(data) > 54:
                return "image"
        elif kind != "program" or b"\x00" in data[:64]:
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    biff = data[:2] in _BIFF and data[2:3] in {b"\x04", b"\x06", b"\x08", b"\x10"}
    return "biff" if biff else ""


def _by_tags(head: str) -> str:
    """Return which markup the first words are; "" for none."""
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<" in head:
        return "xml2003"
    if _ARCHIVED.match(head):
        return "mhtml"
    # a cell of a text file may hold tags, a page begins with one
    if head.lstrip(_BLANKS)[:1] == "<" and any(tag in head for tag in _HTML):
        return "html"
    return "xml" if head.lstrip("\ufeff \t\r\n").startswith("<?xml") else ""


def _ascii_head(data: bytes) -> str:
    """Return the first 4 KB as lower-case ASCII, whatever the encoding is."""
    head = data[:4096]
    if head[:2] == b"\xff\xfe":
        return head.decode("utf-16-le", "replace").lower()
    if head[:2] == b"\xfe\xff":
        return head.decode("utf-16-be", "replace").lower()
    return head.decode("latin-1").lower()


@dataclass(slots=True)
class Package:
    """An opened zip package whose members are inflated under a shared limit."""

    archive: zipfile.ZipFile
    limits: Limits
    names: frozenset[str] = frozenset()
    spent: int = 0
    _kept: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str, keep: bool = False) -> bytes:
        """Return one member's bytes.

        Args:
            name: the member.
            keep: remember the bytes, so that a second call costs nothing.

        Raises:
            KeyError: there is no such member.
            RefusedError: ``too_large``, ``suspicious_compression``, ``encrypted`` or ``corrupt_file``.
        """
        if name in self._kept:
            return self._kept[name]
        info = self.archive.getinfo(name)
        if info.flag_bits & 0x1:
            raise RefusedError("encrypted", part=name)
        room = self.limits.inflated - self.spent
        if info.file_size > room:
            raise RefusedError("suspicious_compression", part=name, limit=self.limits.inflated)
        pieces: list[bytes] = []
        size = 0
        try:
            with self.archive.open(info) as handle:
                while piece := handle.read(_CHUNK):
                    size += len(piece)
                    if size > room:
                        raise RefusedError("suspicious_compression", part=name, limit=self.limits.inflated)
                    if size > FREE_INFLATION and size > self.limits.ratio * max(info.compress_size, 1):
                        raise RefusedError("suspicious_compression", part=name, ratio=self.limits.ratio)
                    pieces.append(piece)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise RefusedError("corrupt_file", part=name, message=type(error).__name__) from None
        self.spent += size
        data = b"".join(pieces)
        if keep:
            self._kept[name] = data
        return data

    def get(self, name: str) -> bytes | None:
        """Return a member's bytes, or None when there is none."""
        return self.read(name) if name in self.names else None


def open_package(data: bytes, limits: Limits) -> Package:
    """Open a zip package.

    Raises:
        RefusedError: ``corrupt_file``, or ``suspicious_compression`` when it declares too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        UnicodeError,
        OverflowError,
    ) as error:
        raise RefusedError("corrupt_file", message=type(error).__name__) from None
    if len(infos) > limits.members:
        raise RefusedError("suspicious_compression", members=len(infos), limit=limits.members)
    return Package(archive, limits, frozenset(info.filename for info in infos))


def repack(parts: dict[str, bytes]) -> bytes:
    """Return a plain, stored zip of these parts: the only package that a trusting library gets to see."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()
