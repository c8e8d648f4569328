"""The face of the room: names, formats, determinism, proof."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from powerlist.render import RenderError, RenderOptions, prove, render
from render.samples import TOWN, publication

BARE = RenderOptions(papers=())
BOTH = RenderOptions(kinds=("booklet", "notice"))


def test_every_format_of_every_township_and_an_index():
    files = render([publication(12), publication(8, township="拦河镇")], options=BARE)
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


def test_papers_beside_the_directory():
    files = render([publication(20)], formats=("docx",))
    names = [name for name in files if name.startswith(f"{TOWN}/委托协议书/")]
    assert len(names) == 5
    assert {f"{TOWN}/{TOWN}延伸事项职责边界表.docx", f"{TOWN}/{TOWN}承接确认书.docx"} <= set(files)
    assert "委托协议一览表.docx" in files


def test_no_papers_where_there_is_nothing_to_say():
    only = publication(20)
    only = replace(only, rows=only.rows[only.rows["mode"] == "statutory"].reset_index(drop=True))
    assert list(render([only], formats=("docx",))) == [f"{TOWN}/{TOWN}事项目录.docx"]


def test_same_input_same_bytes_also_in_several_processes():
    publications = [publication(9), publication(7, township="拦河镇")]
    assert render(publications, options=BOTH) == render(publications, options=replace(BOTH, jobs=2))


def test_no_date_of_the_day_in_any_part():
    for name, content in render([publication(5)]).items():
        if name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_two_townships_of_one_name_are_refused():
    with pytest.raises(RenderError) as caught:
        render([publication(2), publication(3)])
    assert caught.value.kind == "same_folder"


@pytest.mark.parametrize("count", [1, 43])
def test_what_was_rendered_is_complete(count):
    publications = [publication(count), publication(count + 2, township="拦河镇", numbering="section")]
    assert prove(render(publications, options=BOTH), publications) == []


def test_a_list_of_a_whole_county_without_modes():
    rows = publication(20).rows.assign(mode="", receiver="")
    one = publication(20, rows=rows, township="", township_kind="", title="示例县行政权力事项清单")
    assert one.plain
    files = render([one], options=BOTH)
    assert prove(files, [one]) == []
    assert "示例县/示例县事项目录.docx" in files
    assert "方式待定" not in files["示例县/示例县事项目录.html"].decode().split('id="data"')[0]


def test_custom_columns_are_proved_too():
    publications = [publication(21, columns=("serial", "name", "type", "receiver"), order=("code",))]
    assert prove(render(publications, options=BOTH), publications) == []
