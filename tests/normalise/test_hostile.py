"""No text makes reading or cleaning take more than linear time."""

from __future__ import annotations

import time

import pytest

from .test_build import run

LENGTH = 20_000
TEXTS = (
    " ",
    "\n",
    "(",
    "（",
    "l",
    "清单（",
    "负责人",
    "第 ",
    "&",
    "_x000",
    "一",
    "中 ",
    "《",
    "第1—",
    "\r",
    "中(a",
    "\u200b",
    "—",
    "对",
    "【",
)


@pytest.mark.parametrize("piece", TEXTS)
def test_long_repeats_cost_linear_time(piece: str) -> None:
    text = "第" + piece * (LENGTH // len(piece))
    start = time.process_time()
    for place in (0, 1):
        row = ["1", "取水许可", "行政许可", "《水法》第四十八条"]
        row[place] = f"甲{text}乙"
        run(
            [
                [f"x{text}", "甲"],
                ["序号", "事项名称", "类型", "依据"],
                row,
                [f"注{text}"],
                ["2", f"b{text}", f"处罚{text}", text],
            ]
        )
    assert time.process_time() - start < 2
