"""The Word documents of one publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.render.word.context import booklet, notice
from powerlist.render.word.document import fill

if TYPE_CHECKING:
    from powerlist.model.publication import Publication
    from powerlist.render.folders import TemplateFolders

_CONTEXTS = {"booklet": booklet, "notice": notice}


def render_docx(publication: Publication, kind: str, folders: TemplateFolders) -> bytes:
    """Return one Word document.

    Args:
        publication: what is published.
        kind: ``booklet`` or ``notice``.
        folders: where the template is found.

    Raises:
        KeyError: there is no such kind.
        RenderError: the template cannot be used.
    """
    context = _CONTEXTS[kind](publication)
    name = f"word/{kind}.docx"
    return fill(
        folders.read(name),
        context,
        file=str(folders.find(name)),
        title=publication.title,
        example=publication.example,
    )
