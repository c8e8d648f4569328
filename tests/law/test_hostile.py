"""An answer in bounded time whatever a cell holds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerlist.law.parser import MAX_TEXT, parse

SIZE = 32_767
CASES = {
    "open brackets": "《" * SIZE,
    "nested brackets": "《" * 10_000 + "》" * 10_000,
    "angle brackets": "《〈》" * 10_922,
    "ordinals": "第" * SIZE,
    "numbers": "第一、" * 10_922,
    "articles": "第一条、" * 8_191,
    "lines": "\n" * SIZE,
    "blanks": " " * SIZE,
    "unclosed histories": "《某法》（" * 6_553,
    "tags": "【" * SIZE,
    "annexes": "附件" * 16_383,
    "digits": "一" * SIZE,
    "other digits": "第٣٤条" * 8_191,
    "quotes": "“" * SIZE,
    "names": "法" * SIZE,
    "aliases": "《某法》（以下简称" * 3_276,
    "compounds": "实施《某》办法" * 4_681,
    "ranges": "第一条第一款至第九十款、" * 2_730,
    "long titles": ("《" + "某" * 150 + "\n") * 215,
    "control characters": "\x00\x01《法》\ufffe第一条" * 3_000,
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_text_takes_bounded_time(name):
    began = time.process_time()
    parse(CASES[name])
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", ["open brackets", "unclosed histories", "articles", "angle brackets"])
def test_cost_grows_with_the_length_not_its_square(name):
    def cost(text: str) -> float:
        best = 9.9
        for turn in range(3):
            began = time.process_time()
            parse(text + " " * turn)
            best = min(best, time.process_time() - began)
        return best

    text = CASES[name]
    assert cost(text) < 14 * cost(text[: len(text) // 4]) + 0.05


def test_what_lies_behind_the_longest_cell_is_not_read():
    assert parse(" " * MAX_TEXT + "《水法》第三条") == ()


@settings(max_examples=150)
@given(
    st.text(
        alphabet="《》〈〉【】（）()第一二三条款项之至、，。：；\n 法律规定违反本年月日令a1 ", max_size=120
    )
)
def test_every_text_has_an_answer_whose_spans_lie_in_it(text):
    found = parse(text)
    assert found == parse(text)
    for citation in found:
        assert 0 <= citation.start < citation.end <= len(text)
        assert citation.law is None or citation.law.strip()
    keys = [(c.role, c.key, c.range_end) for c in found]
    assert len(keys) == len(set(keys))
