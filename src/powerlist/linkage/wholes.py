"""Items that mean the whole of a field, and items of their body that are a part of it.

对用人单位遵守劳动法律、法规情况的监督检查 looks after everything that labour law demands: the inspection of labour
contracts under 《劳动合同法》 is a part of it, though neither articles nor words agree. So does
对粮食收购、储存、销售等经营活动的监督检查 hold each inspection of grain under the same regulations, and an award to
those who report offences of every kind those for reports on food.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from powerlist.linkage import lexicon
from powerlist.linkage.chars import join
from powerlist.linkage.families import family
from powerlist.linkage.limits import TYPES
from powerlist.linkage.lookup import among, grouped
from powerlist.linkage.vocabulary import ACT_WORDS
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.bodies import Bodies
    from powerlist.linkage.keys import Articles
    from powerlist.linkage.names import Reading

#: Types of which an item can mean a whole field.
_INSPECTION, _AWARD = (TYPES.index(one) for one in (PowerType.INSPECTION, PowerType.REWARD))
_LAWS = "(?:法律|法规|规章)"
# Possessive: a name that repeats these words hundreds of times would else be tried in every way.
_OBSERVE = "(?:遵守|遵循|执行|贯彻|实施|落实|违反)(?:贯彻|落实|执行|实施|遵守|和|、)*+"
_AND_RULES = rf"(?:{_LAWS}|制度|标准|规定|政策|规范|[、和及与等的])*+"
_RELATED = "(?:国家)?(?:有关|相关)?的?"
#: What says that laws are observed; the group is their field, "" for any.
_OBSERVED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # who breaks one article of a law breaks not the whole of it
        rf"{_OBSERVE}《([^《》]{{2,40}})》(?!第)",
        rf"{_OBSERVE}{_RELATED}([^；《》]{{0,24}}?)(?:方面)?的?(?:有关|相关)?的?{_LAWS}",
        rf"^{_RELATED}([^；《》]{{2,24}}?)(?:方面)?的?(?:有关|相关)?的?{_LAWS}{_AND_RULES}{_OBSERVE}",
        rf"{_OBSERVE}([^；《》]{{2,20}}?(?:法|条例))(?=的?情况|的?监督|的?检查|$)",
    )
)
#: A system of which a law of that very name is made: 劳动合同制度, 《劳动合同法》.
_SYSTEM: Final = re.compile(rf"{_OBSERVE}([^；《》]{{2,20}}?)制度")
#: Awards to those who report offences, and what says that it is offences of every kind.
_INFORMERS: Final = "举报"
_EVERY: Final = re.compile(
    "(?:举报|检举|揭发|控告)[^；]{0,8}(?:各类|各种|一切|所有)|(?:各类|各种|一切|所有)[^；]{0,8}(?:举报|检举|揭发|控告)"
)
_LAW = re.compile(r"(?:实施)?(?:法|条例|办法|规定|细则)$")
#: Whether employers obey says nothing of who serves them, nor of the funds that they pay into.
_EMPLOYERS: Final = "用人单位"
_NO_EMPLOYER: Final = re.compile("机构|基金")
_SHORTEST: Final = 2
#: Acts that a name must list to mean all that is done.
_ACTS: Final = 2
_LONGEST: Final = 200
#: Pairs that are looked at, one by one.
MOST: Final = 200_000


class _Matter(NamedTuple):
    """What an item is about that means a whole.

    Attributes:
        fields: words of which one stands in the name of what it holds, or in the title of a law that founds that.
        of_law: what it holds rests on one of its laws.
        acts: mask of the acts of which what it holds says one, if any; 0 for all.
    """

    fields: tuple[str, ...]
    of_law: bool
    acts: int


class _Item(NamedTuple):
    """An item: its place in the pool, what it says, the laws that it names and what those are about."""

    position: int
    text: str
    core: str
    done: int
    titles: frozenset[str]
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wholes:
    """Pairs of which one item means a whole and the other a part of it.

    Attributes:
        keys: smaller position × size of the pool + greater position, rising.
        missed: how many items mean a whole whose parts were not all looked for, since ``MOST`` pairs were.
    """

    keys: NDArray[np.int64]
    missed: int

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
        """Return for pairs of positions whether one holds the other.

        Args:
            left: positions.
            right: positions.
            size: of the pool.
        """
        return among(self.keys, left, right, size)[0]


def wholes(
    reading: Reading,
    bodies: Bodies,
    articles: Articles,
    cores: Sequence[str],
    names: Sequence[str],
    subs: Sequence[str],
) -> Wholes:
    """Return the pairs of one body and one type of which one means a whole and the other a part of it.

    Args:
        reading: what the names say.
        bodies: who exercises the items.
        articles: what founds them.
        cores: the names without frame and function words.
        names: of the main items.
        subs: of the sub-items.
    """
    rows = np.flatnonzero(np.isin(reading.types, (_INSPECTION, _AWARD)))
    texts, _ = join([subs[row] if reading.has_sub[row] else names[row] for row in rows.tolist()], _LONGEST)
    found = [
        _item(row, text, cores[row], int(reading.done[row]), articles)
        for row, text in zip(rows.tolist(), texts.split(), strict=True)
    ]
    size, left, missed = len(cores), MOST, 0
    keys: list[int] = []
    for places in grouped(bodies.organs[rows] * len(TYPES) + reading.types[rows]):
        members = [found[place] for place in places.tolist()]
        for one in members:
            matter = _meant(one, reading.types[one.position])
            if matter is not None:
                keys += [
                    min(one.position, other.position) * size + max(one.position, other.position)
                    for other in members[: max(left, 0)]
                    if other is not one and _holds(matter, one, other)
                ]
                missed += len(members) > left
                left -= len(members)
    return Wholes(np.unique(np.array(keys, dtype=np.int64)), missed)


def _item(position: int, text: str, core: str, done: int, articles: Articles) -> _Item:
    start, stop = articles.named_indptr[position : position + 2].tolist()
    span = max(len(articles.titles), 1)
    titles = frozenset(articles.titles[law] for law in (articles.named[start:stop] % span).tolist())
    return _Item(position, text, core, done, titles, frozenset(map(family, titles)))


def _meant(one: _Item, type_: int) -> _Matter | None:
    """Return the whole that an item means; None where it means none."""
    if type_ == _AWARD:
        return _Matter((_INFORMERS,), of_law=False, acts=0) if _EVERY.search(one.text) else None
    return _observed(one) or _of_all_acts(one)


def _observed(one: _Item) -> _Matter | None:
    """Return the field whose laws an item looks after; None where it does not say so."""
    for pattern in _OBSERVED:
        if said := pattern.search(one.text):
            return _field(said.group(1), one.topics)
    if (system := _SYSTEM.search(one.text)) and system.group(1) in map(_plain, one.titles):
        return _field(system.group(1), one.topics)
    return None


def _field(words: str, topics: Iterable[str]) -> _Matter | None:
    """Return what the laws of a field are about: the topics of its own laws that it names, else its words."""
    said = {topic for topic in topics if len(topic) >= _SHORTEST and topic in words}
    # 《劳动合同法》 is about labour contracts, not about all labour, though 《劳动法》 is cited beside
    named = sorted(topic for topic in said if not any(topic in other for other in said - {topic}))
    words = _LAW.sub("", words)
    if not named and len(words) < _SHORTEST:
        return None if words else _Matter((), of_law=True, acts=0)
    return _Matter(tuple(named) or (words,), of_law=False, acts=0)


def _of_all_acts(one: _Item) -> _Matter | None:
    """Return the thing of which an item means all that is done with it; None for any other."""
    thing = ACT_WORDS.sub(r"\1", one.core)
    if one.done.bit_count() < _ACTS or len(thing) < _SHORTEST or not one.core.startswith(thing):
        return None
    return _Matter((thing,), of_law=True, acts=0 if lexicon.MORE.search(one.text) else one.done)


def _holds(matter: _Matter, one: _Item, other: _Item) -> bool:
    if _EMPLOYERS in one.text and _NO_EMPLOYER.search(other.text):
        return False
    if matter.of_law and not one.titles & other.titles:
        return False
    if matter.acts and other.done and not matter.acts & other.done:
        return False
    if not matter.fields or any(_says(field, other.core, other.text) for field in matter.fields):
        return True
    # What names the topic of one of its laws is about that one, whatever else it cites.
    about = {topic for topic in other.topics if len(topic) >= _SHORTEST and topic in other.core}
    places = about or other.titles
    return not matter.of_law and any(_says(field, *places) for field in matter.fields)


def _says(field: str, *texts: str) -> bool:
    """Return whether a text says a field; 非税收入 does not say 税收."""
    return any(field in text.replace(f"非{field}", "") for text in texts)


def _plain(title: str) -> str:
    return _LAW.sub("", title.removeprefix("中华人民共和国"))
