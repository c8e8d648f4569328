"""Pairs of items that are the same power, overlap, or only look alike."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.candidates import candidates
from powerlist.linkage.explain import reasons
from powerlist.linkage.pool import Pool, pool_of
from powerlist.linkage.relation import RELATIONS, Capped, LinkageOptions, Relation, Why
from powerlist.linkage.rulings import ruled_distinct
from powerlist.linkage.score import features, judge, relate
from powerlist.linkage.weights import WEIGHTS

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from powerlist.linkage.compare import Comparison


@dataclass(frozen=True)
class Pairs:
    """Pairs in order of their positions; entries of the arrays belong together.

    Attributes:
        left: position in the items.
        right: position in the items, or in the other side's items.
        relation: a ``Relation`` each.
        score: 0 to 1.
        capped: blocks that were too large to compare in full.
        ruled: how many pairs are left out because a person ruled them distinct.
        pool: what was compared.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    relation: NDArray[np.object_]
    score: NDArray[np.float32]
    capped: list[Capped] = field(default_factory=list)
    ruled: int = 0
    pool: Pool | None = field(default=None, repr=False)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What agrees and differs in each pair; None where the pool was not kept."""
        if self.pool is None:
            return None
        left, right = self.left, self.right + (self.pool.split or 0)
        return judge(self.pool, left, right)[0]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.left)

    def why(self, place: int) -> list[Why]:
        """Return why the pair at this place has its score; computed when asked."""
        pool = self.pool
        if pool is None:
            return []
        left = np.array([self.left[place]])
        right = np.array([self.right[place]]) + (pool.split or 0)
        pair, _ = judge(pool, left, right)
        weighed = {name: float(value[0]) * WEIGHTS[name] for name, value in features(pair).items()}
        limits = (int(pair.excluded[0]), int(pair.one_sided[0]))
        return reasons(pool, int(left[0]), int(right[0]), weighed, limits)

    def of(self, *relations: Relation) -> Pairs:
        """Return the pairs of these relations only."""
        return self.subset(np.isin(self.relation, np.array(relations, dtype=object)))

    def subset(self, keep: NDArray[np.bool_]) -> Pairs:
        """Return the pairs at which a mask is true."""
        return replace(
            self,
            left=self.left[keep],
            right=self.right[keep],
            relation=self.relation[keep],
            score=self.score[keep],
        )


def pairs(
    items: pd.DataFrame,
    citations: pd.DataFrame,
    *,
    against: tuple[pd.DataFrame, pd.DataFrame] | None = None,
    options: LinkageOptions | None = None,
    rulings: pd.DataFrame | None = None,
) -> Pairs:
    """Return the duplicate and overlapping pairs of a pool, or across two sides.

    Args:
        items: columns are code names of fields (``name sub_name type department level basis`` are
            used; what is missing counts as empty).
        citations: as ``Catalogue.citations``; ``position`` points into ``items``.
        against: items and citations of a second side; then only pairs across both are given.
        options: how far the search goes; ``everything`` also keeps the relations that are no findings.
        rulings: what people decided; pairs ruled distinct are left out while both texts stand. It is
            read for one pool only.
    """
    options = options or LinkageOptions()
    pool = pool_of(items, citations, options, against)
    found = candidates(pool, options)
    pair, scores = judge(pool, found.left, found.right)
    relations = relate(pair, scores)
    reported = np.isin(relations, [number for number, one in enumerate(RELATIONS) if one.reported])
    keep = np.ones(len(scores), dtype=bool) if options.everything else reported
    ruled = 0
    if rulings is not None and against is None:
        judged = np.flatnonzero(reported)
        distinct = ruled_distinct(items, rulings, found.left[judged], found.right[judged])
        keep[judged[distinct]] = False
        ruled = int(distinct.sum())
    return Pairs(
        found.left[keep],
        found.right[keep] - (pool.split or 0),
        np.array(RELATIONS, dtype=object)[relations[keep]],
        scores[keep],
        found.capped,
        ruled,
        pool,
    )


def clusters(found: Pairs) -> list[list[int]]:
    """Return the groups of positions that are connected by pairs of one pool, each sorted, in order."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not len(found):
        return []
    members, place = np.unique(np.concatenate((found.left, found.right)), return_inverse=True)
    half = len(found.left)
    graph = coo_array(
        (np.ones(half, dtype=np.int8), (place[:half], place[half:])), shape=(len(members), len(members))
    )
    count, label = connected_components(graph, directed=False)
    groups: list[list[int]] = [[] for _ in range(count)]
    for position, number in zip(members.tolist(), label.tolist(), strict=True):
        groups[number].append(position)
    return sorted(groups)
