"""No text, however long and repetitive, keeps a list from being read and cleaned; more than linear work is a hang."""

from __future__ import annotations

import pytest

from powerlist.normalise.sections import bare

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
    "的",
    "责任主体 ",
    "【",
)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["1", "共1", " 1 ", "（", "1项", "："])
def test_the_count_of_a_section_is_looked_for_once(piece: str) -> None:
    text = piece * LENGTH
    assert bare(f"一、水利{text}甲") == f"水利{text.replace(' ', '')}甲"
    assert bare("水利领域（共12项）") == "水利领域"


@pytest.mark.timeout(60)
@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("piece", TEXTS)
def test_a_list_of_long_repeats_is_read_like_any_other(piece: str, place: int) -> None:
    text = "第" + piece * (LENGTH // len(piece))
    row = ["1", "取水许可", "行政许可", "《水法》第四十八条"]
    row[place] = f"甲{text}乙"
    found = run(
        [
            [f"x{text}", "甲"],
            ["序号", "事项名称", "类型", "依据"],
            row,
            [f"注{text}"],
            ["2", f"b{text}", f"处罚{text}", text],
        ]
    )
    first, second = found.items["name"]
    assert (first[0], first[-1]) == (("取", "可"), ("甲", "乙"))[place]
    assert second.startswith("b第")
    assert max(len(first), len(second)) <= len(text) + 2
    assert found.items["type"].tolist() == ["行政许可", ""]
    assert found.items["basis"][0] == "《水法》第四十八条"
    assert len(found.notes) == 1
