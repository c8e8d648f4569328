"""Short and full names of one bureau: 市监局 and 市场监督管理局, 卫健委 and 卫生健康局, 教体局 and 教育和体育局.

``data/bureaus.tsv`` is the table: the bureaus of counties after the reforms of 2018 and 2023, some of before, and how
offices shorten them. A line has three cells:

* how the names of bodies for a field end, the first as they are compared (局 委员会: 卫健委 and 卫健局 are one body,
  but 应急委 is no 应急局); or 名 for lines of whole names, which are one body however each is made up;
* the field in full, or its full names, of which the first stands for all;
* what these are shortened to. A word of one character counts only beside others: 教体局, not 教局.

A bureau for several fields is the one for the same fields in any order. A name that holds anything else stands as it
is written: 教育局 is not 教育和体育局, 水利局 not 水务局, 城市管理局 not 城市管理综合行政执法局.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from powerlist.text.patterns import lazy_pattern

_WHOLE: Final = "名"
#: How a name ends, and which ending of the table that is.
_ENDINGS: Final = {"局": "局", "委员会": "委员会", "委": "委员会", "办公室": "办公室", "办": "办公室"}
_SHORT_ENDINGS: Final = frozenset({"委", "办"})
#: Behind these a name may go on with a branch: 市监局石桥所.
_WITH_BRANCHES: Final = frozenset({"局", "委员会"})
_JOINS: Final = lazy_pattern("[和与及暨、]")
#: No bureau's name is longer.
_LONGEST: Final = 40


def full_name(bureau: str) -> str:
    """Return the name that stands for a bureau however it is written, without what joins its fields.

    Args:
        bureau: a name without place and level: ``市监局``, ``发展和改革委员会``, ``住建局石桥所``.

    Returns:
        ``市场监督管理局``, ``发展改革局``, ``住房城乡建设局石桥所``; a name that the table does not know as it stands,
        without 和 (林业和园林局 and 林业园林局 are one spelling).
    """
    return _read(bureau)[0]


def is_shortened(bureau: str) -> bool:
    """Return whether a bureau's name, without place and level, is a short one: 市监局, 市场监管局, 发改委."""
    return _read(bureau)[1]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of government: its place in the table, its name in full, the endings of the bodies for it."""

    number: int
    name: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """What the table says.

    Attributes:
        fields: each word for a field, full or short, and the field.
        whole: other names of a body, with fields in full, and the one that stands for it.
        short: words and whole names that are short ones.
        word: finds the words of a name.
        name: words, an ending, and what follows.
    """

    fields: dict[str, _Field]
    whole: dict[str, str]
    short: frozenset[str]
    word: re.Pattern[str]
    name: re.Pattern[str]


@cache
def _table() -> _Table:
    text = files("powerlist.model.data").joinpath("bureaus.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    if header != "powerlist/bureaus/v1":
        raise ValueError(f"not a table of bureaus: {header[:40]!r}")
    rows = [[cell.split() for cell in line.split("\t")] for line in lines]
    fields = {
        word: _Field(number, full[0], tuple(endings))
        for number, (endings, full, short) in enumerate(rows)
        if _WHOLE not in endings
        for word in (*full, *short)
    }
    word = "|".join(sorted(fields, key=lambda one: (-len(one), one)))
    table = _Table(
        fields=fields,
        whole={},
        short=frozenset(one for _, _, short in rows for one in short),
        word=re.compile(word),
        name=re.compile(rf"((?:{word})+)({'|'.join(_ENDINGS)})(.*)"),
    )
    for endings, full, short in rows:
        if _WHOLE in endings:
            first, *others = (_of_fields(_JOINS.sub("", one), table)[0] for one in (*full, *short))
            table.whole.update(dict.fromkeys(others, first))
    return table


@lru_cache(maxsize=8192)
def _read(name: str) -> tuple[str, bool]:
    """Return the name that stands for a bureau, and whether it was shortened."""
    table = _table()
    plain = _JOINS.sub("", name)
    if len(plain) > _LONGEST:
        return plain, False
    body, short = _of_fields(plain, table)
    return table.whole.get(body, body), short or plain in table.short


def _of_fields(name: str, table: _Table) -> tuple[str, bool]:
    """Return a name with its fields in full and in the table's order, and whether it was shortened."""
    match = table.name.fullmatch(name)
    if match is None:
        return name, False
    stated, ending, rest = match.groups()
    words = table.word.findall(stated)
    fields = sorted({table.fields[word] for word in words}, key=lambda field: field.number)
    one_sign = len(words) == 1 and len(words[0]) == 1
    if one_sign or not any(_ENDINGS[ending] in field.endings for field in fields):
        return name, False
    if "".join(words) != stated or (rest and ending not in _WITH_BRANCHES):
        return name, False
    head = "".join(field.name for field in fields) + fields[0].endings[0]
    short = ending in _SHORT_ENDINGS or not table.short.isdisjoint(words)
    return table.whole.get(head, head) + rest, short
