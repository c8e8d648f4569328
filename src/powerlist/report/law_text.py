"""``statutes`` for a terminal: what the register knows, what a list leaves out, drafts of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.law.gaps import penalties_shown
from powerlist.law.labels import article_shown
from powerlist.messages import quote, tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from powerlist.law.draft import Draft
    from powerlist.law.gaps import Gap, Hollow
    from powerlist.law.statute import Repeal, Statute
    from powerlist.model.finding import ItemRef


def statute(found: Statute, as_of: date | None, language: str) -> str:
    """Return what the register knows of a statute."""
    version = found.version_at(as_of)
    lines = [
        f"《{found.title}》",
        "  " + tell("law.rank", language, rank=found.rank.value),
        "  "
        + tell(
            "law.status", language, status=tell(f"law.status.{found.status(as_of).name.lower()}", language)
        ),
        "  " + tell("law.checked", language, date=found.checked_until.isoformat()),
    ]
    for label, titles in (("law.short", found.short_titles), ("law.former", found.former_titles)):
        if titles:
            lines.append("  " + tell(label, language, titles="、".join(titles)))
    for known in found.versions:
        mark = " ←" if known == version else ""
        last = known.last_article or "-"
        lines.append("  " + tell("law.version", language, date=known.date.isoformat(), last=last) + mark)
    lines += [_repeal(repeal, language) for repeal in found.repeals]
    for chapter in version.chapters:
        liable = tell("law.liability", language) if chapter.liability else ""
        lines.append(
            f"    {chapter.name}  {article_shown(chapter.first)}-{article_shown(chapter.last)}{liable}"
        )
    punishing = [one for _, one in sorted(version.articles.items()) if one.penalties]
    for one in punishing:
        kinds = "、".join(penalties_shown(one.penalties))
        lines.append(f"    {article_shown(one.number, one.suffix)}  {kinds}")
    return "\n".join(lines)


def _repeal(repeal: Repeal, language: str) -> str:
    kind = tell(f"law.repeal.{repeal.kind}", language)
    by, source = repeal.by or "-", repeal.source
    return "  " + tell("law.repeal", language, kind=kind, date=repeal.on.isoformat(), by=by, source=source)


def gaps(found: Sequence[Gap], hollow: Sequence[tuple[Hollow, ItemRef, str]], language: str) -> str:
    """Return one line a gap and one line an item whose article no longer punishes."""
    lines = []
    for one in found:
        kinds, actors = "、".join(one.penalties), "、".join(one.actors)
        lines.append(
            tell(
                "law.gap",
                language,
                department=one.department,
                title=one.title,
                article=article_shown(one.article, one.suffix),
                actors=actors,
                kinds=kinds,
            )
        )
    for empty, item, department in hollow:
        key = "law.hollow_past" if empty.past else "law.hollow"
        lines.append(
            tell(
                key,
                language,
                department=department,
                id=item.id,
                name=quote(item.name),
                title=empty.title,
                article=article_shown(empty.article, empty.suffix),
            )
        )
    lines.append(tell("law.gaps_total", language, gaps=len(found), hollow=len(hollow)))
    return "\n".join(lines)


def drafts(found: Sequence[Draft], language: str) -> str:
    """Return one line a proposed item."""
    lines = [f"{one.basis}  {one.name}" for one in found]
    lines.append(tell("law.drafts_total", language, count=len(found)))
    return "\n".join(lines)
