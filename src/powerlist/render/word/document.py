"""Fill one Word template: render, put bookmarks, tables and the watermark in, scrub, pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from powerlist import __version__
from powerlist.files.zips import pack
from powerlist.render.stamp import stamp
from powerlist.render.word.marks import TABLE, resolve
from powerlist.render.word.package import scrub
from powerlist.render.word.template import DOCUMENT, prepared
from powerlist.render.word.watermark import add_watermark

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    parts, root, tables = prepared(template, file).fill(context)
    resolve(root)
    if example:
        add_watermark(parts, root)
    document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).decode("utf-8")
    # The tables are put in last and as text: nothing needs to read ten thousand rows again.
    parts[DOCUMENT] = TABLE.sub(lambda mark: tables[int(mark.group(1))], document).encode("utf-8")
    return pack(scrub(parts, title, stamp(__version__)))
