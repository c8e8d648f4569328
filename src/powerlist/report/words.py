"""Words that several reports share: places, titles, the closing lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.messages import Few, quote, tell
from powerlist.model.location import Location
from powerlist.text.differing import parting, window

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding, ItemRef, Waived
    from powerlist.model.location import Source
    from powerlist.model.sheet import Note


def place_of(location: Location, language: str = "zh") -> str:
    """Return ``catalogs/x县/items.csv:41`` or ``某局.xls 权责清单!F43``."""
    if location.file is None:
        return tell("report.whole", language)
    if location.line is not None:
        return f"{location.file}:{location.line}"
    inside = location.cell or (tell("report.row", language, row=location.row) if location.row else "")
    inside = "!".join(part for part in (location.sheet, inside) if part)
    return f"{location.file} {inside}" if inside else location.file


def inside(note: Note) -> str:
    """Return where in its file a note stands: ``权责清单!F43``, or a row's number; "" for the whole file."""
    return "!".join(part for part in (note.sheet or "", note.cell or str(note.row or "")) if part)


def source_of(source: Source, language: str = "zh") -> str:
    """Return a cell of a source: ``某局.xls 权责清单!F43``."""
    return place_of(Location(source.file, None, source.sheet, source.row, source.cell), language)


def is_place(source: Source, location: Location) -> bool:
    """Return whether a source is the very cell at which a finding stands, by whichever path both name it."""
    same = (source.sheet, source.row, source.cell) == (location.sheet, location.row, location.cell)
    return same and location.line is None and f"/{location.file}".endswith(f"/{source.file}")


def title_of(item: ItemRef) -> str:
    """Return an item as a person knows it: id and title."""
    name = item.name + (f"／{item.sub_name}" if item.sub_name else "")
    return f"{item.id} {quote(name)}".strip()


def skipped_by_reason(audit: Audit, language: str = "zh") -> list[tuple[str, list[str]]]:
    """Return why rules did not run, each reason once with the codes, in the order of the first code."""
    found: dict[str, list[str]] = {}
    for skipped in audit.skipped:
        found.setdefault(skipped.reason(language), []).append(skipped.rule)
    return list(found.items())


def waived_line(waived: Waived, language: str = "zh") -> str:
    """Return why a finding is accepted, by whom and until when, as far as it is known."""
    until = tell("report.waived_until", language, until=waived.until) if waived.until else ""
    mark = "，" if language == "zh" else ", "
    who = mark.join(part for part in (waived.owner, until) if part)
    reason = waived.reason or waived.by
    return tell("report.waived_line", language, reason=reason, who=who) if who else reason


def waived_lines(finding: Finding, language: str = "zh") -> list[str]:
    """Return why a finding, or how much of what it counts, is accepted: a line a reason."""
    if not finding.accepted:
        return [waived_line(finding.waived, language)] if finding.waived else []
    return [
        tell(
            "report.waived_part",
            language,
            count=len(one.members),
            reason=waived_line(one.waived, language),
        )
        for one in finding.accepted
    ]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, then place."""
    return sorted(findings, key=lambda finding: (-finding.severity.rank, finding.sort_key))


def closing(audit: Audit, language: str = "zh") -> str:
    """Return the line that counts everything."""
    summary = audit.summary
    total = sum(summary.values())
    waived = len(audit.findings) - total
    if not total:
        text = tell("report.clean", language, items=audit.items)
    else:
        counts = tell("report.counts", language, **summary)
        text = tell("report.total", language, items=audit.items, total=total, counts=counts)
    if waived:
        text += ("；" if language == "zh" else "; ") + tell("report.waived_total", language, count=waived)
    return text


def applied(audit: Audit, language: str = "zh") -> str:
    """Return the line that says as of which date the law was applied, and who said so; of several a line each."""
    places: dict[tuple[date, str], list[str]] = {}
    for place, day, origin in audit.days:
        places.setdefault((day, origin), []).append(place)
    lines = [
        tell("report.as_of_places", language, applied=dated(*said, language), places=Few(named))
        for said, named in sorted(places.items())
    ]
    return "\n".join(lines) or dated(audit.as_of, audit.as_of_from, language)


def dated(day: date, origin: str, language: str) -> str:
    """Return the line that says as of which date the law was applied.

    Args:
        day: the date.
        origin: who said so: ``option``, ``catalogue`` or ``today``.
        language: ``zh`` or ``en``.
    """
    said = tell(f"report.as_of.{origin}", language)
    return tell("report.as_of", language, date=day.isoformat(), origin=said)


def around_difference(before: str, after: str, longest: int) -> tuple[str, str]:
    """Return both texts in 「」 cut to what surrounds their first difference; breaks are shown, not made."""
    start = 0
    if max(len(before), len(after)) > longest:
        start = max(0, parting(before, after) - longest // 2)

    def cut(text: str) -> str:
        shown = window(text, start, longest).replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
        return f"「{shown}」"

    return cut(before), cut(after)
