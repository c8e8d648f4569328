"""All files of all publications: which there are, what they are called, who makes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from powerlist.model.publication import Publication
from powerlist.render.errors import RenderError
from powerlist.render.folders import TemplateFolders
from powerlist.render.options import FORMATS, KINDS, RenderOptions
from powerlist.render.words import file_name

if TYPE_CHECKING:
    from collections.abc import Iterable

INDEX = "index.html"
_BASE = "事项目录"
_SUFFIX_OF_KIND = {"booklet": "", "notice": "公布通知"}


def folder_of(publication: Publication) -> str:
    """Return the folder of a publication below the output folder."""
    return file_name(publication.name)


def path_of(publication: Publication, format_name: str, kind: str = "booklet") -> str:
    """Return the relative path of one file, with ``/``."""
    added = _SUFFIX_OF_KIND[kind] if format_name == "docx" else ""
    return f"{folder_of(publication)}/{file_name(f'{publication.name}{_BASE}{added}', f'.{format_name}')}"


def render_all(
    publications: Sequence[Publication],
    formats: Iterable[str],
    templates: TemplateFolders,
    options: RenderOptions,
) -> dict[str, bytes]:
    """Return all files; see ``powerlist.render.render``."""
    wanted = [name for name in FORMATS if name in set(formats)]
    kinds = [kind for kind in KINDS if kind in options.kinds]
    _check_names(publications)
    files: dict[str, bytes] = {}
    for made in _each(publications, wanted, kinds, templates, options):
        files |= made
    if "html" in wanted and publications:
        from powerlist.render.web.page import render_index

        files[INDEX] = render_index(
            publications,
            templates,
            pages=[path_of(publication, "html") for publication in publications],
            files=[
                [path for path in _directory_files(publication, wanted, kinds) if not path.endswith(".html")]
                for publication in publications
            ],
        )
    return dict(sorted(files.items()))


def render_one(
    publication: Publication,
    formats: Sequence[str],
    kinds: Sequence[str],
    templates: TemplateFolders,
    options: RenderOptions,  # noqa: ARG001 - papers
) -> dict[str, bytes]:
    """Return the files of one publication."""
    files: dict[str, bytes] = {}
    if "xlsx" in formats:
        from powerlist.render.excel.workbook import render_xlsx

        files[path_of(publication, "xlsx")] = render_xlsx(publication, templates)
    if "docx" in formats:
        from powerlist.render.word.publication import render_docx

        for kind in kinds:
            files[path_of(publication, "docx", kind)] = render_docx(publication, kind, templates)
    if "html" in formats:
        from powerlist.render.web.page import render_page

        beside = [
            path for path in _directory_files(publication, formats, kinds) if not path.endswith(".html")
        ]
        files[path_of(publication, "html")] = render_page(
            publication, templates, home=f"../{INDEX}", files=[path.split("/", 1)[1] for path in beside]
        )
    return files


def _directory_files(publication: Publication, formats: Sequence[str], kinds: Sequence[str]) -> list[str]:
    paths: list[str] = []
    for name in formats:
        if name == "docx":
            paths += [path_of(publication, "docx", kind) for kind in kinds]
        else:
            paths.append(path_of(publication, name))
    return paths


def _check_names(publications: Sequence[Publication]) -> None:
    seen: dict[str, str] = {}
    for publication in publications:
        folder = folder_of(publication)
        if folder.casefold() in seen:
            raise RenderError("same_folder", folder, detail=publication.title)
        seen[folder.casefold()] = publication.title


def _each(
    publications: Sequence[Publication],
    formats: Sequence[str],
    kinds: Sequence[str],
    templates: TemplateFolders,
    options: RenderOptions,
) -> list[dict[str, bytes]]:
    jobs = min(options.jobs, len(publications))
    if jobs <= 1:
        return [render_one(publication, formats, kinds, templates, options) for publication in publications]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        waiting = [
            pool.submit(render_one, publication, formats, kinds, templates, options)
            for publication in publications
        ]
        return [task.result() for task in waiting]
