"""Ids: of our own, the same on every run, whatever the files are called and in whatever order they come."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from powerlist.compile.identity import assign, first_citations, fresh_id, keys_of, source_order
from powerlist.law import citations_frame
from powerlist.model.catalogue import items_frame

KEYS = st.lists(st.tuples(*[st.sampled_from(["", "甲", "乙"])] * 5), max_size=12)


@given(KEYS)
def test_every_item_gets_an_id_of_its_own(keys: list[tuple[str, ...]]) -> None:
    ids = assign(keys, "510904", range(len(keys)))
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"510904-[0-9a-f]{8}(-\d+)?", one) for one in ids)


@given(KEYS, st.randoms(use_true_random=False))
def test_the_set_of_ids_does_not_depend_on_the_order(keys: list[tuple[str, ...]], random) -> None:
    shuffled = list(keys)
    random.shuffle(shuffled)
    assert sorted(assign(keys, "", range(len(keys)))) == sorted(assign(shuffled, "", range(len(keys))))


def test_ties_are_numbered_in_source_order() -> None:
    keys = [("局", "行政处罚", "甲", "", "")] * 3
    base = fresh_id(keys[0], "")
    assert assign(keys, "", [2, 0, 1]) == [f"{base}-2", f"{base}-3", base]
    assert assign(keys[:1], "", [0], taken=[base]) == [f"{base}-2"]


def test_the_first_citation_is_the_first_basis_as_the_cell_has_it() -> None:
    texts = ["", "《森林法》第七十六条第一款：违反本法第五条规定的", "《甲法》（未写条）"]
    assert first_citations(citations_frame(texts), 3) == ["", "森林法|76|0|1|0|0", "甲法|0|0|0|0|0"]


def test_files_are_ordered_by_content_and_rows_by_place() -> None:
    items = items_frame(
        [
            {"id": "", "name": "甲", "table": 0, "position": 1},
            {"id": "", "name": "乙", "table": 1, "position": 0},
            {"id": "", "name": "丙", "table": 0, "position": 0},
        ]
    )
    assert source_order(items, ["bb", "aa"]) == [1, 2, 0]


def test_a_key_names_department_type_name_and_basis() -> None:
    items = items_frame(
        [{"name": "甲", "department": "局", "type": "行政处罚", "basis": "《森林法》第七十六条"}]
    )
    assert keys_of(items, citations_frame(items["basis"].tolist())) == [
        ("局", "行政处罚", "甲", "", "森林法|76|0|0|0|0")
    ]


def test_very_many_equal_items_are_numbered_on_and_pass_by_what_is_taken() -> None:
    keys = [("县林业局", "行政处罚", "对盗伐林木行为的处罚", "", "森林法|76")] * 20_000
    base = fresh_id(keys[0], "")
    found = assign(keys, "", range(len(keys)), taken={base, f"{base}-3"})
    assert found[:3] == [f"{base}-2", f"{base}-4", f"{base}-5"]
    assert len(set(found)) == len(keys)
