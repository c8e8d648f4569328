from __future__ import annotations

from powerlist.text.letters import column_letters


def test_columns_are_named_as_spreadsheets_do() -> None:
    assert [column_letters(at) for at in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
