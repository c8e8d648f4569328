"""Which pairs are worth comparing: joins on articles, on equal names and on rare n-grams."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.arrays.chars import distinct, grams, prune, rarest_first
from powerlist.linkage.arrays.join import near
from powerlist.linkage.comparison.compare import KIND_OF, QUOTED
from powerlist.linkage.coverage.things import MOST as MANY_OF_ONE
from powerlist.linkage.coverage.wholes import MOST
from powerlist.linkage.names.limits import TYPES
from powerlist.linkage.relation import Capped, LinkageOptions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.coverage.covered import Covered
    from powerlist.linkage.pool import Pool

#: Names are looked up by trigrams, in a county's list by bigrams: 畜禽屠宰 has no trigram of 畜禽定点屠宰厂.
_BITS = {2: 20, 3: 22}
#: In a pool of so few items every pair is compared.
_SMALL = 64
#: A county's list is small enough to look at names that are less near, by more of their grams.
_COUNTY, _COUNTY_FLOOR, _COUNTY_MASS = 6_000, 0.26, 0.9
_MASS = ((60_000, 0.6), (400_000, 0.45))
#: A large pool is joined with itself in so many steps, each only with what comes later.
_LARGE, _STEPS = 60_000, 8


@dataclass(slots=True)
class Candidates:
    """Pairs of positions, the smaller first, each once, in order.

    Attributes:
        left, right: the positions.
        capped: blocks that were too large.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    capped: list[Capped] = field(default_factory=list)


