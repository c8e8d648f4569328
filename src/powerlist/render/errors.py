"""What stops a publication from being made."""

from __future__ import annotations


class RenderError(Exception):
    """A template or a value that cannot be rendered; nothing was written.

    Attributes:
        kind: key of the message, below ``render.``.
        file: the template, or the publication that was being made.
        place: paragraph or cell of the template, item and field of a value, or "".
        detail: what was found.
    """

    def __init__(self, kind: str, file: str, place: str = "", detail: str = "") -> None:
        super().__init__(f"{file}{' ' + place if place else ''}: {kind} {detail}".rstrip())
        self.kind = kind
        self.file = file
        self.place = place
        self.detail = detail
