from __future__ import annotations

from datetime import date
from pathlib import Path

from powerlist.law.texts import StatuteTexts

FOLDER = Path(__file__).parent / "texts"
TITLE = "示例河道管理条例"


def test_articles_of_the_version_in_force():
    texts = StatuteTexts(FOLDER)
    assert "五千元以上五万元以下" in texts.article_text(TITLE, 10)
    assert "一千元以上一万元以下" in texts.article_text(TITLE, 10, as_of=date(2022, 1, 1))
    assert "五千元以上五万元以下" in texts.article_text(TITLE, 10, as_of=date(2023, 5, 1))
    assert "一千元以上一万元以下" in texts.article_text(TITLE, 10, as_of=date(2023, 4, 30))
    assert "一千元以上一万元以下" in texts.article_text(f"《{TITLE}》", 10, version=date(2020, 6, 1))
    assert texts.article_text(TITLE, 10, 1).startswith("有下列行为之一")


def test_what_is_not_there_is_none():
    texts = StatuteTexts(FOLDER)
    assert texts.article_text(TITLE, 99) is None
    assert texts.article_text(TITLE, 10, version=date(1999, 1, 1)) is None
    assert texts.article_text("别的条例", 1) is None
    assert "别的条例" not in texts
    assert TITLE in texts
    assert 3 not in texts


def test_a_bad_file_is_told_and_its_statute_missing(tmp_path):
    (tmp_path / "甲(2020-01-01).md").write_bytes(b"\xff\xfe\x00")
    texts = StatuteTexts(tmp_path)
    assert texts.versions("甲") == ()
    assert list(texts.problems) == ["甲(2020-01-01).md"]
