"""What a person is shown of a proposed edit."""

from __future__ import annotations

from powerlist.model.finding import Edit
from powerlist.report.edits_text import render


def test_a_long_text_is_shown_where_it_changes() -> None:
    lead = "有下列行为之一的，责令停止违法行为。" * 10
    text = render(
        [Edit("a-1", "basis", f"{lead}《水法》第七十条{lead}", f"{lead}《中华人民共和国水法》第七十条{lead}")]
    )
    assert "《水法》" in text
    assert "《中华人民共和国水法》" in text
    assert lead not in text


def test_a_short_text_is_shown_as_a_whole() -> None:
    assert "「取水许可变更」" in render([Edit("a-1", "name", "取水许可变更", "取水许可延续")])
