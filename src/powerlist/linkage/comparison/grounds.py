"""What two items rest on: common articles, paragraphs and points, laws that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.arrays.lookup import matches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.pool import Pool

#: An item that rests on so many points of an article is about them.
_POINTS = 2
#: An item that rests on so many articles is about each: the duty and its penalty.
_ARTICLES = 2
_CHUNK = 400_000
#: An article that more rows rest on is split among them.
_FEW = 6
#: All points of an article.
_EVERY = (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class Ground:
    """What two items rest on; one entry a pair in every array.

    Attributes:
        shared: articles that both rest on, with no other paragraph or point named.
        conflicts: articles that both rest on for different paragraphs or points.
        pinned: shared articles whose paragraph or point both name.
        point: one side, whose name is open, rests on the very point that the other rests on, and few others.
        one_point: both rest on the very same point of an article, on no other of it, or on an article that punishes a
            single act, and few others do; or both names tell one point.
        rarity: the rarest shared article: 1 where only these two rest on it, towards 0 for one that
            founds much of the pool.
        holders: of the shared article that the fewest bodies rest on, how many do.
        coverage: shared articles over the articles of the side that has fewer.
        cited: both sides cite an article.
        same_law: both name one law, whatever the articles.
        kin: they name no common law, but two laws of one family, or rest on articles that correspond; False in a
            large pool.
        one_act: they rest on places of two laws that a reader found to rule one act, and share no article or both
            names tell these places; False in a large pool.
        overlapping: the same where a reader found that each has cases of its own.
        said: both names besides tell these places.
    """

    shared: NDArray[np.int16]
    conflicts: NDArray[np.int16]
    pinned: NDArray[np.int16]
    point: NDArray[np.bool_]
    one_point: NDArray[np.bool_]
    rarity: NDArray[np.float32]
    holders: NDArray[np.int64]
    coverage: NDArray[np.float32]
    cited: NDArray[np.bool_]
    same_law: NDArray[np.bool_]
    kin: NDArray[np.bool_]
    one_act: NDArray[np.bool_]
    overlapping: NDArray[np.bool_]
    said: NDArray[np.bool_]


def ground_of(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> Ground:
    """Return what both items of each pair rest on; pairs stand in order of their left items."""
    count = len(left)
    articles = pool.pinned
    sizes = np.diff(articles.indptr)
    shared = np.zeros(count, dtype=np.int16)
    conflicts = np.zeros(count, dtype=np.int16)
    pinned = np.zeros(count, dtype=np.int16)
    point, one_point = np.zeros((2, count), dtype=bool)
    rare, open_, single = pool.rare_points, pool.reading.open, pool.single_acts
    ruled = pool.ruled
    rarity = np.zeros(count, dtype=np.float32)
    holders = np.zeros(count, dtype=np.int64)
    span = max(len(articles.seen), 1)
    keys = articles.items * span + articles.codes
    weight = _rarity(articles.seen)
    same_law = np.zeros(count, dtype=bool)
    titles = max(len(articles.titles), 1)
    law_codes = articles.named % titles
    for start in range(0, count, _CHUNK):
        a, b = left[start : start + _CHUNK], right[start : start + _CHUNK]
        pair, entry, place = matches(articles.indptr, articles.codes, keys, span, a, b)
        p1, p2 = articles.paragraphs[entry], articles.paragraphs[place]
        i1, i2 = articles.points[entry], articles.points[place]
        agree = ((p1 == 0) | (p2 == 0) | ((p1 & p2) > 0)) & ((i1 == 0) | (i2 == 0) | ((i1 & i2) > 0))
        both = agree & (((p1 > 0) & (p2 > 0)) | ((i1 > 0) & (i2 > 0)))
        point[start + pair[_of_point(articles, entry, place, open_, pool.reading.rules, rare)]] = True
        # 违反预付卡管理规定 under 《预付卡管理办法》, and no point of the article: all that this punishes
        mine, theirs = ruled[entry] & ((p1 | i1) == 0), ruled[place] & ((p2 | i2) == 0)
        point[start + pair[agree & (mine != theirs) & (articles.seen[articles.codes[entry]] <= _FEW)]] = True
        alone = (i1 == i2) & (np.bitwise_count(i1) == 1) & ((i1 & rare[entry]) > 0) & agree
        own = single[articles.codes[entry]] & (sizes[a[pair]] <= _ARTICLES) & (sizes[b[pair]] <= _ARTICLES)
        one_point[start + pair[alone | (own & agree)]] = True
        size = len(a)
        # what rests on one article names one law
        apart = np.flatnonzero(np.bincount(pair, minlength=size) == 0)
        laws, _, _ = matches(articles.named_indptr, law_codes, articles.named, titles, a[apart], b[apart])
        same = np.ones(size, dtype=bool)
        same[apart] = False
        same[apart[laws]] = True
        same_law[start : start + size] = same
        shared[start : start + size] = np.bincount(pair[agree], minlength=size)
        conflicts[start : start + size] = np.bincount(pair[~agree], minlength=size)
        pinned[start : start + size] = np.bincount(pair[both], minlength=size)
        best = np.zeros(size, dtype=np.float32)
        np.maximum.at(best, pair[agree], weight[articles.codes[entry[agree]]])
        rarity[start : start + size] = best
        fewest = np.full(size, np.iinfo(np.int32).max, dtype=np.int64)
        np.minimum.at(fewest, pair[agree], pool.holders[articles.codes[entry[agree]]])
        holders[start : start + size] = np.where(best > 0, fewest, 0)
    fewer = np.minimum(sizes[left], sizes[right])
    kin, told, one_act, part, said, of_one = _of_families(pool, left, right)
    return Ground(
        shared=shared,
        conflicts=conflicts,
        pinned=pinned,
        point=point,
        one_point=one_point | of_one,
        rarity=rarity,
        holders=holders,
        coverage=(shared / np.maximum(fewer, 1)).astype(np.float32),
        cited=fewer > 0,
        same_law=same_law,
        kin=(kin & ~same_law) | (told & (shared == 0)),
        one_act=one_act & ((shared == 0) | said),
        overlapping=part & ~one_act & (shared == 0),
        said=said,
    )


def _of_families(
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], ...]:
    """Return what laws and places that belong together tell of each pair; nothing in a large pool."""
    families = pool.families
    if families is None:
        return (np.zeros(len(left), dtype=bool),) * 6
    asked = (
        families.common,
        families.corresponding,
        families.one_act,
        families.overlapping,
        families.both_say,
        families.of_one_point,
    )
    return tuple(ask(left, right) for ask in asked)


def _of_point(
    articles: Articles,
    entry: NDArray[np.int64],
    place: NDArray[np.int64],
    open_: NDArray[np.bool_],
    rules: NDArray[np.bool_],
    rare: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return which entries rest on one rare point of an article that one side's open name means."""
    mine, theirs = articles.points[entry], articles.points[place]
    # whose rules are broken, and no point of the article named or quoted: any of them
    mine, theirs = (
        np.where((points == 0) & rules[articles.items[of]], _EVERY, points)
        for points, of in ((mine, entry), (theirs, place))
    )
    named = np.flatnonzero((mine > 0) & (theirs > 0) & ((mine != _EVERY) | (theirs != _EVERY)))
    first, second = entry[named], place[named]
    mine, theirs = mine[named], theirs[named]
    open_first, open_second = open_[articles.items[first]], open_[articles.items[second]]
    one = (
        # what rests on every point names none, and has no rare ones of its own
        (open_first & open_second & ((mine & theirs & (rare[first] | rare[second])) > 0))
        | (open_first & _only(theirs, mine, rare[second]))
        | (open_second & _only(mine, theirs, rare[first]))
    )
    return named[one]


def _only(points: NDArray[np.int64], others: NDArray[np.int64], rare: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return where one side's few points, which few items rest on, are among the other's many."""
    few = np.bitwise_count(points) <= _POINTS
    only: NDArray[np.bool_] = few & (points != others) & ((points & others & rare) == points)
    return only


def _rarity(seen: NDArray[np.int64]) -> NDArray[np.float32]:
    return (1.0 / np.log2(np.maximum(seen, 2))).astype(np.float32)
