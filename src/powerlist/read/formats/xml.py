"""Parsing XML that nobody vouches for: no entity is resolved, nothing is fetched."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from powerlist.files.opening import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

#: What attributes say for yes.
TRUE: Final = frozenset({"1", "true"})


def parse(data: bytes) -> _Element:
    """Parse a part of a package.

    Raises:
        RefusedError: ``corrupt_file``.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("corrupt_file", message=str(error)[:200]) from None
    if root is None:
        raise RefusedError("corrupt_file", message="empty XML")
    if root.getroottree().docinfo.internalDTD is not None:
        # no program that writes such files declares entities; what one of them stands for would be missing
        raise RefusedError("corrupt_file", message="DTD")
    return root


def stream(data: bytes, *tags: str) -> Iterator[_Element]:
    """Yield elements of these names as they end; each is emptied afterwards, so that memory stays flat.

    Raises:
        RefusedError: ``corrupt_file``.
    """
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        tag=tuple("{*}" + tag for tag in tags),
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("corrupt_file", message=str(error)[:200]) from None


def local(element: _Element) -> str:
    """Return an element's name without its namespace; "" for comments."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
