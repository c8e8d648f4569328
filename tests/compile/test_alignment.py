"""Ids after a rebuild: the same items keep theirs, other items never get them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from powerlist.compile.alignment import identify
from powerlist.compile.identity import assign, keys_of
from powerlist.law import citations_frame
from powerlist.model.catalogue import Catalogue, Meta, items_frame
from powerlist.store.lock import Lock

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


def test_another_power_with_the_code_of_one_that_is_gone_is_another_item() -> None:
    old = stored(FIRST, SECOND)
    other = {**SECOND, "name": "对违法占用耕地建窑的处罚", "basis": "《土地管理法》第七十五条"}
    assert ids_after(old, FIRST, other)[1] not in old.items["id"].tolist()


def test_a_row_edited_by_hand_is_found_by_the_id_it_was_compiled_with() -> None:
    old = stored(FIRST)
    identity = old.items["id"].iat[0]
    old.items.loc[0, ["name", "basis"]] = ["面目全非", "《土地管理法》第七十四条"]
    known = {"lock": Lock(rows={"items": {identity: "as compiled"}}), "hashes": {identity: "as edited"}}
    assert ids_after(old, FIRST, **known) == [identity]
