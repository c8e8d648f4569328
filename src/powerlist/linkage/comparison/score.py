"""From what was compared to a score, a relation and the reasons for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from powerlist.linkage.arrays.threads import at_once
from powerlist.linkage.comparison.closer import with_details
from powerlist.linkage.comparison.compare import (
    KIN_QUOTED,
    KIND_OF,
    QUOTED,
    Comparison,
    compare,
    joined,
    part_of,
    possible,
    taken,
)
from powerlist.linkage.comparison.opposites import OPPOSITE, with_opposites
from powerlist.linkage.comparison.weights import ASK_ORDER, ASK_WORDS, SAME_WORDING, THRESHOLD, WEIGHTS
from powerlist.linkage.names.limits import GROUPS
from powerlist.linkage.relation import RELATIONS, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from powerlist.linkage.pool import Pool

#: An article that so many bodies of one pool rest on gives each of them its power.
_MANY = 6
#: Pairs whose arrays stay in the processor's own memory while they are compared.
_PART = 65_536
#: From this likeness of acts on two laws of one family may speak of one act.
_KIN = 0.12
#: Where likeness to a quoted act stops counting for more.
_QUOTED = 0.62
#: Where more of the wider name stops counting for more.
_KIND_OF = 0.85
#: A name that stands in another in this share stands in it whole.
_WHOLE = 0.93
#: Limits that are steps of one licence, or other equipment and species: they part rows of one article as well.
_KINDS = sum(1 << GROUPS.index(one) for one in ("stage", "registered", "equipment", "animal", "living"))
#: The order of the features; the same as that of ``WEIGHTS``.
FEATURES: tuple[str, ...] = tuple(WEIGHTS)


def features(pair: Comparison) -> dict[str, NDArray[np.float32]]:
    """Return the value of every feature of ``WEIGHTS``, one entry a pair."""
    told = _told(pair)
    values = {**_of_grounds(pair, told), **_of_names(pair, told), **_of_rows(pair)}
    return {name: values[name].astype(np.float32) for name in FEATURES}


class _Told(NamedTuple):
    """What several features of a pair ask for.

    Attributes:
        shared: they have an article in common.
        alone: the name of a sub-item repeats its main item's: what siblings share says nothing.
        free: alone, and no limits exclude each other.
        quoted, of_kin: how near a name is to an act that the other's basis quotes: without a common article, and under
            laws that belong together.
        read: where what is quoted tells that two rows are about one act, their names may say other things.
        part: the same of acts that overlap. One law does not punish one case twice: what only overlaps there is two
            acts, whatever law both name besides, save where the one name says only that rules are broken, and what it
            quotes says the act of the other.
        holds, one_thing: as ``Comparison`` has them, where they are free.
        one_point: one point is one act, in whatever words; of inspections and licences it is not.
        whole: what a name that means a whole article, or a list of points, says besides is no act of its own.
    """

    shared: NDArray[np.bool_]
    alone: NDArray[np.bool_]
    free: NDArray[np.bool_]
    quoted: NDArray[np.float32]
    of_kin: NDArray[np.float32]
    read: NDArray[np.bool_]
    part: NDArray[np.bool_]
    holds: NDArray[np.bool_]
    one_thing: NDArray[np.bool_]
    one_point: NDArray[np.bool_]
    whole: NDArray[np.bool_]


def _told(pair: Comparison) -> _Told:
    ground, same = pair.ground, ~pair.other_organ
    shared = ground.shared > 0
    alone = ~pair.siblings
    free = alone & (pair.excluded == 0)
    apart_laws = ~ground.same_law | ground.across | (pair.rules & (pair.quoted >= KIN_QUOTED))
    return _Told(
        shared=shared,
        alone=alone,
        free=free,
        quoted=np.clip((pair.quoted - QUOTED) / (_QUOTED - QUOTED), 0, 1) * alone * ~shared,
        of_kin=np.clip((pair.quoted - _KIN) / (QUOTED - _KIN), 0, 1) * ground.kin * free,
        read=ground.one_act & free & ~pair.other_type,
        part=ground.overlapping & apart_laws & free & (same | ground.said) & ~pair.other_type,
        holds=pair.holds & free,
        one_thing=pair.one_thing & free,
        one_point=ground.one_point & pair.penalties & same & free,
        whole=((pair.general & shared) | ground.point) & same & free & pair.penalties,
    )


def _of_grounds(pair: Comparison, told: _Told) -> dict[str, NDArray[np.generic]]:
    """Return what the articles and laws say that the two rest on."""
    ground, shared, alone = pair.ground, told.shared, told.alone
    other, same = pair.other_organ, ~pair.other_organ
    # What is a part of the other may rest on another paragraph, and speak of another clause.
    apart = ~(pair.holds | pair.one_thing)
    conflict = (ground.conflicts > 0) & ~shared
    return {
        "article rare": ground.rarity * other,
        "coverage": ground.coverage * other,
        "coverage, one organ": ground.coverage * same,
        "other paragraph": conflict & apart,
        "also other paragraph": (ground.conflicts > 0) & shared & apart,
        "other organ, other law": other & ground.cited & ~shared & ~conflict & ~ground.same_law & ~ground.kin,
        "each law has it": pair.bound & ground.cited & ~shared & ~ground.same_law & ~(told.read | told.part),
        "one act, two laws": (pair.clause > 0) & ~shared,
        "other clause": (pair.clause < 0) & apart & ~told.whole,
        "other organ, article": other & shared,
        "many organs, article": other & (ground.holders >= _MANY),
        "other organ, name": other & ~shared,
        "general name": pair.general & shared,
        "kin laws, name": pair.wording.cosine * ground.kin * alone,
        "kin laws, act": told.of_kin,
        "one act, read": told.read,
        "in part one act, read": told.part,
        "act quoted": told.quoted,
        "point quoted": ground.point & same & alone,
        "one licence": pair.one_licence & same,
    }


def _of_names(pair: Comparison, told: _Told) -> dict[str, NDArray[np.generic]]:
    """Return what the names say, by themselves and where nothing else tells of the pair."""
    ground, wording, shared, alone = pair.ground, pair.wording, told.shared, told.alone
    other, same = pair.other_organ, ~pair.other_organ
    unlimited = pair.excluded == 0
    inside = wording.inside
    ordered = np.maximum(pair.in_order - 0.6, 0)
    acts = told.read | told.part | told.holds
    same_matter = told.holds | told.one_thing
    silent = 1 - np.maximum(
        np.maximum(told.quoted, told.of_kin), acts | told.one_thing | told.one_point | told.whole
    )
    # 证书遗失补办 of one body: a step that both name, and nothing beside it that the other does not say
    one_step = pair.one_step & same & (pair.in_order >= _WHOLE) & ~pair.other_ending
    return {
        "other organ, near name": np.maximum(wording.cosine - 0.75, 0) * other * ~shared * unlimited,
        "other organ, inside": inside & other & ~shared & told.free,
        "name": wording.cosine * alone,
        "nothing in the names": (wording.contained < 0.05) & other & ~acts,
        "name equal": pair.same_name | pair.reordered,
        "name inside": inside & alone & ~pair.same_name,
        "own, one organ": np.minimum(wording.own, 8) * alone * same * silent,
        "in order": ordered,
        "in order, no article": ordered * ~shared * ground.cited,
        "in order, no basis": ordered * ~(ground.cited | one_step),
        "other ending": pair.other_ending & ~pair.same_name,
        "inside, own act": (pair.in_order >= _WHOLE) & pair.own_act & ~shared & ~pair.same_name & unlimited,
        "whole and part": told.holds,
        "one thing": told.one_thing,
        "kind of": np.clip((pair.narrower - KIND_OF) / (_KIND_OF - KIND_OF), 0, 1) * alone * unlimited,
        "object inside": pair.object_inside & ground.cited & same & alone & ~pair.same_name & unlimited,
        "other object": pair.other_object & ~shared & ~(told.read | same_matter | (told.part & ground.said)),
        "other act": pair.other_act & same & ~pair.same_name & ~(told.one_point | told.whole),
        "one word differs": pair.substituted & ~(told.read | same_matter | told.whole),
    }


def _of_rows(pair: Comparison) -> dict[str, NDArray[np.generic]]:
    """Return what follows from how the rows stand in their lists: as what, and under which item."""
    return {
        "bias": np.ones(len(pair.siblings)),
        "parent": pair.parent,
        "siblings": pair.siblings,
        "limits exclude": (pair.excluded > 0) & ~pair.parent,
        "other type": pair.other_type,
        "loose type": pair.loose_type,
    }


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

    Levels and places come before the score: where each level, county or township has its own row and
    body, nothing is double however much agrees. So do limits that exclude each other: 工伤保险欺诈 and 失业保险欺诈
    are two powers, though the one word for 社会保险 makes their names equal. What has no name is nothing's double.
    """
    own_body = ~pair.same_organ | pair.bodies_apart
    split = pair.levels_apart & (own_body | pair.same_name | pair.holds) | pair.territory_apart
    opposed = ((pair.excluded & OPPOSITE) > 0) | ((pair.excluded > 0) & ~pair.parent)
    alike = (scores >= THRESHOLD) & (~pair.other_type | pair.loose_type) & ~(opposed | pair.unnamed)
    same = (
        (
            pair.same_name
            | (pair.wording.cosine >= SAME_WORDING)
            & (pair.one_sided == 0)
            & ~(pair.parent | pair.more_acts | pair.other_members)
        )
        & ~pair.other_organ
        & ~pair.other_type
        & ((pair.ground.shared > 0) | ~pair.ground.cited)
    )
    steps = ((pair.excluded & _KINDS) > 0) & ~pair.other_type
    by_basis = ((pair.ground.shared > 0) & ~steps) | (pair.ground.conflicts > 0)
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


