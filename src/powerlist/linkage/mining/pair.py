"""Two places of statutes that rule one act, and what tells it."""

from __future__ import annotations

from typing import NamedTuple

from powerlist.linkage.mining.conducts import Place

#: The number of a statute of the corpus, or the title of one that it does not have; and a place in it.
Side = tuple[int | str, Place]


class Pair(NamedTuple):
    """Two places that correspond, and how; see ``linkage.statutes.correspondences.Grade``.

    Of a place of several acts, ``left_acts`` and ``right_acts`` are masks of those that are meant, 0 for all.
    """

    left: Side
    right: Side
    grade: str
    left_acts: int = 0
    right_acts: int = 0
