"""What Word insists on in a document's markup: the order of children, whole references, unique numbers.

The sequences are those of ECMA-376 Part 1 (transitional), 17.3 to 17.6 and its schema wml.xsd.
"""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from powerlist.files.zips import unpack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

ORDER = {
    name: words.split()
    for name, words in {
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
        "hideMark headers cellIns cellDel cellMerge tcPrChange",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
        "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
        "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
        "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
        "printerSettings sectPrChange",
        "tblBorders": "top left start bottom right end insideH insideV",
        "tblCellMar": "top left start bottom right end",
        "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
        "tr": "tblPrEx trPr tc",
        "tc": "tcPr",
    }.items()
}
#: Children that may stand anywhere among these.
_FREE = {"p", "tbl", "bookmarkStart", "bookmarkEnd", "sdt"}


def faults(content: bytes) -> list[str]:
    """Return what is wrong with a document; none when Word opens it without repair."""
    parts = unpack(content)
    found: list[str] = []
    ids: list[str] = []
    for name in sorted(parts):
        if not re.match(r"word/(document|styles|header\w*|footer\w*|footnotes|settings)\.xml$", name):
            continue
        root = etree.fromstring(parts[name])
        found += [f"{name}: {text}" for text in _order(root)]
        found += [f"{name}: {text}" for text in _cells(root)]
        if name == "word/document.xml":
            found += _bookmarks(root)
        ids += [node.get("id", "") for node in root.iter(f"{{{DRAWING}}}docPr")]
        found += _references(name, root, parts)
    if len(ids) != len(set(ids)):
        found.append(f"docPr: {ids}")
    found += _shapes(parts)
    return found + _package(parts)


def _local(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _order(root: etree._Element) -> list[str]:
    found = []
    for kind, names in ORDER.items():
        rank = {name: place for place, name in enumerate(names)}
        # The references of headers and footers may alternate.
        if kind == "sectPr":
            rank["footerReference"] = 0
        for node in root.iter(f"{{{W}}}{kind}"):
            children = [_local(child) for child in node]
            if kind in ("tbl", "tr", "tc"):
                children = [child for child in children if child not in _FREE]
            unknown = [child for child in children if child not in rank]
            places = [rank[child] for child in children if child in rank]
            if unknown or places != sorted(places):
                found.append(f"{kind}: {children}")
            once = [
                child for child in children if child not in ("headerReference", "footerReference", "tr", "tc")
            ]
            if len(once) != len(set(once)):
                found.append(f"{kind} twice: {children}")
    return found


def _cells(root: etree._Element) -> list[str]:
    found = []
    for cell in root.iter(f"{{{W}}}tc"):
        last = cell[-1] if len(cell) else None
        if last is None or last.tag != f"{{{W}}}p":
            found.append("a cell that does not end with a paragraph")
    for table in root.iter(f"{{{W}}}tbl"):
        grid = table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol")
        for row in table.findall(f"{{{W}}}tr"):
            spans = 0
            for cell in row.findall(f"{{{W}}}tc"):
                span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
                spans += int(span.get(f"{{{W}}}val")) if span is not None else 1
            if spans != len(grid):
                found.append(f"a row of {spans} cells in a grid of {len(grid)}")
    body = root.find(f"{{{W}}}body")
    if body is not None:
        for table in body.findall(f"{{{W}}}tbl"):
            after = table.getnext()
            if after is None or _local(after) in ("tbl", "sectPr"):
                found.append("a table without a paragraph behind it")
    return found


def _bookmarks(root: etree._Element) -> list[str]:
    starts = list(root.iter(f"{{{W}}}bookmarkStart"))
    ends = [node.get(f"{{{W}}}id") for node in root.iter(f"{{{W}}}bookmarkEnd")]
    numbers = [node.get(f"{{{W}}}id") for node in starts]
    names = [node.get(f"{{{W}}}name") for node in starts]
    found = []
    if len(set(numbers)) != len(numbers) or sorted(numbers) != sorted(ends):
        found.append(f"bookmark ids: {numbers} {ends}")
    if len(set(names)) != len(names) or any(len(name) > 40 for name in names):
        found.append(f"bookmark names: {names}")
    anchors = [link.get(f"{{{W}}}anchor") for link in root.iter(f"{{{W}}}hyperlink")]
    found += [f"a link to nowhere: {anchor}" for anchor in anchors if anchor not in (None, *names)]
    for field in root.iter(f"{{{W}}}instrText"):
        words = (field.text or "").split()
        if words[:1] == ["PAGEREF"] and words[1] not in names:
            found.append(f"a page of nothing: {words[1]}")
    depth = 0
    for mark in root.iter(f"{{{W}}}fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(f"{{{W}}}fldCharType"), 0)
    if depth:
        found.append("a field that does not end")
    return found


def _references(name: str, root: etree._Element, parts: dict[str, bytes]) -> list[str]:
    rels = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
    known = {}
    if rels in parts:
        known = {node.get("Id"): node for node in etree.fromstring(parts[rels])}
    found = []
    for node in root.iter():
        for key, value in node.attrib.items():
            if key.startswith(f"{{{R}}}") and value not in known:
                found.append(f"{name}: {_local(node)} names {value}, which is no relation")
    for node in known.values():
        target = node.get("Target")
        if node.get("TargetMode") == "External":
            continue
        path = (
            target[1:]
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        )
        if path not in parts:
            found.append(f"{rels}: {target} is not there")
    if name == "word/document.xml":
        for section in root.iter(f"{{{W}}}sectPr"):
            kinds = [
                (_local(child), child.get(f"{{{W}}}type"))
                for child in section
                if _local(child).endswith("Reference")
            ]
            if len(kinds) != len(set(kinds)):
                found.append(f"section with two headers of one kind: {kinds}")
    return found


def _shapes(parts: dict[str, bytes]) -> list[str]:
    """Shapes of one part have ids of their own."""
    found = []
    for name, content in parts.items():
        if not name.endswith(".xml"):
            continue
        ids = re.findall(rb'<v:shape [^>]*?\bid="([^"]+)"', content)
        if len(ids) != len(set(ids)):
            found.append(f"{name}: shapes {ids}")
    return found


def _package(parts: dict[str, bytes]) -> list[str]:
    types = etree.fromstring(parts["[Content_Types].xml"])
    defaults = {node.get("Extension") for node in types if _local(node) == "Default"}
    overrides = {node.get("PartName") for node in types if _local(node) == "Override"}
    found = [
        f"{name} has no content type"
        for name in parts
        if name != "[Content_Types].xml"
        and f"/{name}" not in overrides
        and name.rsplit(".", 1)[-1] not in defaults
    ]
    return found + [
        f"{name} has a content type and is not there" for name in overrides if name[1:] not in parts
    ]
