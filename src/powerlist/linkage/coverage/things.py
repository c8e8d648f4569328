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
    fit = stages[: len(rows)] > 0
    coercion = np.flatnonzero(types[rows] == _COERCION)
    said = texts.split()
    fit[coercion] = seizes([said[row] for row in coercion.tolist()])
    kinds = load()
    mentions = kinds.mentions(texts).said
    mentions.data[np.isin(mentions.indices, kinds.codes(PLAIN))] = 0
    mentions.eliminate_zeros()
    above = sparse.csr_array(mentions + mentions @ kinds.upward)
    quality = (types[rows] == _INSPECTION) & of_quality(texts, stages, aspects)
    keys, missed = [np.zeros(0, dtype=np.int64)], 0
    places = np.flatnonzero(fit | quality)
    for group in grouped(bodies.organs[rows[places]].astype(np.int64) * len(TYPES) + types[rows[places]]):
        members = places[group][:_BODY]
        staged, whole = members[fit[members]], members[quality[members]]
        meetings = [(staged, staged, above, mentions, 2 * MOST)]
        if len(whole):
            meetings += [(whole, members, above, mentions, MOST), (whole, members, mentions, above, MOST)]
        missed += len(group) - len(members)
        for mine, theirs, wide, narrow, most in meetings:
            one, other, many = _meeting(wide[mine], narrow[theirs], most)
            missed += many
            one, other = mine[one], theirs[other]
            keep = (one != other) & ~excludes(aspects[one], aspects[other])
            if types[rows[members[0]]] == _INSPECTION:
                # what one looks at the quality of is there whatever is done with it
                keep &= quality[one] | ((stages[one] & stages[other]) > 0)
            first, second = rows[one[keep]], rows[other[keep]]
            keys.append(np.minimum(first, second) * np.int64(size) + np.maximum(first, second))
    return Covered(np.unique(np.concatenate(keys)), missed)


def _meeting(
    one: sparse.csr_array, other: sparse.csr_array, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Return pairs of rows that have a word in common, and how many rows of the second have one that joins too many.

    Args:
        one: words of the rows of one side.
        other: those of the other side, over the same columns.
        most: pairs that one word may join.
    """
    one, width = one.copy(), one.shape[1]
    pairs = np.bincount(one.indices, minlength=width) * np.bincount(other.indices, minlength=width)
    # a word that joins very many names tells nothing of any
    many = pairs > most
    lost = 0
    if many.any():
        rows, words = other.nonzero()
        lost = len(np.unique(rows[many[words]]))
    one.data[many[one.indices]] = 0
    one.eliminate_zeros()
    first, second = (one @ other.T).nonzero()
    return first.astype(np.int64), second.astype(np.int64), lost
