"""What was published is a list like any other: read again it has the same items, each handed over in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from powerlist.classify import classify
from powerlist.normalise import NormaliseOptions, normalise
from powerlist.read import ReadOptions, read_files
from powerlist.render import RenderOptions, render
from render.samples import publication

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("ending", ["目录.docx", "通知.docx", "目录.xlsx"])
def test_a_publication_says_again_what_it_was_made_from(tmp_path: Path, ending: str) -> None:
    made = publication(20)
    files = render([made], ("xlsx", "docx"), options=RenderOptions(kinds=("booklet", "notice")))
    (name,) = [name for name in files if name.endswith(ending)]
    path = tmp_path / name.rsplit("/", 1)[-1]
    path.write_bytes(files[name])
    normalised = normalise(read_files([(path, path.name)], ReadOptions()), NormaliseOptions())
    found = zip(normalised.items["name"].tolist(), classify(normalised).mode, strict=True)
    rows = zip(made.rows["name"].tolist(), made.rows["mode"].tolist(), strict=True)
    assert sorted(found) == sorted(rows)
