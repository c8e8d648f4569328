"""Who exercises a power, at which level and where: what keeps equal rows apart by law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from powerlist.model.bureaus import full_name
from powerlist.model.organs import NO_LEVEL
from powerlist.model.receiver import SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

PROVINCE, CITY, COUNTY, TOWNSHIP = 1, 2, 4, 8

#: So many characters of a body's name say its line: 自然资源局 and 自然资源规划局 have the first two in common.
_LINE = 2
#: What many bodies begin with says no line.
_NO_LINE = ("国家", "国有", "中国", "人民", "城市", "行政", "中共", "政府", "综合")
_SPACE = re.compile(r"\s+")
#: Bounded, so that a cell of nothing but opening brackets costs no more than its length.
_BRACKETS = re.compile(r"[（(〔\[][^）)〕\]]{0,200}[）)〕\]]")
_COUNTY_WORDS = r"县市区级?|县（市、区）级?|县\(市、区\)级?|县区级?|区县级?|县级|区级|市辖区|县|旗|区"
_CITY_WORDS = r"地州市级?|地市级?|设区的市级?|设区市级?|地级市|市州级?|州市级?|盟市级?|地区级?|市级?|州级?"
#: The levels that a level cell names at its beginning; what follows is the authority.
_LEVELS = re.compile(
    rf"(?P<province>自治区级?|直辖市级?|省级|省)|(?P<county>{_COUNTY_WORDS})|(?P<city>{_CITY_WORDS})"
    r"|(?P<township>乡镇级?|镇街级?|街道级?|乡级|镇级|乡|镇)"
)
_BITS = {"province": PROVINCE, "city": CITY, "county": COUNTY, "township": TOWNSHIP}
_BETWEEN = re.compile(r"[、/／,，和及与或（）()]*")
_LEVEL_DIGITS = {"2": PROVINCE, "3": CITY, "4": COUNTY, "5": TOWNSHIP}
_LEVEL = rf"(?!{NO_LEVEL})"
_GENERIC_PLACE = rf"地州市级?|县市区级?|县（市、区）|自治区级?|省级?|{_LEVEL}[市县]级?|各?{_LEVEL}区级?"
_NAMED_PLACE = (
    rf"(?:[一-鿿]{{2,7}}?(?:自治区|自治州|自治县|省|州|{_LEVEL}[市县区])|(?![各本辖]县)[一-鿿]{_LEVEL}县)"
)
_PLACE = re.compile(rf"^(?:{_GENERIC_PLACE}|{_NAMED_PLACE})+")
_NAMED = re.compile(rf"^(?:{_NAMED_PLACE})+")
#: A township is its own place.
_TOWN = re.compile(r"^(?:.*[市县区州])?([一-鿿]{1,8}(?:镇|乡|街道|苏木))(?:人民政府|办事处|政府)?$")
#: A branch acts where it stands, whatever the level of the organ that it belongs to.
_BRANCH = re.compile(r"分局|派出|大队|支队|中队|所$")
_ORGAN_LEVEL = (
    (re.compile(rf"^县市区|^{_LEVEL}县|^各?{_LEVEL}区|县级(?!以上)"), COUNTY),
    (re.compile(rf"^地州市|^{_LEVEL}市"), CITY),
    (re.compile(r"^自治区|^省|^[一-鿿]{2,3}省|^[一-鿿]{2,7}自治区|厅$"), PROVINCE),
    (re.compile(r"^[一-鿿]{2,8}?(?:县|旗|(?<!自治)区)(?!级)"), COUNTY),
    (re.compile(rf"^[一-鿿]{{2,8}}?{_LEVEL}市(?!级)"), CITY),
)
#: So many townships are compared as bits; a whole province has more, but hardly a cell in common.
_MOST_MASKED = 1_024


@dataclass(frozen=True, slots=True)
class Bodies:
    """One entry an item in every array.

    Attributes:
        organs: number of the department without its place; 0 where it is not known.
        lines: number of what that begins with; bureaus of one line have it in common (林业局, 林业草原局).
        stated: mask of the levels that the level cell names; 0 for none.
        named: mask of the level that the department's name tells; 0 for none.
        levels: what the level cell names, else what the department's name tells.
        places: number of the named place of the department; 0 for none.
        kinds: last character of that place (县, 区, 镇 …) by number of the place.
        receivers: number of the receivers' cell; 0 for an empty one.
        townships: by that number the townships that it names.
        masks: the same as bits, one array by number for each 64 townships; None where there are too many.
    """

    organs: NDArray[np.int32]
    lines: NDArray[np.int32]
    stated: NDArray[np.int8]
    named: NDArray[np.int8]
    levels: NDArray[np.int8]
    places: NDArray[np.int32]
    kinds: NDArray[np.str_]
    receivers: NDArray[np.int32]
    townships: list[frozenset[str]]
    masks: list[NDArray[np.uint64]] | None

    def stated_apart(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where both level cells name levels and have none in common."""
        return _apart(self.stated, left, right)

    def told_apart(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return the same of what the level cells name or, where they do not, the departments' names tell."""
        return _apart(self.levels, left, right)

    def named_apart(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where the departments' names tell two levels: 市农业农村局 and 县农业农村局 are two bodies."""
        return _apart(self.named, left, right)

    def territory_apart(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return where each side acts in a place of its own: two counties, two townships."""
        one, other = self.places[left], self.places[right]
        apart: NDArray[np.bool_] = (one > 0) & (other > 0) & (one != other)
        placed = np.flatnonzero(apart)
        apart[placed] = self.kinds[one[placed]] == self.kinds[other[placed]]
        first, second = self.receivers[left], self.receivers[right]
        asked = np.flatnonzero((first > 0) & (second > 0) & (first != second))
        if len(asked):
            apart[asked[self._disjoint(first[asked], second[asked])]] = True
        return apart

    def _disjoint(self, first: NDArray[np.int32], second: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return where two cells of receivers, by number, name no township in common."""
        if self.masks is not None:
            common = np.zeros(len(first), dtype=bool)
            for word in self.masks:
                common |= (word[first] & word[second]) > 0
            return ~common
        span = len(self.townships)
        combined, place = np.unique(first.astype(np.int64) * span + second, return_inverse=True)
        disjoint = [
            self.townships[pair // span].isdisjoint(self.townships[pair % span]) for pair in combined.tolist()
        ]
        return np.array(disjoint)[place]


def _apart(masks: NDArray[np.int8], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
    one, other = masks[left], masks[right]
    apart: NDArray[np.bool_] = (one > 0) & (other > 0) & ((one & other) == 0)
    return apart


def bodies_of(departments: Sequence[str], levels: Sequence[str], receivers: Sequence[str]) -> Bodies:
    """Read the bodies of a pool.

    Args:
        departments: the departments, as they stand.
        levels: the level cells, with the authority behind the level or without.
        receivers: the townships that take an item over, or "".
    """
    count = len(departments)
    stated_by = {text: level_of(text) for text in dict.fromkeys(levels)}
    level_by = {text: level_of_organ(text) for text in dict.fromkeys(departments)}
    stated = np.fromiter(map(stated_by.__getitem__, levels), dtype=np.int8, count=count)
    told = np.fromiter(map(level_by.__getitem__, departments), dtype=np.int8, count=count)
    organs, _ = _numbered(departments, stem)
    lines, _ = _numbered(departments, _line)
    places, known = _numbered(departments, place_of)
    cells, texts = _numbered(receivers, str.strip)
    townships = [frozenset(part for part in SEPARATORS.split(text) if part.strip()) for text in texts]
    return Bodies(
        organs=organs,
        lines=lines,
        stated=stated,
        named=told,
        levels=np.where(stated > 0, stated, told).astype(np.int8),
        places=places,
        kinds=np.array([text[-1:] for text in known]),
        receivers=cells,
        townships=townships,
        masks=_masks(townships),
    )


def _masks(cells: Sequence[frozenset[str]]) -> list[NDArray[np.uint64]] | None:
    """Return the bit of each township in the mask of each cell that names it."""
    number: dict[str, int] = {}
    for cell in cells:
        for name in sorted(cell):
            number.setdefault(name, len(number))
        if len(number) > _MOST_MASKED:
            return None
    words = [[0] * len(cells) for _ in range((len(number) + 63) // 64)]
    for place, cell in enumerate(cells):
        for name in cell:
            words[number[name] // 64][place] |= 1 << number[name] % 64
    return [np.array(word, dtype=np.uint64) for word in words]


def _numbered(texts: Sequence[str], read: Callable[[str], str]) -> tuple[NDArray[np.int32], list[str]]:
    known: dict[str, int] = {"": 0}
    number = {
        text: known.setdefault(read(text) if text.strip() else "", len(known))
        for text in dict.fromkeys(texts)
    }
    return np.fromiter(map(number.__getitem__, texts), dtype=np.int32, count=len(texts)), list(known)


def stem(department: str) -> str:
    """Return the name of a department's body, without place and brackets: 县林业和草原局, 县林草局 → 林业草原局."""
    plain = _BRACKETS.sub("", _SPACE.sub("", department))
    if _TOWN.match(plain):
        return plain
    bare = _PLACE.sub("", plain).removeprefix("级")
    return full_name(bare if len(bare) > 1 else plain)


def _line(department: str) -> str:
    """Return what tells the line of a department: how its body's name begins, or all of it."""
    body = stem(department)
    return body if body.startswith(_NO_LINE) else body[:_LINE]


def place_of(department: str) -> str:
    """Return the named place of a department: 甲县水利局 → 甲县, 甲县乙镇人民政府 → 乙镇, 县水利局 → ""."""
    plain = _BRACKETS.sub("", _SPACE.sub("", department))
    town = _TOWN.match(plain)
    if town:
        return town.group(1)
    if re.match(_GENERIC_PLACE, plain):
        return ""
    named = _NAMED.match(plain)
    return named.group() if named else ""


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


def level_of_organ(department: str) -> int:
    """Return the level that a department's name tells, 0 where it tells none or is a branch."""
    plain = _SPACE.sub("", department)
    if _TOWN.match(_BRACKETS.sub("", plain)):
        return TOWNSHIP
    if _BRANCH.search(plain):
        return 0
    return next((bit for pattern, bit in _ORGAN_LEVEL if pattern.search(plain)), 0)


def _mask(bits: Iterable[int]) -> int:
    total = 0
    for bit in bits:
        total |= bit
    return total
