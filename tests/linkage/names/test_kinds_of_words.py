"""Kinds of words: the table, its closure, what names mention, and how pairs are linked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerlist.linkage.arrays.chars import join
from powerlist.linkage.names.kinds_of_words import DEEPEST, HEADER, UNKNOWN, Kinds, load, read

TABLE = (
    f"{HEADER}\n"
    "生猪\t畜禽\t<\ttold\n畜禽\t动物\t<\tkept\n动物\t生物\t<\ttold\n生物\t万物\t<\ttold\n"
    "奶牛\t畜禽\t<\ttold\n畜禽\t家养动物\t=\tkept\n畜禽粪便\t废弃物\t<\ttold\n"
)


@pytest.fixture
def kinds() -> Kinds:
    return read(TABLE)


def test_a_kind_of_a_kind_is_one_up_to_a_depth(kinds: Kinds) -> None:
    assert kinds.wider("生猪") == ("畜禽", "动物", "生物")
    assert kinds.wider("畜禽") == ("动物", "生物", "万物")
    assert kinds.wider("万物") == ()
    assert kinds.wider("没有的词") == ()
    assert kinds.depth.max() == DEEPEST


def test_equal_words_are_one_class_under_the_full_word(kinds: Kinds) -> None:
    first, second = kinds.codes(["畜禽", "家养动物"]).tolist()
    assert first == second
    assert kinds.words[first] == "畜禽"
    assert kinds.wider("家养动物") == kinds.wider("畜禽")


def test_unknown_words_have_no_class_and_no_steps(kinds: Kinds) -> None:
    codes = kinds.codes(["飞船", "生猪", "动物"])
    assert codes[0] == UNKNOWN
    assert kinds.steps(codes[[1, 2, 0, 1]], codes[[2, 1, 2, 0]]).tolist() == [2, 0, 0, 0]


def test_told_is_only_what_every_step_tells(kinds: Kinds) -> None:
    told = {
        (kinds.words[narrow], kinds.words[wide]): bool(said)
        for narrow, wide, said in zip(
            kinds.narrow.tolist(), kinds.wide.tolist(), kinds.told.tolist(), strict=True
        )
    }
    assert told["生猪", "畜禽"]
    assert not told["生猪", "动物"]


def test_names_mention_the_longest_word_and_nested_ones_when_asked(kinds: Kinds) -> None:
    names, _ = join(["对乱堆畜禽粪便的处罚", "生猪与奶牛", "", "动物"], 100)
    plain, nested = kinds.mentions(names), kinds.mentions(names, nested=True)
    words = [kinds.words[code] for code in plain.codes[: plain.indptr[1]].tolist()]
    assert words == ["畜禽粪便"]
    assert {kinds.words[code] for code in nested.codes[: nested.indptr[1]].tolist()} == {"畜禽粪便", "畜禽"}
    assert np.diff(plain.indptr).tolist() == [1, 2, 0, 1]


def test_pairs_are_linked_by_the_side_that_is_narrower(kinds: Kinds) -> None:
    names, _ = join(["屠宰生猪", "屠宰畜禽", "屠宰生猪、畜禽", "屠宰"], 100)
    left, right = np.array([0, 1, 0, 2, 0]), np.array([1, 0, 0, 1, 3])
    below, above = kinds.mentions(names).linked(left, right)
    assert below.tolist() == [1, 0, 0, 1, 0]
    assert above.tolist() == [0, 1, 0, 0, 0]


def test_what_is_meant_holds_what_is_said_and_wider(kinds: Kinds) -> None:
    mentions = kinds.mentions(join(["屠宰生猪", "检疫动物"], 100)[0])
    pig, animal = kinds.codes(["生猪", "动物"]).tolist()
    meant = mentions.meant.toarray()
    assert meant[0, pig] == 1
    assert meant[0, animal] == 1
    assert meant[1, pig] == 0


def test_a_text_that_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="kinds"):
        read("something\tother\n")


def test_the_shipped_table_knows_and_orders_without_circles() -> None:
    kinds = load()
    for narrow, wide in (
        ("生猪", "畜禽"),
        ("生猪", "动物"),
        ("拖拉机", "农业机械"),
        ("农机", "农业机械"),
        ("剧毒化学品", "危险化学品"),
        ("危化品", "危险物品"),
        ("工伤保险", "社会保险"),
        ("乳制品", "食品"),
        ("兽用生物制品", "兽药"),
        ("甘草", "野生植物"),
        ("采集证", "证件"),
    ):
        codes = kinds.codes([narrow, wide])
        same = codes[0] == codes[1]
        assert same or kinds.steps(codes[:1], codes[1:])[0] > 0, (narrow, wide)
    assert not (kinds.steps(kinds.wide, kinds.narrow) > 0).any()
    assert (kinds.narrow != kinds.wide).all()
    # neither is anything that everything is
    assert np.bincount(kinds.wide).max() < 200


def test_what_must_not_be_a_kind() -> None:
    kinds = load()
    for narrow, wide in (
        ("兽药", "药品"),
        ("兽用生物制品", "药品"),
        ("饲料", "食品"),
        ("种子", "农产品"),
        ("植物检疫证书", "动物卫生证件"),
        ("食品", "乳制品"),
        ("主要负责人", "从业人员"),
    ):
        codes = kinds.codes([narrow, wide])
        assert kinds.steps(codes[:1], codes[1:]).tolist() == [0], (narrow, wide)


@given(st.lists(st.text("生猪畜禽动物屠宰的", max_size=12), max_size=6))
def test_mentions_are_words_of_the_text(texts: list[str]) -> None:
    kinds = read(TABLE)
    joined, _ = join(texts, 100)
    for nested in (False, True):
        mentions = kinds.mentions(joined, nested=nested)
        assert len(mentions.indptr) == joined.count + 1
        for row, text in enumerate(texts):
            for code in mentions.codes[mentions.indptr[row] : mentions.indptr[row + 1]].tolist():
                assert any(word in text for word in kinds.words if kinds.codes([word])[0] == code)
