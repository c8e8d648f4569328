"""One-to-one alignment of two lists: the county's with the guidance, this year's with last year's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.candidates import candidates
from powerlist.linkage.compare import Comparison, compare
from powerlist.linkage.explain import reasons
from powerlist.linkage.pool import Pool, pool_of
from powerlist.linkage.relation import Capped, LinkageOptions, Why
from powerlist.linkage.score import score
from powerlist.linkage.weights import ALIGN_THRESHOLD, ALIGN_WEIGHTS

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

EXACT, CODE, SCORED = "exact", "code", "scored"
_CHUNK = 500_000


@dataclass(frozen=True)
class Alignment:
    """Which item of one side is which item of the other; each occurs once.

    Attributes:
        left: positions in the left items, rising.
        right: positions in the right items.
        how: ``exact`` (same text), ``code`` (same unique code) or ``scored``.
        score: 0 to 1; 1 for exact.
        left_only: positions that have no counterpart.
        right_only: positions that have no counterpart.
        capped: blocks that were too large to compare in full.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    how: NDArray[np.object_]
    score: NDArray[np.float32]
    left_only: NDArray[np.int64]
    right_only: NDArray[np.int64]
    capped: list[Capped] = field(default_factory=list)
    _pool: Pool | None = field(default=None, repr=False)

    def __len__(self) -> int:
        """Return the number of aligned pairs."""
        return len(self.left)

    def why(self, place: int) -> list[Why]:
        """Return why the two at this place belong together; computed when asked."""
        pool = self._pool
        if pool is None or pool.split is None:
            return []
        left, right = np.array([self.left[place]]), np.array([self.right[place]]) + pool.split
        pair = compare(pool, left, right)
        weighed = {name: float(value[0]) * ALIGN_WEIGHTS[name] for name, value in _features(pair).items()}
        return reasons(
            pool, int(left[0]), int(right[0]), weighed, (int(pair.excluded[0]), int(pair.one_sided[0]))
        )


def align(
    left: pd.DataFrame,
    left_citations: pd.DataFrame,
    right: pd.DataFrame,
    right_citations: pd.DataFrame,
    options: LinkageOptions | None = None,
) -> Alignment:
    """Align two lists one-to-one: by equal text, then by code, then by score, the best first.

    Args:
        left: columns are code names of fields; ``code`` is used where both sides have it.
        left_citations: as ``Catalogue.citations`` of the left items.
        right: the other side.
        right_citations: as ``Catalogue.citations`` of the right items.
        options: how far the search for scored counterparts goes.
    """
    options = options or LinkageOptions()
    pool = pool_of(left, left_citations, options, (right, right_citations))
    split = len(left)
    partner = np.full(len(pool), -1, dtype=np.int64)
    how = np.full(len(pool), "", dtype=object)
    scores = np.zeros(len(pool), dtype=np.float32)
    for key in _exact_keys(pool):
        _join(key, split, partner, how, scores, EXACT)
    codes = _codes(left, right)
    if codes is not None:
        _join(codes, split, partner, how, scores, CODE, alone=True)
    found = candidates(pool, options)
    free = (partner[found.left] < 0) & (partner[found.right] < 0)
    a, b = found.left[free], found.right[free]
    found_left, found_right, found_scores = [], [], []
    for start in range(0, len(a), _CHUNK):
        part = slice(start, start + _CHUNK)
        values = score(_total(compare(pool, a[part], b[part])))
        good = values >= ALIGN_THRESHOLD
        found_left.append(a[part][good])
        found_right.append(b[part][good])
        found_scores.append(values[good])
    if found_left:
        _greedy(
            np.concatenate(found_left),
            np.concatenate(found_right),
            np.concatenate(found_scores),
            partner,
            how,
            scores,
        )
    matched = np.flatnonzero(partner[:split] >= 0)
    return Alignment(
        left=matched,
        right=partner[matched] - split,
        how=how[matched],
        score=scores[matched],
        left_only=np.flatnonzero(partner[:split] < 0),
        right_only=np.flatnonzero(partner[split:] < 0),
        capped=found.capped,
        _pool=pool,
    )


