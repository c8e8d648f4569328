"""The baseline: findings that were there when the audit was introduced (``baseline.jsonl``).

One finding a line, sorted, without positions or dates of writing, so that two people's changes merge
and a review can read them. Identity is the fingerprint, never a count: one fault repaired and another
made is noticed. A finding that counts items has a line for each of them: one more, or another one, is
noticed as well. Adding and pruning are different verbs, and auditing itself never writes.

Files of older versions have one line without an item for all that a finding counts. It is read and
honoured; PLS94 tells it, and adding spells it out.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from powerlist.messages import quote
from powerlist.messages.errors import UserError
from powerlist.model.audit import without
from powerlist.model.location import Location
from powerlist.store.folder import BASELINE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding

#: The rule that tells what a baseline should not hold any more.
STALE: Final = "PLS94"
_KEYS = ("rule", "item", "field", "fingerprint", "value", "reason", "owner", "expires")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class BaselineError(UserError):
    """A line of the baseline is not one.

    Attributes:
        line: physical line, from 1.
        kind: ``conflict json keys fingerprint date undecodable``.
        text: the line, shortened.
    """

    def __init__(self, file: str, line: int, kind: str, text: str) -> None:
        super().__init__(f"audit.baseline.{kind}", file=file, line=line, text=text)
        self.line = line
        self.kind = kind
        self.text = text


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One accepted finding.

    Attributes:
        rule: code.
        item: id of the item, or of one that the finding counts; "" where it is about none.
        field: code name of the field, or "".
        fingerprint: the finding's.
        value: what the finding says, shortened, for the reader of a review only.
        reason: why it is accepted, or "".
        owner: who answers for it, or "".
        expires: last day, ISO, or "".
        at: the line of the file that says it; no part of the entry.
    """

    rule: str
    item: str
    field: str
    fingerprint: str
    value: str = ""
    reason: str = ""
    owner: str = ""
    expires: str = ""
    at: Location = dataclasses.field(default=Location(file=BASELINE), compare=False)

    def in_force(self, as_of: date) -> bool:
        """Return whether its last day has not passed."""
        return not self.expires or date.fromisoformat(self.expires) >= as_of


def load(content: bytes, file: str = BASELINE) -> list[Entry]:
    """Return the entries of a baseline, sorted.

    Args:
        content: the file.
        file: its path as the user knows it.

    Raises:
        BaselineError: a line is no entry; the first one is told.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BaselineError(file, content.count(b"\n", 0, error.start) + 1, "undecodable", "") from error
    # only line feeds end a line: a message may hold U+2028
    lines = enumerate((line.rstrip("\r") for line in text.split("\n")), 1)
    return sorted(_entry(file, number, line) for number, line in lines if line.strip())


def _entry(file: str, number: int, line: str) -> Entry:
    if line.startswith(_CONFLICT):
        raise BaselineError(file, number, "conflict", quote(line))
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BaselineError(file, number, "json", quote(line)) from error
    if (
        not isinstance(data, dict)
        or not {"rule", "fingerprint"} <= data.keys() <= set(_KEYS)
        or not all(isinstance(value, str) for value in data.values())
    ):
        raise BaselineError(file, number, "keys", quote(line))
    entry = Entry(**{key: data.get(key, "") for key in _KEYS}, at=Location(file=file, line=number))
    if len(entry.fingerprint) != 16 or set(entry.fingerprint) - set("0123456789abcdef"):
        raise BaselineError(file, number, "fingerprint", quote(entry.fingerprint))
    if entry.expires:
        try:
            date.fromisoformat(entry.expires)
        except ValueError as error:
            raise BaselineError(file, number, "date", quote(entry.expires)) from error
    return entry


def dump(entries: Iterable[Entry]) -> bytes:
    """Return the file: one JSON object a line, sorted by rule, item, field, fingerprint."""
    return "".join(
        json.dumps({key: getattr(entry, key) for key in _KEYS}, ensure_ascii=False, separators=(", ", ": "))
        + "\n"
        for entry in sorted(set(entries))
    ).encode()


def entries_of(
    finding: Finding, audit: Audit, *, reason: str = "", owner: str = "", expires: str = ""
) -> list[Entry]:
    """Return the entries that accept a finding: one, or one for each item that it counts."""
    said = audit.message(finding, "zh")
    about = [(one.id, one.name + (f"／{one.sub_name}" if one.sub_name else "")) for one in finding.members]
    return [
        Entry(
            rule=finding.rule,
            item=item,
            field=finding.field or "",
            fingerprint=finding.fingerprint,
            value=quote(text, 60)[1:-1],
            reason=reason,
            owner=owner,
            expires=expires,
        )
        for item, text in about or [(finding.item.id if finding.item else "", said)]
    ]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A baseline beside what an audit found.

    Attributes:
        new: open findings that it does not hold; of a counted one what it says of the items that are new.
        accepted: entries that still have their finding.
        stale: entries whose finding or rule is gone, or whose last day has passed.
    """

    new: list[Finding]
    accepted: list[Entry]
    stale: list[Entry]


