"""Items that are double, found once a run by the linkage engine and shared by the rules of family D."""

from __future__ import annotations

import hashlib
import json
from abc import ABC
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from powerlist.audit.frames import texts
from powerlist.audit.rule import Rule
from powerlist.linkage import DoubleKind
from powerlist.messages import quote
from powerlist.model.enums import Confidence
from powerlist.model.fields import ITEMS, names_of
from powerlist.model.typeterms import canonical_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from powerlist.linkage import Pairs
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: The groups among what is kept between runs, and among what is made ahead.
PAIRS = "pairs"
#: Where they lie in the context's cache; as they were kept; and the name that they are kept by.
_CLUSTERS, _KEPT, _STATE = "pairs.clusters", "pairs.kept", "pairs.state"
#: The values of every group; a kept group has just these.
_VALUES = {
    "other": str,
    "rows": int,
    "ground": str,
    "ground_en": str,
    "differ": str,
    "departments": str,
    "types": str,
}
#: Stands between the texts of a digest.
_MARK = "\x1f"
_SHOWN = 3
_HIGH, _MEDIUM = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Cluster:
    """Items that belong to one finding.

    Attributes:
        members: their positions; the first, or one of its name, is double with each of the others.
        confidence: of the surest pair among them.
        values: what a message may name: ``other`` (the second item's title, of more than two the first
            ones), ``rows`` (how many), ``ground`` (common articles; ``ground_en`` in English), ``differ``
            (both titles), ``departments``, ``types``.
    """

    members: list[int]
    confidence: Confidence
    values: dict[str, Any]

    @property
    def variant(self) -> str:
        """Return which message speaks: that of a pair or that of more."""
        return "many" if len(self.members) > 2 else ""


def groups(catalogue: Catalogue) -> dict[str, list[Cluster]]:
    """Return the groups of items that are double, by the name of their kind.

    It is a function of the catalogue's items, rulings and citations alone: another process may call it
    (``Context.ahead``).
    """
    from powerlist.linkage import kinds, pairs

    found = pairs(catalogue.items, lambda: catalogue.citations, rulings=catalogue.rulings)
    kind_of = kinds(found)
    kind_of[_retyped(catalogue, found, kind_of == DoubleKind.SAME)] = DoubleKind.RETYPED
    return {kind.value: list(_grouped(catalogue, found.subset(kind_of == kind))) for kind in DoubleKind}


def _retyped(catalogue: Catalogue, found: Pairs, among: NDArray[np.bool_]) -> list[int]:
    """Return the places of those pairs whose two rows have types that differ; one that a row lacks does not."""
    types, subtypes = texts(catalogue.items, "type"), texts(catalogue.items, "subtype")
    terms: dict[tuple[str, str], tuple[str, str]] = {}

    def term(position: int) -> tuple[str, str]:
        written = types[position], subtypes[position]
        if written not in terms:
            kind, subtype = canonical_type(written[0])
            terms[written] = kind or written[0], written[1] or subtype
        return terms[written]

    return [
        place
        for place in among.nonzero()[0].tolist()
        if any(
            one and other and one != other
            for one, other in zip(term(int(found.left[place])), term(int(found.right[place])), strict=True)
        )
    ]


def missing(catalogue: Catalogue, context: Context) -> bool:
    """Return whether this run must find the groups: none are kept for these very texts."""
    return _kept(catalogue, context) is None


def doubles(catalogue: Catalogue, context: Context, kind: DoubleKind) -> Iterator[Cluster]:
    """Yield the groups of items that are double in one way, in order of their first items.

    They are compared once a run, and not at all where the items and rulings are those of an earlier run
    whose result was kept.

    Args:
        catalogue: the catalogue.
        context: keeps the groups.
        kind: which way.
    """
    made = context.once(_CLUSTERS, catalogue, lambda: _remembered(catalogue, context))
    yield from made.get(kind.value, ())


def _remembered(catalogue: Catalogue, context: Context) -> dict[str, list[Cluster]]:
    """Return the groups by kind: those that were kept for these very texts, else found and kept now."""
    made = _kept(catalogue, context)
    if made is None:
        made = _found(catalogue, context)
        if context.kept is None:
            return made
        # only what comes back as it went
        encoded = {
            kind: [[one.members, one.confidence.value, one.values] for one in groups]
            for kind, groups in made.items()
        }
        if _decoded(json.loads(json.dumps(encoded)), len(catalogue)) == made:
            context.kept.put(encoded, PAIRS, _name(catalogue, context))
    return made


def _kept(catalogue: Catalogue, context: Context) -> dict[str, list[Cluster]] | None:
    kept = context.kept
    if kept is None:
        return None
    return context.once(
        _KEPT, catalogue, lambda: _decoded(kept.get(PAIRS, _name(catalogue, context)), len(catalogue))
    )


