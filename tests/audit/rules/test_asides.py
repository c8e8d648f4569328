"""A sheet that says that it is no list is no fault of a workbook; one that may be a list is."""

from __future__ import annotations

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample
from powerlist.model.enums import Severity


@pytest.mark.parametrize(
    ("kind", "detail", "severity"),
    [
        ("read.no-table", {"rows": 3, "aside": True}, Severity.INFO),
        ("read.no-name-column", {"heads": ["单位", "电话"], "aside": True}, Severity.INFO),
        ("read.no-table", {"rows": 3}, Severity.ERROR),
        ("read.no-name-column", {"heads": ["单位", "电话"]}, Severity.ERROR),
    ],
)
def test_how_much_a_sheet_without_a_list_counts(kind, detail, severity):
    item = {"name": "取水许可", "type": "行政许可", "department": "县水务局", "basis": "《水法》第四十八条"}
    note = {"kind": kind, "file": "a.xlsx", "sheet": "表", "detail": detail}
    catalogue, context = sample({"items": [item], "notes": [note]})
    (finding,) = audit(catalogue, context, rules=[registry.rules()["PLS16"]]).findings
    assert finding.severity is severity
