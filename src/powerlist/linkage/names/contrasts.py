"""Characters and words that exclude each other where one stands in the other's place: 左 右, 盗伐 滥伐, 国有 集体.

``data/contrasts.tsv`` has a set of characters or a family of words on each line, part by part: those of one part mean
the same where they stand, those of two parts exclude each other. What a law only lists side by side (收购、运输) is no
contrast; nor is a word that holds another one (城镇, 城乡).
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

HEADER: Final = "powerlist/contrasts/v1"

#: What a row of the table is: characters or words, by parts; those of one part mean the same here.
SET, FAMILY = "set", "family"

#: Figures exclude each other where they count classes, not where they measure.
_FIGURES: Final = frozenset("一二三四五六七八九十abcdef")
_COUNTED: Final = frozenset("级类等期档次批孩星型")
#: A zone and a season of one prohibition: 禁渔区, 禁渔期.
_CLOSED: Final = (frozenset("区期"), frozenset("禁休防"))
_CLOSED_BEFORE: Final = 2


def read(text: str) -> list[tuple[str, list[str]]]:
    """Return the rows of a table of contrasts: whether it is a set or a family, and its parts.

    Args:
        text: lines of a kind and parts, tab separated, behind a header; words of one part stand behind blanks.

    Raises:
        ValueError: the text is no table of contrasts.
    """
    header, *lines = text.splitlines()
    if header != HEADER:
        raise ValueError(f"not a table of contrasts: {header[:40]!r}")
    return [(kind, parts) for kind, *parts in (line.split("\t") for line in lines if line)]


_TABLE: Final = read(files("powerlist.linkage.data").joinpath("contrasts.tsv").read_text(encoding="utf-8"))
#: Of two characters that exclude each other, what means the same as either.
_PAIRS: Final[dict[str, frozenset[str]]] = {
    first + second: frozenset(one + other)
    for kind, parts in _TABLE
    if kind == SET
    for one in parts
    for other in parts
    if one is not other
    for first in one
    for second in other
}
#: For each word its family and its part.
_WORDS: Final[dict[str, tuple[int, int]]] = {
    word: (family, part)
    for family, (kind, parts) in enumerate(_TABLE)
    if kind == FAMILY
    for part, words in enumerate(parts)
    for word in words.split()
}
_WORD: Final = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
#: The characters of all words, and with those of all sets.
WORDS: Final = frozenset("".join(_WORDS))
CHARACTERS: Final = WORDS.union(*_PAIRS, _FIGURES, _CLOSED[0])


def contrast(one: str, place: int, other: str, other_place: int) -> bool:
    """Return whether a character of the first text and one of the second exclude each other where they stand.

    Args:
        one: a text.
        place: of the character in it.
        other: the other text, alike around that place.
        other_place: of its character.
    """
    first, second = one[place], other[other_place]
    behind = one[place + 1 : place + 2]
    if first in _FIGURES and second in _FIGURES and (behind in _COUNTED or one[place - 1 : place] == "第"):
        return True
    if _CLOSED[0] == {first, second}:
        return bool(_CLOSED[1].intersection(one[max(place - _CLOSED_BEFORE, 0) : place]))
    same = _PAIRS.get(first + second)
    # 出入 holds 进.
    return same is not None and not same.intersection(
        one[max(place - 1, 0) : place]
        + behind
        + other[max(other_place - 1, 0) : other_place]
        + other[other_place + 1 : other_place + 2]
    )


@lru_cache(maxsize=4096)
def words_of(text: str) -> dict[int, list[tuple[int, int, int]]]:
    """Return for each family of which a text has words, each word's part, begin and end; many pairs ask alike."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for match in _WORD.finditer(text):
        family, part = _WORDS[match.group()]
        found.setdefault(family, []).append((part, match.start(), match.end()))
    return found
