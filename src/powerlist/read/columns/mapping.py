"""From heads and values to the fields of a table's columns, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.model.enums import How
from powerlist.model.fields import SHEET, names_of
from powerlist.model.sheet import Column
from powerlist.read.columns.bodies import tell_bodies_apart
from powerlist.read.columns.content import map_by_content, name_what_is_left
from powerlist.read.columns.corrections import (
    number_by_codes,
    release_counts,
    take_numbers_of_articles,
    take_sources_for_basis,
    yield_to_typed,
)
from powerlist.read.columns.draft import Draft, HeadPath
from powerlist.read.columns.levels import find_levels, find_parts
from powerlist.read.columns.modes import find_modes
from powerlist.read.columns.names import part_main_and_sub, take_lone_sub
from powerlist.read.columns.receivers import find_ranges, find_receivers, take_batches
from powerlist.read.columns.rivals import keep_the_best, keep_what_holds, leave_hidden_copies
from powerlist.read.columns.types import find_types
from powerlist.read.heads import FOLLOWS, Meaning, exact, guessed
from powerlist.read.pinned import meant
from powerlist.read.townships import short_names
from powerlist.text.letters import column_letters
from powerlist.text.width import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.read.options import PinnedMapping, ReadOptions

#: A guess by the end of a head; below, the head says little.
_CLEAR: Final = 0.75

#: Heads that say little alone: of a group such as 责任 they speak of that, 事项 | 依据.
_SAY_LITTLE: Final = frozenset(
    map(
        key,
        (
            "依据",
            "法律依据",
            "法定依据",
            "政策依据",
            "情形",
            "具体情形",
            "对象",
            "内容",
            "范围",
            "事项",
            "说明",
        ),
    )
)


def map_columns(
    paths: Sequence[tuple[int, HeadPath]],
    samples: dict[int, list[str]],
    options: ReadOptions,
    pin: PinnedMapping | None,
    hidden: frozenset[int],
    wide: dict[int, int],
) -> list[Column]:
    """Return the columns of one table, each with its field and how sure that is.

    Args:
        paths: (0-based column, head texts from top to bottom) of each column.
        samples: column → some of its values, blanks left out.
        options: townships decide what is a receiver column.
        pin: a person's mapping, or None.
        hidden: columns that are hidden in the workbook.
        wide: column → first column of a head that spans several columns.
    """
    columns = [
        Column(
            index,
            column_letters(index),
            "/".join(path),
            None,
            How.UNMAPPED,
            0.0,
            hidden=index in hidden,
            lowest=path[-1] if len(path) > 1 else "",
        )
        for index, path in paths
    ]
    known = frozenset(key(name) for name in options.townships)
    heads = [path for _, path in paths]
    short = short_names(options.townships)
    draft = Draft(columns, heads, samples, known, short, wide, _pin(columns, heads, pin))
    for column, path in draft.free():
        meaning = _by_head(path)
        if meaning is not None:
            column.field, column.how, column.sure = meaning.field, meaning.how, meaning.sure
    find_levels(draft)
    find_types(draft)
    find_receivers(draft)
    find_parts(draft)
    find_modes(draft)
    tell_bodies_apart(draft)
    find_ranges(draft)
    release_counts(draft)
    number_by_codes(draft)
    yield_to_typed(draft)
    take_sources_for_basis(draft)
    keep_what_holds(draft)
    part_main_and_sub(draft)
    leave_hidden_copies(draft)
    keep_the_best(draft)
    map_by_content(draft)
    take_batches(draft)
    name_what_is_left(draft)
    take_lone_sub(draft)
    take_numbers_of_articles(draft)
    return columns


def _pin(columns: list[Column], paths: Sequence[HeadPath], pin: PinnedMapping | None) -> set[int]:
    """Give columns the fields that a person has named for them; return which they are."""
    done: set[int] = set()
    for name, field in pin.columns if pin is not None else ():
        for column, path in zip(columns, paths, strict=True):
            if meant(name, column, path):
                column.field = field if field in names_of(SHEET) else None
                column.how, column.sure = How.PINNED, 1.0
                done.add(column.index)
    return done


def _by_head(path: HeadPath) -> Meaning | None:
    """Return the meaning of a head: its lowest level first, then all levels together, then the level above."""
    if not path:
        return None
    joined = "".join(path)
    if len(path) > 1 and key(path[-1]) in _SAY_LITTLE and FOLLOWS.search(key(path[-2])):
        # 追责 over 情形 | 依据: neither says anything of the power itself
        told = exact(joined) or exact(path[-2] + path[-1])
        return told or (None if path[-1].endswith("依据") else exact(path[-2]))
    over = exact(path[-2]) if len(path) > 1 else None
    for text in (path[-1], joined):
        if found := exact(text):
            # 序号 over 大项 | 小项 numbers both of them
            return over if over and over.field == "serial" and found.field in ("name", "sub_name") else found
    if len(path) > 1:
        above = exact(path[-2])
        if (
            above is None
            and (near := guessed(path[-2]))
            and near.field == "receivers"
            and near.sure >= _CLEAR
        ):
            # 受委托镇 over 白石 | 柳林
            above = near
        own = guessed(path[-1])
        if above is not None and (own is None or (own.sure < _CLEAR and above.field == "basis")):
            return Meaning(above.field, How.INFERRED, 0.7)
    for text in (path[-1], joined):
        if found := guessed(text):
            return found
    return None
