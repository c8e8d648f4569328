"""What agrees and what differs in many pairs at once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from powerlist.linkage.lexicon import PERSONS
from powerlist.linkage.lookup import entries_of, laid_out, matches
from powerlist.linkage.names import GROUPS, NO_TYPE, TYPES
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.chars import Bigrams
    from powerlist.linkage.pool import Pool

_CATCH_ALL = [TYPES.index(one) for one in (PowerType.OTHER, PowerType.SERVICE)]
_OWN_ACTS = [TYPES.index(one) for one in (PowerType.PENALTY, PowerType.COERCION, PowerType.INSPECTION)]
#: From here on a name is taken for an act that the other's basis quotes.
QUOTED = 0.42
#: The same where the two laws belong together.
KIN_QUOTED = 0.25
#: From this share of the wider name on the narrower one is taken for one about a kind of it.
KIND_OF = 0.79
#: An item that rests on so many points of an article is about them.
_POINTS = 2
_CHUNK = 400_000
_NAMES_CHUNK = 16_000


@dataclass(frozen=True, slots=True)
class Ground:
    """What two items rest on; one entry a pair in every array.

    Attributes:
        shared: articles that both rest on, with no other paragraph or point named.
        conflicts: articles that both rest on for different paragraphs or points.
        pinned: shared articles whose paragraph or point both name.
        point: one side, whose name is open, rests on the very point that the other rests on, and few others.
        rarity: the rarest shared article: 1 where only these two rest on it, towards 0 for one that
            founds much of the pool.
        holders: of the shared article that the fewest bodies rest on, how many do.
        coverage: shared articles over the articles of the side that has fewer.
        cited: both sides cite an article.
        same_law: both name one law, whatever the articles.
        kin: they name no common law, but two laws of one family; False in a large pool.
    """

    shared: NDArray[np.int16]
    conflicts: NDArray[np.int16]
    pinned: NDArray[np.int16]
    point: NDArray[np.bool_]
    rarity: NDArray[np.float32]
    holders: NDArray[np.int64]
    coverage: NDArray[np.float32]
    cited: NDArray[np.bool_]
    same_law: NDArray[np.bool_]
    kin: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wording:
    """How near two names are; one entry a pair in every array.

    Attributes:
        cosine: of the two names, by weighted bigrams.
        contained: share of the shorter name's weight that the longer one has.
        own: weight of what the shorter name has alone, in characters of average rarity.
        extra: the same of the longer name.
    """

    cosine: NDArray[np.float32]
    contained: NDArray[np.float32]
    own: NDArray[np.float32]
    extra: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What agrees and differs; one entry a pair in every array.

    Attributes:
        ground: what they rest on.
        wording: how near their names are.
        same_name: equal cores.
        siblings: two sub-items of one main item.
        parent: main item and its own sub-item.
        general: one name says only that a law is broken.
        bound: both names are of an act that every law has for itself.
        excluded: mask of the groups of limits that exclude each other.
        one_sided: mask of the groups of limits that only one side has.
        same_organ: both departments are known and the same.
        other_organ: both are known and differ.
        same_type: both types are known and the same.
        other_type: both are known and differ, and the titles do not agree to the letter.
        own_act: both are penalties, coercive measures or inspections.
        loose_type: they differ, and one of them is the catch-all.
        levels_apart: both levels are known and have none in common.
        territory_apart: each acts in a place of its own.
        other_act: both names say what is done, and it is not the same; nor does one quote the other.
        other_ending: names of what is applied for or of no known type that end in other acts.
        in_order: share of the shorter name's characters that the longer one has in the same order; 0 where
            it was not asked.
        quoted: how near one side's name is to an act that the other's basis quotes, whose name is open; 0
            for none, or in a large pool.
        narrower: share of one name that the other has, its words read as what they are kinds of; 0 where none
            is a kind of another, or in a large pool.
        one_licence: two licences of one body, neither a sub-item, whose bases agree to the letter.
        object_inside: both names say the same acts, and what they are done to in one name stands in the
            other in the same order; not asked of names far apart.
        other_object: neither name's last word stands in the other one; not asked of names far apart.
        substituted: the names differ in one word only, and neither word is the wider.
        clause: 1 where both names speak of one clause of a shared article, -1 of two, 0 where that is
            not known or was not asked.
    """

    ground: Ground
    wording: Wording
    same_name: NDArray[np.bool_]
    siblings: NDArray[np.bool_]
    parent: NDArray[np.bool_]
    general: NDArray[np.bool_]
    bound: NDArray[np.bool_]
    excluded: NDArray[np.int64]
    one_sided: NDArray[np.int64]
    same_organ: NDArray[np.bool_]
    other_organ: NDArray[np.bool_]
    same_type: NDArray[np.bool_]
    other_type: NDArray[np.bool_]
    own_act: NDArray[np.bool_]
    loose_type: NDArray[np.bool_]
    levels_apart: NDArray[np.bool_]
    territory_apart: NDArray[np.bool_]
    other_act: NDArray[np.bool_]
    other_ending: NDArray[np.bool_]
    in_order: NDArray[np.float32]
    quoted: NDArray[np.float32]
    narrower: NDArray[np.float32]
    one_licence: NDArray[np.bool_]
    object_inside: NDArray[np.bool_]
    other_object: NDArray[np.bool_]
    substituted: NDArray[np.bool_]
    clause: NDArray[np.int8]


