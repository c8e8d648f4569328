"""A field without its column: which one, and the heads that may be it."""

from __future__ import annotations

from powerlist.model.lostheads import lost_head, renamed_fields


def test_the_first_field_without_a_column_is_told_other_words_for_it_first() -> None:
    lost = lost_head("grants", ["item", "receiver"], ["备忘", "下放方式"], ["item", "mode"])
    assert lost is not None
    assert (lost.head, lost.found) == ("赋权方式", ("下放方式", "备忘"))


def test_what_has_its_columns_has_lost_none() -> None:
    assert lost_head("grants", ["item", "receiver", "mode"], ["备忘"], ["item", "mode"]) is None
    assert lost_head("grants", ["item"], ["备忘"], ["item"]) is None


def test_only_a_field_without_its_own_head_is_called_otherwise() -> None:
    assert renamed_fields("grants", ["item", "receiver"], ["下放方式"]) == {"mode"}
    assert renamed_fields("grants", ["item", "receiver", "mode"], ["下放方式"]) == set()
    assert renamed_fields("grants", ["item", "receiver"], ["备忘"]) == set()
