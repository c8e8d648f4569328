"""What this program made is told by what it says of itself."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from powerlist.files.own import Own, own
from powerlist.files.workbooks import PAPER, core_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (zipfile.ZIP_STORED, Own.PAPER),
        (zipfile.ZIP_DEFLATED, Own.PAPER),
        (zipfile.ZIP_BZIP2, None),
        (zipfile.ZIP_LZMA, None),
    ],
)
def test_only_what_office_programs_pack_is_looked_into(
    tmp_path: Path, method: int, expected: Own | None
) -> None:
    path = tmp_path / "甲.xlsx"
    with zipfile.ZipFile(path, "w", method) as package:
        package.writestr("docProps/core.xml", PAPER * 20)
    assert own(path) is expected
    content = bytearray(path.read_bytes())
    content[60:75] = b"\xff" * 15
    path.write_bytes(content)
    # damaged, it is nobody's; nothing is raised
    assert own(path) in (expected, None)
    assert core_of(bytes(content)) == core_of(path)
