from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from powerlist.law.rank import Rank
from powerlist.law.register_build import build, encode_folder

FOLDER = Path(__file__).parent / "texts"
TITLE = "示例河道管理条例"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "地方性法规"
    shutil.copytree(FOLDER, place)
    return tmp_path


def test_a_folder_becomes_a_register(folder):
    register, problems = build(folder)
    assert problems == ()
    statute = register.resolve(TITLE)
    assert statute.rank is Rank.LOCAL_REGULATION
    assert [v.last_article for v in statute.versions] == [11, 13]
    assert statute.checked_until == register.cutoff == date(2023, 3, 1)
    assert statute.latest.gaps == (3, 4, 5, 6, 7)
    assert [c.name for c in statute.latest.liability] == ["法律责任"]


def test_articles_are_read_as_facts(folder):
    version = build(folder)[0].resolve(TITLE).latest
    ten = version.article(10)
    assert ([(a.organ, a.level) for a in ten.actors], ten.penalties) == ([("water", "x")], "f")
    listed = version.article(10, 1)
    assert (listed.penalties, listed.items, listed.paragraphs) == ("wf", 2, 1)
    assert version.article(9).entrust
    assert version.article(11).township
    assert {a.level for a in version.article(12).actors} == {"c"}


def test_who_may_use_other_articles_too_is_read(folder):
    (folder / "地方性法规" / "示例林木条例(2023-01-01).md").write_text(
        "# 示例林木条例\n\n2023年1月1日\n\n第一条 为了示例，制定本条例。\n\n"
        "第二条 毁坏示例的，由县级以上人民政府林业主管部门处罚款。\n\n"
        "第三条 公安机关按照国家有关规定，可以依法行使本条例第二条规定的行政处罚权。\n",
        encoding="utf-8",
    )
    version = build(folder)[0].resolve("示例林木条例").latest
    assert [(a.organ, a.level) for a in version.article(2).actors] == [("forest", "x"), ("police", "")]


def test_a_bad_file_is_told_and_the_rest_used(folder):
    (folder / "坏(2020-01-01).md").write_bytes(b"\xff\xfe\x00bad")
    (folder / "空(2020-01-01).md").write_text("", encoding="utf-8")
    (folder / "README.md").write_text("no statute", encoding="utf-8")
    register, problems = build(folder)
    assert register.resolve(TITLE) is not None
    assert [problem.file for problem in problems] == ["坏(2020-01-01).md", "空(2020-01-01).md"]


def test_the_same_folder_gives_the_same_bytes(folder):
    assert encode_folder(folder) == encode_folder(folder)


def test_no_words_of_a_statute_are_in_it(folder):
    text, _ = encode_folder(folder)
    assert "擅自占用" not in text
    assert "倾倒垃圾" not in text


def test_a_cutoff_may_be_given(folder):
    register, _ = build(folder, date(2024, 1, 1))
    assert register.resolve(TITLE).checked_until == date(2024, 1, 1)


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(NotADirectoryError):
        build(tmp_path / "none")


def test_an_empty_folder_gives_an_empty_register_beside_the_hand_kept_rows(tmp_path):
    register, problems = build(tmp_path)
    assert problems == ()
    assert register.resolve("水法") is None
