"""Kept results: what comes back is what went in, or nothing; whatever lies in the folder."""

from __future__ import annotations

import os
import sys
import time
import zlib
from multiprocessing import Process
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerlist.files import cache
from powerlist.files.cache import Cache, folder, opened

POSIX = pytest.mark.skipif(os.name != "posix", reason="owners and modes are looked at on POSIX only")


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "deep" / "kept")


def only(kept: Cache) -> Path:
    (path,) = kept.where.glob("*.kept")
    return path


def test_a_value_comes_back(kept: Cache) -> None:
    value = {"词": ["第三条", 1, 2.5, None, True, "\ud800"]}
    assert kept.get("a", "b") is None
    kept.put(value, "a", "b")
    assert kept.get("a", "b") == value
    assert kept.get("ab") is None
    assert Cache(kept.where).get("a", "b") == value
    assert kept.size()[0] == 1


def test_a_later_value_replaces_the_earlier(kept: Cache) -> None:
    kept.put([1], "a")
    kept.put([2], "a")
    assert kept.get("a") == [2]
    assert [path.suffix for path in kept.where.iterdir()] == [".kept"]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_entry_is_no_entry(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    kept = Cache(tmp_path_factory.mktemp("kept"))
    kept.put({"law": ["水法"] * 20}, "a")
    content = bytearray(only(kept).read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    how = data.draw(st.sampled_from(("flip", "cut", "add", "replace")))
    if how == "flip":
        content[at] ^= data.draw(st.integers(1, 255))
    elif how == "cut":
        del content[at:]
    elif how == "add":
        content[at:at] = data.draw(st.binary(min_size=1, max_size=40))
    else:
        content = bytearray(data.draw(st.binary(max_size=200)))
    only(kept).write_bytes(bytes(content))
    assert kept.get("a") is None
    kept.put([1], "a")
    assert kept.get("a") == [1]


def test_an_entry_under_another_name_is_no_entry(kept: Cache) -> None:
    kept.put([1], "a")
    content = only(kept).read_bytes()
    only(kept).unlink()
    kept.put([2], "b")
    only(kept).write_bytes(content)
    assert kept.get("b") is None


@pytest.mark.parametrize(
    "plain",
    [b"[" * 100_000, b"{", b"\xff", b"9" * 10_000, b" " * (cache._UNPACKED + 1)],
    ids=["deep", "cut", "bytes", "number", "bomb"],
)
def test_what_cannot_be_read_is_no_entry(kept: Cache, plain: bytes) -> None:
    kept.put([1], "a")
    packed = zlib.compress(plain)
    digest = cache.hashlib.sha256(cache._key(("a",)) + packed).digest()
    only(kept).write_bytes(cache._MAGIC + digest + packed)
    assert kept.get("a") is None


def test_too_much_is_not_kept(tmp_path: Path) -> None:
    kept = Cache(tmp_path, total=1_000)
    kept.put([os.urandom(2_000).hex()], "a")
    assert kept.get("a") is None


def test_all_together_stay_within_the_limit(tmp_path: Path) -> None:
    kept = Cache(tmp_path, total=20_000)
    others = [tmp_path / name for name in ("other.txt", "film.part", "words.kept")]
    for other in others:
        other.write_text("not ours")
        os.utime(other, (0, 0))
    for number in range(200):
        kept.put([os.urandom(300).hex()], str(number))
    assert kept.size()[1] <= 20_000 + 64 * 800
    Cache(tmp_path, total=20_000).put([1], "last")
    assert kept.size()[1] <= 20_000
    assert kept.get("last") == [1]
    assert all(other.is_file() for other in others)


def test_what_nobody_asks_for_goes_after_a_month(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    for name in ("old", "used"):
        kept.put([name], name)
    before = time.time() - 40 * 86_400
    for path in tmp_path.iterdir():
        os.utime(path, (before, before))
    assert kept.get("used") == ["used"]
    Cache(tmp_path).put([1], "new")
    assert (kept.get("used"), kept.get("old")) == (["used"], None)


@POSIX
def test_a_file_that_others_may_write_is_no_entry(kept: Cache) -> None:
    kept.put([1], "a")
    assert only(kept).stat().st_mode & 0o077 == 0
    assert kept.where.stat().st_mode & 0o077 == 0
    only(kept).chmod(0o666)
    assert kept.get("a") is None


@POSIX
def test_a_link_a_pipe_and_a_folder_are_no_entries(kept: Cache) -> None:
    kept.put([1], "a")
    path = only(kept)
    aside = path.rename(path.with_name("aside"))
    path.symlink_to(aside)
    assert kept.get("a") is None
    path.unlink()
    os.mkfifo(path)
    assert kept.get("a") is None
    path.unlink()
    path.mkdir()
    assert kept.get("a") is None
    kept.put([1], "a")
    assert kept.get("a") is None


@pytest.mark.parametrize("place", ["file", "file/below", "/dev/null/x"])
def test_a_folder_that_cannot_be_written_is_none(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    kept = Cache(tmp_path / place)
    kept.put([1], "a")
    assert kept.get("a") is None
    assert kept.size() == (0, 0)


def _writes(where: Path, value: int) -> None:
    kept = Cache(where)
    for _ in range(60):
        kept.put([value] * 4_000, "a")
        found = kept.get("a")
        assert found is None or (len(found) == 4_000 and len(set(found)) == 1)


def test_two_runs_at_once_see_whole_entries(tmp_path: Path) -> None:
    runs = [Process(target=_writes, args=(tmp_path, value)) for value in (1, 2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
    assert [run.exitcode for run in runs] == [0, 0]
    assert set(Cache(tmp_path).get("a")) <= {1, 2}
    assert not list(tmp_path.glob("*.part"))


def test_another_state_of_the_program_finds_nothing(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.put([1], "a")
    monkeypatch.setattr(cache, "program", lambda: "another")
    assert kept.get("a") is None


def test_the_program_counts_with_all_its_files() -> None:
    assert cache.program() == cache.program()
    assert len(cache.program()) == 64


def test_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POWERLIST_CACHE_DIR", str(tmp_path))
    monkeypatch.delenv("POWERLIST_NO_CACHE", raising=False)
    assert folder() == tmp_path
    assert opened().where == tmp_path
    monkeypatch.setenv("POWERLIST_NO_CACHE", "1")
    assert folder() is None
    assert opened() is None


@pytest.mark.skipif(sys.platform != "linux", reason="the variables of this system")
def test_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POWERLIST_CACHE_DIR", raising=False)
    monkeypatch.delenv("POWERLIST_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder() == tmp_path / "powerlist"
    # a user without a home: nothing is kept, least of all in a folder called ~
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert folder() is None
