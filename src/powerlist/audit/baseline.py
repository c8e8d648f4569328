"""The baseline: findings that were there when the audit was introduced (``baseline.jsonl``).

One finding a line, sorted, without positions or dates of writing, so that two people's changes merge
and a review can read them. Identity is the fingerprint, never a count: one fault repaired and another
made is noticed. Adding and pruning are different verbs, and auditing itself never writes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from powerlist.messages import quote
from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from powerlist.model.audit import Audit
    from powerlist.model.finding import Finding

NAME = "baseline.jsonl"
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
        item: item's id, or "".
        field: code name of the field, or "".
        fingerprint: the finding's.
        value: what the finding says, shortened, for the reader of a review only.
        reason: why it is accepted, or "".
        owner: who answers for it, or "".
        expires: last day, ISO, or "".
    """

    rule: str
    item: str
    field: str
    fingerprint: str
    value: str = ""
    reason: str = ""
    owner: str = ""
    expires: str = ""

    def in_force(self, as_of: date) -> bool:
        """Return whether its last day has not passed."""
        return not self.expires or date.fromisoformat(self.expires) >= as_of


def load(content: bytes, file: str = NAME) -> list[Entry]:
    """Return the entries of a baseline, sorted.

    Args:
        content: the file.
        file: its path, for the error.

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
    entry = Entry(**{key: data.get(key, "") for key in _KEYS})
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
        json.dumps(asdict(entry), ensure_ascii=False, separators=(", ", ": ")) + "\n"
        for entry in sorted(set(entries))
    ).encode()


def entry_of(
    finding: Finding, audit: Audit, *, reason: str = "", owner: str = "", expires: str = ""
) -> Entry:
    """Return the entry that accepts a finding."""
    return Entry(
        rule=finding.rule,
        item=finding.item.id if finding.item else "",
        field=finding.field or "",
        fingerprint=finding.fingerprint,
        value=quote(audit.message(finding, "zh"), 60)[1:-1],
        reason=reason,
        owner=owner,
        expires=expires,
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A baseline beside what an audit found.

    Attributes:
        new: open findings that it does not hold.
        accepted: entries that still have their finding.
        stale: entries whose finding is gone, or whose last day has passed.
    """

    new: list[Finding]
    accepted: list[Entry]
    stale: list[Entry]


def compare(entries: Sequence[Entry], audit: Audit) -> Comparison:
    """Compare a baseline with an audit; entries of rules that did not run are kept as accepted."""
    there = {finding.fingerprint for finding in audit.findings}
    broken = {error.rule for error in audit.errors} | {skipped.rule for skipped in audit.skipped}
    ran = set(audit.rules) - broken
    known = {entry.fingerprint for entry in entries}
    accepted: list[Entry] = []
    stale: list[Entry] = []
    for entry in sorted(entries):
        alive = entry.rule not in ran or entry.fingerprint in there
        (accepted if alive and entry.in_force(audit.as_of) else stale).append(entry)
    return Comparison([f for f in audit.open if f.fingerprint not in known], accepted, stale)


def add(
    entries: Sequence[Entry], audit: Audit, *, reason: str = "", owner: str = "", expires: str = ""
) -> list[Entry]:
    """Return the baseline with every open finding of the audit added; old entries stay as they are."""
    known = {entry.fingerprint for entry in entries}
    new = [
        entry_of(finding, audit, reason=reason, owner=owner, expires=expires)
        for finding in audit.open
        if finding.fingerprint not in known and not _about_acceptance(finding)
    ]
    return sorted({*entries, *new})


def prune(entries: Sequence[Entry], audit: Audit) -> list[Entry]:
    """Return the baseline without its stale entries; nothing is added."""
    return compare(entries, audit).accepted


def _about_acceptance(finding: Finding) -> bool:
    """Return whether a finding is about waivers or the baseline: accepting those would hide the others."""
    return finding.rule.startswith("PLS9")
