"""The kinds of notes that reading and normalising leave; rules turn them into findings.

Each name's value is the ``Note.kind``. ``detail`` names are given in the comments.
"""

from __future__ import annotations

from typing import Final

#: A row of items is hidden; ``detail.by`` is ``filter`` or ``hand``; ``row`` is the item's first row, ``value`` the
#: item's name and ``cell`` the one that holds it.
HIDDEN_ROW: Final = "read.hidden-row"
#: A sheet is hidden and was not read; ``detail.rows`` is its number of rows with values.
HIDDEN_SHEET: Final = "read.hidden-sheet"
#: A column with values is hidden; it was read and marked. ``value`` is its head; ``detail.instead`` the letter of the
#: visible column of the same head that was taken instead.
HIDDEN_COLUMN: Final = "read.hidden-column"
#: A cell of an item is struck through, wholly or in part (``detail.part``).
STRUCK_THROUGH: Final = "read.struck-through"
#: A formula was saved without its value: the cell reads as empty but is not.
FORMULA_WITHOUT_VALUE: Final = "read.formula-without-value"
#: A cell of an item shows the failure of a formula (#N/A, #REF!); ``value`` is what it shows.
ERROR_VALUE: Final = "read.error-value"
#: A row was deleted while changes were tracked; it was not read. ``value`` is the text that it held.
TRACKED_DELETION: Final = "read.tracked-deletion"
#: The sheet claims far more rows or columns than hold values; ``detail.claimed``, ``detail.used``.
FAKE_EXTENT: Final = "read.fake-extent"
#: Values of a column were filled down from an anchor; ``detail.count``, ``detail.by`` (``merge`` or ``blank``).
FILLED_DOWN: Final = "read.filled-down"
#: A sub-item (``value``, in ``cell``) whose main item is not told; ``detail.main`` is the nearest main item above,
#: ``detail.main_cell`` its cell.
ORPHAN_SUB_ITEM: Final = "read.orphan-sub-item"
#: A column whose meaning was not recognised; kept as extra. ``value`` is its head; ``detail.ticked`` where it is one of
#: several under short heads that hold marks, in a table that does not say who takes over.
UNMAPPED_COLUMN: Final = "read.unmapped-column"
#: A column whose field was guessed from typos, the end of its head or its content; ``detail.how``, ``detail.sure``;
#: ``detail.like`` is the sheet of the same book that merges the same head over this column, which has none here.
INFERRED_COLUMN: Final = "read.inferred-column"
#: A column beside the table holds values that belong to no list; ``detail.head``, ``detail.hidden``.
BESIDE_TABLE: Final = "read.beside-table"
#: A row that states a total; kept apart. ``value`` is its text.
TOTAL_ROW: Final = "read.total-row"
#: A row below a head that only tells how to fill the columns in; no item. ``value`` is its text.
HINT_ROW: Final = "read.hint-row"
#: A row that is neither item, section, title, total nor note by its look; kept apart.
STRAY_ROW: Final = "read.stray-row"
#: A table without a column that names the items.
NO_NAME_COLUMN: Final = "read.no-name-column"
#: A sheet with values on which no table was found; ``detail.rows``. ``detail.aside``: it, or a table on it, says
#: that it is no list (counts, contents, contacts); so may one of the kind above.
NO_TABLE: Final = "read.no-table"
#: Whether rows are hidden cannot be known in this format.
HIDDEN_UNKNOWN: Final = "read.hidden-unknown"
#: Text lies under a merged cell, invisible in the workbook; it was not used. ``detail.cells`` how many,
#: ``detail.at`` the first cells of the merges.
TEXT_UNDER_MERGE: Final = "read.text-under-merge"
#: One head names two columns or two heads are alike; their values are joined. ``detail.letters``.
JOINED_COLUMNS: Final = "read.joined-columns"
#: An item whose values stand in several sheet rows; ``detail.last_row``.
SEVERAL_ROWS: Final = "read.several-rows"
#: The format does not fit the file's extension; ``detail.format``.
WRONG_EXTENSION: Final = "read.wrong-extension"
#: A text file in another encoding than UTF-8; ``value`` is the encoding.
ENCODING: Final = "read.encoding"
#: Macros are in the file; they were not run.
MACROS: Final = "read.macros"
#: The file gave nothing; ``value`` is the kind of the problem, ``detail.reason`` what is known of it.
UNREADABLE: Final = "read.unreadable"

#: A type that the profile does not know; ``value`` is what was there.
UNKNOWN_TYPE: Final = "normalise.unknown-type"
#: A table judged to be in traditional characters was converted; ``detail.cells``.
TRADITIONAL: Final = "normalise.traditional"
#: A table with broken conversion or page debris was repaired; ``detail.cells``.
REPAIRED: Final = "normalise.repaired"
#: Department, type or sector (``field``) were taken from a section row, a line above the table, the
#: sheet's or the file's name, because the table has no such column; ``detail.from``.
DEPARTMENT_FROM: Final = "normalise.department-from"
#: Control characters or lone surrogates were taken out of a cell.
CONTROL_CHARACTERS: Final = "normalise.control-characters"
#: The remark or receivers name a range of items (第1—31项); ``detail.first``, ``detail.last``.
ITEM_RANGE: Final = "normalise.item-range"
#: A line that speaks of some items, one of very many: it was not given to its items. ``value`` is its text.
NOTES_LEFT: Final = "normalise.notes-left"
#: A cell as long as a cell can be: the text was probably cut off when it was saved.
FULL_CELL: Final = "normalise.full-cell"

KINDS: Final[tuple[str, ...]] = tuple(
    value for name, value in sorted(globals().items()) if name.isupper() and isinstance(value, str)
)
