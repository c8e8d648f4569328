"""Small lists for the tests of classification, written as the reader would hand them on."""

from __future__ import annotations

import json
from typing import Any

from powerlist.classify import ClassifyOptions, classify
from powerlist.model.catalogue import LEDGER_COLUMNS, empty_frame, items_frame, text_frame
from powerlist.model.classified import Classified
from powerlist.model.fields import names_of
from powerlist.model.normalised import Normalised, TablePlace
from powerlist.model.sheet import Line


def table(
    *,
    sheet: str | None = "Sheet1",
    file: str = "某局.xlsx",
    captions: tuple[str | tuple[str, str], ...] = (),
    sections: tuple[tuple[int, str], ...] = (),
    letters: dict[str, list[str]] | None = None,
) -> TablePlace:
    lines = [
        Line(
            number,
            f"A{number}",
            text if isinstance(text, str) else text[1],
            "title" if isinstance(text, str) else text[0],
        )
        for number, text in enumerate(captions, 1)
    ]
    return TablePlace(
        file=file,
        sheet=sheet,
        letters=letters or {"name": ["B"], "mode": ["E"], "receivers": ["F"], "remark": ["G"]},
        captions=lines,
        lines=[Line(row, f"A{row}", text, "section") for row, text in sections],
    )


def row(name: str = "对违法取水的处罚", **values: Any) -> dict[str, Any]:
    for key in ("mode_marks", "receiver_marks"):
        if isinstance(values.get(key), dict):
            values[key] = json.dumps(values[key], ensure_ascii=False)
    return {
        "name": name,
        "type": "行政处罚",
        "department": "县水利局",
        "basis": "《水法》第六十九条",
        **values,
    }


def normalised(rows: list[dict[str, Any]], tables: list[TablePlace] | None = None) -> Normalised:
    places = tables or [table()]
    full = [
        {
            "table": 0,
            "position": position,
            "row": position + 5,
            "last_row": position + 5,
            **values,
        }
        for position, values in enumerate(rows)
    ]
    for values in full:
        place = places[values["table"]]
        values.setdefault("file", place.file)
        values.setdefault("sheet", place.sheet or "")
        values.setdefault("id", f"i{values['position']}")
    frame = items_frame(full)
    # items_frame reads 0 as missing for table and position
    frame["table"] = [values["table"] for values in full]
    frame["position"] = [values["position"] for values in full]
    return Normalised(frame, empty_frame(LEDGER_COLUMNS), [], places)


def townships(*names: str, **groups: tuple[str, ...]) -> Any:
    member = {name: group for group, names in groups.items() for name in names}
    kinds = {"镇": "镇", "乡": "乡", "道": "街道"}
    return text_frame(
        [
            {
                "township_name": name,
                "kind": kinds.get(name[-1], ""),
                "county": "安县",
                "group": member.get(name, ""),
            }
            for name in names
        ],
        names_of("townships"),
    )


def run(rows: list[dict[str, Any]], tables: list[TablePlace] | None = None, **options: Any) -> Classified:
    return classify(normalised(rows, tables), ClassifyOptions(**options))
