"""What agrees and what differs in many pairs at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.chars import grams
from powerlist.linkage.names import GROUPS, NO_TYPE

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from powerlist.linkage.pool import Pool

_BIGRAM_BITS = 20
_CHUNK = 400_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """One entry a pair in every array.

    Attributes:
        shared: articles that both rest on, with no other paragraph or point named.
        conflicts: articles that both rest on for different paragraphs or points.
        pinned: shared articles whose paragraph or point both name.
        rarity: the rarest shared article: 1 where only these two rest on it, towards 0 for one that
            founds much of the pool.
        coverage: shared articles over the articles of the side that has fewer.
        cited: both sides cite an article.
        cosine: of the two names, by weighted bigrams.
        contained: share of the shorter name's weight that the longer one has.
        own: weight of what the shorter name has alone, in characters of average rarity.
        extra: the same of the longer name.
        same_name: equal cores.
        siblings: two sub-items of one main item.
        parent: main item and its own sub-item.
        excluded: mask of the groups of limits that exclude each other.
        one_sided: mask of the groups of limits that only one side has.
        same_organ: both departments are known and the same.
        other_organ: both are known and differ.
        same_type: both types are known and the same.
        other_type: both are known and differ.
        loose_type: they differ, and one of them is the catch-all.
        levels_apart: both levels are known and have none in common.
    """

    shared: NDArray[np.int16]
    conflicts: NDArray[np.int16]
    pinned: NDArray[np.int16]
    rarity: NDArray[np.float32]
    coverage: NDArray[np.float32]
    cited: NDArray[np.bool_]
    cosine: NDArray[np.float32]
    contained: NDArray[np.float32]
    own: NDArray[np.float32]
    extra: NDArray[np.float32]
    same_name: NDArray[np.bool_]
    siblings: NDArray[np.bool_]
    parent: NDArray[np.bool_]
    excluded: NDArray[np.int32]
    one_sided: NDArray[np.int32]
    same_organ: NDArray[np.bool_]
    other_organ: NDArray[np.bool_]
    same_type: NDArray[np.bool_]
    other_type: NDArray[np.bool_]
    loose_type: NDArray[np.bool_]
    levels_apart: NDArray[np.bool_]


def compare(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> Comparison:
    """Compare many pairs of a pool; see ``Comparison``."""
    reading = pool.reading
    main, sub, whole = reading.main, reading.sub, reading.whole
    same_main = main[left] == main[right]
    subs = (sub[left] > 0).astype(np.int8) + (sub[right] > 0)
    types_left, types_right = reading.types[left], reading.types[right]
    typed = (types_left != NO_TYPE) & (types_right != NO_TYPE)
    organs_left, organs_right = pool.organs[left], pool.organs[right]
    organed = (organs_left > 0) & (organs_right > 0)
    levels_left, levels_right = pool.levels[left], pool.levels[right]
    excluded, one_sided = _limits(reading.limits, left, right)
    return Comparison(
        **_articles(pool, left, right),
        **_names(pool, left, right),
        same_name=whole[left] == whole[right],
        siblings=same_main & (subs == 2) & (sub[left] != sub[right]),
        parent=same_main & (subs == 1),
        excluded=excluded,
        one_sided=one_sided,
        same_organ=organed & (organs_left == organs_right),
        other_organ=organed & (organs_left != organs_right),
        same_type=typed & (types_left == types_right),
        other_type=typed & (types_left != types_right),
        loose_type=typed & (types_left != types_right) & (_loose(types_left) | _loose(types_right)),
        levels_apart=(levels_left > 0) & (levels_right > 0) & ((levels_left & levels_right) == 0),
    )


def _loose(types: NDArray[np.int8]) -> NDArray[np.bool_]:
    """其他行政权力 and 公共服务 say little of what is done."""
    return types >= 9


def _limits(
    masks: NDArray[np.uint64], left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    excluded = np.zeros(len(left), dtype=np.int32)
    one_sided = np.zeros(len(left), dtype=np.int32)
    for number in range(len(GROUPS)):
        first, second = masks[number][left], masks[number][right]
        has_first, has_second = first > 0, second > 0
        excluded |= (has_first & has_second & ((first & second) == 0)).astype(np.int32) << number
        one_sided |= (has_first ^ has_second).astype(np.int32) << number
    return excluded, one_sided


def _articles(
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]
) -> dict[str, NDArray[np.int16] | NDArray[np.float32] | NDArray[np.bool_]]:
    count = len(left)
    articles = pool.articles
    sizes = np.diff(articles.indptr)
    shared = np.zeros(count, dtype=np.int16)
    conflicts = np.zeros(count, dtype=np.int16)
    pinned = np.zeros(count, dtype=np.int16)
    rarity = np.zeros(count, dtype=np.float32)
    span = max(len(articles.seen), 1)
    keys = articles.items * span + articles.codes
    weight = _rarity(articles.seen)
    for start in range(0, count, _CHUNK):
        a, b = left[start : start + _CHUNK], right[start : start + _CHUNK]
        times = sizes[a]
        pair = np.repeat(np.arange(len(a)), times)
        entry = np.repeat(articles.indptr[a], times) + (
            np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        )
        wanted = b[pair] * span + articles.codes[entry]
        place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        hit = keys[place] == wanted if len(keys) else np.zeros(len(pair), dtype=bool)
        pair, entry, place = pair[hit], entry[hit], place[hit]
        p1, p2 = articles.paragraphs[entry], articles.paragraphs[place]
        i1, i2 = articles.points[entry], articles.points[place]
        agree = ((p1 == 0) | (p2 == 0) | ((p1 & p2) > 0)) & ((i1 == 0) | (i2 == 0) | ((i1 & i2) > 0))
        both = agree & (((p1 > 0) & (p2 > 0)) | ((i1 > 0) & (i2 > 0)))
        size = len(a)
        shared[start : start + size] = np.bincount(pair[agree], minlength=size)
        conflicts[start : start + size] = np.bincount(pair[~agree], minlength=size)
        pinned[start : start + size] = np.bincount(pair[both], minlength=size)
        best = np.zeros(size, dtype=np.float32)
        np.maximum.at(best, pair[agree], weight[articles.codes[entry[agree]]])
        rarity[start : start + size] = best
    fewer = np.minimum(sizes[left], sizes[right])
    return {
        "shared": shared,
        "conflicts": conflicts,
        "pinned": pinned,
        "rarity": rarity,
        "coverage": (shared / np.maximum(fewer, 1)).astype(np.float32),
        "cited": fewer > 0,
    }


def _rarity(seen: NDArray[np.int64]) -> NDArray[np.float32]:
    return (1.0 / np.log2(np.maximum(seen, 2))).astype(np.float32)


def _names(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> dict[str, NDArray[np.float32]]:
    matrix = grams(pool.reading.core, 2, _BIGRAM_BITS)
    seen = np.bincount(matrix.indices, minlength=matrix.shape[1])
    weights = np.log1p(matrix.shape[0] / np.maximum(seen, 1)).astype(np.float32)
    average = float(weights[matrix.indices].mean()) if matrix.nnz else 1.0
    lengths = np.diff(matrix.indptr)
    sums = np.concatenate(([0.0], np.cumsum(weights[matrix.indices], dtype=np.float64)))
    total = (sums[matrix.indptr[1:]] - sums[matrix.indptr[:-1]]).astype(np.float32)
    common = _common(matrix, weights, lengths, left, right)
    a, b = total[left], total[right]
    low, high = np.minimum(a, b), np.maximum(a, b)
    return {
        "cosine": common / np.sqrt(np.maximum(a * b, 1e-9)),
        "contained": common / np.maximum(low, 1e-9),
        "own": np.maximum(low - common, 0) / average,
        "extra": np.maximum(high - common, 0) / average,
    }


def _common(
    matrix: sparse.csr_array,
    weights: NDArray[np.float32],
    lengths: NDArray[np.int32],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Return the weight of the n-grams that both names of each pair have."""
    span = np.int64(matrix.shape[1])
    rows = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), lengths)
    keys = rows * span + matrix.indices
    found = np.zeros(len(left), dtype=np.float32)
    if not len(keys):
        return found
    for start in range(0, len(left), _CHUNK // 8):
        a, b = left[start : start + _CHUNK // 8], right[start : start + _CHUNK // 8]
        # Look the shorter name up in the longer one.
        swap = lengths[a] > lengths[b]
        a, b = np.where(swap, b, a), np.where(swap, a, b)
        times = lengths[a]
        pair = np.repeat(np.arange(len(a)), times)
        entry = np.repeat(matrix.indptr[a], times) + (
            np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        )
        columns = matrix.indices[entry]
        wanted = b[pair] * span + columns
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = keys[place] == wanted
        found[start : start + len(a)] = np.bincount(
            pair[hit], weights=weights[columns[hit]], minlength=len(a)
        )
    return found
