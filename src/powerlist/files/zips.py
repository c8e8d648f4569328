"""Zip packages (.xlsx, .docx) whose bytes depend on their parts only."""

from __future__ import annotations

import io
import zipfile

#: The first date that a zip can hold; every part gets it.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels", "mimetype")


def pack(parts: dict[str, bytes]) -> bytes:
    """Return a zip of these parts, deterministic for one zlib build.

    Args:
        parts: name → content.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda part: (part not in _FIRST, part)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            package.writestr(info, parts[name])
    return out.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package that this program made, to compare two of them.

    Raises:
        zipfile.BadZipFile: it is none.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}
