"""What agrees and what differs in many pairs at once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from powerlist.linkage.comparison.grounds import Ground, ground_of
from powerlist.linkage.comparison.likeness import Wording, wording_of
from powerlist.linkage.comparison.weights import SAME_WORDING
from powerlist.linkage.names.levels import one_row_a_level
from powerlist.linkage.names.lexicon import PERSONS
from powerlist.linkage.names.limits import GROUPS, NO_TYPE, PENALTY, TYPES
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.names.bodies import Bodies
    from powerlist.linkage.names.reading import Reading
    from powerlist.linkage.pool import Pool

_CATCH_ALL = [TYPES.index(one) for one in (PowerType.OTHER, PowerType.SERVICE)]
_OWN_ACTS = [TYPES.index(one) for one in (PowerType.PENALTY, PowerType.COERCION, PowerType.INSPECTION)]
_ROLE, _STAGE = GROUPS.index("role"), GROUPS.index("stage")
#: The step that a name without one means.
_FIRST = np.uint32(1)
_PERMIT = TYPES.index(PowerType.PERMIT)
#: Limits to one thing, product or animal.
_THINGS = sum(
    1 << GROUPS.index(one) for one in ("product", "carriage", "making", "equipment", "animal", "living")
)
#: From here on a name is taken for an act that the other's basis quotes.
QUOTED = 0.42
#: The same where the two laws belong together.
KIN_QUOTED = 0.25
#: From this share of the wider name on the narrower one is taken for one about a kind of it.
KIND_OF = 0.79


@dataclass(frozen=True, slots=True)
class Comparison:
    """What agrees and differs; one entry a pair in every array.

    Attributes:
        ground: what they rest on.
        wording: how near their names are.
        unnamed: either has no name at all.
        same_name: equal cores.
        reordered: cores of the same characters in another order, of one type; rows of other articles of one law are
            two acts (who gives way to whom), whatever their words.
        siblings: two sub-items of one main item.
        parent: main item and its own sub-item.
        general: one name says only that a law is broken.
        rules: the name of either says only which rules are broken.
        bound: both names are of an act that every law has for itself.
        excluded: mask of the groups of limits that exclude each other.
        one_sided: mask of the groups of limits that only one side has.
        same_organ: both departments are known and the same.
        other_organ: both are known and differ.
        same_type: both types are known and the same.
        other_type: both are known and differ, and the titles do not agree to the letter.
        penalties: both are penalties.
        own_act: both are penalties, coercive measures or inspections.
        loose_type: they differ, and one of them is the catch-all.
        levels_apart: both levels are known and have none in common, and the rows are one power of each level.
        bodies_apart: the departments' names tell two levels, so that each has a body of its own.
        territory_apart: each acts in a place of its own.
        more_acts: both names say what is done, and one of them more than the other: 销售, 生产、销售.
        other_act: both names say what is done, and it is not the same; nor does one quote the other, nor did a
            reader find that their articles rule one act or overlap.
        other_ending: names of what is applied for or of no known type that end in other acts.
        in_order: share of the shorter name's characters that the longer one has in the same order; 0 where
            it was not asked.
        quoted: how near one side's name is to an act that the other's basis quotes, whose name is open; 0
            for none, or in a large pool.
        narrower: share of one name that the other has, its words read as what they are kinds of; 0 where none
            is a kind of another, or in a large pool.
        holds: one means a whole field, and the other is a part of it; False in a large pool.
        one_thing: two inspections, or measures, of one body that meet on one thing; False in a large pool.
        one_step: both name one step of a licence that is not its first.
        one_licence: two licences of one body, neither a sub-item, whose bases agree to the letter.
        object_inside: both names say the same acts, and what they are done to in one name stands in the
            other in the same order; not asked of names far apart.
        other_object: neither name's last word stands in the other one; not asked of names far apart.
        substituted: the names differ in one word only, and neither word is the wider.
        other_members: names that are near each other, of which one's list has a member that the other does not say.
        clause: 1 where both names speak of one clause of a shared article, -1 of two, 0 where that is
            not known or was not asked.
    """

    ground: Ground
    wording: Wording
    unnamed: NDArray[np.bool_]
    same_name: NDArray[np.bool_]
    reordered: NDArray[np.bool_]
    siblings: NDArray[np.bool_]
    parent: NDArray[np.bool_]
    general: NDArray[np.bool_]
    bound: NDArray[np.bool_]
    rules: NDArray[np.bool_]
    excluded: NDArray[np.int64]
    one_sided: NDArray[np.int64]
    same_organ: NDArray[np.bool_]
    other_organ: NDArray[np.bool_]
    same_type: NDArray[np.bool_]
    other_type: NDArray[np.bool_]
    penalties: NDArray[np.bool_]
    own_act: NDArray[np.bool_]
    loose_type: NDArray[np.bool_]
    levels_apart: NDArray[np.bool_]
    bodies_apart: NDArray[np.bool_]
    territory_apart: NDArray[np.bool_]
    more_acts: NDArray[np.bool_]
    other_act: NDArray[np.bool_]
    other_ending: NDArray[np.bool_]
    in_order: NDArray[np.float32]
    quoted: NDArray[np.float32]
    narrower: NDArray[np.float32]
    holds: NDArray[np.bool_]
    one_thing: NDArray[np.bool_]
    one_step: NDArray[np.bool_]
    one_licence: NDArray[np.bool_]
    object_inside: NDArray[np.bool_]
    other_object: NDArray[np.bool_]
    substituted: NDArray[np.bool_]
    other_members: NDArray[np.bool_]
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
    found: Comparison = _taken(pair, slice(start, stop))
    return found


def taken(pair: Comparison, places: NDArray[np.int64]) -> Comparison:
    """Return the comparison of the pairs at these places."""
    found: Comparison = _taken(pair, places)
    return found


def _taken(value: Any, places: Any) -> Any:
    kind: Any = type(value)
    if kind is np.ndarray:
        return value[places]
    names = [one.name for one in dataclasses.fields(kind)]
    return kind(*(_taken(getattr(value, name), places) for name in names))


def compare(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> Comparison:
    """Compare many pairs of a pool; see ``Comparison``."""
    reading, ground = pool.reading, ground_of(pool, left, right)
    # 监督检查 beside 监督检查 is the same name only where it rests on the same article.
    same_name = (reading.whole[left] == reading.whole[right]) & (~reading.blank[left] | (ground.shared > 0))
    none = np.zeros(len(left), dtype=np.float32)
    quoted, narrower = (
        none if found is None else found.of(left, right, len(pool)) for found in (pool.quoted, pool.narrower)
    )
    holds, one_thing = (
        np.zeros(len(left), dtype=bool) if found is None else found.of(left, right, len(pool))
        for found in (pool.wholes, pool.things)
    )
    done_left, done_right = reading.done[left], reading.done[right]
    both_done = (done_left > 0) & (done_right > 0)
    excluded, one_sided = _excluded(pool, left, right, ground, quoted)
    siblings, parent = _of_one_item(reading, left, right, excluded)
    wording = wording_of(pool, left, right)
    # the name of one power, or of what is a sector's there and everybody's here
    alike = same_name | (one_sided > 0) | (wording.cosine >= SAME_WORDING) | wording.inside
    steps = reading.limits[_STAGE]
    return Comparison(
        ground=ground,
        wording=wording,
        unnamed=pool.unnamed[left] | pool.unnamed[right],
        same_name=same_name,
        reordered=(reading.letters[left] == reading.letters[right])
        & ~same_name
        & ~reading.blank[left]
        & (reading.types[left] == reading.types[right])
        & ((ground.shared > 0) | ~ground.same_law),
        siblings=siblings,
        parent=parent,
        bound=reading.bound[left] & reading.bound[right],
        general=reading.general[left] | reading.general[right],
        rules=reading.rules[left] | reading.rules[right],
        excluded=excluded,
        one_sided=one_sided,
        levels_apart=_levels_apart(pool, left, right, same_name, alike),
        more_acts=both_done & (done_left != done_right),
        other_act=both_done
        & ((done_left & done_right) == 0)
        & (quoted < np.where(ground.kin, KIN_QUOTED, QUOTED))
        & ~(ground.one_act | ground.overlapping | holds | one_thing),
        quoted=quoted,
        narrower=narrower,
        holds=holds,
        one_thing=one_thing,
        one_step=(steps[left] & steps[right] & ~_FIRST) > 0,
        one_licence=_one_licence(pool, left, right, excluded),
        **_of_bodies(pool.bodies, left, right),
        **_of_types(reading, left, right),
        **_unasked(len(left)),
    )


def _of_bodies(bodies: Bodies, left: NDArray[np.int64], right: NDArray[np.int64]) -> dict[str, Any]:
    """Return what the bodies of each pair tell, whatever the rows are about."""
    one, other = bodies.organs[left], bodies.organs[right]
    known = (one > 0) & (other > 0)
    return {
        "same_organ": known & (one == other),
        "other_organ": known & (one != other),
        "bodies_apart": bodies.named_apart(left, right),
        "territory_apart": bodies.territory_apart(left, right),
    }


def _of_types(reading: Reading, left: NDArray[np.int64], right: NDArray[np.int64]) -> dict[str, Any]:
    """Return what the types of each pair tell, and the endings of the names, which say the type once more."""
    one, other = reading.types[left], reading.types[right]
    ends_one, ends_other = reading.ending[left], reading.ending[right]
    # What was filed twice under one title is one act; the words say what is done.
    retyped = _retyped(reading, left, right)
    own = np.isin(one, _OWN_ACTS) & np.isin(other, _OWN_ACTS)
    return {
        "same_type": (one != NO_TYPE) & (one == other),
        "other_type": retyped,
        "penalties": (one == PENALTY) & (other == PENALTY),
        "own_act": own,
        "loose_type": retyped & (_loose(one, other) | _loose(other, one)),
        "other_ending": (ends_one > 0) & (ends_other > 0) & (ends_one != ends_other) & ~own,
    }


def _of_one_item(
    reading: Reading, left: NDArray[np.int64], right: NDArray[np.int64], excluded: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return where two are sub-items of one main item, and where one is the main item of the other."""
    main, sub = reading.main, reading.sub
    same_main = main[left] == main[right]
    subs = reading.has_sub[left].astype(np.int8) + reading.has_sub[right]
    # A sub-item that repeats its main item's name means all of it, save where it is the first step of a licence.
    again = same_main & (subs == 2) & ((sub[left] > 0) != (sub[right] > 0)) & (excluded == 0)
    again &= (reading.types[left] != _PERMIT) & (reading.types[right] != _PERMIT)
    siblings: NDArray[np.bool_] = same_main & (subs == 2) & (sub[left] != sub[right]) & ~again
    parent: NDArray[np.bool_] = (same_main & (subs == 1)) | again
    return siblings, parent


