"""Names that a platform exports together with their heads: 权利名称[甲]的业务名称[乙].

Such a cell holds two values. Left as one text, two steps of one licence would look alike, and what limits them
(设立, 变更, 注销) would stand behind a bracket.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.model.fields import field_named
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from powerlist.model.sheet import Table
    from powerlist.normalise.cleaner import Cleaner

_HEADED: Final = lazy_pattern(
    r"(?P<head>[\u4e00-\u9fff]{2,8})[\[［【](?P<name>.+?)[\]］】](?:的|[-—/／、，,])?"
    r"(?P<under>[\u4e00-\u9fff]{2,8})[\[［【](?P<sub>.+)[\]］】]"
)
#: How platforms call what stands under an item, beside the heads of the field itself.
_UNDER: Final = frozenset(("业务名称", "业务事项", "业务项名称", "办理项名称", "情形名称"))


@lru_cache(maxsize=65536)
def headed(text: str) -> tuple[str, str] | None:
    """Return name and sub-name of a text that holds both with their heads, else None.

    Args:
        text: a cleaned name.
    """
    match = _HEADED.fullmatch(text)
    if match is None or match["head"] not in _heads("name"):
        return None
    if match["under"] not in _UNDER | _heads("sub_name"):
        return None
    # the cell was cleaned; what its brackets hold may still begin or end with a blank
    name, sub = match["name"].strip(), match["sub"].strip()
    return (name, sub) if name and sub else None


def split_names(values: dict[str, list[str]], cleaner: Cleaner, table: Table) -> None:
    """Give name and sub-name of such cells a column each; a sub-name that stands elsewhere stays.

    Args:
        values: the cleaned columns of the table, changed in place.
        cleaner: writes the ledger.
        table: where they stand.
    """
    column = next(iter(table.columns_of("name")), None)
    for position, text in enumerate(values["name"] if column is not None else ()):
        parts = headed(text)
        if parts is None or column is None or values["sub_name"][position]:
            continue
        name, under = parts
        cell = table.cell(position, column)
        values["name"][position] = name
        cleaner.add("name", cell, text, name, "headed")
        if under != name:
            values["sub_name"][position] = under
            cleaner.add("sub_name", cell, text, under, "headed")


@lru_cache(maxsize=4)
def _heads(name: str) -> frozenset[str]:
    field = field_named(name, "items")
    return frozenset((field.head, *field.synonyms))
