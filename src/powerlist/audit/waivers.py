"""Waivers: findings that somebody accepted, with reason, owner and end date (``waivers.csv``).

A waiver is honoured only while it is complete, in force, and given for the text that still stands
there. What is wrong with one is told by rules of its own (``rules/structure/PLS9x``), so a broken
waiver never silences anything and never passes unseen.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from powerlist.audit.handed import day_of
from powerlist.model.finding import Waived
from powerlist.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.audit.baseline import Entry
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: A reason shorter than this is none.
SHORTEST_REASON = 8
#: The longest that a waiver may still run.
LONGEST_DAYS = 400


@dataclass(frozen=True, slots=True)
class Waiver:
    """One row of waivers.csv.

    Attributes:
        line: physical line in the file, the head is 1.
        rule: code that it accepts.
        item: id of the item, or "" for a finding on the whole catalogue.
        related: id of the other item, or "" for any.
        township: only for this receiver, or "".
        field: only this field, or "".
        fingerprint: of the finding that it was given for; "" asks for none.
        reason: why.
        owner: who answers for it.
        expires: last day, or None where there is none or it is no date.
        written: the last day as written.
    """

    line: int
    rule: str
    item: str
    related: str
    township: str
    field: str
    fingerprint: str
    reason: str
    owner: str
    expires: date | None
    written: str

    def fault(self, as_of: date) -> str | None:
        """Return why it is not honoured: ``reason owner date too-long expired``; None while it is."""
        if len("".join(self.reason.split())) < SHORTEST_REASON:
            return "reason"
        if not self.owner:
            return "owner"
        if self.expires is None:
            return "date"
        if self.expires < as_of:
            return "expired"
        if (self.expires - as_of).days > LONGEST_DAYS:
            return "too-long"
        return None

    def about(self, finding: Finding) -> bool:
        """Return whether it speaks of this finding, whatever the text is now."""
        return (
            finding.rule == self.rule
            and (finding.item.id if finding.item else "") == self.item
            and self.township in ("", finding.township)
            and self.field in ("", finding.field or "")
            and (not self.related or any(other.item.id == self.related for other in finding.related))
        )

    def matches(self, finding: Finding) -> bool:
        """Return whether it speaks of this finding and the text is still the one it was given for."""
        return self.about(finding) and self.fingerprint in ("", finding.fingerprint)


def waivers_of(catalogue: Catalogue) -> list[Waiver]:
    """Return the rows of a catalogue's waivers.csv, in order of the file."""
    frame = catalogue.waivers
    found = []
    for line, row in zip(catalogue.lines_of("waivers"), frame.to_dict("records"), strict=True):
        text = {str(key): str(value).strip() for key, value in row.items()}
        found.append(
            Waiver(
                line=line,
                rule=text.get("rule", "").upper(),
                item=text.get("item", ""),
                related=text.get("related", ""),
                township=text.get("township", ""),
                field=text.get("field", ""),
                fingerprint=text.get("fingerprint", "").lower(),
                reason=text.get("reason", ""),
                owner=text.get("owner", ""),
                expires=day_of(text.get("expires", "")),
                written=text.get("expires", ""),
            )
        )
    return found


def line_of(catalogue: Catalogue, waiver: Waiver) -> Location:
    """Return where a waiver stands."""
    name = f"{catalogue.shown}/waivers.csv" if catalogue.folder is not None else "waivers.csv"
    return Location(file=name, line=waiver.line)


def waive(
    findings: Sequence[Finding], catalogue: Catalogue, context: Context, baseline: Sequence[Entry]
) -> list[Finding]:
    """Return the findings, those that a waiver or the baseline accepts marked so.

    A waiver speaks before the baseline: it has a reason.
    """
    honoured: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers_of(catalogue):
        if waiver.fault(context.as_of) is None:
            honoured.setdefault((waiver.rule, waiver.item), []).append(waiver)
    accepted = {entry.fingerprint: entry for entry in baseline if entry.in_force(context.as_of)}
    out = []
    for finding in findings:
        mark: Waived | None = None
        for waiver in honoured.get((finding.rule, finding.item.id if finding.item else ""), ()):
            if waiver.matches(finding) and waiver.expires is not None:
                mark = Waived(waiver.reason, waiver.owner, waiver.expires.isoformat())
                break
        if mark is None and (entry := accepted.get(finding.fingerprint)):
            mark = Waived(entry.reason, entry.owner, entry.expires, "baseline")
        out.append(dataclasses.replace(finding, waived=mark) if mark else finding)
    return out
