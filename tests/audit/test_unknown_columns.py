"""PLS11 tells columns that no field knows in the catalogue's own tables too."""

from __future__ import annotations

from pathlib import Path

from powerlist.audit.engine import audit
from powerlist.audit.registry import rules
from powerlist.audit.sample import sample
from powerlist.model.catalogue import text_frame
from powerlist.model.fields import names_of

ITEM = {
    "name": "对擅自取水行为的处罚",
    "type": "行政处罚",
    "department": "县水利局",
    "basis": "《水法》第六十九条",
}


def told(data: dict[str, object], **unknown: tuple[str, ...]) -> set[tuple[str, str, str | None]]:
    catalogue, context = sample({"items": [ITEM], "stored": True, **data})
    catalogue.folder = Path("catalogs/示例县")
    catalogue.unknown = unknown
    found = audit(catalogue, context, rules=[rules()["PLS11"]]).findings
    return {
        (
            str(one.values.get("table", "")),
            str(one.values["head"]),
            (one.location.file or "").rsplit("/", 1)[-1],
        )
        for one in found
    }


def test_an_unknown_column_of_a_hand_kept_table_is_told_even_while_it_is_empty() -> None:
    assert told({}, townships=("人口",), waivers=("会议纪要", "附件")) == {
        ("townships", "人口", "townships.csv"),
        ("waivers", "会议纪要", "waivers.csv"),
        ("waivers", "附件", "waivers.csv"),
    }


def test_a_column_that_came_from_a_source_is_told_there_only() -> None:
    note = {
        "kind": "read.unmapped-column",
        "file": "a.xlsx",
        "sheet": "表",
        "cell": "N2",
        "value": "市局\n意见",
    }
    item = {**ITEM, "extra": '{"市局 意见": "同意", "手工加的": "是"}'}
    assert told({"items": [item], "notes": [note]}) == {
        ("", "市局\n意见", "a.xlsx"),
        ("items", "手工加的", "items.csv"),
    }


def test_nothing_is_told_of_known_columns() -> None:
    frame = text_frame([{"township_name": "甲镇"}], names_of("townships"))
    assert "extra" not in frame
    assert told({"townships": [{"township_name": "甲镇"}]}) == set()
