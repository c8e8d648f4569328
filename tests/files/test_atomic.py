"""Writes that are whole or not there."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from powerlist.files.atomic import write_bytes, write_folder


def test_what_is_owned_and_not_wanted_goes_with_its_empty_folders(tmp_path: Path):
    owned = ["公布/各乡镇/目录.docx", "公布/甲镇/目录.docx"]
    write_folder(tmp_path, dict.fromkeys(owned, b"1"))
    (tmp_path / "公布/甲镇/手写.txt").write_bytes(b"2")
    changed = write_folder(tmp_path, {"公布/乙镇/目录.docx": b"3"}, owned=owned)
    assert changed == sorted([*owned, "公布/乙镇/目录.docx"])
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")} == {
        "公布",
        "公布/甲镇",
        "公布/甲镇/手写.txt",
        "公布/乙镇",
        "公布/乙镇/目录.docx",
    }
    assert tmp_path.is_dir()


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_where_one_file_is_in_the_way_all_stay_as_they_were(tmp_path: Path):
    write_folder(tmp_path, {"a/1": b"old", "b/1": b"old", "z/1": b"old"})
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "1").mkdir()
    before = held(tmp_path)
    wanted = {"a/1": b"new", "c/new": b"new", "m/1": b"new", "z/1": b"new"}
    with pytest.raises(OSError) as failed:
        write_folder(tmp_path, wanted, owned=["b/1"])
    assert failed.value.filename == str(tmp_path / "m" / "1")
    assert held(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "m", "z"]


def test_an_interrupt_between_two_files_gives_the_old_ones_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    write_folder(tmp_path, {"a": b"old", "b": b"old"})
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if target.name == "b" and self.parent.name == "new":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path, {"a": b"new", "b": b"new"})
    assert held(tmp_path) == {"a": b"old", "b": b"old"}


def test_of_a_link_the_file_is_written_that_it_leads_to(tmp_path: Path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    link.symlink_to(real)
    assert write_bytes(link, b"1")
    assert write_bytes(link, b"2")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"2")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert write_bytes(pipe, b"whole")
        assert os.read(reader, 100) == b"whole"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_fails_names_the_path_that_was_asked_for(tmp_path: Path):
    with pytest.raises(IsADirectoryError) as caught:
        write_bytes(tmp_path, b"1")
    assert caught.value.filename == str(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError) as other:
        write_bytes(tmp_path / "file" / "below", b"1")
    assert other.value.filename == str(tmp_path / "file" / "below")


def test_what_a_killed_run_left_goes_when_it_is_old(tmp_path: Path):
    old = time.time() - 7200
    ours, fresh, other, strange = (
        tmp_path / name
        for name in (".powerlist-ab_12xyz", ".powerlist-cd_34xyz", ".powerlist-cache", ".powerlist-ef_56xyz")
    )
    for folder in (ours, fresh, other, strange):
        (folder / "new").mkdir(parents=True)
        (folder / "new" / "目录.docx").write_bytes(b"1")
    (strange / "我的.txt").write_bytes(b"1")
    (tmp_path / ".powerlist-gh_78xyz").write_bytes(b"1")
    for path in (ours, other, strange, tmp_path / ".powerlist-gh_78xyz"):
        os.utime(path, (old, old))
    write_folder(tmp_path, {"a": b"1"})
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [fresh.name, other.name, strange.name, "a"]
    )


def test_a_full_disk_names_the_file_and_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_folder(tmp_path, {"a": b"old"})

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError) as failed:
        write_folder(tmp_path, {"a": b"new", "b": b"new"})
    assert (failed.value.errno, failed.value.filename) == (errno.ENOSPC, str(tmp_path / "a"))
    assert held(tmp_path) == {"a": b"old"}
