"""Every kind of note that read and normalise leave has one rule that tells it, or is known to be silent."""

from __future__ import annotations

from datetime import date

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.noted import NoteRule
from powerlist.model import noted
from powerlist.model.catalogue import Catalogue, Meta, items_frame
from powerlist.model.context import Context
from powerlist.model.sheet import Note

#: Told by ``read`` itself, by PLS02, or of no consequence for the list.
SILENT = {
    noted.TOTAL_ROW,
    noted.HINT_ROW,
    noted.SEVERAL_ROWS,
    noted.ENCODING,
    noted.MACROS,
    noted.DEPARTMENT_FROM,
    noted.ITEM_RANGE,
    noted.UNKNOWN_TYPE,
}


@pytest.mark.parametrize("kind", noted.KINDS)
def test_every_note_is_told_by_one_rule(kind):
    rules = [
        rule.code for rule in registry.rules().values() if issubclass(rule, NoteRule) and kind in rule.kinds
    ]
    assert len(rules) == (0 if kind in SILENT else 1)


def found(*notes: Note) -> list[str]:
    catalogue = Catalogue(Meta(), items_frame([]), notes=list(notes))
    rules = [rule for rule in registry.rules().values() if issubclass(rule, NoteRule)]
    prints = [one.fingerprint for one in audit(catalogue, Context(date(2026, 1, 1)), rules=rules).findings]
    assert len(set(prints)) == len(prints) == len(notes)
    return prints


@pytest.mark.parametrize(
    "kind", [noted.HIDDEN_ROW, noted.HIDDEN_SHEET, noted.NO_TABLE, noted.UNMAPPED_COLUMN]
)
@pytest.mark.parametrize("value", ["", "对擅自取水的处罚"])
def test_a_note_is_known_wherever_it_was_found_from_and_whatever_rows_came_above(
    kind: str, value: str
) -> None:
    def note(folder: str, row: int, name: str = "甲.xlsx") -> Note:
        return Note(kind, f"{folder}{name}", "清单", row=row, cell=f"A{row}", value=value)

    assert found(note("sources/", 5)) == found(note("/home/某人/县/sources/", 8))
    assert found(note("", 5)) != found(note("", 5, "乙.xlsx"))
    assert found(note("", 5), note("", 6)) == found(note("x/", 7), note("x/", 9))


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [("mode", "entrusted", "委托"), ("mode", "怎么办", "怎么办"), ("name", "entrusted", "entrusted")],
)
def test_a_mode_is_shown_in_the_words_of_the_list(field: str, value: str, shown: str) -> None:
    note = Note(
        "classify.forbidden", "甲.xlsx", "清单", row=5, field=field, value=value, detail={"article": "某法"}
    )
    catalogue = Catalogue(Meta(), items_frame([]), notes=[note])
    rules = [rule for rule in registry.rules().values() if issubclass(rule, NoteRule)]
    (one,) = audit(catalogue, Context(date(2026, 1, 1)), rules=rules).findings
    assert one.excerpt == shown
