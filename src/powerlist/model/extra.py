"""The values of columns that no field knows: one canonical JSON object a row, kept and written back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

#: Stands behind a source's head that one of our own columns has.
FOREIGN: Final = "（来源）"


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


def apart(text: str, heads: Collection[str]) -> str:
    """Return extra values under heads that none of a table's own columns has: a source's 事项标识 is not ours.

    Args:
        text: what ``encode_extra`` wrote.
        heads: the heads of the table.
    """
    values = decode_extra(text)
    if not any(head in heads for head in values):
        return text
    return encode_extra({f"{head}{FOREIGN}" if head in heads else head: values[head] for head in values})
