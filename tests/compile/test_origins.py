"""Items that look alike keep their ids, modes and grants, whatever becomes of their twins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerlist.compile.alignment import identify
from powerlist.compile.identity import source_order
from powerlist.compile.rebuild import rebuild
from powerlist.law import citations_frame
from powerlist.model.catalogue import SOURCE_COLUMNS, Catalogue, Meta, items_frame, text_frame
from powerlist.model.fields import names_of
from powerlist.store.lock import Lock, decode_lock, encode_lock, row_hashes

if TYPE_CHECKING:
    import pandas as pd

POWER: dict[str, Any] = {
    "department": "示例县林业局",
    "type": "行政处罚",
    "name": "对毁坏林木的处罚",
    "basis": "《森林法》第七十四条",
}
MODES = ("delegated", "entrusted", "retained", "extended")


def twin(who: str, file: str, row: int, **more: Any) -> dict[str, Any]:
    """Return a row of a source; ``who`` it is stands in its grant's receiver alone."""
    return {**POWER, "file": file, "sheet": "清单", "row": row, "who": who, "mode": "", **more}


def built(rows: list[dict[str, Any]], stored: Catalogue | None, lock: Lock) -> tuple[Catalogue, Lock]:
    """Compile rows as a build does, with one grant each, and store them."""
    rows = sorted(rows, key=lambda row: (row["file"], row["row"]))
    files = sorted({row["file"] for row in rows})
    place = [{"table": files.index(row["file"]), "position": row["row"]} for row in rows]
    items = items_frame([{**row, **where} for row, where in zip(rows, place, strict=True)])
    citations = citations_frame(items["basis"].tolist())
    hashes = None if stored is None else row_hashes(stored.items, "items")
    order = source_order(items, files)
    items["id"] = identify(items, citations, "", order, stored, lock=lock, hashes=hashes)
    items["id"] = items["id"].astype("str")
    grants = [
        {"item": item, "receiver": row["who"], "mode": row["mode"]}
        for item, row in zip(items["id"], rows, strict=True)
    ]
    compiled = Catalogue(
        Meta(),
        items,
        text_frame(grants, names_of("grants")),
        sources=items.rename(columns={"id": "item"})[list(SOURCE_COLUMNS)],
    )
    if stored is None:
        stored = Catalogue(Meta(), items_frame([]))
    found, new = rebuild(compiled, stored, lock)
    return found, decode_lock(encode_lock(new), "build.lock")


def whose(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """Return who has which id and mode."""
    modes = dict(zip(catalogue.items["id"], catalogue.items["mode"], strict=True))
    return {
        who: (item, modes[item])
        for item, who in zip(catalogue.grants["item"], catalogue.grants["receiver"], strict=True)
    }


def without(frame: pd.DataFrame, column: str, item: str) -> pd.DataFrame:
    return frame[frame[column] != item].reset_index(drop=True)


TWINS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(MODES), st.sampled_from(["", "备注"])),
    min_size=2,
    max_size=4,
)


@settings(max_examples=30, deadline=None)
@given(TWINS, st.data())
def test_what_becomes_of_one_twin_never_touches_the_others(
    twins: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    """One is deleted or edited by hand, or goes from its source; rows are put in above; every build agrees."""
    rows = [
        twin(f"{at}镇", file, 2 + at, mode=mode, remark=remark)
        for at, (file, mode, remark) in enumerate(twins)
    ]
    stored, lock = built(rows, None, Lock())
    before = whose(stored)
    victim = data.draw(st.sampled_from(rows))
    item = before[victim["who"]][0]
    fate = data.draw(st.sampled_from(["deleted", "edited", "gone"]))
    if fate == "deleted":
        stored.items = without(stored.items, "id", item)
        stored.grants = without(stored.grants, "item", item)
    elif fate == "edited":
        mine = stored.items["id"] == item
        stored.items.loc[mine, "basis"] = data.draw(
            st.sampled_from(["《森林法》第七十四条第一款", "《森林法》第八十条"])
        )
        stored.__dict__.pop("citations", None)
    # of equal rows of one sheet nobody can say which of them is gone when the others move up
    alike = sum((row["file"], row["remark"]) == (victim["file"], victim["remark"]) for row in rows) > 1
    if fate == "gone":
        rows = [row for row in rows if row is not victim]
    for _ in range(2):
        above = 0 if fate == "gone" and alike else data.draw(st.integers(0, 2))
        rows = [{**row, "row": row["row"] + above} for row in rows]
        stored, lock = built(rows, stored, lock)
        after = whose(stored)
        assert {who: after[who] for who in before if who != victim["who"]} == {
            who: kept for who, kept in before.items() if who != victim["who"]
        }
        assert (victim["who"] in after) is (fate != "deleted")
        assert len(stored.items) == len(twins) - (fate == "deleted")


@pytest.mark.parametrize("known", [True, False])
def test_a_deleted_row_s_twin_stays_where_the_lock_is_an_older_one_s(known: bool) -> None:
    rows = [twin("甲镇", "b", 2, mode="retained"), twin("乙镇", "a", 2, mode="entrusted")]
    stored, lock = built(rows, None, Lock())
    before = whose(stored)
    first = before["甲镇"][0]
    stored.items = without(stored.items, "id", first)
    stored.grants = without(stored.grants, "item", first)
    if not known:
        lock.origins = {}
    for _ in range(2):
        stored, lock = built(rows, stored, lock)
        assert whose(stored) == {"乙镇": before["乙镇"]}


def test_a_new_twin_never_takes_the_id_of_the_one_that_was_there() -> None:
    stored, lock = built([twin("甲镇", "b", 5)], None, Lock())
    assert lock.origins == {}
    before = whose(stored)["甲镇"]
    stored, _ = built([twin("乙镇", "a", 2), twin("丙镇", "b", 5), twin("甲镇", "b", 6)], stored, lock)
    assert len(stored.items) == 3
    stored, _ = built(
        [twin("乙镇", "a", 2), twin("甲镇", "b", 5)], *built([twin("甲镇", "b", 5)], None, Lock())
    )
    assert whose(stored)["甲镇"] == before


def test_twins_of_a_renamed_file_are_known_by_what_they_say() -> None:
    rows = [twin("甲镇", "a", 2, remark="一"), twin("乙镇", "b", 2, remark="二")]
    stored, lock = built(rows, None, Lock())
    before = whose(stored)
    stored, _ = built([{**rows[0], "file": "d"}, {**rows[1], "file": "c"}], stored, lock)
    assert whose(stored) == before


def test_an_edit_that_makes_an_item_look_like_another_is_no_twin() -> None:
    other = {"name": "对擅自移动林业标志的处罚"}
    rows = [twin("甲镇", "a", 2, **other), twin("乙镇", "a", 3)]
    stored, lock = built(rows, None, Lock())
    before = whose(stored)
    stored.items.loc[stored.items["id"] == before["甲镇"][0], "name"] = POWER["name"]
    stored, _ = built(rows, stored, lock)
    assert whose(stored) == before
    # the department takes the name over that stands in the list
    rows[0]["name"] = POWER["name"]
    stored, lock = built(rows, stored, lock)
    assert whose(stored) == before
