"""What an office leaves in a document that it edits, and that must not be published with it.

Tracked changes carry who made them and the words that were struck out; comments carry opinions; variables, the
template that Word attached and data bound to controls carry names and paths. A publication takes the changes
as accepted and leaves the rest out. ``powerlist template lint`` tells what there is.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from powerlist.render.word.package import W, parse
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Parts that Word prints; the rest holds looks and settings.
PRINTED = lazy_pattern(r"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")

_SETTINGS = "word/settings.xml"
_ATTACHED = "word/_rels/settings.xml.rels"
_TYPES = "[Content_Types].xml"
#: Parts of comments (also their newer companions), of the people who wrote them, and data bound to controls.
_LEFT = lazy_pattern(r"^(word/(comments\w*|people)\.xml|word/_rels/comments\w*\.xml\.rels|customXml/.*)$")


def _tags(*names: str) -> tuple[str, ...]:
    return tuple(f"{{{W}}}{name}" for name in names)


_ADDED = _tags("ins", "moveTo")
_STRUCK = _tags("del", "moveFrom")
#: What a property was before, and where a change or a comment begins and ends.
_TRACES = _tags(
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange",
    "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart",
    "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "commentRangeStart",
    "commentRangeEnd", "commentReference",
)  # fmt: skip
_CHANGES = (*_ADDED, *_STRUCK, *(name for name in _TRACES if "omment" not in name))
_P, _R, _TR, _PPR, _RPR, _TRPR, _VANISH, _T = _tags("p", "r", "tr", "pPr", "rPr", "trPr", "vanish", "t")
#: Settings that name machines and people, or that a reader of the publication has no use for.
_TOLD = _tags("docVars", "attachedTemplate", "rsids", "trackRevisions", "revisionView")


def cleaned(parts: dict[str, bytes], file: str) -> dict[str, bytes]:
    """Return the parts of a template without what must not be published.

    Args:
        parts: the package.
        file: its path, for messages.

    Raises:
        RenderError: a part is no XML.
    """
    kept = {name: content for name, content in parts.items() if not _LEFT.match(name) and name != _ATTACHED}
    for name, content in list(kept.items()):
        if PRINTED.match(name) or name == _SETTINGS:
            root = parse(content, file, name)
            if _accepted(root) | _without(root, _TOLD):
                kept[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    _unlist(kept, file)
    return kept


def leavings(parts: dict[str, bytes], file: str) -> Iterator[tuple[str, str]]:
    """Yield what a template has that is not published as it stands: its kind, and the part.

    Kinds are ``comments``, ``revisions`` and ``hidden`` (text formatted as hidden, which readers can show).

    Raises:
        RenderError: a part is no XML.
    """
    if "word/comments.xml" in parts:
        yield "comments", "word/comments.xml"
    for name in sorted(parts):
        if PRINTED.match(name):
            root = parse(parts[name], file, name)
            if next(root.iter(*_CHANGES), None) is not None:
                yield "revisions", name
            if any(_hides(run) for run in root.iter(_R)):
                yield "hidden", name


def _hides(run: etree._Element) -> bool:
    found = run.find(f"{_RPR}/{_VANISH}")
    return (
        found is not None
        and found.get(f"{{{W}}}val", "1") not in ("0", "false", "off")
        # tags that only steer the template may be hidden: they are gone when it is filled
        and any(node.text and "{" not in node.text for node in run.iter(_T))
    )


def _accepted(root: etree._Element) -> bool:
    """Take all tracked changes as accepted and comments away; return whether there were any."""
    struck = list(root.iter(*_STRUCK))
    added = list(root.iter(*_ADDED))
    emptied: list[etree._Element] = []
    for element in struck:
        parent = element.getparent()
        if parent is None:
            continue
        row, paragraph = (next(element.iterancestors(tag), None) for tag in (_TR, _P))
        if parent.tag == _TRPR and row is not None:
            _drop(row)
        elif parent.tag == _RPR and paragraph is not None and _tag_of(parent.getparent()) == _PPR:
            emptied.append(paragraph)
        _drop(element)
    for element in added:
        _unwrap(element)
    changed = _without(root, _TRACES)
    for paragraph in emptied:
        # its mark was struck out: with nothing left in it, it joins the next one, and is gone
        if not any(child.tag != _PPR for child in paragraph) and paragraph.getnext() is not None:
            _drop(paragraph)
    return bool(struck or added) or changed


def _without(root: etree._Element, tags: tuple[str, ...]) -> bool:
    found = list(root.iter(*tags))
    for element in found:
        _drop(element)
    return bool(found)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _tag_of(element: etree._Element | None) -> str:
    return "" if element is None else str(element.tag)


def _unwrap(element: etree._Element) -> None:
    """Put an element's children in its place; in properties it has none."""
    if element.getparent() is None:
        return
    for child in reversed(element):
        # not by its place in the parent: to count up to that for each of many takes long
        element.addnext(child)
    _drop(element)


def _unlist(kept: dict[str, bytes], file: str) -> None:
    """Take parts that are gone out of the listings, and let a template say that it is a document."""
    for name in [name for name in kept if name.endswith(".rels")]:
        folder = name.rpartition("_rels/")[0]
        root = parse(kept[name], file, name)
        gone = [one for one in root if _points(one, folder)]
        for one in gone:
            root.remove(one)
        if gone:
            kept[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    root = parse(kept[_TYPES], file, _TYPES)
    gone = [one for one in root if _LEFT.match(one.get("PartName", "").lstrip("/"))]
    for one in gone:
        root.remove(one)
    # Word opens no .docx whose main part says it is a template (.dotx under another name)
    main = [one for one in root if one.get("ContentType", "").endswith("wordprocessingml.template.main+xml")]
    for one in main:
        one.set("ContentType", one.get("ContentType", "").replace(".template.", ".document."))
    if gone or main:
        kept[_TYPES] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _points(relation: etree._Element, folder: str) -> bool:
    """Return whether a relation points to a part that is not published."""
    if relation.get("TargetMode") == "External":
        return False
    target = relation.get("Target", "")
    path = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
    return bool(_LEFT.match(posixpath.normpath(path)))
