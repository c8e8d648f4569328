"""A rebuild: ids stay, edits by hand stay, nothing goes silently."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from powerlist.compile.identity import assign, keys_of
from powerlist.compile.rebuild import identify, merge
from powerlist.law import citations_frame
from powerlist.model.catalogue import Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.store.lock import row_hashes

FIRST: dict[str, Any] = {
    "department": "示例县林业局",
    "type": "行政处罚",
    "name": "对盗伐林木的处罚",
    "basis": "《森林法》第七十六条第一款",
}
SECOND: dict[str, Any] = {
    "department": "示例县林业局",
    "type": "行政处罚",
    "name": "对滥伐林木的处罚",
    "basis": "《森林法》第七十六条第二款",
    "code": "L2",
}


def compiled(*rows: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    items = items_frame(list(rows))
    return items, citations_frame(items["basis"].tolist())


def stored(*rows: dict[str, Any]) -> Catalogue:
    items, citations = compiled(*rows)
    items["id"] = assign(keys_of(items, citations), "", range(len(items)))
    items["id"] = items["id"].astype("str")
    return Catalogue(Meta(), items, folder=Path("catalogs/示例县"), shown="catalogs/示例县")


def ids_after(old: Catalogue, *rows: dict[str, Any], **known: Any) -> list[str]:
    items, citations = compiled(*rows)
    return identify(items, citations, "", range(len(items)), old, **known)


def test_the_same_rows_keep_their_ids_in_any_order() -> None:
    old = stored(FIRST, SECOND)
    first, second = old.items["id"].tolist()
    assert ids_after(old, SECOND, FIRST) == [second, first]


def test_a_renamed_row_keeps_its_id_by_code_and_by_linkage() -> None:
    old = stored(FIRST, SECOND)
    first, second = old.items["id"].tolist()
    by_code = {**SECOND, "name": "对滥伐森林或者其他林木行为的行政处罚"}
    by_text = {**FIRST, "name": "对盗伐林木行为的处罚"}
    assert ids_after(old, by_text, by_code) == [first, second]


def test_another_power_gets_a_new_id_and_never_an_old_one() -> None:
    old = stored(FIRST)
    other = {**FIRST, "name": "对未取得采矿许可证采矿的处罚", "basis": "《矿产资源法》第三十九条"}
    new = ids_after(old, other)
    assert new[0] not in old.items["id"].tolist()


def test_a_row_edited_by_hand_is_found_by_the_id_it_was_compiled_with() -> None:
    old = stored(FIRST)
    identity = old.items["id"].iat[0]
    old.items.loc[0, ["name", "basis"]] = ["面目全非", "《土地管理法》第七十四条"]
    known = {"locked": {identity: "as compiled"}, "hashes": {identity: "as edited"}}
    assert ids_after(old, FIRST, **known) == [identity]


def fates(
    old: list[dict[str, str]], locked: list[dict[str, str]], new: list[dict[str, str]]
) -> tuple[list[str], list[str]]:
    frames = [items_frame(rows) for rows in (locked, old, new)]
    hashes = tuple(row_hashes(frame, "items", ("id",)) for frame in frames)
    merged, notes = merge(frames[1], frames[2], "items", ("id",), hashes)  # type: ignore[arg-type]
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


def test_a_grant_that_nobody_edited_goes_with_its_ground() -> None:
    grants = pd.DataFrame({"item": ["1"], "receiver": ["三家镇"], "mode": ["下放"]}, dtype="str")
    hashes = row_hashes(grants, "grants", ("item", "receiver"))
    merged, notes = merge(grants, grants.iloc[:0], "grants", ("item", "receiver"), (hashes, hashes, {}))
    assert len(merged) == 0
    assert notes == []
    edited = dict.fromkeys(hashes, "another")
    merged, notes = merge(grants, grants.iloc[:0], "grants", ("item", "receiver"), (edited, hashes, {}))
    assert len(merged) == 1
    assert [note.kind for note in notes] == ["build.unsupported"]


def test_the_grants_of_an_item_that_no_source_holds_stay_with_it() -> None:
    """Else the item would stand in the list and in no directory, and nothing would say so."""
    rows = [{"item": item, "receiver": "三家镇", "mode": "delegated"} for item in ("1", "2")]
    grants = text_frame(rows, names_of("grants"))
    hashes = row_hashes(grants, "grants", ("item", "receiver"))
    fate = (grants, grants.iloc[:0], "grants", ("item", "receiver"), (hashes, hashes, {}), {"1"})
    merged, notes = merge(*fate)
    assert (merged["item"].tolist(), notes) == (["1"], [])


def test_a_row_that_changed_on_both_sides_says_in_what() -> None:
    rows = [
        {"id": "1", "name": name, "basis": basis}
        for name, basis in (("甲", "一"), ("乙", "一"), ("甲", "二"))
    ]
    frames = [items_frame([row]) for row in rows]
    hashes = [row_hashes(frame, "items", ("id",)) for frame in frames]
    _, notes = merge(frames[1], frames[2], "items", ("id",), (hashes[0], hashes[1], hashes[2]))
    assert [note.detail["differing"] for note in notes] == [[["name", "乙", "甲"], ["basis", "一", "二"]]]


def test_the_grants_of_an_item_that_somebody_deleted_go_with_it() -> None:
    rows = [{"item": item, "receiver": "三家镇", "mode": "delegated"} for item in ("1", "2")]
    grants = text_frame(rows, names_of("grants"))
    hashes = row_hashes(grants, "grants", ("item", "receiver"))
    merged, notes = merge(grants, grants, "grants", ("item", "receiver"), (hashes, hashes, hashes), (), {"1"})
    assert (merged["item"].tolist(), notes) == (["2"], [])


def test_a_column_added_by_hand_to_the_grants_stays() -> None:
    """The row that it stands in counts as edited; the others are compiled anew and have nothing in it."""
    names = names_of("grants")
    rows = [{"item": "0-a", "receiver": name, "mode": "delegated"} for name in ("甲镇", "乙镇")]
    fresh = text_frame(rows, names)
    standing = text_frame([{**rows[0], "extra": '{"经办": "张"}'}, rows[1]], [*names, "extra"])
    key = ("item", "receiver")
    hashes = [row_hashes(frame, "grants", key) for frame in (fresh, standing, fresh)]
    found, notes = merge(standing, fresh, "grants", key, (hashes[0], hashes[1], hashes[2]))
    assert sorted(found[["receiver", "extra"]].values.tolist()) == [["乙镇", ""], ["甲镇", '{"经办": "张"}']]
    assert [note.kind for note in notes] == ["build.edited"]
