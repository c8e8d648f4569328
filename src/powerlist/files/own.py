"""Files that this program made, told by what they say of themselves: they are not read with the lists of a folder."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from powerlist.files.workbooks import COPY_CORE, PAPER, UNSAVED, core_of

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGES: Final = frozenset({".xlsx", ".docx"})
_PAGES: Final = frozenset({".html", ".htm"})
_PUBLISHED: Final = b"<dc:description>powerlist "
#: A page says in its head what made it.
_HEAD: Final = 4096
_PAPER_PAGE: Final = b'<meta name="generator" content="powerlist report">'
_PUBLISHED_PAGE: Final = b'<meta name="generator" content="powerlist '


class Own(StrEnum):
    """What a file of ours is."""

    PAPER = "paper"
    PUBLICATION = "publication"


def own(path: Path) -> Own | None:
    """Return what a file of ours is; None for what others made or have worked in.

    A working paper (a report, statistics, the forms of ``review`` and ``edit``) is one whoever filled it in; a copy
    with notes and a publication are ours as long as nobody has saved them: who corrects a list in one of these
    makes it a list.
    """
    suffix = path.suffix.lower()
    with contextlib.suppress(OSError):
        if suffix in _PACKAGES:
            return _package(path)
        if suffix in _PAGES:
            with path.open("rb") as stream:
                head = stream.read(_HEAD)
            if _PAPER_PAGE in head:
                return Own.PAPER
            if _PUBLISHED_PAGE in head:
                return Own.PUBLICATION
    return None


def _package(path: Path) -> Own | None:
    core = core_of(path)
    if core == COPY_CORE or PAPER in core:
        return Own.PAPER
    untouched = UNSAVED in core or b"dcterms:modified" not in core
    return Own.PUBLICATION if _PUBLISHED in core and untouched else None
