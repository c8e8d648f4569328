"""How the rows of a publication are parted into sections, sorted, and grouped under headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pandas as pd

from powerlist.model.publication import DUTY_LISTS, MODE_ORDER, TYPE_ORDER, by_number, by_pinyin
from powerlist.text.numerals import NUMERAL, number_of
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from powerlist.model.publication import Publication

#: Fields whose numbers are counted: 9 stands before 10, 第二批 before 第十批.
_NUMBERED: Final = frozenset(("serial", "code", "batch", "deed", "decision", "effective", "until"))
#: The order where none is configured; ``listed`` is the place in a department's own list, where it has one.
_LISTED: Final = "listed"
_USUAL: Final = ("type", "department", _LISTED, "name", "sub_name")
#: Numbers that order names: digits, and numerals after 第 or before 级 and 类.
_ORDINAL: Final = lazy_pattern(rf"\d{{1,9}}|(?<=第)[{NUMERAL}]{{1,9}}|[{NUMERAL}]{{1,3}}(?=[级类])")
#: A serial as long as this is none.
_LONG: Final = 9


def parted(publication: Publication) -> list[tuple[str, pd.DataFrame]]:
    """Return the rows of each section, by the code of its mode or its list."""
    rows = publication.rows
    if not publication.in_three_lists:
        return [(mode, rows[rows["mode"] == mode]) for mode in _modes(rows["mode"].tolist())]
    elsewhere = [mode for modes in DUTY_LISTS.values() for mode in modes]
    parts = [
        (name, rows[rows["mode"].isin(modes) if modes else ~rows["mode"].isin(elsewhere)])
        for name, modes in DUTY_LISTS.items()
    ]
    return [(name, part) for name, part in parts if len(part)]


def _modes(found: list[str]) -> list[str]:
    present = set(found)
    known = [mode for mode in MODE_ORDER if mode in present]
    return known + sorted(present - set(known))


def grouping(rows: pd.DataFrame, columns: Sequence[str] = ()) -> str:
    """Return the field that parts a section: sector where most rows have one, else department, else "".

    A configured column set that leaves both out gets no groups: what is not published is not printed
    as a heading either.
    """
    for name in ("sector", "department"):
        if columns and name not in columns:
            continue
        filled = sum(value != "" for value in rows[name].tolist())
        if filled > (0.5 * len(rows) if name == "sector" else 0):
            return name
    return ""


def in_order(rows: pd.DataFrame, order: Sequence[str], group: str) -> pd.DataFrame:
    """Return rows sorted by group, then the configured fields; ties keep the given order.

    Without a configured order the powers of a department stand by type, and in the order of its own list where
    that numbers each of them (lists follow their statutes, so what belongs together stands together); where
    it does not, by name. The sub-items of one main item stand as their list numbers them: 新办, 变更, 延续, 注销.
    """
    if not len(rows):
        return rows
    keys = [name for name in dict.fromkeys((group, *(order or _USUAL))) if name]
    ranks = pd.DataFrame(
        {name: _rank(name, rows[name].tolist()) for name in keys if name != _LISTED}, index=range(len(rows))
    )
    if not order:
        serials = rows["serial"].tolist() if "serial" in rows else [""] * len(rows)
        ranks[_LISTED] = _as_listed(_named(rows, ("type", "department")), serials, [0] * len(rows))
        ranks["sub_name"] = _as_listed(rows["name"].tolist(), serials, ranks["sub_name"].tolist())
    positions = ranks.sort_values(keys, kind="stable").index
    return rows.iloc[positions].reset_index(drop=True)


def runs(values: Sequence[str]) -> list[tuple[int, int]]:
    """Return start and end of each run of equal values."""
    ends = [
        place
        for place in range(1, len(values) + 1)
        if place == len(values) or values[place] != values[place - 1]
    ]
    return list(zip([0, *ends], ends, strict=False))


def _named(rows: pd.DataFrame, fields: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(rows[field].tolist() for field in fields), strict=True))


def _as_listed(owners: Sequence[Hashable], serials: Sequence[str], ranks: list[int]) -> list[int]:
    """Return the ranks of rows: serials where all rows of an owner have their own, else the given ones.

    Args:
        owners: what each row belongs to: a department and type, or a main item.
        serials: the numbers that the lists give them.
        ranks: the ranks of rows whose list does not tell them apart.
    """
    found: dict[Hashable, list[str]] = {}
    for owner, serial in zip(owners, serials, strict=True):
        found.setdefault(owner, []).append(serial)
    numbered = {
        owner
        for owner, own in found.items()
        if len(set(own)) == len(own)
        and all(one.isascii() and one.isdigit() and len(one) < _LONG for one in own)
    }
    return [
        int(serial) if owner in numbered else rank
        for owner, serial, rank in zip(owners, serials, ranks, strict=True)
    ]


def _rank(name: str, values: list[str]) -> list[int]:
    distinct = set(values)
    if name == "type":
        known = {kind: position for position, kind in enumerate(TYPE_ORDER)}
        ordered = sorted(distinct, key=lambda value: (known.get(value, len(known)), by_pinyin(value)))
    elif name == "mode":
        ordered = _modes(values)
    elif name in _NUMBERED:
        ordered = sorted(distinct, key=lambda value: (value == "", by_number(value), value))
    else:
        ordered = sorted(distinct, key=lambda value: (value == "", _as_said(value), value))
    place = {value: position for position, value in enumerate(ordered)}
    return [place[value] for value in values]


def _as_said(text: str) -> bytes:
    """Return a sort key: by pinyin, with numbers as numbers: 第一类 before 第二类, 第9项 before 第10项.

    ``by_number`` splits every text at each numeral; among thousands of names only ordinals are worth that.
    """
    return by_pinyin(_ORDINAL.sub(_padded, text))


def _padded(number: re.Match[str]) -> str:
    value = number_of(number[0])
    return number[0] if value is None else f"{value:09d}"