def _exact_keys(pool: Pool) -> list[list[str | None]]:
    """Return keys from strict to loose: type, title, department and basis; then without the basis."""
    bases = ["".join(text.split()) for text in pool.bases]
    rows = list(
        zip(
            pool.reading.types.tolist(),
            pool.names,
            pool.subs,
            pool.departments,
            bases,
            strict=True,
        )
    )
    strict: list[str | None] = []
    middle: list[str | None] = []
    for kind, name, sub, department, basis in rows:
        title = "\x1f".join(("".join(name.split()), "".join(sub.split())))
        if not title.strip("\x1f"):
            strict.append(None)
            middle.append(None)
            continue
        strict.append("\x1f".join((str(kind), title, department.strip(), basis)))
        middle.append("\x1f".join((str(kind), title, department.strip())))
    return [strict, middle]


def _join(
    keys: list[str | None],
    split: int,
    partner: NDArray[np.int64],
    how: NDArray[np.object_],
    scores: NDArray[np.float32],
    name: str,
    *,
    alone: bool = False,
) -> None:
    """Pair the free rows of equal keys in order of both lists; ``alone``: only where a key is unique."""
    waiting: dict[str, list[int]] = {}
    for position in range(split, len(keys)):
        key = keys[position]
        if key is not None and partner[position] < 0:
            waiting.setdefault(key, []).append(position)
    count: dict[str, int] = {}
    if alone:
        for position in range(split):
            key = keys[position]
            if key is not None and partner[position] < 0:
                count[key] = count.get(key, 0) + 1
    for rows in waiting.values():
        rows.reverse()
    for position in range(split):
        key = keys[position]
        if key is None or partner[position] >= 0:
            continue
        rows = waiting.get(key, [])
        if not rows or (alone and (len(rows) > 1 or count[key] > 1)):
            continue
        other = rows.pop()
        partner[position], partner[other] = other, position
        how[position] = name
        scores[position] = 1.0


def _codes(left: pd.DataFrame, right: pd.DataFrame) -> list[str | None] | None:
    if "code" not in left or "code" not in right:
        return None
    found: list[str | None] = []
    for side in (left, right):
        subs = side["sub_name"].tolist() if "sub_name" in side else [""] * len(side)
        for code, sub in zip(side["code"].tolist(), subs, strict=True):
            plain = "".join(code.split()).upper()
            # Sub-items often carry the main item's code: then only code and sub-name together are one.
            found.append(f"{plain}\x1f{''.join(sub.split())}" if plain else None)
    return found


def _features(pair: Comparison) -> dict[str, NDArray[np.float32]]:
    shared = pair.ground.shared > 0
    values: dict[str, NDArray[np.generic]] = {
        "bias": np.ones(len(shared)),
        "article": shared,
        "coverage": pair.ground.coverage,
        "other paragraph": (pair.ground.conflicts > 0) & ~shared,
        "name": pair.wording.cosine,
        "name contained": pair.wording.contained,
        "name equal": pair.same_name,
        "name own": np.minimum(pair.wording.own, 8),
        "siblings": pair.siblings,
        "parent": pair.parent,
        "limits exclude": pair.excluded > 0,
        "other type": pair.other_type,
        "same organ": pair.same_organ,
        "other organ": pair.other_organ,
    }
    return {name: values[name].astype(np.float32) for name in ALIGN_WEIGHTS}


def _total(pair: Comparison) -> NDArray[np.float32]:
    values = _features(pair)
    found = np.zeros(len(pair.ground.shared), dtype=np.float32)
    for name, weight in ALIGN_WEIGHTS.items():
        found += np.float32(weight) * values[name]
    return found


def _greedy(
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    values: NDArray[np.float32],
    partner: NDArray[np.int64],
    how: NDArray[np.object_],
    scores: NDArray[np.float32],
) -> None:
    order = np.lexsort((right, left, -values))
    for place in order.tolist():
        a, b = left[place], right[place]
        if partner[a] < 0 and partner[b] < 0:
            partner[a], partner[b] = b, a
            how[a] = SCORED
            scores[a] = values[place]
