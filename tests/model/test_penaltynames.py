"""Which penalties a name imposes, and which it only speaks of."""

from __future__ import annotations

import time

import pytest

from powerlist.model.modes.onward import handed_on
from powerlist.model.penaltynames import imposed
from powerlist.model.withheld import withholds_liberty


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("对网络交易违法行为吊销营业执照", "吊销营业执照"),
        ("对食品经营者吊销许可证的行政处罚", "吊销许可证"),
        ("吊销取水许可证", "吊销取水许可证"),
        ("排污许可证的吊销", "吊销"),
        ("对无证经营行为的没收违法所得、罚款", "没收违法所得、罚款"),
        ("对违规经营的警告、罚款的处罚", "警告、罚款"),
        ("对盗窃行为处以行政拘留的处罚", "处以行政拘留"),
        ("对某行为的处罚（责令停产停业）", "责令停产停业"),
        ("对逾期不改正的，责令停产停业", "责令停产停业"),
        ("对违规取水的处罚(含吊销许可证、责令停产停业)", "吊销许可证、责令停产停业"),
        ("对安全生产违法行为的关闭、停产停业处罚", "关闭、停产停业"),
        ("对违规经营行为的罚款、停业整顿处罚", "罚款、停业整顿"),
        ("对生产单位处以停产停业的处罚", "停产停业"),
        ("对驾驶人暂扣机动车驾驶证", "暂扣机动车驾驶证"),
    ],
)
def test_what_is_imposed(name, kinds):
    assert imposed(name) == kinds


@pytest.mark.parametrize(
    "name",
    [
        "对某行为的处罚",
        "对被吊销许可证后继续经营的处罚",
        "对吊销营业执照后继续经营的处罚",
        "对被责令停产停业的处罚",
        "对拒不执行责令停产停业的处罚",
        "对违反责令停业整顿决定的处罚",
        "对伪造、吊销许可证的处罚",
        "对某行为的处罚（吊销许可证除外）",
        "对不缴纳罚款的加处罚款",
        "对某行为的处罚（不含吊销许可证）",
        "对吊销许可证后仍从事农药经营的处罚",
        "对拒不执行停产停业决定的处罚",
        "对拒不执行停产停业处罚",
        "对擅自停业、歇业的处罚",
        "对擅自关闭、停产停业的处罚",
        "对未报告的停业的处罚",
        "提请吊销许可证",
        "对经营假农药的处罚",
        "",
    ],
)
def test_what_is_only_spoken_of(name):
    assert imposed(name) == ""


@pytest.mark.parametrize(
    "word",
    [
        "没收",
        "没收并处",
        "责令停业整顿",
        "警告罚款",
        "吊销证",
        "转委托乡镇",
        "限1",
        "拘留",
        "的关闭",
        "的停产停业",
    ],
)
def test_a_cell_full_of_such_words_is_read_at_once(word):
    text = word * (6000 // len(word)) + "x"
    begun = time.monotonic()
    imposed(text)
    withholds_liberty(text)
    handed_on(text[:2000])
    assert time.monotonic() - begun < 5
