from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from powerlist.law import citations_frame, draft, gaps
from powerlist.law.register import load
from powerlist.law.register_build import build
from powerlist.law.texts import StatuteTexts

FOLDER = Path(__file__).parent / "texts"
TITLE = "示例河道管理条例"
REGISTER, _ = build(FOLDER)
DAY = date(2024, 1, 1)


def found(
    texts: list[str], departments: list[str], types: list[str] | None = None
) -> list[tuple[str, int, int]]:
    frame = citations_frame(texts, REGISTER)
    return [(g.department, g.article, g.suffix) for g in gaps.find(frame, departments, REGISTER, DAY, types)]


def test_liability_articles_that_no_item_rests_on():

    missing = found([f"《{TITLE}》第八条"], ["县水利局"])
    assert ("县水利局", 10, 0) in missing
    assert ("县水利局", 10, 1) in missing
    assert ("县水利局", 12, 0) not in missing  # it names no county organ
    assert ("县水利局", 8, 0) not in missing  # it punishes nothing


def test_another_field_and_other_types_have_no_gaps():
    assert found([f"《{TITLE}》第八条"], ["县教育局"]) == []
    assert found([f"《{TITLE}》第八条"], ["县水利局"], ["行政许可"]) == []
    assert found([f"《{TITLE}》第八条"], [""]) == []


def test_what_is_in_force_no_longer_is_told_not_looked_at():
    register = load()
    frame = citations_frame(["《大气污染防治法》第九十九条", "《水法》第六十五条"], register)
    departments, types = ["县生态环境局", "县水利局"], ["行政处罚", "行政处罚"]
    after, before = date(2026, 8, 15), date(2026, 8, 14)
    assert [repeal.by for repeal in gaps.ended(frame, types, register, after)] == ["生态环境法典"]
    assert gaps.ended(frame, types, register, before) == ()
    assert {g.department for g in gaps.find(frame, departments, register, after)} == {"县水利局"}
    assert {g.department for g in gaps.find(frame, departments, register, before)} == set(departments)


def test_a_range_covers_its_articles():
    assert ("县水利局", 10, 0) not in found([f"《{TITLE}》第九条至第十一条"], ["县水利局"])


def test_penalties_are_named_in_words():
    frame = citations_frame([f"《{TITLE}》第八条"], REGISTER)
    gap = next(g for g in gaps.find(frame, ["县水利局"], REGISTER, DAY) if (g.article, g.suffix) == (10, 1))
    assert gap.penalties == ("警告", "罚款")
    assert gap.chapter == "法律责任"
    assert gap.actors == ("水利",)


def test_items_whose_article_punishes_nothing():
    texts = [
        f"《{TITLE}》第八条",
        f"《{TITLE}》第十条",
        f"《{TITLE}》第八条",
        f"《{TITLE}》第九十条",
        "《别的条例》第一条",
    ]
    types = ["行政处罚", "行政处罚", "行政许可", "行政处罚", "行政处罚"]
    hollow = gaps.hollow(citations_frame(texts, REGISTER), types, REGISTER, DAY)
    assert [(h.position, h.article, h.past) for h in hollow] == [(0, 8, False), (3, 90, True)]


def test_an_older_penalty_is_dated():
    register = load()
    frame = citations_frame(["《畜牧法》第六十四条"], register)
    hollow = gaps.hollow(frame, ["行政处罚"], register, date(2025, 1, 1))
    assert hollow[0].before == date(2015, 4, 24)


def test_drafts_from_the_text():
    drafts = draft.of_statute(TITLE, REGISTER, StatuteTexts(FOLDER), DAY)
    by_place = {(d.article, d.suffix, d.item): d for d in drafts}
    assert by_place[10, 0, 0].name == "对擅自占用示例河道的处罚"
    assert by_place[10, 1, 2].name == "对在示例河道内清洗车辆的处罚"
    assert by_place[10, 1, 2].basis == f"《{TITLE}》第十条之一第二项"
    assert by_place[12, 0, 0].above_county
    assert {d.type for d in drafts} == {"行政处罚"}
    assert by_place[11, 0, 0].name == "对妨碍巡查的处罚"
    assert not by_place[12, 0, 0].from_text


def test_drafts_without_the_text_name_the_article():
    drafts = draft.of_statute(TITLE, REGISTER, None, DAY)
    assert [d.from_text for d in drafts] == [False] * len(drafts)
    assert "第十条" in drafts[0].name
    assert [d.item for d in drafts if (d.article, d.suffix) == (10, 1)] == [1, 2]
    assert [d.item for d in drafts if (d.article, d.suffix) == (10, 0)] == [0]


def test_an_unknown_statute_has_no_drafts():
    with pytest.raises(LookupError):
        draft.of_statute("没有这部法", REGISTER)
