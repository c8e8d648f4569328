"""An answer in bounded time whatever a cell holds."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerlist.law import wording
from powerlist.law.parser import MAX_TEXT, parse

#: Work that grows with the square of the text is a hang here.
pytestmark = pytest.mark.timeout(60)

SIZE = 32_767
#: A text, and its citations: what is written over and over is cited once.
CASES = {
    "open brackets": ("《" * SIZE, 0),
    "nested brackets": ("《" * 10_000 + "》" * 10_000, 0),
    "angle brackets": ("《〈》" * 10_922, 1),
    "ordinals": ("第" * SIZE, 0),
    "numbers": ("第一、" * 10_922, 0),
    "articles": ("第一条、" * 8_191, 1),
    "lines": ("\n" * SIZE, 0),
    "blanks": (" " * SIZE, 0),
    "unclosed histories": ("《某法》（" * 6_553, 1),
    "tags": ("【" * SIZE, 0),
    "annexes": ("附件" * 16_383, 0),
    "digits": ("一" * SIZE, 0),
    "other digits": ("第٣٤条" * 8_191, 0),
    "quotes": ("“" * SIZE, 0),
    "names": ("法" * SIZE, 0),
    "aliases": ("《某法》（以下简称" * 3_276, 1),
    "compounds": ("实施《某》办法" * 4_681, 2),
    "ranges": ("第一条第一款至第九十款、" * 2_730, 2),
    "long titles": (("《" + "某" * 150 + "\n") * 215, 0),
    "leads": (" 根据 ：" * 6_000 + "《水法》第三条", 1),
    "control characters": ("\x00\x01《法》\ufffe第一条" * 3_000, 2),
}


@pytest.mark.parametrize(("text", "count"), CASES.values(), ids=CASES)
def test_hostile_text_has_an_answer(text, count):
    assert len(parse(text)) == count


@pytest.mark.parametrize("part", [" ", "\u3000", "一、", "部", "：", "和", "原部", "根据", "依据："])
def test_what_stands_before_a_title_is_tried_once(part):
    assert wording.LEAD.match(part * 4_000 + "；！") is None


@pytest.mark.parametrize("name", ["open brackets", "unclosed histories", "articles", "angle brackets"])
def test_work_grows_with_the_length_not_its_square(name):
    text, _ = CASES[name]
    assert calls(text) < 5 * calls(text[: len(text) // 4])


def calls(text: str) -> int:
    """Return how many functions are called while a text is parsed."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    parse.cache_clear()
    sys.setprofile(see)
    try:
        parse(text)
    finally:
        sys.setprofile(None)
    return count


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
