"""What a spreadsheet shows in a cell whose formula failed."""

from __future__ import annotations

from typing import Final

#: Error values of Excel, WPS and LibreOffice; the same in the spelling of every language of the program.
FAILED: Final = frozenset(
    (
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!",
        "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#GETTING_DATA", "#EXTERNAL!",
        *(f"Err:{number}" for number in range(501, 541)),
    )
)  # fmt: skip
