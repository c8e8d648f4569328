"""What is to be rendered."""

from __future__ import annotations

from dataclasses import dataclass

FORMATS = ("xlsx", "docx", "html")
KINDS = ("booklet", "notice")
#: Papers beside the directory; each is made where the publication has something to say in it.
PAPERS = ("deeds", "boundary", "letter", "overview")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Choices of one run.

    Attributes:
        kinds: Word documents: ``booklet`` (汇编), ``notice`` (公文).
        papers: what is made beside the directory, from ``PAPERS``.
        jobs: processes; 1 renders in this one.
        only: indices of the publications whose own files are made; None for all. The index and the overview
            of deeds list the others too: they were made before, and lie in the same folder.
        there: relative paths of directories in formats that this run does not make and that lie in the folder
            already: the pages link them all the same.
    """

    kinds: tuple[str, ...] = ("booklet",)
    papers: tuple[str, ...] = PAPERS
    jobs: int = 1
    only: tuple[int, ...] | None = None
    there: frozenset[str] = frozenset()
