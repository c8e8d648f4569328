"""What a basis quotes behind an article, held against what stands at a place of a statute.

A place is known by its rarest pairs of characters (``Correspondences.quotable``); a list that quotes another text under
its number means another version of the law.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from powerlist.text.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from powerlist.linkage.citations.keys import Articles

#: Characters of a quotation that are read, and from how many on it is one.
_TEXT: Final = 4_000
_SHORTEST: Final = 20
#: An article that a quoted one names of its own law.
_REFERS: Final = re.compile(r"(?:本法|条例|办法|规定|细则|规则)第([一二三四五六七八九十百零〇\d]{1,7})条")

SAYS, UNKNOWN, OTHER = 1, 0, -1


def quotation(articles: Articles, bases: Sequence[str], entry: int) -> str:
    """Return what the basis quotes behind an entry of the articles, without blanks.

    Args:
        articles: what founds the items.
        bases: the basis of each item.
        entry: of the articles.
    """
    start, stop = int(articles.quote_starts[entry]), int(articles.quote_stops[entry])
    return "".join(bases[articles.items[entry]][start : min(stop, start + _TEXT)].split())


def quotations(articles: Articles, bases: Sequence[str], entry: int) -> str:
    """Return ``quotation``, and behind it what the basis quotes of the articles of that law that it names.

    第五十条：销售的农产品有本法第三十三条第一项至第三项所列情形之一的 is about what the basis quotes of article 33.

    Args:
        articles: what founds the items.
        bases: the basis of each item.
        entry: of the articles.
    """
    quoted = quotation(articles, bases, entry)
    named = {number_of(number) for number in _REFERS.findall(quoted)}
    if not named:
        return quoted
    item, code = int(articles.items[entry]), int(articles.codes[entry])
    law = articles.laws[code]
    others = [
        quotation(articles, bases, other)
        for other in range(int(articles.indptr[item]), int(articles.indptr[item + 1]))
        if other != entry
        and articles.laws[int(articles.codes[other])] == law
        and int(articles.numbers[int(articles.codes[other]), 0]) in named
    ]
    return quoted + "".join(others)


def says(quoted: str, marks: Sequence[str], shortest: int = _SHORTEST) -> int:
    """Return ``SAYS`` where a quotation has the marks of a place, ``OTHER`` where it has few, else ``UNKNOWN``.

    Args:
        quoted: as ``quotation`` or ``quotations`` gives it.
        marks: pairs of characters of the place; none where it was not read.
        shortest: a quotation of fewer characters tells nothing.
    """
    if len(quoted) < shortest or not marks:
        return UNKNOWN
    return SAYS if 2 * sum(mark in quoted for mark in marks) >= len(marks) else OTHER
