"""Lines for a console: what may begin and end one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from powerlist.report.lines import columns, wrapped

TEXT = st.text("一二三四五六七八，。；：）》」“（《「abc (x).", max_size=200)


@given(TEXT, st.integers(40, 100))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int):
    lines = wrapped(text, width, "    ", "首  ")
    assert "".join("".join(lines).split()) == "".join(f"首{text}".split())
    if all(columns(word) <= 30 for word in text.split()):
        assert all(columns(line) <= width for line in lines)


def test_what_closes_begins_no_line_and_what_opens_ends_none():
    for size in range(41, 60):
        text = "一" * 18 + "（甲）、《乙》。" * 12
        for line in wrapped(text, size, "  ", "")[:-1]:
            assert line.strip()[-1] not in "（《"
        for line in wrapped(text, size, "  ", "")[1:]:
            assert line.strip()[0] not in "）》。、"
