"""A comparison made in parts is the comparison of the whole."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from powerlist.law import citations_frame
from powerlist.linkage import LinkageOptions
from powerlist.linkage.comparison import score
from powerlist.linkage.pool import pool_of
from powerlist.model.catalogue import items_frame


def test_parts_give_the_same_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"name": f"对{place}倾倒{what}的处罚", "basis": "《水法》第六十五条"}
        for place in "河湖库渠"
        for what in ("垃圾", "渣土", "废液")
    ]
    items = items_frame(rows)
    pool = pool_of(items, citations_frame(items["basis"].tolist()), LinkageOptions())
    left, right = np.triu_indices(len(rows), 1)
    whole, scores = score.judge(pool, left, right)
    monkeypatch.setattr(score, "_PART", 7)
    parted, others = score.judge(pool, left, right)
    assert scores.tolist() == others.tolist()
    for kind in (whole, whole.ground, whole.wording):
        twin = {id(whole): parted, id(whole.ground): parted.ground, id(whole.wording): parted.wording}[
            id(kind)
        ]
        for one in dataclasses.fields(kind):
            value = getattr(kind, one.name)
            if isinstance(value, np.ndarray):
                assert value.tolist() == getattr(twin, one.name).tolist(), one.name
    assert len(score.judge(pool, left[:0], right[:0])[1]) == 0
