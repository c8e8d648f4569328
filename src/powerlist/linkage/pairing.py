"""Pairs of items that are the same power, overlap, or only look alike."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from powerlist.law.frame import COLUMNS, NUMBERS
from powerlist.linkage.candidates import candidates
from powerlist.linkage.comparison.compare import Comparison, compare
from powerlist.linkage.comparison.score import features, judge, judge_near, relate
from powerlist.linkage.comparison.weights import WEIGHTS
from powerlist.linkage.pool import Pool, pool_of
from powerlist.linkage.relation import RELATIONS, Capped, LinkageOptions, Relation, Why
from powerlist.linkage.rulings import ruled_distinct
from powerlist.linkage.telling.explain import details, reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

_REPORTED = [number for number, one in enumerate(RELATIONS) if one.reported]
#: Candidates that are compared at once; some 200 bytes each.
_CHUNK = 500_000
#: A list of so many items goes through every join.
_PREPARED = 100


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
        """What agrees and differs in each pair at first sight; None where the pool was not kept."""
        if self.pool is None:
            return None
        return compare(self.pool, self.left, self.right + (self.pool.split or 0))

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

    def details(self, place: int, *fields: str, languages: Sequence[str]) -> list[dict[str, str]]:
        """Return what a person is shown of these fields of a pair, a mapping a language: no weights, and cheap."""
        if self.pool is None:
            return [{} for _ in languages]
        left, right = int(self.left[place]), int(self.right[place]) + (self.pool.split or 0)
        return details(self.pool, left, right, fields, languages)

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
    citations: pd.DataFrame | Callable[[], pd.DataFrame],
    *,
    against: tuple[pd.DataFrame, pd.DataFrame] | None = None,
    options: LinkageOptions | None = None,
    rulings: pd.DataFrame | None = None,
) -> Pairs:
    """Return the duplicate and overlapping pairs of a pool, or across two sides.

    Args:
        items: columns are code names of fields (``name sub_name type department level basis`` are
            used; what is missing counts as empty).
        citations: as ``Catalogue.citations``; ``position`` points into ``items``. Or what returns them: it is
            called when the names have been read and joined.
        against: items and citations of a second side; then only pairs across both are given.
        options: how far the search goes; ``everything`` also keeps the relations that are no findings.
        rulings: what people decided; pairs ruled distinct are left out while both texts stand. It is
            read for one pool only.
    """
    options = options or LinkageOptions()
    pool = pool_of(items, citations, options, against)
    found = candidates(pool, options)
    left, right, relations, scores = _judged(pool, found.left, found.right, everything=options.everything)
    ruled = 0
    if rulings is not None and against is None and len(rulings):
        findings = np.isin(relations, _REPORTED)
        distinct = findings & ruled_distinct(items, rulings, left, right)
        left, right = left[~distinct], right[~distinct]
        relations, scores = relations[~distinct], scores[~distinct]
        ruled = int(distinct.sum())
    return Pairs(
        left,
        right - (pool.split or 0),
        np.array(RELATIONS, dtype=object)[relations],
        scores,
        found.capped,
        ruled,
        pool,
    )


def _judged(
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64], *, everything: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int8], NDArray[np.float32]]:
    """Return the pairs that are kept, their relations and scores; part by part, so that memory is bounded."""
    kept: list[NDArray[np.int64]] = []
    relations: list[NDArray[np.int8]] = []
    scores: list[NDArray[np.float32]] = []
    for start in range(0, len(left), _CHUNK):
        a, b = left[start : start + _CHUNK], right[start : start + _CHUNK]
        if everything:
            near = np.arange(len(a))
            pair, found = judge(pool, a, b)
        else:
            near, pair, found = judge_near(pool, a, b)
        related = relate(pair, found)
        keep = np.ones(len(near), dtype=bool) if everything else np.isin(related, _REPORTED)
        kept.append(near[keep] + start)
        relations.append(related[keep])
        scores.append(found[keep])
    if not kept:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, empty.astype(np.int8), empty.astype(np.float32)
    places = np.concatenate(kept)
    return left[places], right[places], np.concatenate(relations), np.concatenate(scores)


def prepare() -> None:
    """Load every library and table that ``pairs`` needs, for a process that waits for what to compare."""
    names = pd.Series([f"对{number}号设施未经批准的处罚" for number in range(_PREPARED)], dtype="str")
    nothing = {name: pd.Series([], dtype="int64" if name in NUMBERS else "str") for name in COLUMNS}
    pairs(pd.DataFrame({"name": names}), pd.DataFrame(nothing))
