"""A path that remembers how it was given: reports name a file as its caller did."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    _Path = Path
else:
    # the class of this system's paths; ``Path`` itself can be derived from since 3.12 only
    _Path = type(Path())


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
    """Return a path as its caller gave it, with ``/``."""
    text = getattr(path, "text", "")
    return text.replace("\\", "/") if text else path.as_posix()
