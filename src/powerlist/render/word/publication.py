"""The Word documents of a publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.render.word import papers
from powerlist.render.word.context import booklet, notice
from powerlist.render.word.document import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from powerlist.model.publication import Publication
    from powerlist.render.folders import TemplateFolders
    from powerlist.render.plan import Job

_WHOLE: dict[str, Callable[[Publication], dict[str, Any]]] = {"booklet": booklet, "notice": notice}
_PAPERS: dict[str, Callable[[Publication, int, Sequence[str]], dict[str, Any]]] = {
    "deed": papers.deed,
    "boundary": papers.boundary,
    "letter": papers.letter,
}
_TITLES = {"deed": "委托协议书", "boundary": "延伸事项职责边界表", "letter": "承接确认书"}


def render_docx(publication: Publication, job: Job, folders: TemplateFolders) -> bytes:
    """Return one Word document of a publication.

    Args:
        publication: what is published.
        job: which document.
        folders: where the template is found.

    Raises:
        RenderError: the template cannot be used.
    """
    title = publication.title
    if job.kind in _WHOLE:
        context = _WHOLE[job.kind](publication)
    else:
        context = _PAPERS[job.kind](publication, job.key, job.items or ())
        title = f"{publication.name}{_TITLES[job.kind]}"
    return _filled(job.kind, context, title, publication.example, folders)


def render_overview(publications: Sequence[Publication], folders: TemplateFolders) -> bytes:
    """Return the table of all deeds of the county.

    Raises:
        RenderError: the template cannot be used.
    """
    context = papers.overview(publications)
    return _filled("overview", context, str(context["title"]), bool(context["example"]), folders)


def _filled(kind: str, context: dict[str, Any], title: str, example: bool, folders: TemplateFolders) -> bytes:
    name = f"word/{kind}.docx"
    template = folders.read(name)
    return fill(template, context, file=str(folders.find(name)), title=title, example=example)
