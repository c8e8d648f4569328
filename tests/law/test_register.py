from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from powerlist.law import register
from powerlist.law.rank import Rank
from powerlist.law.register_file import HEADER, dump
from powerlist.law.statute import Status

REGISTER = register.load()


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国行政处罚法",
        "行政处罚法",
        "《行政处罚法》",
        "处罚法",
        "行政处罚法（2021年修订）",
        "中华人民共和国 行政处罚法",
    ],
)
def test_titles_of_one_statute(title):
    assert REGISTER.resolve(title).title == "中华人民共和国行政处罚法"


@pytest.mark.parametrize("title", ["", "《》", "某省河道管理条例", "（2021年修订）", "x" * 5000])
def test_unknown_titles(title):
    assert REGISTER.resolve(title) is None


def test_facts_of_the_penalty_act():
    statute = REGISTER.resolve("行政处罚法")
    assert statute.rank is Rank.LAW
    assert statute.latest.date == date(2021, 1, 22)
    assert statute.latest.effective == date(2021, 7, 15)
    assert statute.latest.last_article == 86
    assert statute.latest.liability[0].name == "法律责任"
    assert statute.latest.chapter_of(24).first <= 24 <= statute.latest.chapter_of(24).last
    assert statute.latest.gaps == ()


def test_versions_follow_the_day():
    statute = REGISTER.resolve("公司法")
    assert [v.last_article for v in statute.versions] == [218, 266]
    assert statute.version_at(date(2024, 6, 30)).last_article == 218
    assert statute.version_at(date(2024, 7, 1)).last_article == 266
    assert statute.version_at(date(1990, 1, 1)).last_article == 218
    assert statute.version_at(None) is statute.latest


def test_articles_name_actor_level_penalty_and_clauses():
    water = REGISTER.resolve("水法").latest.article(69)
    assert {(a.organ, a.level) for a in water.actors} == {("water", "x")}
    assert set(water.penalties) >= {"f", "r"}
    planning = REGISTER.resolve("城乡规划法").latest.article(65)
    assert planning.township
    assert REGISTER.resolve("噪声污染防治法").latest.article(82).designation
    assert REGISTER.resolve("税收征收管理法").latest.article(74).outpost


@pytest.mark.parametrize(
    ("title", "day", "status"),
    [
        ("环境噪声污染防治法", "2022-06-04", Status.IN_FORCE),
        ("环境噪声污染防治法", "2022-06-05", Status.SUPERSEDED),
        ("信访条例", "2022-05-01", Status.REPEALED),
        ("水法", "2025-01-01", Status.IN_FORCE),
        ("水法", "2030-01-01", Status.NOT_KNOWN),
    ],
)
def test_status_on_a_day(title, day, status):
    assert REGISTER.resolve(title).status(date.fromisoformat(day)) is status


def test_a_revision_behind_the_texts_is_known_to_be_newer():
    statute = REGISTER.resolve("治安管理处罚法")
    assert statute.status(date(2025, 4, 1)) is Status.IN_FORCE
    assert statute.newer_than_known(date(2026, 1, 1))
    assert not statute.newer_than_known(date(2025, 4, 1))


def test_acts_without_a_text_are_known_by_their_repeal_or_by_hand():
    assert REGISTER.resolve("物权法") is None
    assert REGISTER.repealed("《中华人民共和国物权法》")[0].by == "民法典"
    assert REGISTER.resolve("民法典").latest.last_article == 1260


@pytest.mark.parametrize(
    ("title", "near"),
    [("水士保持法", "中华人民共和国水土保持法"), ("中国人民共和国食品安全法", "中华人民共和国食品安全法")],
)
def test_nearest(title, near):
    statute, score = REGISTER.nearest(title)
    assert statute.title == near
    assert 0.7 < score < 1


@pytest.mark.parametrize("title", ["", "《》", "qqqqqqq"])
def test_nothing_is_near_nonsense(title):
    assert REGISTER.nearest(title) is None


def test_every_statute_says_until_when_it_was_looked_at():
    assert all(statute.checked_until == REGISTER.cutoff for statute in REGISTER)
    assert len(REGISTER) > 1_300


def test_every_repeal_has_a_source():
    rows = register.repeals_table()
    assert len({(row.title, row.kind) for row in rows}) == len(rows)
    for row in rows:
        assert row.kind in ("repealed", "replaced", "revised", "renamed")
        assert row.source and row.by and row.title
    assert [row.title for row in rows] == sorted(row.title for row in rows)


def test_other_titles_lead_to_statutes_that_are_there():
    for other, title, kind in register.names_table():
        assert kind in ("short", "former")
        assert REGISTER.resolve(title) is not None, title
        assert REGISTER.resolve(other) is not None, other


def test_what_is_written_is_read_back():
    text = dump(REGISTER, REGISTER.cutoff)
    assert text.startswith(HEADER)
    again = register.read(text)
    assert dump(again, again.cutoff) == text


@pytest.mark.parametrize("text", ["", "no register", "powerlist/register/v9\t2025-01-01\n"])
def test_another_file_is_refused(text):
    with pytest.raises(ValueError):
        register.read(text)


def test_parsing_and_the_register_import_no_heavy_library():
    code = (
        "import sys; from powerlist.law import parse; from powerlist.law.register import load; "
        "parse('《水法》第一条'); load().resolve('水法'); "
        "print(sorted({'pandas', 'numpy', 'rapidfuzz', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("short", "title"),
    [
        ("电商法", "电子商务法"),
        ("非遗法", "非物质文化遗产法"),
        ("征补条例", "国有土地上房屋征收与补偿条例"),
        ("政采法", "政府采购法"),
    ],
)
def test_what_offices_call_a_statute(short, title):

    assert REGISTER.resolve(short) is REGISTER.resolve(title) is not None
