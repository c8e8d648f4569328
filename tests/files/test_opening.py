"""Opening is bounded, and the content says what a file is."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from powerlist.files.opening import Limits, RefusedError, open_package, read_bounded, repack, sniff


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def refusal(work) -> str:
    with pytest.raises(RefusedError) as caught:
        work()
    return caught.value.kind


def test_a_file_is_read_under_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_bounded(path, Limits()) == b"12345"
    assert refusal(lambda: read_bounded(path, Limits(bytes=4))) == "too_large"
    path.write_bytes(b"")
    assert refusal(lambda: read_bounded(path, Limits())) == "empty_workbook"
    assert refusal(lambda: read_bounded(tmp_path / "none", Limits())) == "missing"
    assert refusal(lambda: read_bounded(tmp_path, Limits())) == "missing"
    assert refusal(lambda: read_bounded(Path("a\0b"), Limits())) == "missing"


def test_what_may_not_be_read_is_there(tmp_path, monkeypatch):
    def held(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "开着.xlsx").write_bytes(b"PK")
    monkeypatch.setattr(Path, "open", held)
    for name, reason in (("开着.xlsx", "unreadable"), ("没有.xlsx", "not_found")):
        with pytest.raises(RefusedError) as refused:
            read_bounded(tmp_path / name, Limits())
        assert (refused.value.kind, refused.value.detail) == ("missing", {"reason": reason})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(lambda: read_bounded(tmp_path / "pipe", Limits())) == "missing"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04...", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
        (b"\x09\x08\x10\x00\x00\x06", "biff"),
        (b"%PDF-1.4", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"RIFF....WEBP", "image"),
        (b"{\\rtf1", "rtf"),
        (b"MZ\x90\x00\x03", "program"),
        (b"MZ,1,2\n", "text"),
        (b"BM,x", "text"),
        (b"  <HTML><body>", "html"),
        (b"a,b\n1,<div>x</div>\n", "text"),
        (b"\xef\xbb\xbf<table><tr>", "html"),
        ("<table>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml2003"),
        (b'<?xml version="1.0"?><a/>', "xml"),
        ("序号,事项".encode("utf-16"), "text"),
        ("序号,事项".encode("gb18030"), "text"),
        (b"\x00\x01\x02", "binary"),
    ],
)
def test_the_content_says_what_a_file_is(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_members_are_inflated_under_one_limit() -> None:
    data = package({"a": b"x" * 1000, "b": b"y" * 1000})
    opened = open_package(data, Limits(inflated=1500))
    assert opened.read("a") == b"x" * 1000
    assert refusal(lambda: opened.read("b")) == "suspicious_compression"
    assert opened.get("none") is None
    kept = open_package(data, Limits(inflated=1500))
    assert kept.read("a", keep=True) is kept.read("a", keep=True)


def test_a_big_member_may_not_be_packed_too_well() -> None:
    data = package({"a": bytes(60 << 20)})
    assert refusal(lambda: open_package(data, Limits()).read("a")) == "suspicious_compression"


def test_too_many_members_broken_members_and_encrypted_ones() -> None:
    assert (
        refusal(lambda: open_package(package({str(n): b"" for n in range(30)}), Limits(members=20)))
        == "suspicious_compression"
    )
    assert refusal(lambda: open_package(b"PK\x03\x04 no zip", Limits())) == "corrupt_file"
    data = bytearray(package({"a": b"hello world" * 50}))
    data[45] ^= 0xFF
    assert refusal(lambda: open_package(bytes(data), Limits()).read("a")) == "corrupt_file"
    locked = bytearray(package({"a": b"x"}))
    at = locked.rfind(b"PK\x01\x02")
    struct.pack_into("<H", locked, at + 8, 1)
    assert refusal(lambda: open_package(bytes(locked), Limits()).read("a")) == "encrypted"


def test_a_repacked_package_holds_what_was_given_and_is_stored() -> None:
    with zipfile.ZipFile(io.BytesIO(repack({"a": b"1" * 100, "b/c": b"2"}))) as archive:
        assert archive.read("a") == b"1" * 100
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