def _name(catalogue: Catalogue, context: Context) -> str:
    return context.once(_STATE, catalogue, lambda: _state(catalogue))


def _state(catalogue: Catalogue) -> str:
    """Return a digest of everything that the groups are made of; citations follow from the basis."""
    items, rulings = catalogue.items, catalogue.rulings
    columns = [(name, texts(items, name)) for name in names_of(ITEMS) if name in items]
    columns += [(str(name), texts(rulings, str(name))) for name in rulings.columns]
    state = hashlib.sha256()
    for name, values in columns:
        joined = _MARK.join(values)
        if joined.count(_MARK) != max(len(values) - 1, 0):
            # a text with the mark in it could stand for two
            joined = _MARK * 3 + json.dumps(values)
        state.update(f"{name} {len(values)} {joined}{_MARK}{_MARK}".encode("utf-8", "surrogatepass"))
    return state.hexdigest()


def _decoded(kept: Any, count: int) -> dict[str, list[Cluster]] | None:
    """Return the groups that an entry holds, None where it is none of a list of so many items."""
    try:
        made = {
            DoubleKind(kind).value: [
                Cluster(members, Confidence(sure), values) for members, sure, values in groups
            ]
            for kind, groups in kept.items()
        }
        sound = all(
            {name: type(value) for name, value in one.values.items()} == _VALUES
            and type(one.members) is list
            and len(one.members) > 1
            and all(type(member) is int and 0 <= member < count for member in one.members)
            for groups in made.values()
            for one in groups
        )
    except (AttributeError, TypeError, ValueError):
        return None
    return made if sound else None


def _found(catalogue: Catalogue, context: Context) -> dict[str, list[Cluster]]:
    ahead = context.ahead.get(PAIRS)
    made: dict[str, list[Cluster]] | None = ahead() if ahead is not None else None
    return groups(catalogue) if made is None else made


def _grouped(catalogue: Catalogue, chosen: Pairs) -> Iterator[Cluster]:
    from powerlist.linkage import clusters

    place_of: dict[int, list[int]] = {}
    for place in range(len(chosen)):
        place_of.setdefault(int(chosen.left[place]), []).append(place)
    for members in clusters(chosen):
        # a member may be double with something that another group tells
        inside = set(members)
        places = [
            place
            for member in members
            for place in place_of.get(member, ())
            if int(chosen.right[place]) in inside
        ]
        best = max(places, key=lambda place: (float(chosen.score[place]), -place))
        yield Cluster(
            members, _confidence(float(chosen.score[best])), _values(catalogue, chosen, members, best)
        )


def _confidence(score: float) -> Confidence:
    if score >= _HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if score >= _MEDIUM else Confidence.LOW


def _values(catalogue: Catalogue, found: Pairs, members: list[int], best: int) -> dict[str, Any]:
    details, english = found.details(best, "basis", "name", languages=("zh", "en"))
    departments = texts(catalogue.items, "department")
    named = dict.fromkeys(departments[member] for member in members if departments[member])
    others = [catalogue.ref(member) for member in members[1 : _SHOWN + 1]]
    shown = "".join(quote(f"{one.name}／{one.sub_name}" if one.sub_name else one.name) for one in others)
    return {
        "other": shown + ("…" if len(members) > _SHOWN + 1 else ""),
        "rows": len(members),
        "ground": details.get("basis", ""),
        "ground_en": english.get("basis", ""),
        "differ": details.get("name", ""),
        "departments": "、".join(list(named)[:_SHOWN]) + ("…" if len(named) > _SHOWN else ""),
        "types": "、".join(dict.fromkeys(_type(catalogue, member) for member in members)),
    }


def _type(catalogue: Catalogue, position: int) -> str:
    return texts(catalogue.items, "subtype")[position] or texts(catalogue.items, "type")[position]


class DoubleRule(Rule, ABC):
    """Base of the rules that tell items which are double in one way: one finding a cluster.

    Class attributes:
        kind: the way.
    """

    kind: ClassVar[DoubleKind]
    ahead = PAIRS

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        """Yield a finding a cluster, on the item that is double with each of the others."""
        for cluster in doubles(catalogue, context, self.kind):
            yield self.told(catalogue, cluster, variant=cluster.variant)

    def told(self, catalogue: Catalogue, cluster: Cluster, **more: Any) -> Finding:
        """Return the finding of a cluster.

        Args:
            catalogue: the catalogue.
            cluster: the items that are double.
            more: the rest of what ``Rule.at`` takes.
        """
        first, *others = cluster.members
        return self.at(
            catalogue,
            first,
            "name",
            related=others,
            confidence=cluster.confidence,
            count=len(cluster.members),
            **more,
            **cluster.values,
        )
