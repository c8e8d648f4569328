"""The closer look at pairs near a decision: quoted clauses, and names that differ in one word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.comparison.compare import KIND_OF
from powerlist.linkage.comparison.weights import (
    ASK_CLAUSES,
    ASK_COSINE,
    ASK_ORDER,
    ASK_WORDS,
    SAME_WORDING,
)
from powerlist.linkage.names.limits import TYPES
from powerlist.linkage.names.lists import other_members
from powerlist.linkage.names.words import in_order, object_inside, one_word_differs, other_object
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.comparison.compare import Comparison
    from powerlist.linkage.pool import Pool

_GENERAL_ACTS = [TYPES.index(one) for one in (PowerType.INSPECTION, PowerType.OTHER, PowerType.SERVICE)]
#: Most pairs whose clauses are read, which goes pair by pair.
_CLAUSES = 3_000
#: Names less alike than this differ in more than one word.
_ONE_WORD = 0.35
#: Names of the same acts with less of each other in order are about other things; and the most pairs asked.
_SAME_ACTS, _OBJECTS = 0.55, 50_000
#: The most pairs of which it is asked whether one name is a shortened form of the other.
_MOST_SHORTENED = 200_000
#: In a pool of more items chance puts names inside others; there they must rest on one article.
_MANY = 20_000


def with_details(
    pool: Pool,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    pair: Comparison,
    scores: NDArray[np.float32],
) -> Comparison:
    """Return a comparison with what goes pair by pair: quoted clauses, and names that differ in one word.

    Only pairs are looked at that are near a decision. Clauses are read where both cites quote something.

    Args:
        pool: the pool.
        left: positions in the pool.
        right: positions in the pool.
        pair: what was compared so far.
        scores: what that gives.
    """
    open_ = (
        (~pair.other_type | pair.loose_type) & ~pair.same_name & ~pair.levels_apart & ~pair.territory_apart
    )
    near = open_ & (scores >= ASK_CLAUSES)
    substituted = pair.substituted.copy()
    # A word that is a kind of the other one is no other word.
    near_words = near & (pair.narrower < KIND_OF)
    places = np.flatnonzero(near_words & (pair.wording.cosine >= _ONE_WORD) & (pair.wording.own > 0))
    substituted[places] = one_word_differs(pool.cores, left[places], right[places])
    members = pair.other_members.copy()
    places = np.flatnonzero(near & ~pair.other_organ & (pair.wording.cosine >= SAME_WORDING))[:_OBJECTS]
    members[places] = other_members(pool.cores, pool.names, pool.subs, left[places], right[places])
    contained = pair.in_order.copy()
    places = _maybe_shortened(pool, pair, open_)
    contained[places] = in_order(pool.cores, left[places], right[places])
    objects = pair.other_object.copy()
    places = np.flatnonzero(open_ & (scores >= ASK_WORDS))
    objects[places] = other_object(pool.cores, left[places], right[places])
    inside = pair.object_inside.copy()
    done = pool.reading.done
    common = done[left] & done[right]
    same_acts = (common > 0) & ((common == done[left]) | (common == done[right])) & (len(pool) <= _MANY)
    places = np.flatnonzero(open_ & same_acts & pair.same_type & (contained >= _SAME_ACTS))[:_OBJECTS]
    inside[places] = object_inside(pool.cores, done, left[places], right[places])
    clause = pair.clause.copy()
    asked = near | (open_ & (pair.wording.cosine >= ASK_COSINE))
    places = _with_clauses(pool, left, right, pair, scores, asked)
    clause[places] = pool.clauses.compare(left[places], right[places], pair.ground.shared[places] > 0)
    return replace(
        pair,
        clause=clause,
        substituted=substituted,
        other_members=members,
        in_order=contained,
        object_inside=inside,
        other_object=objects,
    )


def _maybe_shortened(pool: Pool, pair: Comparison, open_: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the places of pairs of one body of which one name may be a shortened form of the other."""
    alone = open_ & ~pair.other_organ & ~pair.siblings
    if len(pool) > _MANY:
        alone &= (pair.ground.shared > 0) | ~pair.ground.cited
    places = np.flatnonzero(alone & (pair.wording.cosine >= ASK_ORDER))
    if len(places) > _MOST_SHORTENED:
        best = np.argsort(-pair.wording.cosine[places], kind="stable")[:_MOST_SHORTENED]
        places = np.sort(places[best])
    return places


def _with_clauses(
    pool: Pool,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    pair: Comparison,
    scores: NDArray[np.float32],
    asked: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Return the places of those pairs among ``asked`` whose quoted clauses may tell something."""
    asked = asked & pair.ground.cited & pool.articles.quoted[left] & pool.articles.quoted[right]
    # Two laws rule one act only where nothing sets the two rows apart.
    apart = (pair.ground.conflicts > 0) | (pair.excluded > 0)
    # Inspections of two bodies rest on one general clause; what each name says of it sets nothing apart.
    general = pair.other_organ & np.isin(pool.reading.types[left], _GENERAL_ACTS)
    asked &= np.where(pair.ground.shared > 0, ~general, ~apart)
    places = np.flatnonzero(asked)
    if len(places) > _CLAUSES:
        # The nearest to a decision first; in a county's list there are some hundreds.
        urgency = np.maximum(scores[places], pair.wording.cosine[places] - ASK_COSINE)
        places = np.sort(places[np.argsort(-urgency, kind="stable")[:_CLAUSES]])
    return places
