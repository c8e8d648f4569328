"""A path from the command line keeps the words it was given in."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from powerlist.files.given import as_given, given, typed


@pytest.mark.parametrize("text", ["./甲.xlsx", "甲.xlsx", "a//甲.xlsx", "../甲.xlsx", "/tmp/./甲.xlsx", "-"])
def test_it_is_the_same_path_and_keeps_its_words(text):
    path = given(text)
    assert path == Path(text)
    assert as_given(path) == text
    assert as_given(path.parent / "乙") == (Path(text).parent / "乙").as_posix()
    assert pickle.loads(pickle.dumps(path)) == path


def test_what_was_not_given_is_shown_with_slashes():
    assert as_given(Path("a") / "b") == "a/b"
    assert as_given(given("a\\b")) == "a/b"


def test_a_path_with_blanks_is_typed_in_quotes():
    assert [typed(Path(text)) for text in ("松坪县/甲.xlsx", "松坪 县", "a&b")] == [
        "松坪县/甲.xlsx",
        '"松坪 县"',
        '"a&b"',
    ]
