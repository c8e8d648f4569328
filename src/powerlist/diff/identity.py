"""Which item of the old version is which of the new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.linkage import align

if TYPE_CHECKING:
    import pandas as pd

    from powerlist.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Twin:
    """One item in both versions.

    Attributes:
        old: position in the old items.
        new: position in the new items.
        how: ``id``, or how the alignment found it: ``exact code scored``.
        score: 0 to 1.
    """

    old: int
    new: int
    how: str
    score: float


@dataclass(frozen=True, slots=True)
class Twins:
    """All items of both versions.

    Attributes:
        pairs: items of both, in the old order.
        old_only: positions that the new version lacks, rising.
        new_only: positions that the old version lacks, rising.
    """

    pairs: list[Twin]
    old_only: list[int]
    new_only: list[int]


def twins(old: Catalogue, new: Catalogue) -> Twins:
    """Pair the items of two versions: by id where both have it once, the rest by the linkage engine."""
    ids_old, ids_new = _once(old.items), _once(new.items)
    found = [Twin(ids_old[one], ids_new[one], "id", 1.0) for one in ids_old if one in ids_new]
    left = _others(old, {twin.old for twin in found})
    right = _others(new, {twin.new for twin in found})
    aligned = align(*part_of(old, left), *part_of(new, right))
    found += [
        Twin(left[a], right[b], how, round(score, 4))
        for a, b, how, score in zip(
            aligned.left.tolist(),
            aligned.right.tolist(),
            aligned.how.tolist(),
            aligned.score.tolist(),
            strict=True,
        )
    ]
    return Twins(
        pairs=sorted(found, key=lambda twin: twin.old),
        old_only=[left[place] for place in aligned.left_only.tolist()],
        new_only=[right[place] for place in aligned.right_only.tolist()],
    )


def _once(items: pd.DataFrame) -> dict[str, int]:
    found: dict[str, int] = {}
    repeated = set()
    for position, identity in enumerate(items["id"].tolist()):
        if identity in found:
            repeated.add(identity)
        elif identity:
            found[identity] = position
    return {identity: position for identity, position in found.items() if identity not in repeated}


def _others(catalogue: Catalogue, taken: set[int]) -> list[int]:
    return [position for position in range(len(catalogue)) if position not in taken]


def part_of(catalogue: Catalogue, positions: list[int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the items at these positions and their citations, renumbered."""
    items = catalogue.items.iloc[positions].reset_index(drop=True)
    number = {position: place for place, position in enumerate(positions)}
    citations = catalogue.citations
    kept = citations[citations["position"].isin(number)]
    return items, kept.assign(position=kept["position"].map(number))
