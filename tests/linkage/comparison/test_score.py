"""A comparison made in parts is the comparison of the whole."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest

from powerlist.law import citations_frame
from powerlist.linkage import LinkageOptions
from powerlist.linkage.comparison import score
from powerlist.linkage.comparison.compare import possible
from powerlist.linkage.pool import pool_of
from powerlist.linkage.relation import RELATIONS
from powerlist.model.catalogue import items_frame

_REPORTED = [number for number, one in enumerate(RELATIONS) if one.reported]


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


def mixed(count: int) -> list[dict[str, str]]:
    """Rows of all kinds that may part two powers: types, levels, places, receivers."""
    dice = random.Random(5)
    types = ("行政处罚", "行政检查", "行政许可", "其他行政权力", "公共服务", "")
    departments = ("县水利局", "市水利局", "甲县水利局", "乙县水利局", "县城市管理局", "甲镇人民政府", "")
    return [
        {
            "name": f"对{dice.choice('河湖库')}{dice.choice(('倾倒', '堆放'))}垃圾的{dice.choice(('处罚', '检查', '许可'))}",
            "type": dice.choice(types),
            "department": dice.choice(departments),
            "level": dice.choice(("县级", "市级", "乡级", "")),
            "receivers": dice.choice(("甲镇", "乙镇", "甲镇、乙镇", "")),
            "basis": dice.choice(("《水法》第六十五条", "《水法》第六十六条", "")),
        }
        for _ in range(count)
    ]


def test_what_can_be_no_finding_is_none() -> None:
    items = items_frame(mixed(120))
    pool = pool_of(items, citations_frame(items["basis"].tolist()), LinkageOptions())
    left, right = np.triu_indices(len(items), 1)
    may = possible(pool, left, right)
    reported = np.isin(score.relate(*score.judge(pool, left, right)), _REPORTED)
    assert reported.any()
    assert not may.all()
    assert not reported[~may].any()
    near, pair, scores = score.judge_near(pool, left, right)
    assert near[np.isin(score.relate(pair, scores), _REPORTED)].tolist() == np.flatnonzero(reported).tolist()


@pytest.mark.parametrize("part", [7, 50, 100_000])
def test_parts_that_are_compared_at_once_come_back_in_order(
    monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    items = items_frame(mixed(40))
    pool = pool_of(items, citations_frame(items["basis"].tolist()), LinkageOptions())
    left, right = np.triu_indices(len(items), 1)
    whole = score.judge_near(pool, left, right)
    monkeypatch.setattr(score, "_PART", part)
    near, pair, scores = score.judge_near(pool, left, right)
    assert near.tolist() == whole[0].tolist()
    assert scores.tolist() == whole[2].tolist()
    assert pair.excluded.tolist() == whole[1].excluded.tolist()
