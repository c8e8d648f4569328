from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from powerlist.law.statute_text import NotAStatute, parse_statute, read_statute, title_and_date

FOLDER = Path(__file__).parent / "texts"
NEW = FOLDER / "示例河道管理条例(2023-03-01).md"


def test_a_statute_is_split_into_chapters_and_articles():
    text = read_statute(NEW)
    assert text.title == "示例河道管理条例"
    assert (text.date, text.effective) == (date(2023, 3, 1), date(2023, 5, 1))
    assert text.chapters == ("总则", "管理", "法律责任", "附则")
    assert [(a.number, a.suffix) for a in text.articles][-5:] == [(10, 0), (10, 1), (11, 0), (12, 0), (13, 0)]
    assert text.last_article == 13
    assert text.article(10, 1).endswith("（二）在示例河道内清洗车辆的。")
    assert text.article(7) is None
    assert text.chapters[text.articles[text.index[10, 1]].chapter] == "法律责任"


def test_the_file_name_gives_title_and_date():
    assert title_and_date(Path("甲/水法(2016-07-02).md")) == ("水法", date(2016, 7, 2))
    assert title_and_date(Path("水法.md")) == ("水法", None)
    assert title_and_date(Path("水法(2016-13-02).md")) == ("水法", None)


def test_a_text_without_marks_is_read_as_well():
    text = parse_statute(
        "# 某法\n\n2020年1月2日 通过\n\n## 第一章 总则\n\n第一条 甲。\n\n第二条 乙。\n", Path("某法.md")
    )
    assert text.date == date(2020, 1, 2)
    assert [a.text for a in text.articles] == ["甲。", "乙。"]
    assert text.header == ("2020年1月2日 通过",)


def test_articles_in_one_line_are_told_apart():
    text = parse_statute(
        "# 某法\n\n第一条 甲。 第二条 乙，依照本法第九条 处理。 第三条 丙。\n", Path("某法(2020-01-02).md")
    )
    assert [(a.number, a.text) for a in text.articles] == [
        (1, "甲。"),
        (2, "乙，依照本法第九条 处理。"),
        (3, "丙。"),
    ]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("# 某法\n\n第一条 甲。\n", "某法.md"),
        ("", "某法(2020-01-02).md"),
        ("# \n\n第一条", "(2020-01-02).md"),
    ],
)
def test_what_is_no_statute_is_refused(content, name):
    with pytest.raises(NotAStatute):
        parse_statute(content, Path(name))


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "某法(2020-01-02).md"
    path.write_bytes("# 某法\n第一条 甲。".encode("gb18030"))
    with pytest.raises(NotAStatute):
        read_statute(path)
