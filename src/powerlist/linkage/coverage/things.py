"""Inspections of one body that look at one thing at one stage, and measures that seize it.

对粮油出入库、储存管理的检查 and 对粮食销售出库质量安全检验的检查 are one visit to one store; what is seized as
农业投入品 is seized as 饲料. Which word is a kind of which tells ``kinds_of_words``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from powerlist.linkage.arrays.chars import join
from powerlist.linkage.arrays.lookup import grouped
from powerlist.linkage.coverage.covered import Covered
from powerlist.linkage.names.handling import PLAIN, handled, looked_at, of_quality, seizes
from powerlist.linkage.names.kinds_of_words import load
from powerlist.linkage.names.limits import TYPES, excludes
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.names.bodies import Bodies
    from powerlist.linkage.names.reading import Reading

_INSPECTION, _COERCION = (TYPES.index(one) for one in (PowerType.INSPECTION, PowerType.COERCION))
#: Rows of one body and type that are compared.
_BODY = 2_000
#: Pairs of them that one word may join.
MOST: Final = 2_000
_LONGEST: Final = 200


def things(reading: Reading, bodies: Bodies, names: Sequence[str], subs: Sequence[str]) -> Covered:
    """Return the pairs of one body that inspect, or seize, the same thing.

    Two inspections meet where both say what is done with the thing, some of it in common, or one looks at its quality
    whatever is done with it, and they do not look at other sides of it; two measures where both take hold of things.

    Args:
        reading: what the names say.
        bodies: who exercises the items.
        names: of the main items.
        subs: of the sub-items.
    """
    types, size = reading.types, len(names)
    rows = np.flatnonzero(np.isin(types, (_INSPECTION, _COERCION)) & (bodies.organs > 0))
    texts = looked_at(join(reading.said(names, subs, rows), _LONGEST)[0])
    stages, aspects = handled(texts)
    every = of_quality(stages[: len(rows)], aspects[: len(rows)])
    fit = (stages[: len(rows)] > 0) | every
    coercion = np.flatnonzero(types[rows] == _COERCION)
    said = texts.split()
    fit[coercion] = seizes([said[row] for row in coercion.tolist()])
    kinds = load()
    mentions = kinds.mentions(texts).said
    mentions.data[np.isin(mentions.indices, kinds.codes(PLAIN))] = 0
    mentions.eliminate_zeros()
    above = sparse.csr_array(mentions + mentions @ kinds.upward)
    keys, missed = [np.zeros(0, dtype=np.int64)], 0
    places = np.flatnonzero(fit)
    for group in grouped(bodies.organs[rows[places]].astype(np.int64) * len(TYPES) + types[rows[places]]):
        members = places[group][:_BODY]
        one, other, many = _meeting(mentions[members], above[members])
        missed += len(group) - len(members) + many
        one, other = members[one], members[other]
        keep = ~excludes(aspects[one], aspects[other])
        if types[rows[members[0]]] == _INSPECTION:
            keep &= every[one] | every[other] | ((stages[one] & stages[other]) > 0)
        first, second = rows[one[keep]], rows[other[keep]]
        keys.append(np.minimum(first, second) * np.int64(size) + np.maximum(first, second))
    return Covered(np.unique(np.concatenate(keys)), missed)


def _meeting(
    mentions: sparse.csr_array, above: sparse.csr_array
) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Return pairs of which one mentions what the other mentions, or a kind of it; and whose word joins too many."""
    above = above.copy()
    width = above.shape[1]
    pairs = np.bincount(above.indices, minlength=width) * np.bincount(mentions.indices, minlength=width)
    # a word that joins very many names tells nothing of any; each pair is there both ways
    many = pairs > 2 * MOST
    lost = 0
    if many.any():
        rows, words = mentions.nonzero()
        lost = len(np.unique(rows[many[words]]))
    above.data[many[above.indices]] = 0
    above.eliminate_zeros()
    one, other = (above @ mentions.T).nonzero()
    apart = one != other
    return one[apart].astype(np.int64), other[apart].astype(np.int64), lost
