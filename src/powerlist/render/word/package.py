"""A Word package as parts: opened within bounds, refused when unsafe, scrubbed of what names people."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from powerlist.render.errors import RenderError
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}

_LARGEST_PART = 24 * 1024 * 1024
_LARGEST_XML = 6 * 1024 * 1024
_MOST_PARTS = 400

#: What a field of a template must not do: fetch another file, start a program.
FORBIDDEN_FIELD = lazy_pattern(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|EMBED|DATABASE|MACROBUTTON|RD|AUTOTEXT|FILLIN|ASK)\b",
    re.IGNORECASE,
)
#: Relations to documents, frames and controls that Word opens with the template; lint sees nothing inside.
_TAKEN_IN = frozenset(("afchunk", "subdocument", "frame", "control"))
_IMPORTS = tuple(f"{{{W}}}{name}" for name in ("altChunk", "subDoc", "control"))
_WEB = ("http://", "https://", "mailto:")
_DROPPED = (
    "docProps/custom.xml",
    "docProps/thumbnail.jpeg",
    "docProps/thumbnail.emf",
    "docProps/thumbnail.wmf",
)

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:description>{stamp}</dc:description></cp:coreProperties>"
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def open_template(content: bytes, file: str) -> dict[str, bytes]:
    """Return the parts of a template.

    Raises:
        RenderError: it is no Word document, is too large, holds macros, or reaches outside itself.
    """
    parts = unpack_template(content, file)
    for place, what in unsafe(parts, file):
        raise RenderError("unsafe", file, place, what)
    return parts


def unpack_template(content: bytes, file: str) -> dict[str, bytes]:
    """Return the parts of a Word package, within bounds, unsafe or not.

    Raises:
        RenderError: it is no Word document, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = package.infolist()
            if len(infos) > _MOST_PARTS:
                raise RenderError("too_large", file)
            parts: dict[str, bytes] = {}
            for info in infos:
                limit = _LARGEST_XML if info.filename.endswith((".xml", ".rels")) else _LARGEST_PART
                with package.open(info) as stream:
                    parts[info.filename] = stream.read(limit + 1)
                if len(parts[info.filename]) > limit:
                    raise RenderError("too_large", file, info.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise RenderError("damaged", file, detail=str(error)) from error
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise RenderError("damaged", file, "word/document.xml")
    return parts


def unsafe(parts: Mapping[str, bytes], file: str = "") -> list[tuple[str, str]]:
    """Return what makes a template dangerous, each with its part: macros, external parts, fetching fields.

    Raises:
        RenderError: a part is no XML.
    """
    found: list[tuple[str, str]] = []
    if b"macroEnabled" in parts.get("[Content_Types].xml", b"") or any(
        "vbaProject" in name for name in parts
    ):
        found.append(("[Content_Types].xml", "macros"))
    for name in sorted(parts):
        if "/embeddings/" in name or "/activeX/" in name:
            found.append((name, "embedded object"))
        if not name.endswith((".xml", ".rels")):
            continue
        root = parse(parts[name], file, name)
        if root.getroottree().docinfo.internalDTD is not None:
            found.append((name, "DOCTYPE"))
        if name.endswith(".rels"):
            found.extend((name, target) for target in _external(root, name))
            found.extend((name, f"embedded {kind}") for kind in _embedded(root))
        else:
            found.extend((name, etree.QName(node).localname) for node in root.iter(*_IMPORTS))
            found.extend((name, code) for code in field_codes(root) if FORBIDDEN_FIELD.search(code))
    return found


def parse(content: bytes, file: str, place: str = "", *, huge: bool = False) -> etree._Element:
    """Return the root of an XML part, without entities and without the network.

    Args:
        content: the part.
        file: the package, for messages.
        place: name of the part.
        huge: lift the parser's own limits, for a part whose size was checked.

    Raises:
        RenderError: it is no XML.
    """
    try:
        return etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=huge)
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RenderError("damaged", file, place, str(error)) from error


def field_codes(root: etree._Element) -> list[str]:
    """Return the code of every field of a part, also when Word has split it over runs."""
    codes = [element.get(f"{{{W}}}instr", "") for element in root.iter(f"{{{W}}}fldSimple")]
    open_codes: list[str] = []
    for element in root.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText", f"{{{W}}}delInstrText"):
        kind = element.get(f"{{{W}}}fldCharType")
        if kind == "begin":
            open_codes.append("")
        elif kind is not None:
            if open_codes:
                codes.append(open_codes.pop().strip())
        elif open_codes:
            open_codes[-1] += element.text or ""
        else:
            codes.append((element.text or "").strip())
        if kind == "separate":
            open_codes.append("")
    return [code for code in (*codes, *(code.strip() for code in open_codes)) if code]


def _external(root: etree._Element, part: str) -> list[str]:
    """Return the targets outside the package, save links to web pages and mail addresses.

    The template that Word has attached to a document (``…/Normal.dotm``) is none either: nobody sees it to
    remove it, and no publication carries it.
    """
    found: list[str] = []
    for relation in root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind == "hyperlink" and target.lower().startswith(_WEB):
            continue
        if kind == "attachedTemplate" and part == "word/_rels/settings.xml.rels":
            continue
        found.append(target[:160])
    return found


def _embedded(root: etree._Element) -> list[str]:
    """Return the kinds of what Word would take in from inside the package: whole documents, controls."""
    kinds = (relation.get("Type", "").rpartition("/")[2] for relation in root)
    return [kind for kind in kinds if kind.lower() in _TAKEN_IN]


def scrub(parts: dict[str, bytes], title: str, mark: str) -> dict[str, bytes]:
    """Return the parts without names of people and machines, with our own title and mark."""
    kept = {name: content for name, content in parts.items() if name not in _DROPPED}
    if "docProps/core.xml" in kept:
        kept["docProps/core.xml"] = _CORE.format(title=escape(title), stamp=escape(mark)).encode()
    if "docProps/app.xml" in kept:
        kept["docProps/app.xml"] = _APP.encode()
    for name in _DROPPED:
        if name in parts:
            pattern = re.compile(
                rb"<(?:Override|Relationship)\b[^<>]*" + re.escape(name).encode() + rb"[^<>]*/>"
            )
            for listing in ("[Content_Types].xml", "_rels/.rels"):
                kept[listing] = pattern.sub(b"", kept.get(listing, b""))
    return kept
