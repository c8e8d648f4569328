"""``classify`` for a terminal: every line names its place."""

from __future__ import annotations

from powerlist.classify import classified_from
from powerlist.model.catalogue import Catalogue, Meta, items_frame
from powerlist.model.normalised import TablePlace
from powerlist.report.classification_text import explain, render


def two_sheets() -> Catalogue:
    rows = [
        {
            "id": f"0-{at}",
            "name": "对擅自取水的处罚",
            "file": "一局.xlsx",
            "sheet": sheet,
            "row": 2,
            "table": at,
        }
        for at, sheet in enumerate(("权责清单", "委托事项"))
    ]
    tables = [TablePlace("一局.xlsx", sheet, letters={"name": ["B"]}) for sheet in ("权责清单", "委托事项")]
    return Catalogue(Meta(), items_frame(rows), tables=tables)


def test_rows_of_several_sheets_are_told_apart() -> None:
    catalogue = two_sheets()
    parts = [(catalogue, classified_from(catalogue))]
    first, second, *_ = render(parts, "zh").splitlines()
    assert "权责清单!" in first
    assert "委托事项!" in second
    head = (explain(parts, "0-1", "en") or "").splitlines()[0]
    assert "委托事项!" in head