class Found:
    """What an audit found, as the entries of a baseline name it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._members: dict[str, set[str]] = {}
        for finding in findings:
            self._members.setdefault(finding.fingerprint, set()).update(finding.counted)

    def holds(self, entry: Entry) -> bool:
        """Return whether the finding of an entry is there, and the item still one that it counts."""
        members = self._members.get(entry.fingerprint)
        return members is not None and (not members or not entry.item or entry.item in members)

    def unspecific(self, entry: Entry) -> bool:
        """Return whether an entry accepts a finding that counts items without saying which."""
        return not entry.item and bool(self._members.get(entry.fingerprint))


def compare(
    entries: Sequence[Entry], audits: Sequence[Audit], known: Collection[str] | None = None
) -> Comparison:
    """Compare a baseline with the audits of the catalogues that it is for; entries of rules that did not run are kept.

    Args:
        entries: the baseline.
        audits: what was found; an entry is stale where it is so for every one of them.
        known: the codes of all rules; an entry of no rule is stale. None asks of none whether it exists.
    """
    ran = [_ran(audit) for audit in audits]
    found = [Found(audit.findings) for audit in audits]
    accepted: list[Entry] = []
    stale: list[Entry] = []
    for entry in sorted(entries):
        exists = known is None or entry.rule in known
        alive = exists and any(
            entry.in_force(audit.as_of) and (entry.rule not in rules or there.holds(entry))
            for audit, rules, there in zip(audits, ran, found, strict=True)
        )
        (accepted if alive else stale).append(entry)
    return Comparison([one for audit in audits for one in _new(entries, audit)], accepted, stale)


def _ran(audit: Audit) -> set[str]:
    """Return the codes of the rules that ran to their end."""
    broken = {error.rule for error in audit.errors} | {skipped.rule for skipped in audit.skipped}
    return set(audit.rules) - broken


def _new(entries: Iterable[Entry], audit: Audit) -> list[Finding]:
    known: dict[str, set[str]] = {}
    for entry in entries:
        known.setdefault(entry.fingerprint, set()).add(entry.item)
    new = []
    for finding in audit.open:
        items = known.get(finding.fingerprint)
        if items is None:
            new.append(finding)
        elif finding.members and "" not in items:
            rest = {one.id for one in finding.members} - items
            new.extend([finding.only(rest)] if rest else [])
    return new


def add(
    entries: Sequence[Entry], audit: Audit, *, reason: str = "", owner: str = "", expires: str = ""
) -> list[Entry]:
    """Return the baseline with every open finding of the audit added.

    Old entries stay as they are, but one that accepts a counted finding as a whole becomes one for each item.
    """
    found = Found(audit.findings)
    old = {entry.fingerprint: entry for entry in entries if found.unspecific(entry)}
    new = [
        one
        for finding in _new([entry for entry in entries if entry.fingerprint not in old], audit)
        if not _about_acceptance(finding)
        for one in _spelled(finding, audit, old.get(finding.fingerprint), reason, owner, expires)
    ]
    return sorted({*(entry for entry in entries if not found.unspecific(entry)), *new})


def _spelled(
    finding: Finding, audit: Audit, old: Entry | None, reason: str, owner: str, expires: str
) -> list[Entry]:
    """Return the entries of a finding; what an old one said of the whole is said of each item."""
    if old is not None:
        reason, owner, expires = old.reason, old.owner, old.expires
    return entries_of(finding, audit, reason=reason, owner=owner, expires=expires)


def prune(
    entries: Sequence[Entry], audits: Sequence[Audit], known: Collection[str] | None = None
) -> list[Entry]:
    """Return the baseline without its stale entries (see ``compare``); nothing is added."""
    return compare(entries, audits, known).accepted


def told_once(audits: Sequence[Audit]) -> list[Audit]:
    """Return the audits of catalogues that share one baseline: what is stale for all of them is told, and once.

    What one catalogue has accepted is not there in the others, and no fault of theirs.
    """
    stale = [{one.fingerprint: one for one in audit.findings if one.rule == STALE} for audit in audits]
    # a line that is only unspecific somewhere is needed there
    everywhere = [
        min((there[key] for there in stale), key=lambda one: one.severity.rank)
        for key in stale[0]
        if all(key in there for there in stale)
    ]
    others = [without(audit, [one for one in audit.findings if one.rule != STALE]) for audit in audits]
    return [without(others[0], [*others[0].findings, *everywhere]), *others[1:]]


def _about_acceptance(finding: Finding) -> bool:
    """Return whether a finding is about waivers or the baseline: accepting those would hide the others."""
    return finding.rule.startswith("PLS9")
