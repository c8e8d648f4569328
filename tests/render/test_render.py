"""The face of the room: names, formats, determinism."""

from __future__ import annotations

import io
import zipfile

import pytest

from powerlist.render import RenderError, RenderOptions, render
from render.samples import TOWN, publication


def test_every_format_of_every_township_and_an_index():
    files = render([publication(12), publication(8, township="拦河镇")])
    assert sorted(files) == sorted(
        [
            "index.html",
            *(
                f"{town}/{town}事项目录.{suffix}"
                for town in (TOWN, "拦河镇")
                for suffix in ("docx", "html", "xlsx")
            ),
        ]
    )


def test_same_input_same_bytes_also_in_several_processes():
    publications = [publication(9), publication(7, township="拦河镇")]
    first = render(publications, options=RenderOptions(kinds=("booklet", "notice")))
    second = render(publications, options=RenderOptions(kinds=("booklet", "notice"), jobs=2))
    assert first == second


def test_no_date_of_the_day_in_any_part():
    files = render([publication(5)])
    for name, content in files.items():
        if name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_two_townships_of_one_name_are_refused():
    with pytest.raises(RenderError) as caught:
        render([publication(2), publication(3)])
    assert caught.value.kind == "same_folder"
