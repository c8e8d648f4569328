"""Several files written as one."""

from __future__ import annotations

from pathlib import Path

from powerlist.files.atomic import write_folder


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
