"""Lint a Word template: what is unsafe, which tags are wrong, where."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from typing import TYPE_CHECKING

from powerlist.model.publication import row_fields
from powerlist.render.errors import RenderError
from powerlist.render.problem import Spot, TemplateProblem
from powerlist.render.schema import PATTERN_WORDS, REQUIRED, SCHEMAS, Entry
from powerlist.render.tags import TAG, TagChecker
from powerlist.render.word.leavings import PRINTED, cleaned, leavings
from powerlist.render.word.package import FORBIDDEN_FIELD, NS, W, field_codes, parse, unpack_template, unsafe
from powerlist.render.word.pattern import CALL, read_pattern, text_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_P, _TBL, _TR, _TC, _R, _T = (f"{{{W}}}{name}" for name in ("p", "tbl", "tr", "tc", "r", "t"))
_WORD = lazy_pattern(r"^\{\{\s*([a-z_]+)(?:\.([a-z_]+))?\s*\}\}$")
#: Tags that take their whole paragraph with them when the template is filled.
_WHOLE = lazy_pattern(r"\{[{%]p\s|^\s*\{\{\s*table\(")


def lint_word(content: bytes, name: str, shown: str) -> list[TemplateProblem]:
    """Return the faults of a Word template.

    Args:
        content: the file.
        name: which template it is, such as ``word/booklet.docx``.
        shown: its path, for messages.

    Raises:
        RenderError: it is no Word document, or too large.
    """
    parts = unpack_template(content, shown)
    problems = list(_unsafe(parts, shown))
    problems += [
        TemplateProblem(kind, shown, part, severity="warning") for kind, part in leavings(parts, shown)
    ]
    parts = cleaned(parts, shown)
    checker = TagChecker(SCHEMAS[name], shown)
    for part in sorted(parts, key=lambda part: (part != "word/document.xml", part)):
        if not PRINTED.match(part):
            continue
        root = parse(parts[part], shown, part)
        where = "" if part == "word/document.xml" else posixpath.basename(part)[:-4]
        _check_part(root, where, checker)
    checker.finish(REQUIRED[name])
    return [*problems, *checker.problems]


def _unsafe(parts: dict[str, bytes], shown: str) -> Iterator[TemplateProblem]:
    for part, what in unsafe(parts, shown):
        place: str = part
        if PRINTED.match(part):
            root = parse(parts[part], shown, part)
            for where, paragraph in places(root):
                if any(FORBIDDEN_FIELD.search(code) for code in field_codes(paragraph)):
                    place = where.within("" if part == "word/document.xml" else part)
                    break
        yield TemplateProblem("unsafe", shown, place, what)


def places(root: etree._Element) -> Iterator[tuple[Spot, etree._Element]]:
    """Yield each paragraph of a part with its place as a person finds it: 第12段, 表2 第3行第1格."""
    cells = _cells(root)
    number = 0
    for paragraph in root.iter(_P):
        cell = next(paragraph.iterancestors(_TC), None)
        if cell is None:
            number += 1
            yield Spot(f"第{number}段", f"paragraph {number}"), paragraph
            continue
        at, line, column = cells.get(cell, (0, 0, 0))
        yield Spot(f"表{at} 第{line}行第{column}格", f"table {at}, row {line}, cell {column}"), paragraph


def _cells(root: etree._Element) -> dict[etree._Element, tuple[int, int, int]]:
    """Return number of table, row and cell of every cell."""
    return {
        cell: (number, line, column)
        for number, table in enumerate(root.iter(_TBL), 1)
        for line, row in enumerate((child for child in table if child.tag == _TR), 1)
        for column, cell in enumerate((child for child in row if child.tag == _TC), 1)
    }


def _check_part(root: etree._Element, where: str, checker: TagChecker) -> None:
    pattern: etree._Element | None = None
    rows = ""
    for place, paragraph in places(root):
        spot = place.within(where)
        text = _own_text(paragraph)
        inside = next(paragraph.iterancestors(_TBL), None)
        if inside is not None and inside is pattern:
            _check_pattern(text, spot, rows, checker)
            continue
        call = CALL.fullmatch(text.strip())
        if call:
            pattern, rows = _check_call(call.group(1), paragraph, spot, checker)
        else:
            checker.check_text(text, spot)
        _check_split(paragraph, spot, checker)
        if _WHOLE.search(text) and paragraph.find("w:pPr/w:sectPr", NS) is not None:
            checker.problems.append(TemplateProblem("lost_break", checker.file, spot, text.strip()))


def _own_text(paragraph: etree._Element) -> str:
    """Return a paragraph's text without that of text boxes inside it; those are paragraphs of their own."""
    return "".join(
        node.text or "" for node in paragraph.iter(_T) if next(node.iterancestors(_P)) is paragraph
    )


def _check_call(
    path: str, paragraph: etree._Element, place: str, checker: TagChecker
) -> tuple[etree._Element | None, str]:
    """Check ``{{ table(…) }}`` and the pattern below it; return the pattern and what its rows may name."""
    entry = checker.table_of(path)
    if entry is None:
        checker.problems.append(TemplateProblem("unknown_field", checker.file, place, f"table({path})"))
    elif entry.kind != "table":
        checker.problems.append(TemplateProblem("not_a_table", checker.file, place, path))
    below = paragraph.getnext()
    if below is None or below.tag != _TBL:
        checker.problems.append(TemplateProblem("no_pattern", checker.file, place, f"table({path})"))
        return None, ""
    try:
        read_pattern(below, checker.file, place)
    except RenderError as error:
        checker.problems.append(TemplateProblem(error.kind, checker.file, place, error.detail))
    return below, _rows_of(entry)


def _rows_of(entry: Entry | None) -> str:
    return entry.rows if entry is not None else "any"


def _check_pattern(text: str, place: str, rows: str, checker: TagChecker) -> None:
    """Check a cell of a pattern table: one tag that stands for the cell's text, or plain words."""
    for tag in TAG.findall(text):
        word = _WORD.match(tag)
        known = word is not None and (
            (word.group(2) is None and word.group(1) in PATTERN_WORDS)
            or (word.group(1) == "row" and _is_row_field(word.group(2) or "", rows))
        )
        if not known:
            checker.problems.append(TemplateProblem("unknown_field", checker.file, place, tag))


def _is_row_field(name: str, rows: str) -> bool:
    if rows == "items":
        return name in row_fields()
    return rows == "any" and bool(name)


def _check_split(paragraph: etree._Element, place: str, checker: TagChecker) -> None:
    """Tell tags that Word has spread over several runs: they work, but break easily when edited."""
    runs = [node for node in paragraph.iter(_R) if next(node.iterancestors(_P)) is paragraph]
    whole = "".join(text_of(run) for run in runs)
    ends: list[int] = []
    for run in runs:
        ends.append((ends[-1] if ends else 0) + len(text_of(run)))
    for tag in TAG.finditer(whole):
        next_end = bisect_right(ends, tag.start())
        if next_end < len(ends) and ends[next_end] < tag.end():
            checker.problems.append(
                TemplateProblem("split_tag", checker.file, place, tag.group(0), severity="warning")
            )
