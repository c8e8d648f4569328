"""示例 across each page: a drawn word in every header that any page of the document can have."""

from __future__ import annotations

import posixpath

from lxml import etree

from powerlist.render.word.package import W

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_OURS = "headerExample.xml"

#: A word drawn diagonally behind the text, as Word's own watermark command makes it.
_SHAPE = (
    '<w:r xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="PowerListExample{number}" o:spid="_x0000_s{shape}" type="#_x0000_t136" alt="示例" '
    'style="position:absolute;margin-left:0;margin-top:0;width:320pt;height:150pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#bfbfbf" stroked="f">'
    '<v:fill opacity=".45"/><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="示例"/>'
    "</v:shape></w:pict></w:r>"
)


def add_watermark(parts: dict[str, bytes], document: etree._Element) -> None:
    """Mark every page of a document as an example; parts and document are changed in place.

    Each header that a section names gets the mark; a section that has none of its own and inherits none
    gets a new header, for first pages and even pages also where the document tells them apart.
    """
    relations = _tree(parts["word/_rels/document.xml.rels"])
    targets = {relation.get("Id"): relation.get("Target") or "" for relation in relations}
    settings = parts.get("word/settings.xml", b"")
    even = b"evenAndOddHeaders" in settings
    wanted: dict[str, int] = {}
    inherited: set[str] = set()
    new = False
    for section in document.iter(f"{{{W}}}sectPr"):
        kinds = ["default", *(["even"] if even else [])]
        if section.find(f"{{{W}}}titlePg") is not None:
            kinds.append("first")
        own = {
            reference.get(f"{{{W}}}type", "default"): targets.get(reference.get(f"{{{R}}}id"), "")
            for reference in section.findall(f"{{{W}}}headerReference")
        }
        for kind in kinds:
            if kind in own:
                wanted.setdefault(own[kind], len(wanted) + 1)
            elif kind not in inherited:
                section.insert(0, _reference(kind))
                wanted.setdefault(_OURS, len(wanted) + 1)
                new = True
        inherited.update(kinds)
    if new:
        _register(parts, relations)
    for target, number in sorted(wanted.items(), key=lambda entry: entry[1]):
        name = (
            posixpath.normpath(posixpath.join("word", target)) if not target.startswith("/") else target[1:]
        )
        header = _tree(parts[name])
        paragraph = header.find(f"{{{W}}}p")
        if paragraph is None:
            paragraph = etree.SubElement(header, f"{{{W}}}p")
        paragraph.append(etree.fromstring(_SHAPE.format(w=W, number=number, shape=3000 + number)))
        parts[name] = _bytes(header)


def _reference(kind: str) -> etree._Element:
    reference = etree.Element(f"{{{W}}}headerReference", nsmap={"w": W, "r": R})
    reference.set(f"{{{W}}}type", kind)
    reference.set(f"{{{R}}}id", "rIdExample")
    return reference


def _register(parts: dict[str, bytes], relations: etree._Element) -> None:
    """Add our own empty header to the package."""
    etree.SubElement(
        relations, f"{{{_PACKAGE}}}Relationship", {"Id": "rIdExample", "Type": f"{R}/header", "Target": _OURS}
    )
    parts["word/_rels/document.xml.rels"] = _bytes(relations)
    parts[f"word/{_OURS}"] = f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>'.encode()
    types = _tree(parts["[Content_Types].xml"])
    etree.SubElement(
        types,
        "{http://schemas.openxmlformats.org/package/2006/content-types}Override",
        {"PartName": f"/word/{_OURS}", "ContentType": _HEADER_TYPE},
    )
    parts["[Content_Types].xml"] = _bytes(types)


def _tree(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
