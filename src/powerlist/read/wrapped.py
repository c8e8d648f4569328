"""Names that a page wrapped into the next row of its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from powerlist.read.values import ITEM, key_tail
from powerlist.text.numerals import counting_number
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.read.state import Walk

_OPENS: Final = lazy_pattern(r"^(?:对(?!象)|[（(]?[一二三四五六七八九十\d]+[）)、.．]|[①-⑳])")
_CUT: Final = lazy_pattern(r"(?:[、，,（(的与和及或未不对等]|行政|监督|以及|或者|依法|擅自|规定)$")
#: A name that goes on over more rows than that is no name, and looking at all of them again and again takes long.
_MOST_ROWS: Final = 200
#: Fields whose text a narrow cell wraps into the next row.
_WRAPPED: Final = frozenset({"name", "sub_name", "basis", "remark", "duties", "department"})


def reads_on(walk: Walk, at: int, values: list[tuple[int, str]]) -> bool:
    """Return whether a row holds the rest of the name above, written into the next row as a page wraps it.

    A list that numbers its items counts on below such a row; it has no type and no body of its own, and the
    name above stops in the middle: an open bracket, or no ending of an item where the two together have one.
    """
    if len(walk.name) != 1 or not walk.serial or not walk.is_next(at):
        return False
    rows, column = walk.sheet.grid.rows, walk.name[0]
    first, rest = walk.starts[-1], rows[at][column]
    if at - first > _MOST_ROWS:
        return False
    fields = {c.index: c.field for c in walk.table.columns}
    if (
        not rest
        or any(fields.get(c) not in _WRAPPED for c, _ in values)
        or any(at in r for r in walk.covered.values())
    ):
        return False
    number = next((rows[first][c].strip() for c in walk.serial), "")
    following = next(
        (
            n
            for later in range(at + 1, min(at + 12, len(rows)))
            for c in walk.serial
            if (n := rows[later][c].strip())
        ),
        "",
    )
    here, there = counting_number(number), counting_number(following)
    if here is None or (there is not None and there not in (here + 1, 1)):
        return False
    above = "".join(rows[r][column] for r in range(first, walk.ends[-1] + 1) if r not in walk.page)
    return _stops_short(above, rest)


def _stops_short(text: str, rest: str) -> bool:
    """Return whether a name stops in the middle and the text below it is the rest.

    Args:
        text: the name above.
        rest: what stands in the row below.
    """
    text, rest = key_tail(text), key_tail(rest)
    if text.count("（") + text.count("(") > text.count("）") + text.count(")"):
        return True
    if text.count("《") > text.count("》") or text.count("“") > text.count("”"):
        return True
    if not text or not rest or _OPENS.match(rest):
        return False
    if rest[0] in "、，,；;）)》”的等和及与或":
        return True
    return not ITEM.search(text) and (bool(_CUT.search(text)) or bool(ITEM.search(text + rest)))
