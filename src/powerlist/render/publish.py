"""All files of all publications, made by the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from powerlist.model.publication import Publication
from powerlist.render.errors import RenderError
from powerlist.render.folders import TemplateFolders
from powerlist.render.options import FORMATS, KINDS, RenderOptions
from powerlist.render.plan import INDEX, Job, directory_files, folder_of, jobs_of, plan
from powerlist.render.words import is_date

if TYPE_CHECKING:
    from collections.abc import Iterable


def render_all(
    publications: Sequence[Publication],
    formats: Iterable[str],
    templates: TemplateFolders,
    options: RenderOptions,
) -> dict[str, bytes]:
    """Return all files; see ``powerlist.render.render``."""
    chosen = set(formats)
    wanted = [name for name in FORMATS if name in chosen]
    kinds = [kind for kind in KINDS if kind in options.kinds]
    _check_settings(publications)
    _check_names(publications)
    jobs = plan(publications, wanted, kinds, options.papers)
    _check_paths(jobs)
    beside = [
        [
            job.path
            for job in directory_files(publication, place, FORMATS, kinds)
            if job.kind != "html" and (job.format in chosen or job.path in options.there)
        ]
        for place, publication in enumerate(publications)
    ]
    files: dict[str, bytes] = {}
    wanted_jobs = jobs_of(jobs, options.only)
    for made in _each(publications, wanted_jobs, beside, templates, options.jobs):
        files |= made
    for job in jobs:
        if job.place < 0:
            files[job.path] = _of_all(job, publications, jobs, beside, templates)
    return dict(sorted(files.items()))


def render_one(
    publication: Publication, jobs: Sequence[Job], beside: Sequence[str], templates: TemplateFolders
) -> dict[str, bytes]:
    """Return the files of one publication."""
    return {job.path: _of_one(job, publication, beside, templates) for job in jobs}


def _of_one(job: Job, publication: Publication, beside: Sequence[str], templates: TemplateFolders) -> bytes:
    if job.kind == "xlsx":
        from powerlist.render.excel.workbook import render_xlsx

        return render_xlsx(publication, templates)
    if job.kind == "upload":
        from powerlist.render.excel.upload import render_upload

        return render_upload(publication, publication.uploads[job.key])
    if job.kind == "html":
        from powerlist.render.web.page import render_page

        files = [path.split("/", 1)[1] for path in beside]
        return render_page(publication, templates, home=f"../{INDEX}", files=files)
    from powerlist.render.word.publication import render_docx

    return render_docx(publication, job, templates)


def _of_all(
    job: Job,
    publications: Sequence[Publication],
    jobs: Sequence[Job],
    beside: Sequence[Sequence[str]],
    templates: TemplateFolders,
) -> bytes:
    if job.kind == "index":
        from powerlist.render.web.page import render_index

        pages = {one.place: one.path for one in jobs if one.kind == "html"}
        return render_index(
            publications,
            templates,
            pages=[pages[place] for place in range(len(publications))],
            files=beside,
        )
    from powerlist.render.word.publication import render_overview

    return render_overview(publications, templates)


def _check_names(publications: Sequence[Publication]) -> None:
    seen: dict[str, Publication] = {}
    for publication in publications:
        folder = folder_of(publication)
        other = seen.setdefault(folder.casefold(), publication)
        if other is not publication:
            kind = "same_folder" if publication.township and other.township else "same_list"
            titles = dict.fromkeys((other.title, publication.title))
            raise RenderError(kind, folder, detail="、".join(titles))


def _check_paths(jobs: Sequence[Job]) -> None:
    """Refuse two files of one name: an upload sheet may be called as the workbook is, or as another.

    Raises:
        RenderError: one would be written over the other.
    """
    seen: set[str] = set()
    for job in jobs:
        if job.path.casefold() in seen:
            raise RenderError("same_file", job.path, detail=job.kind)
        seen.add(job.path.casefold())


def _check_settings(publications: Sequence[Publication]) -> None:
    """Refuse what would be printed as nobody means it: columns without the name, a day that is none.

    Raises:
        RenderError: a setting cannot be meant so.
    """
    for publication in publications:
        if publication.columns and "name" not in publication.columns:
            raise RenderError("no_name", "powerlist.toml", detail="、".join(publication.columns))
        if publication.date and not is_date(publication.date):
            raise RenderError("bad_date", "powerlist.toml", detail=publication.date)


def _each(
    publications: Sequence[Publication],
    jobs: Sequence[Job],
    beside: Sequence[Sequence[str]],
    templates: TemplateFolders,
    processes: int,
) -> list[dict[str, bytes]]:
    """Render each publication, in several processes where that is wanted; the order is the given one."""
    work = [
        (publication, own, beside[place], templates)
        for place, publication in enumerate(publications)
        if (own := [job for job in jobs if job.place == place])
    ]
    processes = min(processes, len(work))
    if processes <= 1:
        return [render_one(*one) for one in work]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        waiting = [pool.submit(render_one, *one) for one in work]
        return [task.result() for task in waiting]
