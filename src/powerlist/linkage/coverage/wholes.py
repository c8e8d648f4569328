"""Items that mean the whole of a field, and items of their body that are a part of it.

对用人单位遵守劳动法律、法规情况的监督检查 looks after everything that labour law demands: the inspection of labour
contracts under 《劳动合同法》 is a part of it, though neither articles nor words agree. So does
对粮食收购、储存、销售等经营活动的监督检查 hold each inspection of grain under the same regulations, and an award to
those who report offences of every kind those for reports on food. Two bodies meet where the one looks after the laws of
a field, and the name of the other's inspection says that field: 遵守社会保险法律、法规情况, 社会保险费缴纳情况; and an
inspection whose name is what its law is about (植物检疫) holds those that rest on that law, whoever makes them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from rapidfuzz.distance import Prefix

from powerlist.linkage.arrays.chars import join
from powerlist.linkage.arrays.lookup import grouped
from powerlist.linkage.coverage.covered import Covered
from powerlist.linkage.names import lexicon
from powerlist.linkage.names.limits import PENALTY, TYPES
from powerlist.linkage.names.rules_broken import fields_of
from powerlist.linkage.names.vocabulary import ACT_WORDS, FIELDS
from powerlist.linkage.statutes.topics import family
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.names.bodies import Bodies
    from powerlist.linkage.names.reading import Reading

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
#: Nothing but a field, and what is said around it: 对食品安全工作的监督检查, 文化市场行政执法检查.
_FIELDS: Final = "|".join(sorted(FIELDS, key=lambda word: (-len(word), word)))
_ONLY: Final = re.compile(
    rf"^(?:对|开展|全[县市区]|本?辖区内?)*(?P<field>{_FIELDS})(?:法|质量|安全|治安|市场|质量安全)?"
    r"(?:的|工作|情况|领域|方面|行业|活动|单位|企业|日常|专项|行政|综合|执法|监督|管理|监管|监察|抽查|检查|巡查|和|、){1,8}$"
)
#: Who takes samples does not look at all that is done under a law.
_SAMPLES: Final = re.compile("抽查|抽检|抽样|监测|检测")
#: What may stand in a name beside the matter of its law.
_GOVERNED: Final = re.compile("管理|工作")
#: What its law forbids, whatever that is.
_UNLAWFUL: Final = re.compile(r"^(?:对于?)?违法[^；、的]{1,4}行为(?:的?(?:行政)?处罚)?$")
#: A campaign that names nothing but what weighs most: it may look at all that its laws are about.
_CAMPAIGN: Final = re.compile(
    r"专项(?:行动|整治|执法|治理)[^；]{0,4}(?:对|检查)?(?:重点(?:单位|产品|企业|场所|行业|领域|区域|时段)[、和及]?)+"
)
_LAW = re.compile(r"(?:实施)?(?:法|条例|办法|规定|细则)$")
#: Whether employers obey says nothing of who serves them, nor of the funds that they pay into.
_EMPLOYERS: Final = "用人单位"
_NO_EMPLOYER: Final = re.compile("机构|基金")
_TESTER: Final = re.compile("(?:检验|检测|检定|鉴定|认证|评价)机构")
#: Where things are done, which is everywhere; and what is looked at in them.
_WHERE: Final = re.compile("环节|单位|企业|过程|领域|其制品|监督管理|场所")
_ASPECTS: Final = ("质量", "安全", "卫生", "价格", "计量", "防疫", "环保", "标签", "台账")
_SHORTEST: Final = 2
#: Acts that a name must list to mean all that is done.
_ACTS: Final = 2
_LONGEST: Final = 200
#: Laws of one item that are looked at.
_LAWS_OF_ONE: Final = 60
#: Pairs that are looked at, one by one.
MOST: Final = 200_000


class _Matter(NamedTuple):
    """What an item is about that means a whole.

    Attributes:
        fields: words of which one stands in the name of what it holds, or in the title of a law that founds that.
        of_law: what it holds rests on one of its laws.
        acts: mask of the acts of which what it holds says one, if any; 0 for all.
        aspects: words of which what it holds says one; none for all.
        of_field: it is the laws of a field that are looked after, so that other bodies may hold a part of it.
    """

    fields: tuple[str, ...]
    of_law: bool
    acts: int
    aspects: tuple[str, ...] = ()
    of_field: bool = False


class _Item(NamedTuple):
    """An item: its place in the pool, what it says, the laws that it names, and what those and it itself are about."""

    position: int
    text: str
    core: str
    done: int
    titles: frozenset[str]
    topics: frozenset[str]
    about: str


if TYPE_CHECKING:
    _Holds = Callable[[_Matter, _Item, _Item], bool]


def wholes(
    reading: Reading,
    bodies: Bodies,
    articles: Articles,
    cores: Sequence[str],
    names: Sequence[str],
    subs: Sequence[str],
) -> Covered:
    """Return the pairs of one type of which one means a whole and the other a part of it: of one body, and of two.

    Args:
        reading: what the names say.
        bodies: who exercises the items.
        articles: what founds them.
        cores: the names without frame and function words.
        names: of the main items.
        subs: of the sub-items.
    """
    penalties = reading.types == PENALTY
    # 违反公共场所卫生管理规定, and no article that says which: all of them
    sums_up = penalties & reading.rules & (np.diff(articles.indptr) == 0)
    rows = np.flatnonzero(
        np.isin(reading.types, (_INSPECTION, _AWARD))
        | (penalties & np.isin(bodies.organs, bodies.organs[sums_up]))
    )
    texts, _ = join(reading.said(names, subs, rows), _LONGEST)
    found = [
        _item(row, text, cores[row], int(reading.done[row]), articles)
        for row, text in zip(rows.tolist(), texts.split(), strict=True)
    ]
    size, left, missed = len(cores), MOST, 0
    keys: list[int] = []
    for one, matter, others, holds in _asked(found, reading, bodies, sums_up):
        keys += [
            min(one.position, other.position) * size + max(one.position, other.position)
            for other in others[: max(left, 0)]
            if other is not one and holds(matter, one, other)
        ]
        missed += len(others) > left
        left -= len(others)
    return Covered(np.unique(np.array(keys, dtype=np.int64)), missed)


def _asked(
    found: Sequence[_Item], reading: Reading, bodies: Bodies, sums_up: NDArray[np.bool_]
) -> Iterator[tuple[_Item, _Matter, Sequence[_Item], _Holds]]:
    """Yield each item that means a whole, what that is, the items that may be a part of it, and what makes them one."""
    types, lawful = reading.types, list[tuple[_Item, _Matter]]()
    rows = np.array([one.position for one in found], dtype=np.int64)
    for places in grouped(bodies.organs[rows] * len(TYPES) + types[rows]):
        members = [found[place] for place in places.tolist()]
        for one in members:
            if types[one.position] == PENALTY and not sums_up[one.position]:
                continue
            matter = _meant(one, types[one.position])
            if matter is not None:
                yield one, matter, members, _holds
                if matter.of_field:
                    lawful.append((one, matter))
    inspections = [one for one in found if types[one.position] == _INSPECTION]
    for one, matter in lawful:
        yield one, matter, inspections, _names_field
    for one in inspections:
        if laws := _its_laws(one):
            yield one, laws, inspections, _under_its_law


def _item(position: int, text: str, core: str, done: int, articles: Articles) -> _Item:
    start, stop = articles.named_indptr[position : position + 2].tolist()
    span = max(len(articles.titles), 1)
    laws = articles.named[start:stop][:_LAWS_OF_ONE] % span
    titles = frozenset(articles.titles[law] for law in laws.tolist())
    topics = frozenset(map(family, titles))
    # What names the topic of one of its laws is about that one, whatever else it cites.
    named = [topic for topic in topics if len(topic) >= _SHORTEST and topic in core]
    return _Item(position, text, core, done, titles, topics, "\n".join(named or titles))


def _meant(one: _Item, type_: int) -> _Matter | None:
    """Return the whole that an item means; None where it means none. Of penalties, those that name rules only."""
    if type_ == PENALTY:
        return _rules_of(one)
    if type_ == _AWARD:
        return _Matter((_INFORMERS,), of_law=False, acts=0) if _EVERY.search(one.text) else None
    return _observed(one) or _all_of_field(one) or _of_all_acts(one)


def _rules_of(one: _Item) -> _Matter | None:
    """Return what the rules are about of which an item says nothing but that they are broken."""
    fields = fields_of(one.text)
    if fields:
        return _Matter(fields, of_law=False, acts=0)
    # 违法用地行为: whatever its law punishes
    return _Matter((), of_law=True, acts=0) if one.titles and _UNLAWFUL.search(one.text) else None


def _observed(one: _Item) -> _Matter | None:
    """Return the field whose laws an item looks after; None where it does not say so."""
    for pattern in _OBSERVED:
        if said := pattern.search(one.text):
            return _field(said.group(1), one.topics)
    if _CAMPAIGN.search(one.text):
        return _Matter((), of_law=True, acts=0)
    if (system := _SYSTEM.search(one.text)) and system.group(1) in map(_plain, one.titles):
        return _field(system.group(1), one.topics)
    return None


def _field(words: str, topics: Iterable[str]) -> _Matter | None:
    """Return what the laws of a field are about: the topics of its own laws that it names, else its words."""
    said = {topic for topic in topics if len(topic) >= _SHORTEST and topic in words}
    # 《劳动合同法》 is about labour contracts, not about all labour, though 《劳动法》 is cited beside
    named = sorted(topic for topic in said if not any(topic in other for other in said - {topic}))
    words = _LAW.sub("", words)
    if not named and (len(words) < _SHORTEST or words in _ASPECTS):
        # 煤矿工程执行质量法律: whose quality stands elsewhere
        return None if words else _Matter((), of_law=True, acts=0)
    return _Matter(_with_parts(*(named or (words,))), of_law=False, acts=0, of_field=True)


def _with_parts(*fields: str) -> tuple[str, ...]:
    """Return fields with what belongs to each of them."""
    return *fields, *(part for field in fields for part in FIELDS.get(field, ()))


def _all_of_field(one: _Item) -> _Matter | None:
    """Return the field of government of which an item says nothing but that it is looked after."""
    said = _ONLY.match(one.text)
    return _Matter(_with_parts(said["field"]), of_law=False, acts=0) if said else None


def _of_all_acts(one: _Item) -> _Matter | None:
    """Return the thing of which an item means all that is done with it, or one aspect of that; None for any other."""
    plain = _WHERE.sub("", one.core)
    thing = ACT_WORDS.sub(r"\1", plain)
    if one.done.bit_count() < _ACTS:
        return None
    more = lexicon.MORE.search(one.text)
    if len(thing) >= _SHORTEST and (plain.startswith(thing) or plain.endswith(thing)):
        return _Matter(_with_parts(thing), of_law=True, acts=0 if more else one.done)
    # 粮食收购、储存等经营活动不符合质量标准: what is looked at is said behind the acts
    stop = Prefix.similarity(plain, thing)
    head = plain[:stop]
    aspects = tuple(word for word in _ASPECTS if word in thing[stop:])
    if more and len(head) >= _SHORTEST and aspects:
        return _Matter(_with_parts(head), of_law=True, acts=0, aspects=aspects)
    return None


def _holds(matter: _Matter, one: _Item, other: _Item) -> bool:
    if _of_another(one, other):
        return False
    if matter.of_law and not (one.titles & other.titles or _of_topic(matter, other)):
        return False
    if matter.aspects and not any(_says(word, other.core, other.text) for word in matter.aspects):
        return False
    if matter.acts and other.done and not matter.acts & other.done:
        return False
    if not matter.fields or _named_in(matter, other):
        return True
    return not matter.of_law and any(_says(field, other.about) for field in matter.fields)


def _of_another(one: _Item, other: _Item) -> bool:
    """Return whether one looks at employers, and the other at who serves them or at their funds."""
    return _EMPLOYERS in one.text and _NO_EMPLOYER.search(other.text) is not None


def _named_in(matter: _Matter, other: _Item) -> bool:
    return any(_says(field, other.core, other.text) for field in matter.fields)


def _its_laws(one: _Item) -> _Matter | None:
    """Return what the laws of an item are about whose name says nothing else; None for any other name."""
    said = _GOVERNED.sub("", one.core)
    topics = tuple(
        sorted(topic for topic in one.topics if len(topic) >= _SHORTEST and said in (topic, f"{topic}法"))
    )
    return _Matter(topics, of_law=True, acts=0) if topics and not _SAMPLES.search(one.text) else None


def _under_its_law(matter: _Matter, _: _Item, other: _Item) -> bool:
    return not other.topics.isdisjoint(matter.fields)


def _names_field(matter: _Matter, one: _Item, other: _Item) -> bool:
    """Return whether the name of an item says the field; what its laws are about does not do between two bodies."""
    return not _of_another(one, other) and _named_in(matter, other)


def _of_topic(matter: _Matter, other: _Item) -> bool:
    """Return whether an item rests on a law about the thing; what those do who test it for others is no part of it."""
    topics = "\n".join(other.topics)
    return not _TESTER.search(other.text) and any(_says(field, topics) for field in matter.fields)


def _says(field: str, *texts: str) -> bool:
    """Return whether a text says a field; 非税收入 does not say 税收."""
    return any(field in text and field in text.replace(f"非{field}", "") for text in texts)


def _plain(title: str) -> str:
    return _LAW.sub("", title.removeprefix("中华人民共和国"))
