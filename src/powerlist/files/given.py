"""A path that remembers how it was given: reports name a file as its caller did."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    _Path = Path
else:
    # the class of this system's paths; ``Path`` itself can be derived from since 3.12 only
    _Path = type(Path())

#: Half a character of UTF-16, which Windows allows in names; a byte that is no text, as Python holds it.
_HALF: Final = re.compile("[\ud800-\udfff]")
_BYTE: Final = re.compile("[\udc80-\udcff]")
_SHOWN_HALF: Final = re.compile(r"%u([Dd][89A-Fa-f][0-9A-Fa-f]{2})")
_SHOWN_BYTE: Final = re.compile(r"%([89A-Fa-f][0-9A-Fa-f])")


class Given(_Path):
    """A path from the command line; ``./甲.xlsx`` and ``a//甲.xlsx`` are normalised by every other path."""

    #: The text that it was made from, "" for a path made from another one.
    text = ""


def given(text: str) -> Given:
    """Return the path that a text names."""
    path = Given(text)
    path.text = str(text)
    return path


def typed(path: Path) -> str:
    """Return a path as it is to be typed in a command: in quotes where it has a blank or what a shell would read."""
    text = path.as_posix()
    return f'"{text}"' if any(sign in text for sign in " \u3000&();'|<>$`!*?[]#~") else text


def as_given(path: Path) -> str:
    """Return a path as its caller gave it, with ``/``, fit to be written anywhere."""
    text = getattr(path, "text", "")
    return readable(text.replace("\\", "/") if text else path.as_posix())


def readable(text: str) -> str:
    """Return a path as text that can be written as UTF-8.

    Names that a Chinese Windows packed come out of a .zip as bytes of GB18030 on other systems, where names are
    UTF-8: such a part is read as what it says; what is neither is shown by its numbers, as addresses of web pages
    show them (``%FF``): a path with a backslash would be taken for one with a folder more.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "/".join(_part(part) for part in text.split("/"))
    return text


def _part(name: str) -> str:
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character of Windows
        return _HALF.sub(lambda half: f"%u{ord(half[0]):04X}", name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _BYTE.sub(lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", raw.decode("utf-8", "surrogateescape"))


def _unread(name: str) -> str:
    """Return the name that ``_part`` showed by its numbers."""
    name = _SHOWN_HALF.sub(lambda half: chr(int(half[1], 16)), name)
    return _SHOWN_BYTE.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), name)


def actual(text: str) -> Path:
    """Return the path of a file that ``as_given`` named: it is there by that name, or by the bytes it was read from."""
    path = Path(text)
    if path.exists() or (text.isascii() and "%" not in text):
        return path
    found = Path(path.anchor)
    for name in path.parts[1:] if path.anchor else path.parts:
        names = (name, os.fsdecode(name.encode("gb18030", "replace")), _unread(name))
        found = next((found / one for one in names if (found / one).exists()), found / name)
    return found if found.exists() else path
