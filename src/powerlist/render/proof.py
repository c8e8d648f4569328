"""The completeness proof: every file is read back, its items counted, its fields compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from powerlist.render.deed_proof import deed_differences, overview_differences
from powerlist.render.errors import RenderError
from powerlist.render.layout import anchors, sections, shown
from powerlist.render.legal import LAW_HEADS, LAW_SHEET, law_cells, legal_rows, listed_citations
from powerlist.render.mismatch import Mismatch
from powerlist.render.papers import paper_section
from powerlist.render.plan import Job, jobs_of, plan
from powerlist.render.readback import read_back

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from powerlist.model.publication import Publication
    from powerlist.model.readback import ReadBack
    from powerlist.render.layout import Section

#: So many mismatches of one file are told one by one.
_MOST = 20


def prove_all(
    files: Mapping[str, bytes], publications: Sequence[Publication], only: Collection[int] | None = None
) -> list[Mismatch]:
    """Return every difference; see ``powerlist.render.prove``."""
    found: list[Mismatch] = []
    jobs = {job.path: job for job in jobs_of(plan(publications), only)}
    for path in sorted(files):
        job = jobs.get(path)
        if job is None:
            found.append(Mismatch("unknown", path))
            continue
        try:
            if job.kind == "upload":
                found += _upload(path, files[path], publications[job.place], job.key)
                continue
            back = read_back(path, files[path])
        except RenderError as error:
            found.append(Mismatch("unreadable", path, found=error.detail))
            continue
        if job.kind == "overview":
            found += overview_differences(path, back, publications)
            continue
        found += differences(path, expected_items(job, publications), back)
        if job.kind == "xlsx":
            found += _laws(path, back, publications[job.place])
        elif job.kind == "deed":
            found += deed_differences(path, files[path], publications[job.place], job)
    found += _absent(files, jobs.values())
    return found


def _upload(path: str, content: bytes, publication: Publication, key: int) -> list[Mismatch]:
    """Compare a sheet for another platform cell by cell; its heads are that platform's own."""
    from powerlist.render.excel.reading import read_xlsx
    from powerlist.render.excel.upload import upload_rows

    upload = publication.uploads[key]
    wanted = upload_rows(publication, upload)
    sheets, _ = read_xlsx(path, content)
    rows = [row + [""] * (len(upload.columns) - len(row)) for _, row in sheets.get(upload.sheet, [])]
    if len(rows) != len(wanted):
        return [Mismatch("count", path, expected=str(len(wanted) - 1), found=str(max(0, len(rows) - 1)))]
    differing = [
        Mismatch("field", path, str(number), head, want, have)
        for number, (line, got) in enumerate(zip(wanted, rows, strict=True))
        for (head, _), want, have in zip(upload.columns, line, got, strict=False)
        if want != have
    ]
    return differing[:_MOST]


def _laws(path: str, back: ReadBack, publication: Publication) -> list[Mismatch]:
    """Compare the sheet of cited articles cell by cell."""
    wanted = [law_cells(row) for row in legal_rows(publication, sections(publication))]
    rows = back.laws
    if len(rows) != len(wanted):
        return [Mismatch("count", path, LAW_SHEET, expected=str(len(wanted)), found=str(len(rows)))]
    differing = [
        Mismatch("field", path, f"{LAW_SHEET} {want[0]}", head, text, have)
        for want, row in zip(wanted, rows, strict=True)
        for head, text, have in zip(LAW_HEADS, want, row, strict=True)
        if text != have
    ]
    return differing[:_MOST]


def _absent(files: Mapping[str, bytes], jobs: Iterable[Job]) -> list[Mismatch]:
    """A kind of file that one township has and another lacks is missing there."""
    made = {job.kind for job in jobs if job.path in files and job.whole}
    return [
        Mismatch("absent", job.path)
        for job in jobs
        if job.whole and job.kind in made and job.path not in files
    ]


def expected_items(job: Job, publications: Sequence[Publication]) -> list[dict[str, str]]:
    """Return what a file must say: one mapping of printed fields an item, in printed order."""
    if job.kind == "index":
        merged: dict[tuple[str, ...], dict[str, str]] = {}
        for publication in publications:
            for item in _on_the_web(publication):
                key = (item["id"], item["mode"], item.get("name", ""), item.get("sub_name", ""))
                merged.setdefault(key, item)
        return list(merged.values())
    publication = publications[job.place]
    if job.items is not None:
        return _printed([paper_section(publication, job.kind, job.items)])
    return _on_the_web(publication) if job.kind == "html" else _printed(sections(publication))


def _on_the_web(publication: Publication) -> list[dict[str, str]]:
    """Return the printed items with the citation that the page's list shows in place of the whole basis."""
    parts = sections(publication)
    items = _printed(parts)
    if all("basis" not in part.names for part in parts):
        return items
    ids = [item for part in parts for item in part.rows["id"].tolist()]
    first = listed_citations(publication, ids)
    return [{**item, "first": text} for item, text in zip(items, first, strict=True)]


def _printed(parts: Sequence[Section]) -> list[dict[str, str]]:
    items: list[dict[str, str]] = []
    for section in parts:
        names = section.names
        modes = section.cells.get("mode") or shown("mode", section.rows["mode"].tolist())
        for row, (mode, identity) in enumerate(zip(modes, section.rows["id"], strict=True)):
            item = {name: section.cells[name][row] for name in names}
            items.append({**item, "mode": mode, "id": identity})
    for item, anchor in zip(items, anchors([item["id"] for item in items]), strict=True):
        item["id"] = anchor
    return items


def differences(file: str, expected: Sequence[Mapping[str, str]], back: ReadBack) -> list[Mismatch]:
    """Compare items in order where the number agrees, else tell which are missing or extra."""
    found = back.items
    if len(found) != len(expected):
        head = Mismatch("count", file, expected=str(len(expected)), found=str(len(found)))
        wanted = Counter(_key(item) for item in expected)
        had = Counter(_key(item) for item in found)
        lost = [Mismatch("missing", file, item=" ".join(key)) for key in (wanted - had).elements()]
        more = [Mismatch("extra", file, item=" ".join(key)) for key in (had - wanted).elements()]
        return [head, *lost[:_MOST], *more[:_MOST]]
    if back.format == "html":
        expected = sorted(expected, key=_order)
        found = tuple(sorted(found, key=_order))
    wrong: list[Mismatch] = []
    for want, have in zip(expected, found, strict=True):
        for name, text in have.items():
            if name in want and want[name] != text:
                wrong.append(Mismatch("field", file, want.get("name", ""), name, want[name], text))
                if len(wrong) >= _MOST:
                    return wrong
    return wrong


def _key(item: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(item.get(name, "") for name in ("name", "sub_name", "department") if item.get(name))


def _order(item: Mapping[str, str]) -> tuple[str, ...]:
    return (item.get("id", ""), item.get("mode", ""), item.get("name", ""), item.get("sub_name", ""))
