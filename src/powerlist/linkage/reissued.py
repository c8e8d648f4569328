"""Codes that were given out again: two rows of one code that have nothing else in common are two items.

Codes collide and are re-issued: what was struck off leaves a code that another power gets the year after. A code
alone carries an item over a new name, or over a new basis; over a new name and other articles it says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.comparison.compare import compare
from powerlist.linkage.pool import pool_of

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from powerlist.linkage.relation import LinkageOptions

#: Names less alike than this share no more than a word of what is done.
_UNLIKE = 0.2


def reissued(
    left: tuple[pd.DataFrame, pd.DataFrame],
    right: tuple[pd.DataFrame, pd.DataFrame],
    options: LinkageOptions,
) -> NDArray[np.bool_]:
    """Return which rows of two sides, one beside the other, are two items for all that they say but the code.

    Args:
        left: items and their citations.
        right: as many items, and their citations.
        options: of the alignment.
    """
    count = len(left[0])
    if not count:
        return np.zeros(0, dtype=bool)
    pool = pool_of(*left, options, right)
    pair = compare(pool, np.arange(count), np.arange(count) + count)
    unlike = (pair.wording.cosine < _UNLIKE) & (pair.wording.contained < _UNLIKE) & ~pair.same_name
    blank = pool.reading.blank
    unlike &= ~(blank[:count] | blank[count:])
    cites = [
        np.isin(np.arange(count), citations["position"].to_numpy(dtype=np.int64))
        for citations in (left[1], right[1])
    ]
    # another number of one article, or what a law became, is no other ground
    other_ground = cites[0] & cites[1] & (pair.ground.shared <= 0) & ~pair.ground.kin
    other_power = pair.other_type & ~pair.loose_type & pair.other_organ
    return np.asarray(unlike & (other_ground | other_power), dtype=bool)
