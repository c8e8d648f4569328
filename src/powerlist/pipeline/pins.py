"""``[[read.pin]]`` of the settings: its fields exist, and the files have the sheets, rows and columns that it names.

A pin that means nothing would be left out in silence, and a person would believe that the layout is settled.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError
from powerlist.model.fields import SHEET, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.config.settings import Settings
    from powerlist.model.sheet import Pinned, SourceFile
    from powerlist.read import PinnedMapping

#: So many names of sheets are told.
_FEW = 8


def pins_of(settings: Settings) -> tuple[PinnedMapping, ...]:
    """Return the pins of the settings in the words of the reader.

    Raises:
        UserError: a pin names a field that does not exist; with its line.
    """
    from powerlist.read import PinnedMapping

    known = names_of(SHEET)
    for number, pin in enumerate(settings.read.pin):
        for head, field in pin.columns.items():
            if field and field not in known:
                near = "".join(difflib.get_close_matches(field, known, 1, 0.5))
                message = "config.pin_field_near" if near else "config.pin_field"
                raise _at(settings, number, "columns", message, head=head, field=field, near=near)
    return tuple(
        PinnedMapping(pin.file, pin.sheet, pin.header_rows, tuple(sorted(pin.columns.items())))
        for pin in settings.read.pin
    )


def check_pins(settings: Settings, sources: Sequence[SourceFile]) -> None:
    """Make sure that the files which were read have what the pins name.

    Args:
        settings: with the pins.
        sources: what was read; a pin for a file that is not among them is not asked.

    Raises:
        UserError: no such sheet, row or column; with the line of the pin.
    """
    spoken: dict[int, list[tuple[str, Pinned]]] = defaultdict(list)
    sheets: dict[int, list[str]] = defaultdict(list)
    for source in sources:
        for pinned in source.pinned:
            spoken[pinned.pin].append((f"{source.file} {pinned.sheet}".rstrip(), pinned))
        for number in source.unused_pins:
            sheets[number] += source.sheets
    for number, pin in enumerate(settings.read.pin):
        # one for many sheets need not fit all of them: a cover has no third row
        places = spoken.get(number, [])
        if not places:
            if there := sheets.get(number):
                names = "、".join(dict.fromkeys(there[:_FEW]))
                raise _at(settings, number, "sheet", "config.pin_sheet", sheet=pin.sheet, sheets=names)
            continue
        place, first = places[0]
        if all(pinned.rows for _, pinned in places):
            raise _at(settings, number, "header_rows", "config.pin_rows", place=place, rows=first.rows)
        asked = [(at, pinned.missing) for at, pinned in places if pinned.missing is not None]
        nowhere = set.intersection(*(set(missing) for _, missing in asked)) if asked else set()
        if nowhere:
            raise _at(settings, number, "columns", "config.pin_column", place=asked[0][0], head=min(nowhere))


def idle_pins(settings: Settings, sources: Sequence[SourceFile]) -> list[tuple[str, str]]:
    """Return the pins that speak of no file that was read: where they stand, and the name that they look for.

    Args:
        settings: with the pins.
        sources: all files of a workspace; of some of them nothing follows.
    """
    return [
        (settings.place_of(f"read.pin.{number}.file"), pin.file)
        for number, pin in enumerate(pins_of(settings))
        if not any(pin.fits_file(source.file) for source in sources)
    ]


def _at(settings: Settings, number: int, key: str, message: str, **values: object) -> UserError:
    error = UserError(message, **values)
    error.place = settings.place_of(f"read.pin.{number}.{key}")
    return error
