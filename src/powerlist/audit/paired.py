"""Items that are double, found once a run by the linkage engine and shared by the rules of family D."""

from __future__ import annotations

from abc import ABC
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from powerlist.audit.rule import Rule
from powerlist.linkage import DoubleKind, Pairs, clusters, kinds, pairs
from powerlist.messages import quote
from powerlist.model.enums import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from powerlist.model.catalogue import Catalogue
    from powerlist.model.context import Context
    from powerlist.model.finding import Finding

#: Where the pairs lie in the context's cache.
PAIRS = "pairs"
_KINDS = "pairs.kinds"
_SHOWN = 3
_HIGH, _MEDIUM = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Cluster:
    """Items that belong to one finding.

    Attributes:
        members: their positions, in order.
        confidence: of the surest pair among them.
        values: what a message may name: ``other`` (the second item's title, of more than two the first
            ones), ``rows`` (how many), ``ground`` (common articles; ``ground_en`` in English), ``differ``
            (both titles), ``departments``.
    """

    members: list[int]
    confidence: Confidence
    values: dict[str, Any]

    @property
    def variant(self) -> str:
        """Return which message speaks: that of a pair or that of more."""
        return "many" if len(self.members) > 2 else ""


def paired(catalogue: Catalogue, context: Context) -> Pairs:
    """Return the reported pairs of a catalogue, computed once a run."""
    key = (PAIRS, id(catalogue))
    kept: dict[tuple[str, int], Pairs] = context.cache.setdefault(PAIRS, {})
    if key not in kept:
        kept[key] = pairs(catalogue.items, catalogue.citations, rulings=catalogue.rulings)
    return kept[key]


def doubles(catalogue: Catalogue, context: Context, kind: DoubleKind) -> Iterator[Cluster]:
    """Yield the groups of items that are double in one way, in order of their first items.

    Args:
        catalogue: the catalogue.
        context: keeps the pairs.
        kind: which way.
    """
    found = paired(catalogue, context)
    kept: dict[int, Any] = context.cache.setdefault(_KINDS, {})
    if id(found) not in kept:
        kept[id(found)] = kinds(found)
    chosen = found.subset(kept[id(found)] == kind)
    place_of: dict[int, list[int]] = {}
    for place in range(len(chosen)):
        place_of.setdefault(int(chosen.left[place]), []).append(place)
    for members in clusters(chosen):
        places = [place for member in members for place in place_of.get(member, ())]
        best = max(places, key=lambda place: (float(chosen.score[place]), -place))
        yield Cluster(
            members, _confidence(float(chosen.score[best])), _values(catalogue, chosen, members, best)
        )


def _confidence(score: float) -> Confidence:
    if score >= _HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if score >= _MEDIUM else Confidence.LOW


def _values(catalogue: Catalogue, found: Pairs, members: list[int], best: int) -> dict[str, Any]:
    details = found.details(best, "basis", "name")
    english = found.details(best, "basis", language="en")
    departments = catalogue.items["department"]
    named = dict.fromkeys(str(departments.iat[member]) for member in members if departments.iat[member])
    others = [catalogue.ref(member) for member in members[1 : _SHOWN + 1]]
    shown = "".join(quote(f"{one.name}／{one.sub_name}" if one.sub_name else one.name) for one in others)
    return {
        "other": shown + ("…" if len(members) > _SHOWN + 1 else ""),
        "rows": len(members),
        "ground": details.get("basis", ""),
        "ground_en": english.get("basis", ""),
        "differ": details.get("name", ""),
        "departments": "、".join(list(named)[:_SHOWN]) + ("…" if len(named) > _SHOWN else ""),
    }


class DoubleRule(Rule, ABC):
    """Base of the rules that tell items which are double in one way: one finding a cluster.

    Class attributes:
        kind: the way.
    """

    kind: ClassVar[DoubleKind]

    def check(self, catalogue: Catalogue, context: Context) -> Iterable[Finding]:
        """Yield a finding a cluster, on its first item."""
        for cluster in doubles(catalogue, context, self.kind):
            first, *others = cluster.members
            yield self.at(
                catalogue,
                first,
                "name",
                related=others,
                confidence=cluster.confidence,
                variant=cluster.variant,
                count=len(cluster.members),
                **cluster.values,
            )
