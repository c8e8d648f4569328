"""Groups of doubles: what is told of each comes from its own pairs."""

from __future__ import annotations

import numpy as np

from powerlist.audit import paired
from powerlist.audit.sample import sample
from powerlist.linkage import Pairs, Relation
from powerlist.model.enums import Confidence


def test_a_surer_pair_that_another_group_tells_does_not_speak_for_this_one() -> None:
    catalogue, _ = sample({"items": [{"name": f"对第{number}类示例行为的处罚"} for number in range(5)]})
    ends = ((0, 1), (0, 2), (0, 3), (3, 4))
    found = Pairs(
        np.array([left for left, _ in ends]),
        np.array([right for _, right in ends]),
        np.full(len(ends), Relation.OVERLAP, dtype=object),
        np.array([0.5, 0.5, 0.5, 0.99], dtype=np.float32),
    )
    told = [(one.members, one.confidence) for one in paired._grouped(catalogue, found)]
    assert told == [([0, 1, 2, 3], Confidence.LOW), ([3, 4], Confidence.HIGH)]
