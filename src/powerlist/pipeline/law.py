"""Citations of any text, the statute register, and what a list leaves out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from powerlist.law.citation import Citation
    from powerlist.law.statute import Statute

#: A text of this size is a book, not a basis; the parser is linear, memory is not free.
_MAX_BYTES = 64 * 1024 * 1024


def texts_of(given: Sequence[str], encoding: str | None = None) -> list[str]:
    """Return the texts that arguments mean: a file's content, standard input for ``-``, else the words.

    Raises:
        UserError: a file is too large or no text.
    """
    found: list[str] = []
    for one in given:
        if one == "-":
            found.append(_decoded(sys.stdin.buffer.read(_MAX_BYTES), "-", encoding))
            continue
        path = Path(one)
        try:
            is_file = len(one) < 1000 and path.is_file()
        except (OSError, ValueError):
            is_file = False
        if not is_file:
            found.append(one)
            continue
        with path.open("rb") as stream:
            found.append(_decoded(stream.read(_MAX_BYTES), path.as_posix(), encoding))
    return found


def _decoded(content: bytes, shown: str, encoding: str | None) -> str:
    """Return text: BOM, then strict UTF-8, then GB18030, else refuse at the byte."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    last: UnicodeDecodeError | None = None
    for name in (encoding,) if encoding else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(name)
        except UnicodeDecodeError as error:
            last = error
        except LookupError as error:
            raise UserError(
                "usage.bad_value", option="--encoding", found=name, expected="utf-8, gb18030"
            ) from error
    raise UserError("usage.no_text", file=shown, byte=last.start if last else 0)


def cite(
    texts: Sequence[str], as_of: date | None = None
) -> tuple[list[tuple[Citation, ...]], Callable[[str], dict[str, Any] | None]]:
    """Return the citations of each text and the function that resolves a title.

    Args:
        texts: what to parse.
        as_of: the date of the law, or None for the newest version known.
    """
    from powerlist.law import parse
    from powerlist.law.register import load

    register = load()
    known: dict[str, dict[str, Any] | None] = {}

    def resolve(title: str) -> dict[str, Any] | None:
        if title not in known:
            statute = register.resolve(title, as_of)
            known[title] = None if statute is None else _statute(statute, as_of)
        return known[title]

    return [parse(text) for text in texts], resolve


def _statute(statute: Statute, as_of: date | None) -> dict[str, Any]:
    version = statute.version_at(as_of)
    return {
        "title": statute.title,
        "version": version.date.isoformat(),
        "last_article": version.last_article or None,
        "status": statute.status(as_of).value,
    }
