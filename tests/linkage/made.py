"""Small pools for tests."""

from __future__ import annotations

import pandas as pd

from powerlist.law import citations_frame

COLUMNS = ("id", "code", "name", "sub_name", "type", "department", "level", "basis")


def pool(*rows: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return items and their citations; what a row leaves out is a penalty of one bureau."""
    filled = [
        {
            "id": f"0-{number:08d}",
            "code": "",
            "name": "",
            "sub_name": "",
            "type": "行政处罚",
            "department": "县水利局",
            "level": "",
            "basis": "",
            **row,
        }
        for number, row in enumerate(rows, start=1)
    ]
    items = pd.DataFrame(filled, columns=list(COLUMNS), dtype="str")
    return items, citations_frame(items["basis"].tolist())
