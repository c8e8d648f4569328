"""``cite`` for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from powerlist.law.citation import Role
from powerlist.law.labels import article_shown
from powerlist.messages import quote, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from powerlist.law.citation import Citation


def render(
    texts: Sequence[str],
    citations: Sequence[Sequence[Citation]],
    resolve: Callable[[str], dict[str, Any] | None],
    language: str,
) -> str:
    """Return one line a citation: its numbers, where it stands, the statute it means.

    Args:
        texts: what was parsed.
        citations: of each text.
        resolve: a title → ``{title, version, last_article, status}`` or None.
        language: ``zh`` or ``en``.
    """
    lines: list[str] = []
    for number, (text, found) in enumerate(zip(texts, citations, strict=True), start=1):
        if len(texts) > 1:
            lines.append(tell("cite.text", language, number=number, count=len(found)))
        lines += [_line(one, text, resolve, language) for one in found]
        if not found:
            lines.append(tell("cite.none", language))
    return "\n".join(lines)


def numbers(citation: Citation) -> str:
    """Return ``第七十六条第一款`` in Arabic numerals: ``第76条第1款第2项``."""
    parts = []
    if citation.article is not None:
        parts.append(article_shown(citation.article, citation.article_suffix or 0))
    if citation.range_end is not None:
        parts.append(f"至第{citation.range_end}条")
    for value, unit in ((citation.paragraph, "款"), (citation.item, "项"), (citation.subitem, "目")):
        if value is not None:
            parts.append(f"第{value}{unit}")
    return "".join(parts)


def _line(
    citation: Citation, text: str, resolve: Callable[[str], dict[str, Any] | None], language: str
) -> str:
    law = f"《{citation.law}》" if citation.law else tell("cite.same", language)
    parts = [f"{citation.start}-{citation.end}", law + numbers(citation)]
    if citation.role is Role.INTERNAL:
        parts.append(tell("cite.internal", language))
    elif citation.law:
        statute = resolve(citation.full or citation.law)
        if statute is None:
            parts.append(tell("cite.unknown", language))
        else:
            parts.append(
                tell(
                    "cite.statute",
                    language,
                    title=statute["title"],
                    version=statute["version"] or "?",
                    last=statute["last_article"] or "?",
                    status=_status(statute["status"], language),
                )
            )
    parts.append(quote(text[citation.start : citation.end]))
    return "  ".join(parts)


def _status(status: str | None, language: str) -> str:
    return tell(f"law.status.{status.replace(' ', '_')}", language) if status else "?"
