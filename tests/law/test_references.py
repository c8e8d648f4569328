from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.law.references import number, read
from powerlist.text.numerals import chinese


def tuples(text: str) -> list[tuple[int, ...]]:
    return [tuple(ref[:6]) for ref in read(text, 0).refs]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("一百一十", 110),
        ("一千二百六十", 1260),
        ("一〇三", 103),
        ("１０３", 103),
        ("1百03", 103),
        ("廿五", 25),
        ("两", 2),
        ("零", 0),
        ("99999", 0),
    ],
)
def test_numerals(text, value):
    assert number(text) == value


@given(st.integers(min_value=1, max_value=9999))
def test_a_number_written_out_is_read_back(value):
    assert number(chinese(value)) == value
    assert number(str(value)) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第五条", [(5, 0, 0, 0, 0, 0)]),
        ("第五十六至五十七条", [(56, 0, 0, 0, 0, 57)]),
        ("第17至125条", [(17, 0, 0, 0, 0, 125)]),
        ("第五十条之一第二款", [(50, 1, 2, 0, 0, 0)]),
        ("第四条第二项第三目", [(4, 0, 0, 2, 3, 0)]),
        ("第二项第（三）小项", [(0, 0, 0, 2, 3, 0)]),
        ("第三条、第五条第一款", [(3, 0, 0, 0, 0, 0), (5, 0, 1, 0, 0, 0)]),
        ("第八条第二款、第三款：", [(8, 0, 2, 0, 0, 0), (8, 0, 3, 0, 0, 0)]),
        ("第八十九条第一、二款：", [(89, 0, 1, 0, 0, 0), (89, 0, 2, 0, 0, 0)]),
        ("第二十四条第一款第三项、第二款", [(24, 0, 1, 3, 0, 0), (24, 0, 2, 0, 0, 0)]),
        ("第七条第（一）、（三）项", [(7, 0, 0, 1, 0, 0), (7, 0, 0, 3, 0, 0)]),
        ("第七条第(一)(二)项", [(7, 0, 0, 1, 0, 0), (7, 0, 0, 2, 0, 0)]),
        ("第七条（一）、（三）项", [(7, 0, 0, 1, 0, 0), (7, 0, 0, 3, 0, 0)]),
        ("第三十条至第三十三条", [(30, 0, 0, 0, 0, 33)]),
        # a range is one entry of a list, and what follows it another
        ("第54－57、59条", [(54, 0, 0, 0, 0, 57), (59, 0, 0, 0, 0, 0)]),
        ("第三、五至八条", [(3, 0, 0, 0, 0, 0), (5, 0, 0, 0, 0, 8)]),
        ("第3至5、8-10条第2款", [(3, 0, 0, 0, 0, 5), (8, 0, 0, 0, 0, 10), (10, 0, 2, 0, 0, 0)]),
        ("第1-90条", [(1, 0, 0, 0, 0, 90)]),
        ("第三十至三十三条", [(30, 0, 0, 0, 0, 33)]),
        ("第１０条～第１２条", [(10, 0, 0, 0, 0, 12)]),
        ("第七条第二至第四项", [(7, 0, 0, 2, 0, 0), (7, 0, 0, 3, 0, 0), (7, 0, 0, 4, 0, 0)]),
        ("第七条第一款至第三款", [(7, 0, 1, 0, 0, 0), (7, 0, 2, 0, 0, 0), (7, 0, 3, 0, 0, 0)]),
        (
            "第七条第一款第二至第三项和第九项第十项",
            [(7, 0, 1, 2, 0, 0), (7, 0, 1, 3, 0, 0), (7, 0, 1, 9, 0, 0), (7, 0, 1, 10, 0, 0)],
        ),
        ("第十四、十五条", [(14, 0, 0, 0, 0, 0), (15, 0, 0, 0, 0, 0)]),
        ("第24条、25条", [(24, 0, 0, 0, 0, 0), (25, 0, 0, 0, 0, 0)]),
        ("第 十 三 条", [(13, 0, 0, 0, 0, 0)]),
        ("第36条1款2项", [(36, 0, 1, 2, 0, 0)]),
        ("第五條第二項", [(5, 0, 0, 2, 0, 0)]),
        ("第一条:第（七）项", [(1, 0, 0, 7, 0, 0)]),
        ("第五条（一）未经批准的", [(5, 0, 0, 0, 0, 0)]),
        ("第五条（一）至（三）、第六条", [(5, 0, 0, 0, 0, 0), (6, 0, 0, 0, 0, 0)]),
        ("第五条第一款（一）和第二款", [(5, 0, 1, 0, 0, 0), (5, 0, 2, 0, 0, 0)]),
        ("第五条（一）（三）项、第六条", [(5, 0, 0, 1, 0, 0), (5, 0, 0, 3, 0, 0), (6, 0, 0, 0, 0, 0)]),
        ("第五条 一百元以上", [(5, 0, 0, 0, 0, 0)]),
        ("第三十号令", []),
        ("第三条例", []),
        ("第4.3条", []),
        ("第٣条", []),
    ],
)
def test_lists(text, expected):
    assert tuples(text) == expected


def test_a_bare_paragraph_continues_the_article():
    assert [tuple(ref[:3]) for ref in read("第二款：", 0, article=18, suffix=1).refs] == [(18, 1, 2)]


def test_spans_lie_in_the_text():
    text = "见第三条第一款、第五条。"
    refs = read(text, 1).refs
    assert [text[ref.start : ref.end] for ref in refs] == ["第三条第一款", "第五条"]


@given(st.text(alphabet="第一二三条款项（）()、至和之 0１\n：", max_size=80), st.integers(0, 80))
def test_it_always_moves_on(text, pos):
    pos = min(pos, len(text))
    found = read(text, pos)
    assert found.end > pos or not text[pos:]
    for ref in found.refs:
        assert pos <= ref.start < ref.end <= len(text)
