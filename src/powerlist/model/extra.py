"""The values of columns that no field knows: one canonical JSON object a row, kept and written back."""

from __future__ import annotations

import json


def encode_extra(values: dict[str, str]) -> str:
    """Return ``{head: value}`` as text, "" where nothing is said.

    Heads are sorted and stand on one line; line breaks in values are LF.
    """
    told = {
        " ".join(head.split()): value.replace("\r\n", "\n").replace("\r", "\n")
        for head, value in values.items()
    }
    told = {head: value for head, value in told.items() if head and value}
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""


def decode_extra(text: str) -> dict[str, str]:
    """Return what ``encode_extra`` wrote."""
    found: dict[str, str] = json.loads(text) if text else {}
    return found
