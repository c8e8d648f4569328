"""The rectangle round the cells of a sheet's XML, measured on the bytes before anybody allocates it."""

from __future__ import annotations

from typing import Final

#: Bytes looked at in one go; what one mask costs.
_SLICE: Final = 8 << 20
#: Longest opening of a cell that matters: ``<c r="XFD1048576"``.
_OVERLAP: Final = 24


def cell_extent(data: bytes) -> tuple[int, int, int] | None:
    """Return ``(rows, columns, cells)`` of the rectangle from A1 round every cell element, empty ones too.

    Args:
        data: XML in an ASCII-compatible encoding.

    Returns:
        None when a cell is written in a way that only an XML parser can read (prefix, other order of
        attributes, no address, other quotes).
    """
    import numpy as np

    last_row = last_column = cells = 0
    for start in range(0, len(data), _SLICE):
        piece = np.frombuffer(data[start : start + _SLICE + _OVERLAP] + bytes(_OVERLAP), dtype=np.uint8)
        size = min(_SLICE, len(data) - start)
        # Every element named c: "<c" or ":c" followed by what ends a name.
        at = np.flatnonzero(piece[1 : size + 1] == 99)
        before, after = piece[at], piece[at + 2]
        named = ((before == 60) | (before == 58)) & (
            (after == 32) | (after == 62) | (after == 47) | (after == 9) | (after == 10) | (after == 13)
        )
        at, before, after = at[named], before[named], after[named]
        if not len(at):
            continue
        if ((before == 58) & _in_tag(piece, at, data, start)).any():
            return None
        plain = before == 60
        at, after = at[plain], after[plain]
        if not len(at):
            continue
        if (
            (after != 32).any()
            or (piece[at + 3] != 114).any()
            or (piece[at + 4] != 61).any()
            or (piece[at + 5] != 34).any()
        ):
            return None
        cells += len(at)
        cursor = at + 6
        column = np.zeros(len(at), dtype=np.int64)
        for _ in range(3):
            sign = piece[cursor]
            letter = (sign >= 65) & (sign <= 90)
            column = np.where(letter, column * 26 + (sign.astype(np.int64) - 64), column)
            cursor = cursor + letter
        row = np.zeros(len(at), dtype=np.int64)
        for _ in range(8):
            sign = piece[cursor]
            digit = (sign >= 48) & (sign <= 57)
            row = np.where(digit, row * 10 + (sign.astype(np.int64) - 48), row)
            cursor = cursor + digit
        if (piece[cursor] != 34).any() or (column == 0).any() or (row == 0).any():
            return None
        last_row = max(last_row, int(row.max()))
        last_column = max(last_column, int(column.max()))
    return last_row, last_column, cells


def _in_tag(piece, at, data: bytes, start: int):  # type: ignore[no-untyped-def]
    """Return which ``:c`` stand right behind ``<prefix``; those in text and attribute values do not count."""
    import numpy as np

    found = np.zeros(len(at), dtype=bool)
    for index in np.flatnonzero(piece[at] == 58):
        position = start + int(at[index])
        opening = data.rfind(b"<", max(0, position - 64), position)
        prefix = data[opening + 1 : position] if opening >= 0 else b""
        found[index] = (
            opening >= 0 and bool(prefix) and all(sign > 32 and sign not in b"<>\"'=/" for sign in prefix)
        )
    return found
