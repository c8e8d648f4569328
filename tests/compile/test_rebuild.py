"""A rebuild: ids stay, edits by hand stay, nothing goes silently."""

from __future__ import annotations

import pandas as pd

from powerlist.compile.rebuild import merge
from powerlist.model.catalogue import items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.store.lock import row_hashes


def fates(
    old: list[dict[str, str]], locked: list[dict[str, str]], new: list[dict[str, str]]
) -> tuple[list[str], list[str]]:
    frames = [items_frame(rows) for rows in (locked, old, new)]
    hashes = tuple(row_hashes(frame, "items") for frame in frames)
    merged, notes = merge(frames[1], frames[2], "items", hashes)  # type: ignore[arg-type]
    merged = merged.sort_values("id")
    return merged["name"].tolist(), sorted(note.kind for note in notes)


def test_each_fate_of_a_row() -> None:
    a, b, c = {"id": "1", "name": "甲"}, {"id": "1", "name": "乙"}, {"id": "1", "name": "丙"}
    assert fates([a], [a], [b]) == (["乙"], [])
    assert fates([b], [a], [a]) == (["乙"], ["build.edited"])
    assert fates([b], [a], [c]) == (["乙"], ["build.edited-and-changed"])
    assert fates([b], [a], [b]) == (["乙"], [])
    assert fates([a], [a], []) == (["甲"], ["build.unsupported"])
    assert fates([a], [], []) == (["甲"], ["build.added"])
    assert fates([], [], [a]) == (["甲"], [])
    other = {"id": "2", "name": "另"}
    assert fates([other], [a, other], [a, other]) == (["另"], ["build.deleted"])
    assert fates([other], [a, other], [c, other]) == (["另"], ["build.deleted"])
    assert fates([], [a], [a]) == (["甲"], [])
    assert fates([a], [a], [a, {"id": "2", "name": "新"}]) == (["甲", "新"], ["build.new"])


def test_rows_that_are_all_deleted_stay_out_while_the_file_stands() -> None:
    grants = pd.DataFrame({"item": ["1"], "receiver": ["三家镇"], "mode": ["下放"]}, dtype="str")
    hashes = row_hashes(grants, "grants")
    given = (grants.iloc[:0], grants, "grants", (hashes, {}, hashes))
    merged, notes = merge(*given, there=True)
    assert (len(merged), [note.kind for note in notes]) == (0, ["build.deleted"])
    merged, notes = merge(*given, there=False)
    assert (len(merged), notes) == (1, [])


def test_a_grant_that_nobody_edited_goes_with_its_ground() -> None:
    grants = pd.DataFrame({"item": ["1"], "receiver": ["三家镇"], "mode": ["下放"]}, dtype="str")
    hashes = row_hashes(grants, "grants")
    merged, notes = merge(grants, grants.iloc[:0], "grants", (hashes, hashes, {}))
    assert len(merged) == 0
    assert notes == []
    edited = dict.fromkeys(hashes, "another")
    merged, notes = merge(grants, grants.iloc[:0], "grants", (edited, hashes, {}))
    assert len(merged) == 1
    assert [note.kind for note in notes] == ["build.unsupported"]


def test_the_grants_of_an_item_that_no_source_holds_stay_with_it() -> None:
    """Else the item would stand in the list and in no directory, and nothing would say so."""
    rows = [{"item": item, "receiver": "三家镇", "mode": "delegated"} for item in ("1", "2")]
    grants = text_frame(rows, names_of("grants"))
    hashes = row_hashes(grants, "grants")
    fate = (grants, grants.iloc[:0], "grants", (hashes, hashes, {}), {"1"})
    merged, notes = merge(*fate)
    assert (merged["item"].tolist(), notes) == (["1"], [])


def test_a_row_that_changed_on_both_sides_says_in_what() -> None:
    rows = [
        {"id": "1", "name": name, "basis": basis}
        for name, basis in (("甲", "一"), ("乙", "一"), ("甲", "二"))
    ]
    frames = [items_frame([row]) for row in rows]
    hashes = [row_hashes(frame, "items") for frame in frames]
    _, notes = merge(frames[1], frames[2], "items", (hashes[0], hashes[1], hashes[2]))
    assert [note.detail["differing"] for note in notes] == [[["name", "乙", "甲"], ["basis", "一", "二"]]]


def test_the_grants_of_an_item_that_somebody_deleted_go_with_it() -> None:
    rows = [{"item": item, "receiver": "三家镇", "mode": "delegated"} for item in ("1", "2")]
    grants = text_frame(rows, names_of("grants"))
    hashes = row_hashes(grants, "grants")
    merged, notes = merge(grants, grants, "grants", (hashes, hashes, hashes), (), {"1"})
    assert (merged["item"].tolist(), notes) == (["2"], [])


def test_a_column_added_by_hand_to_the_grants_stays() -> None:
    """The row that it stands in counts as edited; the others are compiled anew and have nothing in it."""
    names = names_of("grants")
    rows = [{"item": "0-a", "receiver": name, "mode": "delegated"} for name in ("甲镇", "乙镇")]
    fresh = text_frame(rows, names)
    standing = text_frame([{**rows[0], "extra": '{"经办": "张"}'}, rows[1]], [*names, "extra"])
    hashes = [row_hashes(frame, "grants") for frame in (fresh, standing, fresh)]
    found, notes = merge(standing, fresh, "grants", (hashes[0], hashes[1], hashes[2]))
    assert sorted(found[["receiver", "extra"]].values.tolist()) == [["乙镇", ""], ["甲镇", '{"经办": "张"}']]
    assert [note.kind for note in notes] == ["build.edited"]
