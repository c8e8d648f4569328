"""One-to-one alignment of two lists: the county's with the guidance, this year's with last year's."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.candidates import candidates
from powerlist.linkage.comparison.compare import Comparison, compare
from powerlist.linkage.comparison.opposites import opposite
from powerlist.linkage.comparison.score import score
from powerlist.linkage.comparison.weights import ALIGN_THRESHOLD, ALIGN_WEIGHTS
from powerlist.linkage.pool import Pool, column_of, pool_of
from powerlist.linkage.reissued import reissued
from powerlist.linkage.relation import Capped, LinkageOptions, Why
from powerlist.linkage.telling.explain import reasons

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

EXACT, CODE, SCORED = "exact", "code", "scored"
_CHUNK = 500_000
#: What rests on one point and has no more than this in common was put there by another version of the law.
_SOME = 0.1
_Sides = tuple["pd.DataFrame", "pd.DataFrame", "pd.DataFrame", "pd.DataFrame", LinkageOptions]


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
        sides: both sides, for the reasons.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    how: NDArray[np.object_]
    score: NDArray[np.float32]
    left_only: NDArray[np.int64]
    right_only: NDArray[np.int64]
    capped: list[Capped] = field(default_factory=list)
    sides: _Sides | None = field(default=None, repr=False)

    def __len__(self) -> int:
        """Return the number of aligned pairs."""
        return len(self.left)

    @cached_property
    def pool(self) -> Pool | None:
        """Both sides as the engine sees them, made when the first reason is asked for."""
        if self.sides is None:
            return None
        items, citations, others, other_citations, options = self.sides
        return pool_of(items, citations, options, (others, other_citations))

    def why(self, place: int) -> list[Why]:
        """Return why the two at this place belong together; computed when asked."""
        pool = self.pool
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
    """Align two lists one-to-one: by equal text, then by code where the rows do not contradict it, then by score.

    Args:
        left: columns are code names of fields; ``code`` is used where both sides have it.
        left_citations: as ``Catalogue.citations`` of the left items.
        right: the other side.
        right_citations: as ``Catalogue.citations`` of the right items.
        options: how far the search for scored counterparts goes.
    """
    options = options or LinkageOptions()
    split, count = len(left), len(left) + len(right)
    partner = np.full(count, -1, dtype=np.int64)
    how = np.full(count, "", dtype=object)
    scores = np.zeros(count, dtype=np.float32)
    for key in _exact_keys(left, right):
        _join(key, split, partner, how, scores, EXACT)
    codes = _codes(left, right)
    if codes is not None:
        _join(codes, split, partner, how, scores, CODE, alone=True)
        mine = np.flatnonzero(how[:split] == CODE)
        theirs = partner[mine] - split
        wrong = mine[
            reissued(_part(left, left_citations, mine), _part(right, right_citations, theirs), options)
        ]
        partner[partner[wrong]], partner[wrong], how[wrong], scores[wrong] = -1, -1, "", 0
    # The search is for what is still alone; in two versions of one list that is little.
    mine, theirs = np.flatnonzero(partner[:split] < 0), np.flatnonzero(partner[split:] < 0)
    capped: list[Capped] = []
    if len(mine) and len(theirs):
        pool = pool_of(*_part(left, left_citations, mine), options, _part(right, right_citations, theirs))
        a, b, values, capped = _scored(pool, options)
        place = np.concatenate((mine, theirs + split))
        _greedy(place[a], place[b], values, partner, how, scores)
    matched = np.flatnonzero(partner[:split] >= 0)
    return Alignment(
        left=matched,
        right=partner[matched] - split,
        how=how[matched],
        score=scores[matched],
        left_only=np.flatnonzero(partner[:split] < 0),
        right_only=np.flatnonzero(partner[split:] < 0),
        capped=capped,
        sides=(left, left_citations, right, right_citations, options),
    )


def _part(
    items: pd.DataFrame, citations: pd.DataFrame, positions: NDArray[np.int64]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the items at these positions, in this order, and their citations, renumbered."""
    if np.array_equal(positions, np.arange(len(items))):
        return items, citations
    number = np.full(len(items), -1, dtype=np.int64)
    number[positions] = np.arange(len(positions))
    moved = number[citations["position"].to_numpy(dtype=np.int64)]
    kept = citations[moved >= 0]
    return items.iloc[positions], kept.assign(position=moved[moved >= 0])


def _scored(
    pool: Pool, options: LinkageOptions
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32], list[Capped]]:
    """Return the pairs across both sides that may be one item, with their scores."""
    found = candidates(pool, options)
    values = np.zeros(len(found.left), dtype=np.float32)
    for start in range(0, len(values), _CHUNK):
        part = slice(start, start + _CHUNK)
        pair = compare(pool, found.left[part], found.right[part])
        # a penalty, a check and a coercive measure are three acts, though the list beside has the other one only
        values[part] = np.where(pair.other_type & pair.own_act, 0, score(_total(pair)))
    good = np.flatnonzero(values >= ALIGN_THRESHOLD)
    # 非处方药 of one list is never 处方药 of the other, though neither has anything nearer.
    good = good[~opposite(pool.names, pool.subs, pool.cores, found.left[good], found.right[good])]
    return found.left[good], found.right[good], values[good], found.capped


def _exact_keys(left: pd.DataFrame, right: pd.DataFrame) -> list[list[str | None]]:
    """Return keys from strict to loose: type, title, department and basis; then without the basis."""
    columns = [
        [_plain(text) for side in (left, right) for text in column_of(side, name)]
        for name in ("type", "name", "sub_name", "department", "basis")
    ]
    strict: list[str | None] = []
    loose: list[str | None] = []
    for kind, name, sub, department, basis in zip(*columns, strict=True):
        title = f"{name}\x1f{sub}" if name or sub else None
        loose.append(title and "\x1f".join((kind, title, department)))
        strict.append(title and "\x1f".join((kind, title, department, basis)))
    return [strict, loose]


def _plain(text: str) -> str:
    return "".join(text.split())


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
        for code, sub in zip(side["code"].tolist(), column_of(side, "sub_name"), strict=True):
            plain = "".join(code.split()).upper()
            # Sub-items often carry the main item's code: then only code and sub-name together are one.
            found.append(f"{plain}\x1f{''.join(sub.split())}" if plain else None)
    return found


def _features(pair: Comparison) -> dict[str, NDArray[np.float32]]:
    shared = pair.ground.shared > 0
    # A row may be worded anew, the act that it punishes stays where it stands in the law.
    one_point = pair.ground.one_point & pair.penalties & (pair.excluded == 0) & (pair.wording.cosine > _SOME)
    values: dict[str, NDArray[np.generic]] = {
        "bias": np.ones(len(shared)),
        "article": shared,
        "one point": one_point,
        "kin laws": pair.ground.kin,
        "coverage": pair.ground.coverage,
        "other paragraph": (pair.ground.conflicts > 0) & ~shared,
        "name": pair.wording.cosine,
        "name contained": pair.wording.contained,
        "name equal": pair.same_name,
        "name own": np.minimum(pair.wording.own, 8),
        "siblings": pair.siblings & ~one_point,
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
