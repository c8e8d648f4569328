"""In which way two reported items are double: what an analyst does about it depends on that."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.relation import Relation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.pairing import Pairs


class DoubleKind(StrEnum):
    """The ways of being double; each reported pair has exactly one."""

    #: The same title, type and body.
    SAME = "same"
    #: The same title and body under two types; ``kinds`` does not tell it from ``SAME``, the list's own words do.
    RETYPED = "retyped"
    #: A main item and its own sub-item.
    PARENT = "parent"
    #: Another body.
    DEPARTMENT = "department"
    #: One body, one article.
    ARTICLE = "article"
    #: One body, other articles or none: only the act is the same.
    WORDING = "wording"


def kinds(found: Pairs) -> NDArray[np.object_]:
    """Return the kind of each pair; "" for a pair that is no finding."""
    pool, pair = found.pool, found.comparison
    if pool is None or pair is None:
        return np.full(len(found), "", dtype=object)
    left, right = found.left, found.right + (pool.split or 0)
    bare = pool.reading.bare
    # A sub-item that repeats its main item's name reads as the main item; its cell tells.
    has_sub = pool.reading.has_sub
    parent = pair.parent | (pair.same_name & (has_sub[left] != has_sub[right]) & ~pair.other_organ)
    reported = np.array([one.reported for one in found.relation], dtype=bool)
    same = (bare[left] == bare[right]) & (found.relation == Relation.DUPLICATE)
    return np.select(
        [~reported, parent & ~pair.other_organ, pair.other_organ, same, pair.ground.shared > 0],
        [
            np.array("", dtype=object),
            np.array(DoubleKind.PARENT, dtype=object),
            np.array(DoubleKind.DEPARTMENT, dtype=object),
            np.array(DoubleKind.SAME, dtype=object),
            np.array(DoubleKind.ARTICLE, dtype=object),
        ],
        np.array(DoubleKind.WORDING, dtype=object),
    )
