"""The completeness proof: every file is read back, its items counted, its fields compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.messages import tell
from powerlist.render.deeds import covered_deeds
from powerlist.render.errors import RenderError
from powerlist.render.layout import anchors, sections, shown
from powerlist.render.papers import paper_section
from powerlist.render.plan import Job, plan
from powerlist.render.readback import read_back
from powerlist.render.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from powerlist.model.publication import Publication
    from powerlist.model.readback import ReadBack
    from powerlist.render.layout import Section

#: So many mismatches of one file are told one by one.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One difference between a publication and a file made from it.

    Attributes:
        kind: ``count``, ``missing``, ``extra``, ``field``, ``unreadable``, ``absent`` or ``unknown``.
        file: the file.
        item: name of the item, or "".
        field: code name of the field, or "".
        expected: what the publication says.
        found: what the file says.
    """

    kind: str
    file: str
    item: str = ""
    field: str = ""
    expected: str = ""
    found: str = ""

    def tell(self, language: str = "zh") -> str:
        """Return it as one sentence."""
        values = {name: getattr(self, name)[:80] for name in ("file", "item", "field", "expected", "found")}
        return tell(f"render.mismatch.{self.kind}", language, **values)

    def __str__(self) -> str:
        """Return it in Chinese."""
        return self.tell()


def prove_all(files: Mapping[str, bytes], publications: Sequence[Publication]) -> list[Mismatch]:
    """Return every difference; see ``powerlist.render.prove``."""
    found: list[Mismatch] = []
    jobs = {job.path: job for job in plan(publications)}
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
            found += _overview(path, back, publications)
        else:
            found += differences(path, expected_items(job, publications), back)
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


def _overview(path: str, back: ReadBack, publications: Sequence[Publication]) -> list[Mismatch]:
    """Compare the table of deeds with the deeds that cover items: one row each, told apart by its number."""
    numbers = [deed.values["number"] for one in publications for deed in covered_deeds(one) if deed.items]
    rows = [row for table in back.tables for row in table.rows]
    if len(rows) != len(numbers):
        return [Mismatch("count", path, expected=str(len(numbers)), found=str(len(rows)))]
    lost = [number for number, row in zip(numbers, rows, strict=True) if clean(number) not in row]
    return [Mismatch("missing", path, item=number) for number in lost[:_MOST]]


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
            for item in _printed(sections(publication)):
                key = (item["id"], item["mode"], item.get("name", ""), item.get("sub_name", ""))
                merged.setdefault(key, item)
        return list(merged.values())
    publication = publications[job.place]
    if job.items is not None:
        return _printed([paper_section(publication, job.kind, job.items)])
    return _printed(sections(publication))


def _printed(parts: Sequence[Section]) -> list[dict[str, str]]:
    items: list[dict[str, str]] = []
    for section in parts:
        names = [column.name for column in section.columns]
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