def _unasked(count: int) -> dict[str, Any]:
    """Return what only the closer look asks, for pairs of which it was not asked."""
    no = np.zeros(count, dtype=bool)
    return {
        "in_order": np.zeros(count, dtype=np.float32),
        "object_inside": no,
        "other_object": no.copy(),
        "substituted": no.copy(),
        "other_members": no.copy(),
        "clause": np.zeros(count, dtype=np.int8),
    }


def possible(pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which pairs may be findings: not those that types, levels or places part, or that lack a name.

    It asks little, so that none of them is compared any further; ``score.relate`` says the same of each.
    """
    reading, bodies = pool.reading, pool.bodies
    one, other = reading.types[left], reading.types[right]
    retyped = _retyped(reading, left, right)
    found: NDArray[np.bool_] = ~retyped | _loose(one, other) | _loose(other, one)
    found &= ~(bodies.territory_apart(left, right) | pool.unnamed[left] | pool.unnamed[right])
    same_name = reading.whole[left] == reading.whole[right]
    organs = bodies.organs[left]
    same_organ = (organs > 0) & (organs == bodies.organs[right])
    found &= same_organ | same_name | ~_levels_apart(pool, left, right, same_name, same_name)
    return found


def _levels_apart(
    pool: Pool,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    same_name: NDArray[np.bool_],
    alike: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Return where two rows are levels of one power, and no two departments on it.

    The level that only a department's name tells counts between two organs of one field, or for equal names:
    市农业农村局 and 县林业局 in one list are no levels of one power. What level cells name counts for names that
    are alike, and else as ``one_row_a_level`` has it: 森林防灭火检查 of the city's 应急管理局 is what a district's
    forest bureau does under another name, and no level of it.
    """
    bodies = pool.bodies
    told = bodies.told_apart(left, right)
    found: NDArray[np.bool_] = told & (same_name | (bodies.organs[left] == bodies.organs[right]))
    stated = bodies.stated_apart(left, right) & ~found
    found |= stated & alike
    asked = np.flatnonzero(stated & ~alike)
    if len(asked):
        found[asked] = one_row_a_level(bodies, pool.level_rows, left[asked], right[asked])
    return found


def _retyped(reading: Reading, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return where two types are known and differ; one title under two types is one act that was filed twice."""
    one, other = reading.types[left], reading.types[right]
    apart = (one != NO_TYPE) & (other != NO_TYPE) & (one != other)
    found: NDArray[np.bool_] = apart & (reading.title[left] != reading.title[right])
    return found


def _one_licence(
    pool: Pool,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    excluded: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """An article sets up one licence: two main items that rest on the same text are parts of one."""
    reading = pool.reading
    licences = (reading.types[left] == _PERMIT) & (reading.types[right] == _PERMIT)
    found: NDArray[np.bool_] = licences & ~(reading.has_sub[left] | reading.has_sub[right]) & (excluded == 0)
    places = np.flatnonzero(found)
    basis = pool.same_basis
    found[places] = (basis[left[places]] >= 0) & (basis[left[places]] == basis[right[places]])
    return found


def _excluded(
    pool: Pool,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    ground: Ground,
    quoted: NDArray[np.float32],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the groups of limits that exclude each other, and those that only one side has."""
    excluded, one_sided = _limits(pool, left, right)
    excluded |= _limits_of_laws(pool, left, right, ground)
    # Acts were compared with who answers for each; what an open name's doer is says nothing of the others, but
    # where a person answers beside the doer, that is another power.
    roles = pool.reading.limits[_ROLE]
    doers = (quoted >= QUOTED) & (((roles[left] | roles[right]) & PERSONS) == 0)
    # whose rules are broken, they are broken by whoever answers
    for whole in (pool.reading.rules, pool.reading.general):
        doers |= whole[left] | whole[right]
    excluded[doers] &= ~(1 << _ROLE)
    # Nor does the thing that an open name begins with say what its other acts are done to.
    open_ = pool.reading.open
    wide = (ground.one_act | ground.overlapping) & (open_[left] | open_[right])
    excluded[wide] &= ~_THINGS
    return excluded, one_sided


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
    pool: Pool, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the masks of the groups of limits that exclude each other, and of those that only one side has."""
    masks, limited = pool.reading.limits, pool.limited
    has_first, has_second = limited[left], limited[right]
    both = has_first & has_second
    excluded = np.zeros(len(left), dtype=np.int64)
    for number in range(int(np.bitwise_or.reduce(both)).bit_length()):
        places = np.flatnonzero(both & (1 << number))
        apart = places[(masks[number][left[places]] & masks[number][right[places]]) == 0]
        excluded[apart] |= 1 << number
    return excluded, has_first ^ has_second
