"""Numbers of things in English."""

from __future__ import annotations

import pytest

from powerlist.messages import tell
from powerlist.messages.plural import ENGLISH, plural
from powerlist.model.wording import fill


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("{n:item}", 1, "1 item"),
        ("{n:item}", 0, "0 items"),
        ("{n:item}", 12, "12 items"),
        ("{n:other rule}", 3, "3 other rules"),
        ("{n:item was|items were} read", 1, "1 item was read"),
        ("{n:item was|items were} read", 2, "2 items were read"),
        ("{n}", 1, "1"),
        ("{n:.2f}", 1, "1.00"),
        ("{n:>3}", 1, "  1"),
        ("{n:04d}", 1, "0001"),
    ],
)
def test_a_number_names_what_it_counts(template: str, value: int, text: str) -> None:
    assert ENGLISH.vformat(template, (), {"n": value}) == text
    assert fill(template, {"n": value}, "en") == text


@pytest.mark.parametrize(
    ("one", "many"), [("entry", "entries"), ("day", "days"), ("box", "boxes"), ("row", "rows")]
)
def test_regular_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_messages_count_in_english_and_not_in_chinese() -> None:
    assert tell("build.written", "en", count=1, folder="o") == "wrote 1 file to o"
    assert tell("build.written", "en", count=2, folder="o") == "wrote 2 files to o"
    assert "1" in tell("build.written", "zh", count=1, folder="o")
