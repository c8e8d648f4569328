"""Kept citations: the frame is the same with and without them, whatever was kept."""

from __future__ import annotations

import base64
import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory import Memory
from powerlist.files.cache import Cache
from powerlist.law import citations_frame, kept, parse
from powerlist.law.frame import citations_of
from powerlist.law.kept import kept_frame

TEXTS = (
    "《中华人民共和国水法》第六十五条第一款：在河道管理范围内",
    "【法律】《行政处罚法》第二十四条\n《四川省河道管理条例》第八条、第九条",
    "《四川省〈中华人民共和国水法〉实施办法》（以下简称《办法》）第三条。《办法》第四条第（二）项",
    "",
    "没有依据",
    "《》第三条",
    "《土地管理法》第四十二条 违反本法第五十条之一规定的，依照《刑法》处罚",
    "《水法》第０条 第9999999999条",
)
_texts = st.lists(
    st.one_of(st.sampled_from(TEXTS), st.text("《》第一二三十条款项（）法办：\n ", max_size=40))
)


def same(texts: list[str], cache: Cache) -> None:
    pd.testing.assert_frame_equal(kept_frame(texts, cache, "县"), citations_frame(texts))


@settings(max_examples=25, deadline=None)
@given(st.lists(_texts, min_size=1, max_size=4))
def test_the_frame_is_the_same_whatever_was_kept(runs: list[list[str]]) -> None:
    cache = Memory()
    for texts in runs:
        same(texts, cache)
        same(texts, cache)


def test_only_what_is_new_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, asked = Memory(), []

    def counted(texts: list[str]) -> pd.DataFrame:
        asked.append(list(texts))
        return citations_frame(texts)

    monkeypatch.setattr(kept, "citations_frame", counted)
    first, second, third = TEXTS[:3]
    kept_frame([first, second, first], cache, "县")
    kept_frame([second, first], cache, "县")
    kept_frame([third, second], cache, "县")
    kept_frame([third], cache, "另一县")
    assert asked == [[first, second], [third], [third]]


SPOILS = {
    "no object": lambda entry: [entry],
    "text": lambda entry: "entry",
    "nothing": lambda entry: {},
    "digests cut": lambda entry: {**entry, "digests": entry["digests"][:24]},
    "no digests": lambda entry: {**entry, "digests": ""},
    "digests": lambda entry: {**entry, "digests": 7},
    "column missing": lambda entry: {name: value for name, value in entry.items() if name != "law"},
    "numbers cut": lambda entry: {**entry, "article": entry["article"][:16]},
    "no base64": lambda entry: {**entry, "article": "第三条"},
    "positions": lambda entry: {**entry, "position": base64.b64encode(b"\xff" * 8).decode()},
    "words": lambda entry: {**entry, "law": [[1, 2, 3], entry["law"][1]]},
    "no words": lambda entry: {**entry, "law": [[], entry["law"][1]]},
    "word numbers": lambda entry: {**entry, "law": [entry["law"][0], "/////w=="]},
    "role": lambda entry: {**entry, "role": [["judge"], entry["role"][1]]},
    "rank": lambda entry: {**entry, "rank": [["king"] * len(entry["rank"][0]), entry["rank"][1]]},
    "null": dict.fromkeys,
}


@pytest.mark.parametrize("how", SPOILS)
def test_what_is_no_entry_is_made_anew(how: str) -> None:
    cache = Memory()
    texts = list(TEXTS)
    same(texts, cache)
    ((name, whole),) = cache.held.items()
    cache.held[name] = json.dumps(SPOILS[how](json.loads(whole)))
    same(texts, cache)
    assert cache.held[name] == whole


@settings(max_examples=100, deadline=None)
@given(_texts)
def test_citations_are_those_of_the_parser(texts: list[str]) -> None:
    found = citations_of(citations_frame(texts))
    for position, text in enumerate(texts):
        expected = [one._replace(law=one.law or None, article=one.article or None) for one in parse(text)]
        assert found.get(position, []) == expected
