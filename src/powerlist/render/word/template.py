"""A Word template made ready once: checked, its pattern tables taken out, its tags compiled.

The dialect of the tags is docxtpl's, which also prepares the XML. What docxtpl does beyond that for every
document (open the package, prepare, compile, save) is done here once a template, because a county renders
dozens of documents from each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateError
from lxml import etree
from markupsafe import Markup

from powerlist.messages import cut
from powerlist.render.errors import RenderError
from powerlist.render.sandbox import environment, line_of
from powerlist.render.tags import unfinished
from powerlist.render.word.breaks import keep_breaks
from powerlist.render.word.leavings import PRINTED, cleaned
from powerlist.render.word.marks import IN_TABLES, table_mark
from powerlist.render.word.measures import style_sizes
from powerlist.render.word.order import in_order
from powerlist.render.word.package import W, open_template, parse
from powerlist.render.word.pattern import take_patterns, text_of
from powerlist.render.word.table import Table, build
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from powerlist.render.word.pattern import Pattern

DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_PARAGRAPH = lazy_pattern(r"<w:p([ >])")
#: How docxtpl lets a template print its own braces.
_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
#: Preparing the tags takes time with their number times the size of the part; no office comes near these.
_LARGEST_PART = 2_000_000
_MOST_BRACES = 4_000
_TAG = lazy_pattern(r"\{[{%#]")


class TableTag:
    """What ``{{ table(…) }}`` calls; it keeps the tables of the document that is being rendered."""

    def __init__(self, patterns: list[Pattern], file: str) -> None:
        self._patterns = patterns
        self._file = file
        self.made: list[str] = []
        self.marked = 0

    def __call__(self, data: object, number: int) -> Markup:
        """Build a table and return the mark in whose place it will be put; nothing for an empty one."""
        if not isinstance(data, Table):
            raise RenderError("not_a_table", self._file, detail=type(data).__name__)
        if not data.count:
            return Markup("")
        try:
            self.made.append(build(data, self._patterns[number], IN_TABLES + self.marked))
        except RenderError as error:
            raise RenderError(error.kind, self._file, error.place, error.detail) from error
        self.marked += len(data.blocks)
        return Markup(table_mark(len(self.made) - 1))  # noqa: S704 - a number between two marks


@dataclass
class WordTemplate:
    """A template ready to be filled.

    Attributes:
        file: the template, for messages.
        parts: the package, without the parts that have tags.
        tagged: name → compiled template of each part that has tags, and its source.
        grows: whether it repeats rows or cells in docxtpl's own way, so that grids must be mended.
        tag: what its tables are built by.
    """

    file: str
    parts: dict[str, bytes]
    tag: TableTag
    tagged: dict[str, tuple[Template, str]] = field(default_factory=dict)
    grows: bool = False

    def fill(self, context: Mapping[str, Any]) -> tuple[dict[str, bytes], etree._Element, list[str]]:
        """Return the other parts, the document's root with marks in it, and the tables for the marks.

        Raises:
            RenderError: a name is unknown, or the template asks for too much.
        """
        self.tag.made, self.tag.marked = [], 0
        parts = dict(self.parts)
        for name, (template, source) in self.tagged.items():
            parts[name] = self._rendered(template, source, context).encode("utf-8")
        document = parts.pop(DOCUMENT)
        root = parse(document, self.file, DOCUMENT)
        if self.grows:
            root = DocxTemplate("").fix_tables(document.decode("utf-8"))
        return parts, root, self.tag.made

    def _rendered(self, template: Template, source: str, context: Mapping[str, Any]) -> str:
        try:
            text = template.render(context)
        except TemplateError as error:
            place = _near(source, line_of(error))
            raise RenderError(
                "bad_template", self.file, place, _short(error.message or str(error))
            ) from error
        text = text.replace("\n<w:p", "<w:p")
        for written, meant in _BRACES:
            text = text.replace(written, meant)
        resolved: str = DocxTemplate("").resolve_listing(text)
        return resolved


@lru_cache(maxsize=16)
def prepared(content: bytes, file: str) -> WordTemplate:
    """Return a template ready to be filled; the same content is prepared once.

    Args:
        content: the .docx.
        file: its path, for messages.

    Raises:
        RenderError: it is unsafe or damaged, a tag is malformed, a pattern table is missing.
    """
    parts = cleaned(open_template(content, file), file)
    root = parse(parts[DOCUMENT], file, DOCUMENT)
    keep_breaks(root)
    in_order(root)
    styles = parse(parts[_STYLES], file, _STYLES) if _STYLES in parts else None
    tag = TableTag(take_patterns(root, file, style_sizes(styles)), file)
    parts[DOCUMENT] = etree.tostring(root, encoding="UTF-8")
    sandbox = environment()
    sandbox.offer("table", tag)
    made = WordTemplate(file, parts, tag)
    _whole_tags(root, file, DOCUMENT)
    for name in [name for name in parts if PRINTED.match(name)]:
        part = parse(parts[name], file, name)
        in_order(part)
        text = etree.tostring(part, encoding="unicode")
        if name != DOCUMENT and not _TAG.search(text):
            continue
        if name != DOCUMENT:
            _whole_tags(part, file, name)
        if len(text) > _LARGEST_PART or text.count("{") > _MOST_BRACES:
            raise RenderError("too_large", file, name, f"{len(text)} / {text.count('{')}")
        made.grows |= "{%tr" in text or "{%tc" in text
        text = _PARAGRAPH.sub(r"\n<w:p\1", DocxTemplate("").patch_xml(text))
        try:
            made.tagged[name] = (sandbox.from_string(text), text)
        except TemplateError as error:
            line = getattr(error, "lineno", None) or 1
            raise RenderError("bad_template", file, _near(text, line), _short(error.message or "")) from error
        del parts[name]
    return made


def _whole_tags(root: etree._Element, file: str, part: str) -> None:
    """Refuse what only looks like a tag: it would be published as it stands.

    Raises:
        RenderError: it names the paragraph.
    """
    for paragraph in root.iter(f"{{{W}}}p"):
        text = text_of(paragraph)
        if "{" in text or "}" in text or "｛" in text or "｝" in text:
            mark = unfinished(text)
            if mark:
                near = text.strip()[:120] if part == DOCUMENT else f"{part} {text.strip()[:100]}"
                raise RenderError("bad_template", file, near, mark)


def _near(text: str, line: int) -> str:
    """Return the words of the paragraph at a line of the prepared XML."""
    lines = text.splitlines()[max(0, line - 2) : line + 1]
    plain = [re.sub(r"<[^>]+>", "", one).strip() for one in lines]
    return " / ".join(one for one in plain if one)[:120]


def _short(text: str) -> str:
    """Return a message without the values that a library puts into it."""
    return cut(text, 160)
