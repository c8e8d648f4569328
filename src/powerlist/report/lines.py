"""Lines for a console: width of Chinese text, wrapping with a hanging indent, colour."""

from __future__ import annotations

import unicodedata
from typing import Final

#: ANSI codes; a style is turned on by name and off by ``reset``.
_CODES = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2"}
#: A line never gets narrower than this, whatever the console says.
_NARROWEST = 40
#: Characters that do not end a line.
_OPENING = set("（《「『“‘〈【［〔([{")
#: Characters that do not begin a line.
_CLOSING = set("，。；：、！？）》」』”’〉】〕…,.;:!?)]}")


def styled(text: str, style: str, color: bool) -> str:
    """Return the text in a style, or as it is where there is no colour."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if color and text else text


class _Widths(dict[str, int]):
    """How many columns each character takes, looked up once."""

    def __missing__(self, char: str) -> int:
        wide = unicodedata.east_asian_width(char) in "WF"
        found = self[char] = 0 if unicodedata.combining(char) else 2 if wide else 1
        return found


_WIDTHS: Final = _Widths()
_WIDE: Final = 2


def columns(text: str) -> int:
    """Return how many columns a console needs: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


def wrapped(text: str, width: int, indent: str = "", first: str = "") -> list[str]:
    """Return the text broken into lines of at most ``width`` columns.

    Args:
        text: one paragraph; breaks become blanks.
        width: columns of the console.
        indent: stands before every line but the first.
        first: stands before the first line.
    """
    width = max(width, _NARROWEST)
    lines: list[str] = []
    head, line = first, [""]
    used = columns(head)
    for piece in _pieces(" ".join(line.strip() for line in text.splitlines())):
        size = columns(piece)
        if used + size > width and (head + "".join(line)).strip():
            carried = [] if piece == " " else [piece]
            # what closes may not begin a line: the character before it goes along
            while carried and carried[0] in _CLOSING and len(line) > 1:
                carried.insert(0, line.pop())
            # and what opens may not end one
            while carried and line[-1] in _OPENING and (head + "".join(line[:-1])).strip():
                carried.insert(0, line.pop())
            if len(line) > 1 or not carried or carried[0] not in _CLOSING:
                lines.append((head + "".join(line)).rstrip())
                head, line = indent, [""]
            line += carried
            used = columns(head + "".join(line))
            continue
        line.append(piece)
        used += size
    lines.append((head + "".join(line)).rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    """Return what may not be broken: a wide character alone, a run of narrow ones together."""
    pieces: list[str] = []
    run = ""
    for char in text:
        narrow = char != " " and _WIDTHS[char] < _WIDE
        if narrow:
            run += char
            continue
        if run:
            pieces.append(run)
            run = ""
        pieces.append(char)
    return [*pieces, run] if run else pieces
