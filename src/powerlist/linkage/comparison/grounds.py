"""What two items rest on: common articles, paragraphs and points, laws that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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
        one_act: they rest on places of two laws that a reader found to rule one act, and conflict on no article, or
            both names tell these places; or their names tell one place, and they share no article; False in a large
            pool.
        overlapping: they rest on places that a reader found to have cases of their own besides, and conflict on no
            article.
        said: both names besides tell these places.
        across: the places of acts that overlap in part stand in two statutes.
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
    across: NDArray[np.bool_]


class _OnArticles(NamedTuple):
    """What the articles of two items alone tell; the fields are those of ``Ground``."""

    shared: NDArray[np.int64]
    conflicts: NDArray[np.int64]
    pinned: NDArray[np.int64]
    point: NDArray[np.bool_]
    one_point: NDArray[np.bool_]
    rarity: NDArray[np.float32]
    holders: NDArray[np.int64]
    same_law: NDArray[np.bool_]


class _Index(NamedTuple):
    """What is looked up in for every pair.

    Attributes:
        keys: item × ``span`` + article of each entry.
        span: how many articles there are, at least one.
        weight: of each article.
        sizes: how many articles each item rests on.
        laws: the law of each entry of items and laws.
    """

    keys: NDArray[np.int64]
    span: int
    weight: NDArray[np.float32]
    sizes: NDArray[np.int64]
    laws: NDArray[np.int64]


def ground_of(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> Ground:
    """Return what both items of each pair rest on; pairs stand in order of their left items."""
    articles = pool.pinned
    span = max(len(articles.seen), 1)
    sizes = np.diff(articles.indptr)
    index = _Index(
        articles.items * span + articles.codes,
        span,
        _rarity(articles.seen),
        sizes,
        articles.named % max(len(articles.titles), 1),
    )
    parts = [
        _on_articles(pool, index, left[start : start + _CHUNK], right[start : start + _CHUNK])
        for start in range(0, max(len(left), 1), _CHUNK)
    ]
    on = _OnArticles(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    fewer = np.minimum(sizes[left], sizes[right])
    kin, told, one_act, part, said, across, of_one = _of_families(pool, left, right)
    none, agreed = on.shared == 0, on.conflicts == 0
    return Ground(
        shared=on.shared.astype(np.int16),
        conflicts=on.conflicts.astype(np.int16),
        pinned=on.pinned.astype(np.int16),
        point=on.point,
        one_point=on.one_point | of_one,
        rarity=on.rarity,
        holders=on.holders,
        coverage=(on.shared / np.maximum(fewer, 1)).astype(np.float32),
        cited=fewer > 0,
        same_law=on.same_law,
        kin=(kin & ~on.same_law) | (told & none),
        one_act=(one_act & (none | said | agreed)) | (of_one & none),
        overlapping=part & ~one_act & agreed,
        said=said,
        across=across,
    )


def _on_articles(pool: Pool, index: _Index, left: NDArray[np.int64], right: NDArray[np.int64]) -> _OnArticles:
    articles, size = pool.pinned, len(left)
    pair, entry, place = matches(articles.indptr, articles.codes, index.keys, index.span, left, right)
    p1, p2 = articles.paragraphs[entry], articles.paragraphs[place]
    i1, i2 = articles.points[entry], articles.points[place]
    agree = ((p1 == 0) | (p2 == 0) | ((p1 & p2) > 0)) & ((i1 == 0) | (i2 == 0) | ((i1 & i2) > 0))
    both = agree & (((p1 > 0) & (p2 > 0)) | ((i1 > 0) & (i2 > 0)))
    point, one_point = np.zeros((2, size), dtype=bool)
    of_point = np.zeros(len(pair), dtype=bool)
    of_point[_of_point(articles, entry, place, pool.reading.open, pool.means_all, pool.rare_points)] = True
    point[pair[of_point & agree]] = True
    point[pair[_of_whole(pool, entry, place) & agree]] = True
    codes, sizes = articles.codes[entry], index.sizes
    alone = (i1 == i2) & (np.bitwise_count(i1) == 1) & ((i1 & pool.rare_points[entry]) > 0)
    few = (sizes[left[pair]] <= _ARTICLES) & (sizes[right[pair]] <= _ARTICLES)
    one_point[pair[(alone | (pool.single_acts[codes] & few)) & agree]] = True
    best = np.zeros(size, dtype=np.float32)
    np.maximum.at(best, pair[agree], index.weight[codes[agree]])
    fewest = np.full(size, np.iinfo(np.int32).max, dtype=np.int64)
    np.minimum.at(fewest, pair[agree], pool.holders[codes[agree]])
    return _OnArticles(
        shared=np.bincount(pair[agree], minlength=size),
        conflicts=np.bincount(pair[~agree], minlength=size),
        pinned=np.bincount(pair[both], minlength=size),
        point=point,
        one_point=one_point,
        rarity=best,
        holders=np.where(best > 0, fewest, 0),
        same_law=_same_law(articles, index, pair, left, right),
    )


def _same_law(
    articles: Articles,
    index: _Index,
    pair: NDArray[np.int64],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return which pairs name one law: those that rest on one article do."""
    same = np.bincount(pair, minlength=len(left)) > 0
    apart = np.flatnonzero(~same)
    titles = max(len(articles.titles), 1)
    laws, _, _ = matches(articles.named_indptr, index.laws, articles.named, titles, left[apart], right[apart])
    same[apart[laws]] = True
    return same


def _of_whole(pool: Pool, entry: NDArray[np.int64], place: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return where one side means all of a common article that few rest on, and the other a part of it.

    违反预付卡管理规定 under 《预付卡管理办法》 is all that an article of it punishes; what else means every point of an
    article holds what rests on one 款 of it.
    """
    articles, ruled, every = pool.pinned, pool.ruled, pool.means_all
    whole = (articles.paragraphs | articles.points) == 0
    mine = whole[entry] & (ruled[entry] | (every[entry] & (articles.paragraphs[place] > 0)))
    theirs = whole[place] & (ruled[place] | (every[place] & (articles.paragraphs[entry] > 0)))
    found: NDArray[np.bool_] = (mine != theirs) & (articles.seen[articles.codes[entry]] <= _FEW)
    return found


def _of_families(
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], ...]:
    """Return what laws and places that belong together tell of each pair; nothing in a large pool."""
    families = pool.families
    if families is None:
        return (np.zeros(len(left), dtype=bool),) * 7
    asked = (
        families.common,
        families.corresponding,
        families.one_act,
        families.overlapping,
        families.both_say,
        families.of_two_statutes,
        families.of_one_point,
    )
    return tuple(ask(left, right) for ask in asked)


def _of_point(
    articles: Articles,
    entry: NDArray[np.int64],
    place: NDArray[np.int64],
    open_: NDArray[np.bool_],
    every: NDArray[np.bool_],
    rare: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return which entries rest on one rare point of an article that one side's open name means."""
    mine, theirs = articles.points[entry], articles.points[place]
    # what means all of the article, and names or quotes no point of it: any of them
    mine, theirs = (
        np.where((points == 0) & every[of], _EVERY, points) for points, of in ((mine, entry), (theirs, place))
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