def judge(
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[Comparison, NDArray[np.float32]]:
    """Compare many pairs of a pool, quoted clauses included, and return what was compared and the scores."""
    looks = [_first_look(pool, a, b) for a, b in _parts(left, right)]
    pair = joined([look for look, _ in looks])
    return _closer_look(pool, left, right, pair, np.concatenate([scores for _, scores in looks]))


def judge_near(
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int64], Comparison, NDArray[np.float32]]:
    """Return the places of the pairs that may be findings, what was compared of them, and their scores.

    Left out are pairs that can be none, and those that score next to nothing at first sight and whose names are not
    near enough for any question of the closer look: their score is final.
    """

    def look(start: int) -> tuple[NDArray[np.int64], Comparison, NDArray[np.float32]]:
        part = slice(start, start + _PART)
        one, other = left[part], right[part]
        may = np.flatnonzero(possible(pool, one, other))
        pair, scores = _first_look(pool, one[may], other[may])
        near = np.flatnonzero((scores >= ASK_WORDS) | (pair.wording.cosine >= ASK_ORDER))
        return may[near] + start, taken(pair, near), scores[near]

    # the first alone: it makes what the pool makes once
    looks = [look(0), *at_once(look, range(_PART, len(left), _PART))]
    places, pairs, parts = zip(*looks, strict=True)
    kept = np.concatenate(places)
    return kept, *_closer_look(pool, left[kept], right[kept], joined(pairs), np.concatenate(parts))


def _parts(
    left: NDArray[np.int64], right: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    for start in range(0, max(len(left), 1), _PART):
        yield left[start : start + _PART], right[start : start + _PART]


def _first_look(
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[Comparison, NDArray[np.float32]]:
    pair = compare(pool, left, right)
    return pair, score(total(features(pair)))


def _closer_look(
    pool: Pool,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    pair: Comparison,
    scores: NDArray[np.float32],
) -> tuple[Comparison, NDArray[np.float32]]:
    pair = with_details(pool, left, right, pair, scores)
    starts = range(0, max(len(left), 1), _PART)
    final = np.concatenate([score(total(features(part_of(pair, start, start + _PART)))) for start in starts])
    pair, turned = with_opposites(pool, left, right, pair, final)
    if len(turned):
        final[turned] = score(total(features(taken(pair, turned))))
    return pair, final
