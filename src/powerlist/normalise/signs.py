"""Signs at the end of a name that a note below the list explains: 取水许可★, 河道采砂许可①."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.text.patterns import lazy_pattern
from powerlist.text.ranges import CIRCLED, SIGNS, item_ranges

if TYPE_CHECKING:
    from powerlist.model.normalised import TablePlace
    from powerlist.model.sheet import Table
    from powerlist.normalise.cleaner import Cleaner

_BEHIND: Final = lazy_pattern(
    rf"(?P<name>.*?\S)\s*(?P<sign>[{re.escape(SIGNS)}]{{1,3}}|[{CIRCLED}]|[\[［〔]注?\d{{1,2}}[\]］〕]|[(（]注\d{{1,2}}[)）])",
    re.DOTALL,
)
_BEFORE: Final = lazy_pattern(rf"(?P<sign>[{re.escape(SIGNS)}]{{1,3}})\s*(?P<name>\S.*)", re.DOTALL)
#: 注1：, [1], ①: what a note about a sign opens with.
_OPENS: Final = lazy_pattern(
    rf"^[\s（(【]*(?:注\s*[:：]\s*)?(?:([{CIRCLED}])|[\[［〔]注?(\d{{1,2}})[\]］〕]|注\s*(\d{{1,2}}))"
)
#: Nothing longer is a name with a sign.
_LONGEST: Final = 300


def without_signs(values: dict[str, list[str]], cleaner: Cleaner, place: TablePlace, table: Table) -> None:
    """Take signs off the names of items where a line of the table explains them; what they mean is read before.

    Args:
        values: the cleaned columns of the table, changed in place.
        cleaner: writes the ledger.
        place: the lines round the table.
        table: where the items stand.
    """
    lines = [line.text for line in (*place.captions, *place.lines) if line.kind not in ("header", "total")]
    told = {sign for text in lines for sign in text if sign in SIGNS}
    told.update(next(filter(None, match.groups())) for text in lines if (match := _OPENS.match(text)))
    # 标注①的为委托事项 explains it as well
    told.update(sign for text in lines for each in item_ranges(text) for sign in each.signs)
    if not told:
        return
    for field in ("name", "sub_name"):
        column = next(iter(table.columns_of(field)), None)
        for position, text in enumerate(values[field] if column is not None else ()):
            name = _bare(text, told) if text and len(text) <= _LONGEST else text
            if name != text and column is not None:
                values[field][position] = name
                cleaner.add(field, table.cell(position, column), text, name, "sign")


def _bare(text: str, told: set[str]) -> str:
    """Return a name without the sign at one of its ends, if that is one of those explained."""
    for pattern in (_BEHIND, _BEFORE):
        match = pattern.fullmatch(text)
        if match and (match["sign"][0] in told or match["sign"].strip("[［〔(（注]］〕)）") in told):
            return match["name"]
    return text
