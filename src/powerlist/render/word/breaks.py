"""Page breaks that stand in a paragraph which disappears: they move to what is printed next.

LibreOffice writes "page break before" of a paragraph as a break at the end of the one above it. Where that one
holds nothing but a tag such as ``{%p endif %}``, it goes when the template is filled, and the break with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from powerlist.render.word.package import NS, W
from powerlist.render.word.pattern import text_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_P, _PPR = f"{{{W}}}p", f"{{{W}}}pPr"
_GOES: Final = lazy_pattern(r"\{[{%]p\s")


def keep_breaks(root: etree._Element) -> None:
    """Move the page breaks of tag paragraphs below an element to the next printed paragraph, in place.

    Args:
        root: the w:document, before its properties are put in order.
    """
    for paragraph in list(root.iter(_P)):
        breaks = paragraph.findall("w:r/w:br[@w:type='page']", NS)
        if not breaks or not _GOES.search(text_of(paragraph)):
            continue
        printed = next(_printed_after(paragraph), None)
        if printed is None:
            continue
        for one in breaks:
            run = one.getparent()
            if run is not None:
                run.remove(one)
        properties = printed.find(_PPR)
        if properties is None:
            properties = etree.Element(_PPR)
            printed.insert(0, properties)
        if properties.find("w:pageBreakBefore", NS) is None:
            etree.SubElement(properties, f"{{{W}}}pageBreakBefore")


def _printed_after(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the next paragraph beside one that is printed; none where a table or the end comes first."""
    for sibling in paragraph.itersiblings():
        if sibling.tag != _P:
            return
        if not _GOES.search(text_of(sibling)):
            yield sibling