def joined(parts: Sequence[Comparison]) -> Comparison:
    """Return the comparisons of several runs of pairs as one, in their order."""
    return parts[0] if len(parts) == 1 else _joined(parts)


def _joined(parts: Sequence[Any]) -> Any:
    kind: Any = type(parts[0])
    if kind is np.ndarray:
        return np.concatenate(parts)
    names = [one.name for one in dataclasses.fields(kind)]
    return kind(*(_joined([getattr(part, name) for part in parts]) for name in names))


def part_of(pair: Comparison, start: int, stop: int) -> Comparison:
    """Return the comparison of the pairs from one place to another; its arrays are views."""
    found: Comparison = _part_of(pair, start, stop)
    return found


def _part_of(value: Any, start: int, stop: int) -> Any:
    kind: Any = type(value)
    if kind is np.ndarray:
        return value[start:stop]
    names = [one.name for one in dataclasses.fields(kind)]
    return kind(*(_part_of(getattr(value, name), start, stop) for name in names))


def compare(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> Comparison:
    """Compare many pairs of a pool; see ``Comparison``."""
    reading = pool.reading
    main, sub, whole = reading.main, reading.sub, reading.whole
    same_main = main[left] == main[right]
    subs = reading.has_sub[left].astype(np.int8) + reading.has_sub[right]
    types_left, types_right = reading.types[left], reading.types[right]
    typed = (types_left != NO_TYPE) & (types_right != NO_TYPE)
    # One title under two types is one act that was filed twice; the words say what is done.
    retyped = typed & (types_left != types_right) & (reading.title[left] != reading.title[right])
    bodies, ground = pool.bodies, _ground(pool, left, right)
    # 监督检查 beside 监督检查 is the same name only where it rests on the same article.
    same_name = (whole[left] == whole[right]) & (~reading.blank[left] | (ground.shared > 0))
    organs_left, organs_right = bodies.organs[left], bodies.organs[right]
    organed = (organs_left > 0) & (organs_right > 0)
    none = np.zeros(len(left), dtype=np.float32)
    quoted = none if pool.quoted is None else pool.quoted.of(left, right, len(pool))
    ends_left, ends_right = reading.ending[left], reading.ending[right]
    own = np.isin(types_left, _OWN_ACTS) & np.isin(types_right, _OWN_ACTS)
    done_left, done_right = reading.done[left], reading.done[right]
    excluded, one_sided = _limits(reading.limits, left, right)
    excluded |= _limits_of_laws(pool, left, right, ground)
    # Acts were compared with who answers for each; what an open name's doer is says nothing of the others, but
    # where a person answers beside the doer, that is another power.
    roles = reading.limits[GROUPS.index("role")]
    doers = (quoted >= QUOTED) & (((roles[left] | roles[right]) & PERSONS) == 0)
    excluded[doers] &= ~(1 << GROUPS.index("role"))
    return Comparison(
        ground=ground,
        wording=_wording(pool, left, right),
        same_name=same_name,
        siblings=same_main & (subs == 2) & (sub[left] != sub[right]),
        parent=same_main & (subs == 1),
        bound=reading.bound[left] & reading.bound[right],
        general=reading.general[left] | reading.general[right],
        excluded=excluded,
        one_sided=one_sided,
        same_organ=organed & (organs_left == organs_right),
        other_organ=organed & (organs_left != organs_right),
        same_type=typed & (types_left == types_right),
        other_type=retyped,
        own_act=own,
        loose_type=retyped & (_loose(types_left, types_right) | _loose(types_right, types_left)),
        levels_apart=bodies.levels_apart(left, right, same_name),
        territory_apart=bodies.territory_apart(left, right),
        other_act=(done_left > 0)
        & (done_right > 0)
        & ((done_left & done_right) == 0)
        & (quoted < np.where(ground.kin, KIN_QUOTED, QUOTED)),
        other_ending=(ends_left > 0) & (ends_right > 0) & (ends_left != ends_right) & ~own,
        in_order=np.zeros(len(left), dtype=np.float32),
        quoted=quoted,
        narrower=none if pool.narrower is None else pool.narrower.of(left, right, len(pool)),
        one_licence=_one_licence(pool, left, right, subs, excluded),
        object_inside=np.zeros(len(left), dtype=bool),
        other_object=np.zeros(len(left), dtype=bool),
        substituted=np.zeros(len(left), dtype=bool),
        clause=np.zeros(len(left), dtype=np.int8),
    )


def _one_licence(
    pool: Pool,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    subs: NDArray[np.int8],
    excluded: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """An article sets up one licence: two main items that rest on the same text are parts of one."""
    permit = TYPES.index(PowerType.PERMIT)
    licences = (pool.reading.types[left] == permit) & (pool.reading.types[right] == permit)
    found: NDArray[np.bool_] = licences & (subs == 0) & (excluded == 0)
    places = np.flatnonzero(found)
    basis = pool.same_basis
    found[places] = (basis[left[places]] >= 0) & (basis[left[places]] == basis[right[places]])
    return found


def _limits_of_laws(
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64], ground: Ground
) -> NDArray[np.int64]:
    """Return the sector bit where the laws themselves exclude each other: 陆生… and 水生野生动物保护实施条例.

    Only between rows of different articles; a name that names a sector goes before its law.
    """
    sectors = pool.sectors
    one, other = sectors[left], sectors[right]
    apart = (one > 0) & (other > 0) & ((one & other) == 0) & (ground.shared == 0)
    found: NDArray[np.int64] = apart.astype(np.int64) << GROUPS.index("sector")
    return found


def _loose(one: NDArray[np.int8], other: NDArray[np.int8]) -> NDArray[np.bool_]:
    """其他行政权力 and 公共服务 may be the same act as a permit or a confirmation, never as a penalty."""
    return np.isin(one, _CATCH_ALL) & ~np.isin(other, _OWN_ACTS)


def _limits(
    masks: NDArray[np.uint32], left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    excluded = np.zeros(len(left), dtype=np.int64)
    one_sided = np.zeros(len(left), dtype=np.int64)
    for number in range(len(GROUPS)):
        if not masks[number].any():
            continue
        first, second = masks[number][left], masks[number][right]
        has_first, has_second = first > 0, second > 0
        excluded |= (has_first & has_second & ((first & second) == 0)).astype(np.int64) << number
        one_sided |= (has_first ^ has_second).astype(np.int64) << number
    return excluded, one_sided


def _ground(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> Ground:
    count = len(left)
    articles = pool.articles
    sizes = np.diff(articles.indptr)
    shared = np.zeros(count, dtype=np.int16)
    conflicts = np.zeros(count, dtype=np.int16)
    pinned = np.zeros(count, dtype=np.int16)
    point = np.zeros(count, dtype=bool)
    rare, open_ = pool.rare_points, pool.reading.open
    rarity = np.zeros(count, dtype=np.float32)
    holders = np.zeros(count, dtype=np.int64)
    span = max(len(articles.seen), 1)
    keys = articles.items * span + articles.codes
    weight = _rarity(articles.seen)
    same_law = np.zeros(count, dtype=bool)
    titles = max(len(articles.titles), 1)
    law_codes = articles.named % titles
    families = pool.families
    kin = np.zeros(count, dtype=bool)
    for start in range(0, count, _CHUNK):
        a, b = left[start : start + _CHUNK], right[start : start + _CHUNK]
        laws, _, _ = matches(articles.named_indptr, law_codes, articles.named, titles, a, b)
        same_law[start + laws] = True
        if families is not None:
            kin[start : start + len(a)] = families.common(a, b)
        pair, entry, place = matches(articles.indptr, articles.codes, keys, span, a, b)
        p1, p2 = articles.paragraphs[entry], articles.paragraphs[place]
        i1, i2 = articles.points[entry], articles.points[place]
        agree = ((p1 == 0) | (p2 == 0) | ((p1 & p2) > 0)) & ((i1 == 0) | (i2 == 0) | ((i1 & i2) > 0))
        both = agree & (((p1 > 0) & (p2 > 0)) | ((i1 > 0) & (i2 > 0)))
        named = np.flatnonzero((i1 > 0) & (i2 > 0))
        if len(named):
            first, second = entry[named], place[named]
            mine, theirs = i1[named], i2[named]
            open_first, open_second = open_[articles.items[first]], open_[articles.items[second]]
            one = (
                (open_first & open_second & ((mine & theirs & rare[first]) > 0))
                | (open_first & _only(theirs, mine, rare[second]))
                | (open_second & _only(mine, theirs, rare[first]))
            )
            point[start + pair[named[one]]] = True
        size = len(a)
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
    return Ground(
        shared=shared,
        conflicts=conflicts,
        pinned=pinned,
        point=point,
        rarity=rarity,
        holders=holders,
        coverage=(shared / np.maximum(fewer, 1)).astype(np.float32),
        cited=fewer > 0,
        same_law=same_law,
        kin=kin & ~same_law,
    )


def _only(points: NDArray[np.int64], others: NDArray[np.int64], rare: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return where one side's few points, which few items rest on, are among the other's many."""
    few = np.bitwise_count(points) <= _POINTS
    only: NDArray[np.bool_] = few & (points != others) & ((points & others & rare) == points)
    return only


def _rarity(seen: NDArray[np.int64]) -> NDArray[np.float32]:
    return (1.0 / np.log2(np.maximum(seen, 2))).astype(np.float32)


def _wording(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> Wording:
    grams = pool.bigrams
    common = _common(grams, left, right)
    total, average = grams.total, grams.average
    a, b = total[left], total[right]
    low, high = np.minimum(a, b), np.maximum(a, b)
    return Wording(
        cosine=(common / np.sqrt(np.maximum(a * b, 1e-9))).astype(np.float32),
        contained=(common / np.maximum(low, 1e-9)).astype(np.float32),
        own=(np.maximum(low - common, 0) / average).astype(np.float32),
        extra=(np.maximum(high - common, 0) / average).astype(np.float32),
    )


def _common(grams: Bigrams, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the weight of the bigrams that both names of each pair have."""
    found = np.zeros(len(left), dtype=np.float32)
    for start in range(0, len(left), _NAMES_CHUNK):
        chunk = slice(start, start + _NAMES_CHUNK)
        found[chunk] = _common_of(grams, left[chunk], right[chunk])
    return found


def _common_of(grams: Bigrams, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[Any]:
    known = laid_out(grams.ones.indptr, grams.columns, grams.width, left)
    if known is None:
        both = grams.weighted[left].multiply(grams.ones[right])
        pair = np.repeat(np.arange(len(left)), np.diff(both.indptr))
        return _summed(pair, both.data, len(left))
    begins, cells, entries = known
    table = np.zeros(int(begins[-1]) + grams.width if len(begins) else 0, dtype=np.float32)
    table[cells] = grams.weighted.data[entries]
    pair, entry = entries_of(grams.ones.indptr, right)
    return _summed(pair, table[begins[pair] + grams.columns[entry]], len(left))


def _summed(places: NDArray[np.int64], values: NDArray[np.float32], size: int) -> NDArray[Any]:
    found: NDArray[Any] = np.bincount(places, weights=values, minlength=size)
    return found
