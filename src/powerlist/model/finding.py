"""What a rule has to say."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from powerlist.model.enums import Confidence, Scope, Severity
from powerlist.model.location import Location, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


@dataclass(frozen=True, slots=True)
class ItemRef:
    """An item as a finding names it: by id and by title."""

    id: str
    name: str
    sub_name: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the machine interface."""
        return {"id": self.id, "name": self.name, "sub_name": self.sub_name}


@dataclass(frozen=True, slots=True)
class Related:
    """Another item that belongs to the finding, such as the other half of a duplicate."""

    item: ItemRef
    location: Location
    sources: tuple[Source, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the machine interface."""
        return {
            "item": self.item.to_json(),
            "location": self.location.to_json(),
            "sources": [source.to_json() for source in self.sources],
        }


@dataclass(frozen=True, slots=True)
class Edit:
    """A proposed change of one value of one item; ``safe`` ones may be applied by ``--fix``."""

    item: str
    field: str
    before: str
    after: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Waived:
    """Why a finding is accepted, from waivers.csv or the baseline."""

    reason: str
    owner: str
    until: str
    by: str = "waiver"

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the machine interface."""
        return {"reason": self.reason, "owner": self.owner, "until": self.until, "by": self.by}


@dataclass(frozen=True, slots=True)
class Accepted:
    """The part of a counted finding that somebody accepted, and why."""

    waived: Waived
    members: tuple[ItemRef, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the machine interface."""
        return {
            "count": len(self.members),
            "members": [one.id for one in self.members],
            **self.waived.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with everything that a report needs.

    Attributes:
        rule: code of the rule.
        severity: how bad.
        confidence: how sure.
        scope: catalogue, batch, item or cell.
        values: the named values that the rule's message templates use.
        count: how many places share this one cause (1 for a single one).
        members: the items that a counted finding is about; each may be accepted by itself. They are no part
            of the fingerprint: it names the cause. Where some are accepted, count and members are of the others;
            where all are, whether for one reason or several, of the whole, as of any accepted finding.
        accepted: what is accepted of a counted finding, where not all of it is for one reason. Where nothing of it
            is open, ``waived`` is the reason of the first part.
        field: code name of the faulty field, or None.
        item: the item, or None for a catalogue or a batch.
        location: the first place.
        sources: the cells it came from.
        related: other items that belong to it.
        variant: which of the rule's message templates speaks (``""`` is the main one).
        discriminator: what tells two findings of one rule, item and field apart in the fingerprint.
        township: the receiver it is about, or "".
        edits: proposed changes.
        waived: why it is accepted, or None.
        excerpt: the faulty text, for people; "" where the message already has it or must not show it.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    scope: Scope
    values: dict[str, Any] = dataclasses.field(default_factory=dict)
    count: int = 1
    members: tuple[ItemRef, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    field: str | None = None
    item: ItemRef | None = None
    location: Location = dataclasses.field(default_factory=Location)
    sources: tuple[Source, ...] = ()
    related: tuple[Related, ...] = ()
    variant: str = ""
    discriminator: str = ""
    township: str = ""
    edits: tuple[Edit, ...] = ()
    waived: Waived | None = None
    excerpt: str = ""

    @property
    def ids(self) -> set[str]:
        """Return the ids of the item and of those that belong to it: a pair has no first and no second."""
        return {self.item.id, *(one.item.id for one in self.related)} if self.item else set()

    @property
    def counted(self) -> set[str]:
        """Return the ids of all that it counts, open and accepted."""
        return {one.id for part in (self.members, *(one.members for one in self.accepted)) for one in part}

    def only(self, members: Collection[str]) -> Finding:
        """Return what it says of some of its members alone; the count falls by those that are left out."""
        kept = _of(self.members, members)
        parts = [Accepted(one.waived, _of(one.members, members)) for one in self.accepted]
        return dataclasses.replace(
            self,
            members=kept,
            count=max(1, self.count - len(self.members) + len(kept)),
            accepted=tuple(one for one in parts if one.members),
        )

    @property
    def fingerprint(self) -> str:
        """Return 16 hex digits that survive moved rows and renamed files.

        Made of rule, item ids, field, township and the discriminator (a normalised value); never of a
        row number. Of a pair it does not matter which half comes first: moved rows change that. For a
        catalogue or batch finding the item is empty.
        """
        related = sorted(one.item.id for one in self.related)
        first, *others = sorted([self.item.id, *related]) if self.item else ["", *related]
        parts = (
            self.rule,
            first,
            self.field or "",
            self.township,
            "|".join(others),
            self.discriminator,
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Return the order of every report: by place, then rule, then what it is about."""
        place = self.location
        return (
            place.file or "",
            place.line or 0,
            place.sheet or "",
            place.row or 0,
            place.cell or "",
            self.rule,
            self.item.id if self.item else "",
            self.field or "",
            self.township,
            self.discriminator,
        )


def _of(refs: Iterable[ItemRef], ids: Collection[str]) -> tuple[ItemRef, ...]:
    return tuple(one for one in refs if one.id in ids)
