"""A pool of items as the engine sees it: everything that pairs are compared on, as arrays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from powerlist.linkage.chars import Bigrams, bigrams_of
from powerlist.linkage.clauses import Clauses
from powerlist.linkage.keys import Articles, articles_of
from powerlist.linkage.names import Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.relation import LinkageOptions

PROVINCE, CITY, COUNTY, TOWNSHIP = 1, 2, 4, 8

_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"[（(〔\[].*?[）)〕\]]")
_COUNTY_WORDS = r"县市区级?|县（市、区）级?|县\(市、区\)级?|县区级?|区县级?|县级|区级|市辖区|县|旗|区"
_CITY_WORDS = (
    r"地州市级?|地市级?|设区的市级?|设区市级?|地级市|市州级?|州市级?|市级|州级|盟市级?|地区级?|市|州"
)
#: The levels that a level cell names at its beginning; what follows is the authority.
_LEVELS = re.compile(
    rf"(?P<province>自治区级?|直辖市级?|省级|省)|(?P<county>{_COUNTY_WORDS})|(?P<city>{_CITY_WORDS})"
    r"|(?P<township>乡镇级?|镇街级?|街道级?|乡级|镇级|乡|镇)"
)
_BITS = {"province": PROVINCE, "city": CITY, "county": COUNTY, "township": TOWNSHIP}
_BETWEEN = re.compile(r"[、/／,，和及与或（）()]*")
_LEVEL_DIGITS = {"2": PROVINCE, "3": CITY, "4": COUNTY, "5": TOWNSHIP}
_PLACE = re.compile(
    r"^(?:地州市级?|县市区级?|县（市、区）|自治区级?|省级?|市级?|县级?|各?区级?|[一-鿿]{2,7}?(?:自治区|自治州|自治县|省|州|市|县|区))+"
)
_ORGAN_LEVEL = (
    # a branch of a city's bureau sits in a county and acts there: its name says no level
    (re.compile(r"分局$"), 0),
    (re.compile(r"^县市区|^县|^各?区|县级(?!以上)"), COUNTY),
    (re.compile(r"^地州市|^市"), CITY),
    (re.compile(r"^自治区|^省|^[一-鿿]{2,3}省|^[一-鿿]{2,7}自治区|厅$"), PROVINCE),
    (re.compile(r"^[一-鿿]{2,8}?(?:县|旗|(?<!自治)区)(?!级)"), COUNTY),
    (re.compile(r"^[一-鿿]{2,8}?市(?!级|场|政|容)"), CITY),
)


@dataclass(frozen=True)
class Pool:
    """Items to be compared.

    Attributes:
        names: names of the main items, as they stand.
        subs: names of the sub-items.
        bases: their legal basis, as it stands.
        departments: the departments, as they stand.
        reading: what the names say.
        articles: what founds them.
        organs: number of the department without its place; 0 where it is not known.
        levels: mask of the levels that exercise it; 0 where it is not known.
        split: position of the first item of the other side; None for one pool.
    """

    names: list[str]
    subs: list[str]
    bases: list[str]
    departments: list[str]
    reading: Reading
    articles: Articles
    organs: NDArray[np.int32]
    levels: NDArray[np.int8]
    split: int | None = None

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.names)

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses that the names speak of, found when asked."""
        return Clauses(self)

    @cached_property
    def bigrams(self) -> Bigrams:
        """The names' bigrams, made once."""
        return bigrams_of(self.reading.core)


def pool_of(
    items: pd.DataFrame,
    citations: pd.DataFrame,
    options: LinkageOptions,
    against: tuple[pd.DataFrame, pd.DataFrame] | None = None,
) -> Pool:
    """Return the pool of one list, or of two sides.

    Args:
        items: columns are code names of fields; ``name`` is needed, what else is missing counts as empty.
        citations: as ``Catalogue.citations``.
        options: how much of a name and of a basis is compared.
        against: items and citations of the other side.
    """
    split = None
    if against is not None:
        split = len(items)
        _, other_citations = against
        moved = other_citations.assign(position=other_citations["position"] + split)
        citations = pd.concat([citations, moved], ignore_index=True)
    sides = [items] if against is None else [items, against[0]]
    column = {
        name: [text for side in sides for text in _column(side, name)]
        for name in ("name", "sub_name", "type", "department", "level", "basis")
    }
    return Pool(
        names=column["name"],
        subs=column["sub_name"],
        bases=column["basis"],
        departments=column["department"],
        reading=read(column["name"], column["sub_name"], column["type"], options.longest),
        articles=articles_of(citations, column["basis"], options.citations),
        organs=_organs(column["department"]),
        levels=_levels(column["level"], column["department"]),
        split=split,
    )


def _column(frame: pd.DataFrame, name: str) -> list[str]:
    if name not in frame:
        return [""] * len(frame)
    found: list[str] = frame[name].tolist()
    return found


def stem(department: str) -> str:
    """Return a department's name without its place and brackets: 县林业和草原局 → 林业和草原局."""
    plain = _BRACKETS.sub("", _SPACE.sub("", department))
    short = _PLACE.sub("", plain).removeprefix("级")
    return short if len(short) > 1 else plain


def _organs(departments: Sequence[str]) -> NDArray[np.int32]:
    known: dict[str, int] = {"": 0}
    number = {
        text: known.setdefault(stem(text) if text.strip() else "", len(known))
        for text in dict.fromkeys(departments)
    }
    return np.fromiter((number[text] for text in departments), dtype=np.int32, count=len(departments))


def _levels(levels: Sequence[str], departments: Sequence[str]) -> NDArray[np.int8]:
    by_level = {text: level_of(text) for text in dict.fromkeys(levels)}
    by_organ = {text: _level_of_organ(text) for text in dict.fromkeys(departments)}
    return np.fromiter(
        (by_level[level] or by_organ[organ] for level, organ in zip(levels, departments, strict=True)),
        dtype=np.int8,
        count=len(levels),
    )


def level_of(text: str) -> int:
    """Return the mask of the levels that a level cell names at its beginning; 0 for none.

    ``地州市级；负责…`` is the city, ``市级、县级`` both, ``2,3`` (platform codes) province and city.
    """
    plain = _SPACE.sub("", text)
    if plain and all(char in "123456,，、" for char in plain):
        return _mask(_LEVEL_DIGITS.get(char, 0) for char in plain)
    mask, at = 0, 0
    while match := _LEVELS.match(plain, at):
        mask |= _BITS[match.lastgroup or ""]
        at = match.end()
        between = _BETWEEN.match(plain, at)
        if between and between.group():
            at = between.end()
        elif match.group().endswith("级"):
            # What follows without a sign is the authority: 县级 县级接收申请.
            break
    # 县级以上 names no level of its own.
    return 0 if plain.startswith(("以上", "及以上"), at) else mask


def _level_of_organ(department: str) -> int:
    plain = _SPACE.sub("", department)
    return next((bit for pattern, bit in _ORGAN_LEVEL if pattern.search(plain)), 0)


def _mask(bits: Iterable[int]) -> int:
    total = 0
    for bit in bits:
        total |= bit
    return total
