"""``powerlist/citations/v1``: the citations of each text, resolved against the statute register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.report.jsonbytes import json_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from powerlist.law.citation import Citation

SCHEMA = "powerlist/citations/v1"


def render(
    texts: Sequence[Sequence[Citation]],
    resolve: Callable[[str], dict[str, Any] | None],
    as_of: date,
    origin: str,
) -> bytes:
    """Return the JSON of ``cite``.

    Args:
        texts: the citations of each text, in order.
        resolve: a title → ``{title, version, last_article, status}`` or None.
        as_of: the date of the law.
        origin: who said so: ``option`` or ``today``.
    """
    return json_bytes(
        {
            "schema": SCHEMA,
            "as_of": as_of.isoformat(),
            "as_of_from": origin,
            "texts": [{"citations": [_citation(one, resolve) for one in text]} for text in texts],
        }
    )


def _citation(citation: Citation, resolve: Callable[[str], dict[str, Any] | None]) -> dict[str, Any]:
    return {
        "law": citation.law,
        "article": citation.article,
        "article_suffix": citation.article_suffix,
        "paragraph": citation.paragraph,
        "item": citation.item,
        "subitem": citation.subitem,
        "range_end": citation.range_end,
        "start": citation.start,
        "end": citation.end,
        "role": citation.role.value,
        "statute": resolve(citation.full or citation.law) if citation.law else None,
    }
