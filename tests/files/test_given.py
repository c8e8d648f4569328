"""A path from the command line keeps the words it was given in."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from powerlist.files.given import actual, as_given, given, readable, typed


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


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("县/甲局.xlsx".encode(), "县/甲局.xlsx"),
        ("县/".encode() + "农业局.xlsx".encode("gb18030"), "县/农业局.xlsx"),
        ("农业局".encode("gb18030") + "/甲.xlsx".encode(), "农业局/甲.xlsx"),
        (b"a\xff\xfe.csv", "a%FF%FE.csv"),
        ("甲".encode() + b"\xff.csv", "甲%FF.csv"),
    ],
)
def test_a_name_that_is_no_utf8_is_read_as_what_it_says(raw: bytes, text: str) -> None:
    """Archives of a Chinese Windows give such names elsewhere."""
    assert readable(raw.decode("utf-8", "surrogateescape")) == text
    assert readable(text) == text


def test_half_a_character_in_a_name_can_be_written() -> None:
    assert readable("甲\ud800.xlsx").encode()
    assert "\\" not in readable("甲\ud800.xlsx")


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_file_is_found_by_what_its_name_says(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("农业局".encode("gb18030"))
    folder.mkdir()
    file = folder / os.fsdecode("清单.csv".encode("gb18030"))
    file.write_bytes(b"")
    assert as_given(file) == (tmp_path / "农业局/清单.csv").as_posix()
    assert actual(as_given(file)) == file
    # one whose name is UTF-8 wins
    (tmp_path / "农业局").mkdir()
    (tmp_path / "农业局" / "清单.csv").write_bytes(b"")
    assert actual(as_given(file)) == tmp_path / "农业局" / "清单.csv"
    assert actual("没有/这个.csv") == Path("没有/这个.csv")


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
@pytest.mark.parametrize("raw", [b"bad\xff\xfename.csv", "甲".encode() + b"\xff%41.csv"])
def test_a_file_is_found_by_the_numbers_that_its_name_is_shown_by(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / os.fsdecode(raw)
    file.write_bytes(b"")
    assert "%FF" in as_given(file)
    assert actual(as_given(file)) == file


def test_a_name_with_a_per_cent_sign_is_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "增长%FF.csv").write_bytes(b"")
    assert actual((tmp_path / "增长%FF.csv").as_posix()) == tmp_path / "增长%FF.csv"
    assert actual("没有%FF.csv") == Path("没有%FF.csv")
