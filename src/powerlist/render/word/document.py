"""Fill one Word template: refuse what is unsafe, render, splice the tables, scrub, pack."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree
from markupsafe import Markup

from powerlist import __version__
from powerlist.files.zips import pack
from powerlist.render.errors import RenderError
from powerlist.render.sandbox import environment
from powerlist.render.stamp import stamp
from powerlist.render.word.marks import IN_TABLES, TABLE, resolve, table_mark
from powerlist.render.word.package import open_template, parse, scrub
from powerlist.render.word.pattern import take_patterns
from powerlist.render.word.table import Table, build
from powerlist.render.word.watermark import add_watermark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from powerlist.render.word.pattern import Pattern

DOCUMENT = "word/document.xml"


def fill(template: bytes, context: Mapping[str, Any], *, file: str, title: str, example: bool) -> bytes:
    """Return the document that a template and a context make.

    Args:
        template: the .docx.
        context: what its tags may name.
        file: the template, for messages.
        title: title for the document's properties.
        example: whether 示例 stands across each page.

    Raises:
        RenderError: the template is unsafe, damaged, has an unknown tag, or asks for too much.
    """
    parts = open_template(template, file)
    root = parse(parts[DOCUMENT], file)
    patterns = take_patterns(root, file)
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    tables: list[str] = []
    rendered = _render(pack(parts, stored=True), dict(context), patterns, tables, file)
    root = parse(rendered[DOCUMENT], file)
    resolve(root)
    rendered[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if example:
        add_watermark(rendered)
    text = rendered[DOCUMENT].decode("utf-8")
    rendered[DOCUMENT] = TABLE.sub(lambda mark: tables[int(mark.group(1))], text).encode("utf-8")
    return pack(scrub(rendered, title, stamp(__version__)))


def _render(
    package: bytes, context: dict[str, Any], patterns: list[Pattern], tables: list[str], file: str
) -> dict[str, bytes]:
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    sandbox = environment()

    def table(data: object, number: int) -> Markup:
        if not isinstance(data, Table):
            raise RenderError("not_a_table", file, detail=type(data).__name__)
        if not data.count:
            return Markup("")
        tables.append(build(data, patterns[number], IN_TABLES + 1000 * len(tables)))
        return Markup(table_mark(len(tables) - 1))  # noqa: S704 - a number between two marks

    sandbox.offer("table", table)
    made = DocxTemplate(io.BytesIO(package))
    try:
        made.render(context, sandbox)
    except TemplateError as error:
        raise RenderError("bad_template", file, _place(error), _short(error.message or str(error))) from error
    except etree.XMLSyntaxError as error:
        raise RenderError("bad_template", file, detail=str(error)) from error
    out = io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist()}


def _place(error: Exception) -> str:
    """Return the text of the paragraph in which a template broke."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())]
    return " / ".join(line for line in lines if "{" in line)[:120]


def _short(text: str) -> str:
    """Return a message without the values that a library puts into it."""
    return text if len(text) <= 160 else text[:159] + "…"
