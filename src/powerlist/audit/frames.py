"""Small helpers that many rules need: positions of guilty rows, the places of tables, plain forms of text."""

from __future__ import annotations

import re
import unicodedata
import weakref
from typing import TYPE_CHECKING

from powerlist.model.location import Location
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import pandas as pd

    from powerlist.model.catalogue import Catalogue

_LOOSE = lazy_pattern(r"[\s,，.。;；:：、·“”\"'‘’（）()〈〉<>《》\[\]【】〔〕\-—–_]+")

#: What a cell says that has nothing to say: /, 无, 未公布, 尚未备案, 待定.
_NOTHING = lazy_pattern(
    r"[\s/\\／＼\-—―─–－_.。·*×〇…]*"
    r"|(?:暂|尚|还|均|目前)*(?:无|没有|没|未|不|待|否|拟)(?:予以|对外|统一|进行|有|曾)*"
    r"(?:公布|公开|发布|公示|公告|备案|签订|登记|评估|填写?|定|明确|办理?|写明?)?(?:中)?[。.]?"
)


def says_nothing(text: str) -> bool:
    """Return whether a cell is empty or says that there is nothing yet: 无, 未公布, 待备案."""
    return _NOTHING.fullmatch(text.strip()) is not None


def positions(mask: pd.Series[bool] | np.ndarray) -> list[int]:
    """Return the positions at which a mask is true."""
    import numpy as np

    return [int(position) for position in np.flatnonzero(mask)]


#: Columns as lists, by frame; rules ask for the same ones again and again.
_LISTS: dict[int, tuple[weakref.ref[pd.DataFrame], dict[str, list[str]]]] = {}


#: Where each text of a column stands, by frame.
_ROWS: dict[int, tuple[weakref.ref[pd.DataFrame], dict[str, dict[str, list[int]]]]] = {}


def forget() -> None:
    """Forget all lists; the engine does so before a run, since a frame may have been changed since the last."""
    _LISTS.clear()
    _ROWS.clear()


def texts(frame: pd.DataFrame, name: str) -> list[str]:
    """Return a text column as a list, which must not be changed."""
    kept = _LISTS.get(id(frame))
    if kept is None or kept[0]() is not frame:
        kept = _LISTS[id(frame)] = (weakref.ref(frame), {})
    values = kept[1].get(name)
    if values is None:
        values = kept[1][name] = frame[name].tolist()
    return values


def said(frame: pd.DataFrame, name: str) -> list[str]:
    """Return a text column as a list in which 无, / and 待定 are empty; it must not be changed."""
    values = texts(frame, name)
    silent = {text for text in set(values) if text and says_nothing(text)}
    return ["" if text in silent else text for text in values] if silent else values


def rows_by(frame: pd.DataFrame, name: str) -> dict[str, list[int]]:
    """Return the rows of each text of a column, which must not be changed."""
    kept = _ROWS.get(id(frame))
    if kept is None or kept[0]() is not frame:
        kept = _ROWS[id(frame)] = (weakref.ref(frame), {})
    found = kept[1].get(name)
    if found is None:
        found = kept[1][name] = {}
        for row, value in enumerate(texts(frame, name)):
            found.setdefault(value, []).append(row)
    return found


def numbers(frame: pd.DataFrame, name: str) -> list[int]:
    """Return a column of numbers as a list."""
    values: list[int] = frame[name].tolist()
    return values


def found(frame: pd.DataFrame, name: str, pattern: str) -> list[int]:
    """Return the positions at which a text column matches; a column that holds nothing costs nothing."""
    matches = re.compile(pattern).search
    values = texts(frame, name)
    if not any(values):
        return []
    return [position for position, text in enumerate(values) if text and matches(text)]


def blank(column: pd.Series[str]) -> pd.Series[bool]:
    """Return where a text column holds nothing but blanks."""
    return column.str.strip() == ""


def row_place(catalogue: Catalogue, table: str, row: int) -> Location:
    """Return the line of a row of a stored table; of a list that is not stored, in the file that it would have.

    Args:
        catalogue: the catalogue.
        table: such as ``deeds``.
        row: 0-based row of the frame.
    """
    folder = f"{catalogue.shown}/" if catalogue.folder is not None else ""
    return Location(file=f"{folder}{table}.csv", line=catalogue.lines_of(table)[row])


def tables_of(catalogue: Catalogue) -> Iterator[tuple[tuple[str, str, int], list[int]]]:
    """Yield (file, sheet, table) and the positions of its items, in order of the items."""
    items = catalogue.items
    found: dict[tuple[str, str, int], list[int]] = {}
    keys = zip(items["file"].tolist(), items["sheet"].tolist(), items["table"].tolist(), strict=True)
    for position, key in enumerate(keys):
        found.setdefault(key, []).append(position)
    yield from sorted(found.items())


def loose(text: str) -> str:
    """Return the form in which two texts count as the same: NFKC, no blanks, no punctuation."""
    return _LOOSE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def cells_noted(catalogue: Catalogue, *kinds: str) -> set[tuple[str, str, int, str]]:
    """Return (file, sheet, row, field) of every note of these kinds that names a field."""
    return {
        (note.file or "", note.sheet or "", note.row or 0, note.field)
        for note in catalogue.notes
        if note.kind in kinds and note.field
    }
