"""The compact file of a register: one line a statute, tab separated, facts only.

``title rank short former checked version version …``; a version is
``date|effective|last|gaps|chapters|articles``, an article
``number[-suffix]:actors:penalties:flags:paragraphs.items``.
The versions of a statute are only decoded when somebody asks for them.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.law.rank import Rank
from powerlist.law.statute import Actor, ArticleFacts, Chapter, Version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerlist.law.statute import Statute

HEADER: Final = "powerlist/register/v1"
_FLAGS: Final = (
    ("township", "T"),
    ("outpost", "o"),
    ("designation", "z"),
    ("entrust", "n"),
    ("coercion", "k"),
    ("general", "a"),
)


def _iso(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def encode_version(version: Version) -> str:
    """Return a version as one field."""
    chapters = ";".join(f"{c.first}-{c.last}{'!' if c.liability else ''}={c.name}" for c in version.chapters)
    articles = ";".join(_encode_article(version.articles[key]) for key in sorted(version.articles))
    gaps = ",".join(map(str, version.gaps))
    return "|".join(
        (
            version.date.isoformat(),
            _iso(version.effective),
            str(version.last_article),
            gaps,
            chapters,
            articles,
        )
    )


def _encode_article(facts: ArticleFacts) -> str:
    place = f"{facts.number}-{facts.suffix}" if facts.suffix else str(facts.number)
    actors = "+".join(f"{a.organ}.{a.level}" if a.level else a.organ for a in facts.actors)
    flags = "".join(code for name, code in _FLAGS if getattr(facts, name))
    size = f"{facts.paragraphs}.{facts.items}" if facts.items else str(facts.paragraphs)
    return f"{place}:{actors}:{facts.penalties}:{flags}:{size}"


def decode_version(text: str) -> Version:
    """Return the version that a field holds.

    Raises:
        ValueError: the field is damaged.
    """
    when, effective, last, gaps, chapters, articles = text.split("|")
    return Version(
        date=date.fromisoformat(when),
        last_article=int(last),
        effective=_day(effective),
        chapters=tuple(_decode_chapter(part) for part in chapters.split(";") if part),
        articles={(f.number, f.suffix): f for f in map(_decode_article, filter(None, articles.split(";")))},
        gaps=tuple(int(part) for part in gaps.split(",") if part),
    )


def _decode_chapter(text: str) -> Chapter:
    span, _, name = text.partition("=")
    liability = span.endswith("!")
    first, _, last = span.rstrip("!").partition("-")
    return Chapter(name, int(first), int(last), liability)


def _decode_article(text: str) -> ArticleFacts:
    place, _, said = text.partition(":")
    number, _, suffix = place.partition("-")
    actors, penalties, flags, paragraphs, items = _said(said)
    return ArticleFacts(
        int(number), int(suffix or 0), actors, penalties, paragraphs=paragraphs, items=items, **flags
    )


@lru_cache(maxsize=4096)
def _said(text: str) -> tuple[tuple[Actor, ...], str, dict[str, bool], int, int]:
    """Return what a field says of an article behind its number; most articles say what others say too."""
    actors, penalties, flags, size = text.split(":")
    paragraphs, _, items = size.partition(".")
    return (
        tuple(Actor(*part.split(".")) for part in actors.split("+") if part),
        penalties,
        {name: code in flags for name, code in _FLAGS},
        int(paragraphs or 0),
        int(items or 0),
    )


def encode(
    rows: Iterable[tuple[str, Rank, tuple[str, ...], tuple[str, ...], date, tuple[Version, ...]]],
    cutoff: date,
) -> str:
    """Return the file's text.

    Args:
        rows: title, rank, short titles, former titles, checked until, versions.
        cutoff: the day on which the texts end.
    """
    lines = [f"{HEADER}\t{cutoff.isoformat()}"]
    for title, rank, short, former, checked, versions in rows:
        fields = [title, rank.value, "/".join(short), "/".join(former), checked.isoformat()]
        fields.extend(encode_version(version) for version in versions)
        lines.append("\t".join(fields))
    return "\n".join(lines) + "\n"


def dump(statutes: Iterable[Statute], cutoff: date) -> str:
    """Return the text of a register; ``register.read`` of it gives the same statutes.

    Titles that come from the hand-kept tables are written with their statute.

    Args:
        statutes: a register.
        cutoff: its ``cutoff``.
    """
    rows = (
        (
            statute.title,
            statute.rank,
            statute.short_titles,
            statute.former_titles,
            statute.checked_until,
            statute.versions,
        )
        for statute in statutes
    )
    return encode(rows, cutoff)
