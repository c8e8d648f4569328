"""From what was compared to a score, a relation and the reasons for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.relation import RELATIONS, Relation
from powerlist.linkage.weights import SAME_WORDING, THRESHOLD, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from powerlist.linkage.compare import Comparison

#: The order of the features; the same as that of ``WEIGHTS``.
FEATURES: tuple[str, ...] = tuple(WEIGHTS)


def features(pair: Comparison) -> dict[str, NDArray[np.float32]]:
    """Return the value of every feature of ``WEIGHTS``, one entry a pair."""
    shared = pair.shared > 0
    conflict = (pair.conflicts > 0) & ~shared
    values: dict[str, NDArray[np.generic]] = {
        "bias": np.ones(len(shared)),
        "article": shared,
        "article rare": pair.rarity,
        "coverage": pair.coverage,
        "paragraph": pair.pinned > 0,
        "other paragraph": conflict,
        "also other paragraph": (pair.conflicts > 0) & shared,
        "no common article": pair.cited & ~shared & ~conflict,
        "other organ": pair.other_organ & shared,
        "name": pair.cosine,
        "name contained": pair.contained,
        "name equal": pair.same_name,
        "name own": np.minimum(pair.own, 8),
        "parent": pair.parent,
        "siblings": pair.siblings,
        "limits exclude": pair.excluded > 0,
        "limit one side": (pair.one_sided > 0) & pair.same_organ,
        "other type": pair.other_type,
        "loose type": pair.loose_type,
    }
    return {name: values[name].astype(np.float32) for name in FEATURES}


def total(values: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return the weighted sum of the features."""
    found = np.zeros(len(values["bias"]), dtype=np.float32)
    for name, weight in WEIGHTS.items():
        found += np.float32(weight) * values[name]
    return found


def score(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the logistic function of the sums, 0 to 1."""
    return (1.0 / (1.0 + np.exp(-np.clip(sums, -30, 30)))).astype(np.float32)


def relate(pair: Comparison, scores: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return for each pair the number of its relation in ``RELATIONS``.

    Levels come before the score: where each level has its own row and body, nothing is double however
    much agrees.
    """
    split = pair.levels_apart & ~pair.same_organ | pair.levels_apart & pair.same_name
    alike = scores >= THRESHOLD
    same = (
        (pair.same_name | (pair.cosine >= SAME_WORDING) & (pair.one_sided == 0))
        & ~pair.other_organ
        & ~pair.other_type
        & ((pair.shared > 0) | ~pair.cited)
    )
    by_basis = (pair.shared > 0) | (pair.conflicts > 0)
    number = {relation: position for position, relation in enumerate(RELATIONS)}
    return np.select(
        [alike & split, alike & same, alike, by_basis],
        [
            number[Relation.LEVEL_SPLIT],
            number[Relation.DUPLICATE],
            number[Relation.OVERLAP],
            number[Relation.SAME_BASIS],
        ],
        number[Relation.SIMILAR_NAME],
    ).astype(np.int8)
