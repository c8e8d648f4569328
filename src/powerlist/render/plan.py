"""Which files a run makes: the one list that rendering and the proof go by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.model.enums import Mode
from powerlist.render.deeds import covered_deeds
from powerlist.render.options import FORMATS, KINDS, PAPERS
from powerlist.render.words import file_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from powerlist.model.publication import Publication

INDEX = "index.html"
OVERVIEW = "委托协议一览表.docx"
_BASE = "事项目录"
_LONGEST_UPLOAD = 40
_HANDED_OVER = (Mode.DELEGATED, Mode.ENTRUSTED)


@dataclass(frozen=True, slots=True)
class Job:
    """One file.

    Attributes:
        path: relative path with ``/``.
        kind: ``xlsx``, ``html``, ``booklet``, ``notice``, ``deed``, ``boundary``, ``letter``, ``upload``,
            ``index`` or ``overview``.
        place: index of the publication, -1 where the file is about all of them.
        key: number of the deed among the publication's deeds, of the upload sheet among its own, else 0.
        items: ids of the items in it; None for all of the publication.
    """

    path: str
    kind: str
    place: int = -1
    key: int = 0
    items: tuple[str, ...] | None = None

    @property
    def format(self) -> str:
        """Its format, one of ``FORMATS``."""
        return self.path.rsplit(".", 1)[-1]

    @property
    def whole(self) -> bool:
        """Whether every publication must have this kind of file when one has it."""
        return self.kind in ("xlsx", "html", "booklet", "notice")


def folder_of(publication: Publication) -> str:
    """Return the folder of a publication below the output folder."""
    return file_name(publication.folder or publication.name)


def plan(
    publications: Sequence[Publication],
    formats: Collection[str] = FORMATS,
    kinds: Collection[str] = KINDS,
    papers: Collection[str] = PAPERS,
) -> list[Job]:
    """Return the files of a run, in the order in which they are made."""
    jobs: list[Job] = []
    for place, publication in enumerate(publications):
        jobs += directory_files(publication, place, formats, kinds)
        if "xlsx" in formats:
            folder = folder_of(publication)
            for key, upload in enumerate(publication.uploads):
                name = file_name(publication.name, f"{file_name(upload.name)[:_LONGEST_UPLOAD]}.xlsx")
                jobs.append(Job(f"{folder}/{name}", "upload", place, key))
        if "docx" in formats:
            jobs += _papers(publication, place, papers)
    if "html" in formats and publications:
        jobs.append(Job(INDEX, "index"))
    if "docx" in formats and "overview" in papers and _deeds(publications):
        jobs.append(Job(OVERVIEW, "overview", items=()))
    return jobs


def jobs_of(jobs: Sequence[Job], only: Collection[int] | None) -> list[Job]:
    """Return the files about some of the publications, and those about all; None for every file."""
    return [job for job in jobs if only is None or job.place < 0 or job.place in only]


def directory_files(
    publication: Publication, place: int, formats: Collection[str], kinds: Collection[str]
) -> list[Job]:
    """Return the files that hold the whole directory of one publication."""
    base = f"{folder_of(publication)}/{{}}"
    name = publication.name
    # a list without place or township has its own title for a name
    what = "" if name.endswith(("清单", _BASE)) else _BASE
    jobs: list[Job] = []
    if "xlsx" in formats:
        jobs.append(Job(base.format(file_name(name, f"{what}.xlsx")), "xlsx", place))
    if "docx" in formats and "booklet" in kinds:
        jobs.append(Job(base.format(file_name(name, f"{what}.docx")), "booklet", place))
    if "docx" in formats and "notice" in kinds:
        jobs.append(Job(base.format(file_name(name, f"{what}公布通知.docx")), "notice", place))
    if "html" in formats:
        jobs.append(Job(base.format(file_name(name, f"{what}.html")), "html", place))
    return jobs


def _papers(publication: Publication, place: int, papers: Collection[str]) -> list[Job]:
    name, folder = publication.name, folder_of(publication)
    rows = publication.rows
    jobs: list[Job] = []
    if "boundary" in papers:
        extended = tuple(rows["id"][rows["mode"] == Mode.EXTENDED])
        if extended:
            path = f"{folder}/{file_name(name, '延伸事项职责边界表.docx')}"
            jobs.append(Job(path, "boundary", place, items=extended))
    if "letter" in papers:
        handed = tuple(rows["id"][rows["mode"].isin(_HANDED_OVER)])
        if handed and publication.township:
            jobs.append(Job(f"{folder}/{file_name(name, '承接确认书.docx')}", "letter", place, items=handed))
    if "deeds" in papers:
        taken: set[str] = set()
        for number, deed in enumerate(covered_deeds(publication)):
            if not deed.items:
                continue
            title = deed.values["number"] or f"委托协议{number + 1}"
            if deed.values["principal"]:
                title += f"（{deed.values['principal']}）"
            path = f"{folder}/委托协议书/{file_name(title, '.docx')}"
            if path.casefold() in taken:
                path = f"{folder}/委托协议书/{file_name(f'{number + 1}-{title}', '.docx')}"
            taken.add(path.casefold())
            jobs.append(Job(path, "deed", place, number, deed.items))
    return jobs


def _deeds(publications: Sequence[Publication]) -> bool:
    return any(deed.items for publication in publications for deed in covered_deeds(publication))
