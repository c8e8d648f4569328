"""Read a published file back, without knowing how it was made: its tables, and the items in them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from powerlist.model.fields import FIELDS, GRANTS, ITEMS, SHEET
from powerlist.model.publication import DUTY, DUTY_HEAD
from powerlist.model.readback import ReadBack, ReadTable
from powerlist.render.errors import RenderError
from powerlist.render.legal import LAW_HEADS, LAW_SHEET
from powerlist.render.stamp import stamped
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

#: Where a page has its items.
PAGE_DATA = lazy_pattern(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
_GENERATOR = lazy_pattern(r'<meta name="generator" content="([^"]*)">')
#: The files of a publications folder that are read back.
SUFFIXES = (".xlsx", ".docx", ".html")
_LARGEST = 256 << 20
#: A head row stands below at most so many rows of headings.
_HEAD_WITHIN = 12


def read_publications(
    folder: Path,
    fresh: Mapping[str, bytes] | None = None,
    gone: Collection[str] = (),
    names: Collection[str] | None = None,
) -> dict[str, list[ReadBack]]:
    """Return the published files of a folder, by township: what ``Context.publications`` holds.

    Args:
        folder: the publications folder; its subfolders are the townships.
        fresh: relative path → bytes of files that are about to be written there; they stand for those there.
        gone: relative paths of files that are about to be deleted.
        names: the subfolders that are read; None for all.

    Returns:
        Name of the subfolder ("" for the folder itself) → its Word, Excel and web files, by name. A file
        that cannot be read is left out: ``render --check`` tells it.
    """
    fresh = fresh or {}
    lying: dict[str, Path] = {}
    for path in folder.rglob("*"):
        shown = path.relative_to(folder).as_posix()
        if shown not in fresh and shown not in gone and path.is_file() and path.stat().st_size <= _LARGEST:
            lying[shown] = path
    found: dict[str, list[ReadBack]] = {}
    for shown in sorted({*lying, *fresh}, key=lambda name: name.split("/")):
        name = shown.rsplit("/", 1)[-1]
        top = shown.split("/", 1)[0] if "/" in shown else ""
        if not name.lower().endswith(SUFFIXES) or name.startswith(("~$", ".")):
            continue
        if names is not None and top not in names:
            continue
        try:
            back = read_back(shown, fresh[shown] if shown in fresh else lying[shown].read_bytes())
        except (RenderError, OSError):
            continue
        found.setdefault(top, []).append(back)
    return found


def read_back(file: str, content: bytes) -> ReadBack:
    """Return what a published file says.

    Args:
        file: its path as shown; the suffix tells the format.
        content: its bytes.

    Raises:
        RenderError: it is damaged, or of another format.
    """
    suffix = file.rsplit(".", 1)[-1].lower()
    if suffix == "xlsx":
        return _xlsx(file, content)
    if suffix == "docx":
        from powerlist.render.word.reading import read_docx

        return with_items(file, "docx", *read_docx(file, content))
    if suffix == "html":
        return _html(file, content)
    raise RenderError("unknown_format", file, detail=suffix)


@lru_cache(maxsize=1)
def fields_by_head() -> dict[str, str]:
    """Return ``{head: code name}``: the canonical heads first, then the words that lists use for them."""
    known: dict[str, str] = {}
    for field in FIELDS:
        if ITEMS in field.tables or GRANTS in field.tables:
            known.setdefault(field.head, field.name)
    known.setdefault(DUTY_HEAD, DUTY)
    for field in FIELDS:
        if SHEET in field.tables:
            for synonym in field.synonyms:
                known.setdefault(synonym, field.name)
    return known


def with_items(file: str, form: str, tables: Sequence[ReadTable], version: str) -> ReadBack:
    """Return a file's tables and the items of those that list items: they have a column of names."""
    items: list[dict[str, str]] = []
    known = fields_by_head()
    for table in tables:
        names = [known.get(head.replace("\n", ""), "") for head in table.heads]
        if "name" not in names:
            continue
        places = [(place, name) for place, name in enumerate(names) if name]
        items += [{name: row[place] for place, name in places if place < len(row)} for row in table.rows]
    return ReadBack(file, form, tuple(tables), tuple(items), version)


def _xlsx(file: str, content: bytes) -> ReadBack:
    """Read a workbook: the head row of each sheet is the first that names an item's name."""
    from powerlist.render.excel.reading import read_xlsx

    sheets, version = read_xlsx(file, content)
    tables = [found for name, rows in sheets.items() if (found := _sheet_table(name, rows)) is not None]
    laws = sheets.get(LAW_SHEET, [])
    head = next((place for place, (_, texts) in enumerate(laws) if tuple(texts) == LAW_HEADS), len(laws))
    back = with_items(file, "xlsx", tables, version)
    return replace(back, laws=_filled(laws[head + 1 :], len(LAW_HEADS)))


def _sheet_table(name: str, rows: Sequence[tuple[int, list[str]]]) -> ReadTable | None:
    known = fields_by_head()
    for place, (_, texts) in enumerate(rows[:_HEAD_WITHIN]):
        fields = {known[text] for text in texts if text in known}
        if "name" not in fields or len(fields) < min(2, len([text for text in texts if text])):
            continue
        width = len(texts)
        body = rows[place + 1 :]
        return ReadTable(
            name,
            tuple(texts),
            _filled(body, width),
            tuple(number for number, _ in body),
        )
    return None


def _filled(rows: Sequence[tuple[int, list[str]]], width: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple((line + [""] * width)[:width]) for _, line in rows)


def _html(file: str, content: bytes) -> ReadBack:
    """Read a page of ours: its data, as the page's own script would."""
    text = content.decode("utf-8", errors="replace")
    match = PAGE_DATA.search(text)
    if match is None:
        raise RenderError("damaged", file, detail="data")
    try:
        data = json.loads(match.group(1))
        items = _page_items(data)
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise RenderError("damaged", file, detail=str(error)) from error
    generator = _GENERATOR.search(text)
    return ReadBack(file, "html", (), items, stamped(generator.group(1)) if generator else "")


def _page_items(data: dict[str, Any]) -> tuple[dict[str, str], ...]:
    count = int(data["count"])
    columns: dict[str, list[str]] = {}
    for name, column in data["columns"].items():
        values = column if isinstance(column, list) else [column["v"][place] for place in column["i"]]
        if len(values) != count:
            raise ValueError(name)
        columns[name] = values
    terms = [mode["term"] for mode in data["modes"]]
    columns["mode"] = [terms[place] for place in data["mode"]]
    columns["id"] = data["ids"]
    names = list(columns)
    return tuple(dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True))
