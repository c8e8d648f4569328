"""The key of a compiled row as one text: an item's id, or ``item|receiver`` of a grant.

build.lock, the notes of a rebuild and edited workbooks know rows by it. An id holds no ``|``; a receiver may.
"""

from __future__ import annotations

from typing import Final

_BETWEEN: Final = "|"


def row_key(*parts: str) -> str:
    """Return the key of a row.

    Args:
        parts: what the fields of its table's key hold (``model.fields.COMPILED``).
    """
    return _BETWEEN.join(parts)


def item_of(key: str) -> str:
    """Return the id of the item that a row is, or is of."""
    return key.partition(_BETWEEN)[0]


def receiver_of(key: str) -> str:
    """Return the receiver of a grant; "" of one without any, and of an item."""
    return key.partition(_BETWEEN)[2]