def candidates(pool: Pool, options: LinkageOptions) -> Candidates:
    """Return the pairs of a pool that share an article, a name or rare n-grams of a name."""
    capped: list[Capped] = []
    if len(pool) <= _SMALL:
        left, right = np.triu_indices(len(pool), 1)
        parts = [(left.astype(np.int64), right.astype(np.int64))]
    else:
        parts = _joins(pool, options, capped)
    left = np.concatenate([part[0] for part in parts])
    right = np.concatenate([part[1] for part in parts])
    if pool.split is not None:
        # Two sides: only pairs across them.
        across = (left < pool.split) != (right < pool.split)
        left, right = left[across], right[across]
    low, high = np.minimum(left, right), np.maximum(left, right)
    key = distinct(low * np.int64(len(pool)) + high, len(pool) ** 2)
    if pool.articles.dropped:
        capped.append(Capped("many-citations", "", pool.articles.dropped, options.citations))
    if pool.reading.cut:
        capped.append(Capped("long-name", "", pool.reading.cut, options.longest))
    if pool.wholes is not None and pool.wholes.missed:
        capped.append(Capped("many-wholes", "", pool.wholes.missed, MOST))
    if pool.things is not None and pool.things.missed:
        capped.append(Capped("many-things", "", pool.things.missed, MANY_OF_ONE))
    return Candidates(key // max(len(pool), 1), key % max(len(pool), 1), capped)


def _joins(
    pool: Pool, options: LinkageOptions, capped: list[Capped]
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    # What needs the names alone comes first: the citations may still be on their way.
    names: list[Capped] = []
    by_names = [_by_name(pool, options, names), _by_grams(pool, options), _by_kinds(pool)]
    by_bases = [
        _by_article(pool, options, capped),
        _by_quotes(pool),
        _by_coverage(pool, pool.wholes),
        _by_coverage(pool, pool.things),
        _by_kin_laws(pool, options),
    ]
    capped += names
    return [*by_bases, *by_names]


def _by_quotes(pool: Pool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of which one is named after an act that the other's basis quotes."""
    quoted = pool.quoted
    if quoted is None:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty
    keys = quoted.keys[quoted.likeness >= QUOTED]
    return keys // len(pool), keys % len(pool)


def _by_coverage(pool: Pool, found: Covered | None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs that a step of coverage found."""
    keys = np.zeros(0, dtype=np.int64) if found is None else found.keys
    return keys // len(pool), keys % len(pool)


def _by_kinds(pool: Pool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of which one name is about a kind of what the other is about."""
    found = pool.narrower
    if found is None:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty
    keys = found.keys[found.share >= KIND_OF]
    return keys // len(pool), keys % len(pool)


def _by_kin_laws(pool: Pool, options: LinkageOptions) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of one type that rest on two laws of one family; a family of very many items gives none."""
    families = pool.families
    empty = np.zeros(0, dtype=np.int64)
    if families is None:
        return empty, empty
    told = families.told // len(pool), families.told % len(pool)
    if not len(families.keys):
        return told
    group = families.of_law[families.laws] * len(TYPES) + pool.reading.types[families.items] + 1
    order = np.argsort(group, kind="stable")
    order = order[np.bincount(group)[group[order]] <= options.block]
    one, other, _ = within(group[order], order, options.block)
    apart = (families.laws[one] != families.laws[other]) & (families.items[one] != families.items[other])
    one, other = families.items[one[apart]], families.items[other[apart]]
    return np.concatenate((told[0], one)), np.concatenate((told[1], other))


def within(
    groups: NDArray[np.int64], members: NDArray[np.int64], most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return all pairs inside each group, and the groups that are larger than ``most``.

    A group that is too large gives a chain (each member with the next), so that work stays linear.

    Args:
        groups: number of the group of each entry, sorted.
        members: the entries.
        most: largest group of which every pair is given.
    """
    if not len(groups):
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, empty
    starts = np.flatnonzero(np.concatenate(([True], groups[1:] != groups[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(groups)])))
    large = sizes > most
    size_of = np.repeat(sizes, sizes)
    start_of = np.repeat(starts, sizes)
    place = np.arange(len(groups)) - start_of
    # Each entry is paired with all later ones of its group, or with the next one of a large group.
    times = np.where(np.repeat(large, sizes), np.minimum(size_of - place - 1, 1), size_of - place - 1)
    first = np.repeat(np.arange(len(groups)), times)
    begins = np.cumsum(times) - times
    second = first + 1 + np.arange(times.sum()) - np.repeat(begins, times)
    return members[first], members[second], groups[starts[large]]


def _by_article(
    pool: Pool, options: LinkageOptions, capped: list[Capped]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    articles = pool.pinned
    order = np.argsort(articles.codes, kind="stable")
    codes, items = articles.codes[order], articles.items[order]
    left, right, large = within(codes, items, options.block)
    sizes = np.bincount(codes)
    for code in large.tolist():
        size = int(sizes[code])
        capped.append(Capped("article", articles.name(code), size, size - 1))
    return left, right


def _by_name(
    pool: Pool, options: LinkageOptions, capped: list[Capped]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    found = []
    whole, main = pool.reading.whole, pool.reading.main
    # a list without sub-items has one array for both
    for forms in (whole,) if main is whole else (whole, main):
        order = np.argsort(forms, kind="stable")
        left, right, large = within(forms[order].astype(np.int64), order.astype(np.int64), options.block)
        found.append((left, right))
        if forms is pool.reading.whole:
            sizes = np.bincount(forms)
            first = order[np.searchsorted(forms[order], large)]
            for form, position in zip(large.tolist(), first.tolist(), strict=True):
                capped.append(
                    Capped("name", pool.names[position][:40], int(sizes[form]), int(sizes[form]) - 1)
                )
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def _by_grams(pool: Pool, options: LinkageOptions) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Join distinct name forms on their rarest grams; a form stands for its first item and last one."""
    forms, first = np.unique(pool.reading.whole, return_index=True)
    if len(forms) < 2:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty
    small = len(forms) <= _COUNTY
    size = 2 if small else 3
    # The join grows with the square of the pool; in a large one each name is looked up by fewer grams.
    mass = min((mass for size, mass in _MASS if len(forms) > size), default=1.0)
    pruned = prune(
        *rarest_first(grams(pool.reading.core, size, _BITS[size])[first]),
        max(options.mass, _COUNTY_MASS) if small else min(options.mass, mass),
    )
    floor = min(options.floor, _COUNTY_FLOOR) if small else options.floor
    left, right = near(pruned, floor, options.neighbours, steps=_STEPS if len(forms) > _LARGE else 1)
    return expand(pool.reading.whole, left, right, options)


def expand(
    forms: NDArray[np.int32], left: NDArray[np.int64], right: NDArray[np.int64], options: LinkageOptions
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the item pairs of form pairs; forms of many items stand for their first ones only."""
    order = np.argsort(forms, kind="stable")
    sizes = np.bincount(forms)
    starts = np.cumsum(sizes) - sizes
    # A cap on both sides keeps a boilerplate name from multiplying its neighbours.
    few = np.minimum(sizes, max(1, int(options.block**0.5)))
    times = few[left] * few[right]
    begins = np.cumsum(times) - times
    step = np.arange(times.sum()) - np.repeat(begins, times)
    wide_left, wide_right = np.repeat(left, times), np.repeat(right, times)
    return (
        order[starts[wide_left] + step // few[wide_right]],
        order[starts[wide_right] + step % few[wide_right]],
    )
