"""Waivers: findings that somebody accepted, with reason, owner and end date (``waivers.csv``).

A waiver is honoured only while it is complete, in force, and given for the text that still stands
there. What is wrong with one is told by rules of its own (``rules/structure/PLS9x``), so a broken
waiver never silences anything and never passes unseen.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from powerlist.audit.days import day_of
from powerlist.model.audit import field_title
from powerlist.model.finding import Accepted, Waived
from powerlist.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from powerlist.audit.baseline import Entry
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: A reason shorter than this is none.
SHORTEST_REASON = 8
#: An item and one other.
_PAIR: Final = 2
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
        field: only this field, by its code name or its head, or "".
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
        words = "".join(self.reason.split())
        # signs alone are no reason
        if len(words) < SHORTEST_REASON or 2 * sum(map(str.isalnum, words)) < SHORTEST_REASON:
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
        """Return whether it speaks of this finding, or of one item that it counts, whatever the text is now."""
        return (
            finding.rule == self.rule
            and (self._names(finding) or self.accepts(finding))
            and self.township in ("", finding.township)
            and (self.field in ("", finding.field or "") or self.field == field_title(finding.field))
        )

    def _names(self, finding: Finding) -> bool:
        """Return whether it names what the finding is about; the halves of a pair count alike."""
        ids = finding.ids
        if self.related:
            return self.item != self.related and ids >= {self.item, self.related}
        if finding.item is None:
            return not self.item
        return self.item == finding.item.id or (len(ids) == _PAIR and self.item in ids)

    def accepts(self, finding: Finding) -> bool:
        """Return whether its item is one of those that the finding counts."""
        return not self.related and self.item in finding.counted

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


def touched(finding: Finding) -> set[str]:
    """Return what a waiver of a finding can have as its item: what it is about, what it counts, or nothing."""
    return {"", *finding.ids, *finding.counted}


def waive(
    findings: Sequence[Finding], catalogue: Catalogue, context: Context, baseline: Sequence[Entry]
) -> list[Finding]:
    """Return the findings, those that a waiver or the baseline accepts marked so.

    A waiver speaks before the baseline: it has a reason. Where only some of the items that a finding counts
    are accepted it stays one, so that its fingerprint stays unique: open with those that are left, and beside
    them what the others are accepted for.
    """
    honoured: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers_of(catalogue):
        if waiver.fault(context.as_of) is None:
            honoured.setdefault((waiver.rule, waiver.item), []).append(waiver)
    accepted: dict[str, dict[str, Entry]] = {}
    for entry in baseline:
        if entry.in_force(context.as_of):
            accepted.setdefault(entry.fingerprint, {})[entry.item] = entry
    out: list[Finding] = []
    for finding in findings:
        near = (one for item in touched(finding) for one in honoured.get((finding.rule, item), ()))
        waivers = sorted((one for one in near if one.matches(finding)), key=lambda one: one.line)
        entries = accepted.get(finding.fingerprint, {}) if accepted else {}
        out.append(_marked(finding, waivers, entries) if waivers or entries else finding)
    return out


def _marked(finding: Finding, waivers: Sequence[Waiver], entries: Mapping[str, Entry]) -> Finding:
    """Return a finding as those who accept it leave it: accepted as a whole, or what is open of it.

    Args:
        finding: what was found.
        waivers: those that speak of it.
        entries: the baseline's lines of its fingerprint, by item; of a counted one ``""``, which older files
            have, stands for all.
    """
    members = {one.id for one in finding.members}
    whole = next((_by_waiver(one) for one in waivers if not one.accepts(finding)), None)
    if whole is None:
        # a line for an item that is not counted any more says nothing of the others
        whole = next((_by_entry(one) for item, one in entries.items() if not item or not members), None)
    if whole is not None:
        return dataclasses.replace(finding, waived=whole)
    marks: dict[Waived, set[str]] = {}
    for waiver in reversed(waivers):
        marks.setdefault(_by_waiver(waiver), set()).add(waiver.item)
    said = {waiver.item for waiver in waivers}
    for item, entry in entries.items():
        if item in members - said:
            marks.setdefault(_by_entry(entry), set()).add(item)
    if not marks:
        return finding
    parts = [
        Accepted(mark, finding.only(ids).members)
        for mark, ids in sorted(marks.items(), key=lambda pair: min(pair[1]))
    ]
    rest = members.difference(*marks.values())
    if rest:
        return dataclasses.replace(finding.only(rest), accepted=tuple(parts))
    # all of it, each for a reason of its own: the first one stands for the whole
    return dataclasses.replace(
        finding, waived=parts[0].waived, accepted=tuple(parts) if len(parts) > 1 else ()
    )


def _by_waiver(waiver: Waiver) -> Waived:
    return Waived(waiver.reason, waiver.owner, waiver.expires.isoformat() if waiver.expires else "")


def _by_entry(entry: Entry) -> Waived:
    return Waived(entry.reason, entry.owner, entry.expires, "baseline")
