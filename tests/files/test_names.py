"""Names that every system accepts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.files.names import portable


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县水利局", "县水利局"),
        (" 县:水/利*局? ", "县_水_利_局_"),
        ("甲\n乙", "甲 乙"),
        ("con", "_con"),
        ("COM1.x", "_COM1.x"),
        ("...", ""),
        ("石桥\u202e镇\u202c", "石桥镇"),
        ("\u200b石\u200d桥镇\ufeff", "石桥镇"),
        ("\u202e..", ""),
        ("一" * 100, "一" * 80),
    ],
)
def test_names(text: str, name: str) -> None:
    assert portable(text) == name


@given(st.text(max_size=120), st.integers(1, 60))
def test_any_text_is_a_name_or_nothing(text: str, longest: int) -> None:
    name = portable(text, longest)
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name == name.strip(" .")
    assert len(name) <= longest + 1
