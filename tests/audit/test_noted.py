"""Every kind of note that read and normalise leave has one rule that tells it, or is known to be silent."""

from __future__ import annotations

import pytest

from powerlist.audit import registry
from powerlist.audit.noted import NoteRule
from powerlist.model import noted

#: Told by ``read`` itself, by PLS02, or of no consequence for the list.
SILENT = {
    noted.TOTAL_ROW,
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
