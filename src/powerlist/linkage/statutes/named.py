"""Which places of statutes the names of penalties tell, by the acts that are punished there.

A list cites a whole article of several acts, an older number, or nothing; its names are the words of the act all the
same: 对随意倾倒、抛撒、堆放或者焚烧生活垃圾的处罚 is article 111 of 《固体废物污染环境防治法》 where no basis says so.
The acts of the places that a reader judged ship as numbers of their pairs of characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from scipy import sparse

from powerlist.linkage.arrays.chars import MARK, Joined, distinct, grams
from powerlist.linkage.arrays.lookup import entries_of
from powerlist.linkage.citations.keys import BITS as POINT_BITS
from powerlist.linkage.citations.keys import article_key
from powerlist.linkage.names.limits import PENALTY
from powerlist.linkage.statutes.known_acts import BITS, KnownActs
from powerlist.linkage.statutes.quotations import OTHER, quotations, says
from powerlist.linkage.statutes.topics import family

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.names.reading import Reading
    from powerlist.linkage.statutes.correspondences import Correspondences

    _Entries = Callable[[int, int], list[tuple[int, tuple[int, int]]]]

_LONGEST: Final = 200
#: Signs, which carry nothing. The shipped numbers hang on it, and on the words that ``cores.core`` knows.
_EMPTY: Final = re.compile(r"[^一-鿿\d\x1e]")
_NAME: Final = re.compile(r"^对于?|(?:(?<!的)(?<!等)(?<!行为)(?:的|等|行为)++)?(?:行政)?处罚$")
#: From this likeness on a name tells a place, and so much less than the best.
_TELLS, _LESS = 0.45, 0.06
#: From this likeness on it tells nothing else.
_CLEARLY: Final = 0.65
#: From this likeness on it tells the act though the basis names another point: one of the two is a slip.
_ALIKE: Final = 0.9
#: The same of an act of an article that the item cites: what it rests on it is about, in whatever words.
_TELLS_CITED: Final = 0.28
#: The same of a name that says only which rules are broken: their subject is no act.
_TELLS_RULES: Final = 0.8
#: The same where the basis cites another article of that law: an older number, or another act.
_TELLS_ELSEWHERE: Final = 0.75
#: The pairs of characters of a name that is of one act weigh so much in the mean.
_SPECIAL: Final = 4.0
#: An act stands in a name whole in this share of its weight.
_WHOLE: Final = 0.9
#: What an act that a name lists is worth, and how much of the name it must be.
_LISTED, _AMONG = 0.9, 1.3
#: So many pairs of characters a name and an act must share before they are compared.
_LEAST: Final = 2
#: What is quoted in fewer characters may be one act of an article.
_QUOTED: Final = 60
#: What begins a name that says only that something is against the law, as ``cores.core`` gives it.
_UNLAWFUL: Final = "违"
#: Names and acts that are compared at once.
_AT_ONCE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Named:
    """Items and the acts that their names tell, by their places; one entry an item and act.

    Attributes:
        items: positions of items.
        places: numbers of the places, as in ``KnownActs.table``.
        kin: whether the item names no law with known acts, only one about the same.
        clear: whether name and act are so near that the name is of nothing else; never of an act that every law has.
        acts: which of the acts of its place the name tells, counted from 1.
        listed: the name is nearer to another act, and lists this one or means it as one more way to break the law.
    """

    items: NDArray[np.int64]
    places: NDArray[np.int64]
    kin: NDArray[np.bool_]
    clear: NDArray[np.bool_]
    acts: NDArray[np.int64]
    listed: NDArray[np.bool_]


def signs(cores: Joined) -> sparse.csr_array:
    """Return the pairs of characters of acts or names without frames and empty words, over hashed columns.

    Args:
        cores: the texts as ``cores.core`` gives them.
    """
    return grams(cores.replace(_EMPTY, ""), 2, BITS)


def named(
    table: Correspondences,
    reading: Reading,
    articles: Articles,
    names: Sequence[str],
    subs: Sequence[str],
    bases: Sequence[str],
) -> Named:
    """Return the places that the names of penalties tell.

    Of an item that cites laws, only places of these laws, and where no act of theirs is known, of laws about the same
    (a region's beside the nation's); of one that cites none, any. Acts that every law has for itself tell only places
    of articles that the item cites.

    Args:
        table: the places, with their acts.
        reading: what the names say.
        articles: what founds the items.
        names: of the main items.
        subs: of the sub-items.
        bases: their legal basis.
    """
    acts = table.acts
    rows = np.flatnonzero((reading.types == PENALTY) & ~reading.blank)
    if not len(rows) or not len(acts):
        return _NOTHING
    texts = reading.said(names, subs, rows)
    versions = table.versions(articles.titles)
    found = _matches(table, reading, articles, rows, versions)
    # an act of an article that the item does not cite is no rival of those that it cites
    doubtful = np.flatnonzero((found.likeness >= found.least) & (found.likeness < _TELLS_ELSEWHERE))
    one, other = found.names[doubtful], found.acts[doubtful]
    entries = _entries(articles, versions)
    elsewhere = _elsewhere(table, entries, rows[one], other)
    asked, of = np.unique(one, return_inverse=True)
    quoted = _quotes([texts[place] for place in asked.tolist()], rows[asked], bases)
    elsewhere &= ~quoted[of]
    found.least[doubtful[elsewhere]] = np.inf
    # what fits loosely and is cited under a number that had another text is cited of another version
    loose = np.flatnonzero(found.cited & (found.likeness >= found.least) & (found.likeness < _TELLS))
    one, other = found.names[loose], found.acts[loose]
    quoted_at = partial(quotations, articles, bases)
    found.least[loose[_of_another_version(table, entries, quoted_at, rows[one], other)]] = np.inf
    # whose basis names or quotes other points of the article is about those
    beside = np.flatnonzero(found.cited & (found.likeness >= found.least) & (found.likeness < _ALIKE))
    one, other = found.names[beside], found.acts[beside]
    found.least[beside[_of_another_point(table, entries, articles, rows[one], other)]] = np.inf
    near, nearest = _nearest(found, acts)
    told = found.acts[near]
    order = np.lexsort((acts.orders[told], acts.numbers[told], found.names[near]))
    near, told = near[order], told[order]
    return Named(
        rows[found.names[near]].astype(np.int64),
        acts.numbers[told],
        ~found.own[near],
        (found.likeness[near] >= _CLEARLY) & ~reading.bound[rows[found.names[near]]],
        acts.orders[told],
        ~nearest[order],
    )


class _Matches(NamedTuple):
    """Names and acts that have rare pairs of characters in common; one entry each.

    Attributes:
        names: places among the names.
        acts: numbers of the acts.
        own: the item names the law of the act, or none.
        cited: it cites the article of the act.
        likeness: how near they are.
        least: from which likeness on the name tells the act.
        whole: the act stands in the name whole, and is of an article that the item cites.
        inside: the name says of what it names only that it is against the law, and stands in the act whole.
    """

    names: NDArray[np.int64]
    acts: NDArray[np.int64]
    own: NDArray[np.bool_]
    cited: NDArray[np.bool_]
    likeness: NDArray[np.float32]
    least: NDArray[np.float64]
    whole: NDArray[np.bool_]
    inside: NDArray[np.bool_]


def _matches(
    table: Correspondences,
    reading: Reading,
    articles: Articles,
    rows: NDArray[np.int64],
    versions: Sequence[tuple[int, ...]],
) -> _Matches:
    acts = table.acts
    own_cores = reading.own.split()
    cores = [own_cores[row][:_LONGEST] for row in rows.tolist()]
    mine = signs(Joined(MARK.join(cores), len(rows)))
    rests = _cited(versions, articles, acts)
    one, other = _with_cited(*_candidates(mine, acts), rests, rows, acts)
    own, lawful = _lawful(table, versions, articles, rows[one], acts.laws[other])
    one, other, own = one[lawful], other[lawful], own[lawful]
    mine_weight, act_weight = mine @ acts.weights, acts.weight
    common = _common(mine, acts.signs, acts.weights, one, other)
    known, of_act = acts.cited
    cited = np.isin(rows[one] * len(known) + of_act[other], rests)
    least = np.full(len(one), _TELLS)
    least[cited] = _TELLS_CITED
    least[(reading.rules[rows] | reading.general[rows])[one]] = _TELLS_RULES
    # 未按规定备案 is said of a hundred acts; of the article that is cited it may be the only one
    least[(mine_weight < _SPECIAL * np.diff(mine.indptr))[one] & ~cited] = np.inf
    # 拒绝检查 is said of every law
    least[reading.bound[rows[one]] & ~cited] = np.inf
    whole = cited & (common >= _WHOLE * act_weight[other]) & (act_weight[other] >= _SPECIAL)
    likeness = _likeness(common, mine_weight[one], act_weight[other])
    plain = _unlawful(cores, mine_weight, acts)[one]
    inside = (plain >= _SPECIAL) & (common >= _WHOLE * plain) & np.isfinite(least)
    return _Matches(one, other, own, cited, likeness, least, whole & np.isfinite(least), inside)


def _unlawful(cores: Sequence[str], weight: NDArray[np.float32], acts: KnownActs) -> NDArray[np.float32]:
    """Return what names weigh that begin with what is against the law (非法猎捕), without that; 0 for others."""
    found = np.zeros(len(cores), dtype=np.float32)
    places = np.array(
        [place for place, core in enumerate(cores) if core.startswith(_UNLAWFUL)], dtype=np.int64
    )
    if len(places):
        heads = signs(Joined(MARK.join(cores[place][:2] for place in places.tolist()), len(places)))
        found[places] = weight[places] - heads @ acts.weights
    return found


_NONE: Final = np.zeros(0, dtype=np.int64)
_NEVER: Final = np.zeros(0, dtype=bool)
_NOTHING: Final = Named(_NONE, _NONE, _NEVER, _NEVER, _NONE, _NEVER)


def _candidates(mine: sparse.csr_array, acts: KnownActs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return names and acts that have rare pairs of characters in common."""
    found = mine @ acts.led_to
    keep = np.flatnonzero(found.data >= _LEAST)
    rows = np.searchsorted(found.indptr, keep, side="right") - 1
    return rows.astype(np.int64), found.indices[keep].astype(np.int64)


def _likeness(
    common: NDArray[np.float32], name: NDArray[np.float32], act: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return how near a name is to an act: as equals, or because it lists the act among some more."""
    equal = 2 * common / np.maximum(name + act, 1e-9)
    listed = np.minimum(common / np.maximum(act, 1e-9), _AMONG * common / np.maximum(name, 1e-9))
    found: NDArray[np.float32] = np.maximum(equal, _LISTED * listed).astype(np.float32)
    return found


def _common(
    mine: sparse.csr_array,
    acts: sparse.csr_array,
    weights: NDArray[np.float32],
    one: NDArray[np.int64],
    other: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Return the weight of what both have; part by part, so that memory is bounded."""
    found = np.zeros(len(one), dtype=np.float32)
    for start in range(0, len(one), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        both = mine[one[part]].multiply(acts[other[part]])
        found[part] = sparse.csr_array(both) @ weights
    return found


def _quotes(texts: Sequence[str], rows: NDArray[np.int64], bases: Sequence[str]) -> NDArray[np.bool_]:
    """Return whether each text stands in the basis of its item: what that cites is the act, under an older number."""
    acts = (_NAME.sub("", "".join(text.split())) for text in texts)
    return np.fromiter(
        (act in "".join(bases[row].split()) for act, row in zip(acts, rows.tolist(), strict=True)),
        dtype=bool,
        count=len(rows),
    )


def _cited(versions: Sequence[tuple[int, ...]], articles: Articles, acts: KnownActs) -> NDArray[np.int64]:
    """Return which items cite which articles that have acts, by the numbers in the version that the acts are of.

    Returns:
        Item × number of the articles that have acts + place among them.
    """
    known, _ = acts.cited
    times = np.fromiter(map(len, versions), dtype=np.int64, count=len(versions))
    laws = np.array([law for numbers in versions for law in numbers], dtype=np.int64)
    entry, version = entries_of(np.concatenate(([0], np.cumsum(times))), articles.laws[articles.codes])
    numbers = articles.numbers[articles.codes[entry]]
    keys = article_key(laws[version], numbers[:, 0], numbers[:, 1])
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    cited = (known[place] == keys) & (numbers[:, 0] > 0)
    found: NDArray[np.int64] = articles.items[entry[cited]] * len(known) + place[cited]
    return found


def _with_cited(
    names: NDArray[np.int64],
    acts_of: NDArray[np.int64],
    rests: NDArray[np.int64],
    rows: NDArray[np.int64],
    acts: KnownActs,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return names and acts with every name beside the acts of the articles that its item cites, however common."""
    known, of_act = acts.cited
    order = np.argsort(of_act, kind="stable")
    indptr = np.concatenate(([0], np.cumsum(np.bincount(of_act, minlength=len(known)))))
    mine = rests[np.isin(rests // len(known), rows)]
    number, entry = entries_of(indptr, mine % len(known))
    name = np.searchsorted(rows, mine[number] // len(known))
    keys = distinct(np.concatenate((names * len(acts) + acts_of, name * len(acts) + order[entry])))
    return keys // len(acts), keys % len(acts)


def _entries(articles: Articles, versions: Sequence[tuple[int, ...]]) -> _Entries:
    """Return what gives the entries by which an item cites articles of a law, each with its article and suffix.

    Args:
        articles: what founds the items.
        versions: the numbers of the law that each title of ``articles`` names.
    """
    numbers, laws = articles.numbers[:, :2].tolist(), articles.laws.tolist()

    @cache
    def cited(item: int, law: int) -> list[tuple[int, tuple[int, int]]]:
        entries = range(int(articles.indptr[item]), int(articles.indptr[item + 1]))
        codes = articles.codes[entries.start : entries.stop].tolist()
        return [
            (entry, (numbers[code][0], numbers[code][1]))
            for entry, code in zip(entries, codes, strict=True)
            if numbers[code][0] and law in versions[laws[code]]
        ]

    return cited


def _elsewhere(
    table: Correspondences, entries: _Entries, items: NDArray[np.int64], acts: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return where an item cites articles of an act's law, and neither the act's own nor one that corresponds to it."""

    def is_elsewhere(item: int, place: tuple[int, int, int]) -> bool:
        law, article, suffix = place
        # of a rule it is known what it punishes, and not where
        cited = {number for _, number in entries(item, law)} if article else set()
        meant = table.within.get((table.titles[law], article, suffix), frozenset()) | {(article, suffix)}
        return bool(cited) and cited.isdisjoint(meant)

    places = table.acts.table[table.acts.numbers[acts], :3].tolist()
    return np.fromiter(map(is_elsewhere, items.tolist(), places), dtype=bool, count=len(items))


def _of_another_version(
    table: Correspondences,
    entries: _Entries,
    quoted: Callable[[int], str],
    items: NDArray[np.int64],
    acts: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return where an item quotes another text than that of the act's place under the number of its article."""
    quoted = cache(quoted)

    def is_other(item: int, place: list[int]) -> bool:
        law, article, suffix, *_ = place
        marks = table.quotable.get(" ".join(map(str, place)), ())
        cited = entries(item, law) if marks else []
        texts = [quoted(entry) for entry, number in cited if number == (article, suffix)]
        return bool(texts) and all(says(text, marks, _QUOTED) == OTHER for text in texts)

    places = table.acts.table[table.acts.numbers[acts]].tolist()
    return np.fromiter(map(is_other, items.tolist(), places), dtype=bool, count=len(items))


def _of_another_point(
    table: Correspondences,
    entries: _Entries,
    articles: Articles,
    items: NDArray[np.int64],
    acts: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return where an item cites the article of an act at other points of it, and never at the act's or as a whole."""

    def is_other(item: int, place: list[int]) -> bool:
        law, article, suffix, _, point = place
        masks = [
            int(articles.points[entry]) for entry, number in entries(item, law) if number == (article, suffix)
        ]
        return (
            point > 0
            and bool(masks)
            and all(mask and not mask >> min(point, POINT_BITS) & 1 for mask in masks)
        )

    places = table.acts.table[table.acts.numbers[acts]].tolist()
    return np.fromiter(map(is_other, items.tolist(), places), dtype=bool, count=len(items))


def _nearest(found: _Matches, acts: KnownActs) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return which acts are near enough to their names, or stand in them whole; and whether they are nearest.

    Of a place that a name is nearest to, every act that it tells counts as nearest.
    """
    near = np.flatnonzero((found.likeness >= found.least) | (found.whole & np.isfinite(found.least)))
    names, likeness = found.names[near], found.likeness[near]
    best = np.zeros(int(names.max(initial=-1)) + 1, dtype=np.float32)
    np.maximum.at(best, names, likeness)
    nearest = likeness >= best[names] - _LESS
    # 添加激素类药品或者直接将原料药添加到饲料 tells two acts of one place, though one more than the other
    places = names * np.int64(len(acts)) + acts.numbers[found.acts[near]]
    nearest |= (likeness >= _TELLS) & np.isin(places, places[nearest])
    kept = nearest | found.whole[near]
    near, nearest = near[kept], nearest[kept]
    # 非法猎捕 is every unlawful way of it that the article lists: in a closed zone, without papers, with such tools
    known, of_act = acts.cited
    span = np.int64(len(known))
    told = np.unique(found.names[near[nearest]] * span + of_act[found.acts[near[nearest]]])
    ways = np.flatnonzero(found.inside & np.isin(found.names * span + of_act[found.acts], told))
    ways = ways[~np.isin(ways, near)]
    return np.concatenate((near, ways)), np.concatenate((nearest, np.zeros(len(ways), dtype=bool)))


def _lawful(
    table: Correspondences,
    versions: Sequence[tuple[int, ...]],
    articles: Articles,
    items: NDArray[np.int64],
    laws: NDArray[np.int64],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return where an item names the law, in any version, or no law; and where besides it names one about the same."""
    titles = max(len(articles.titles), 1)
    owner, named = articles.named // titles, articles.named % titles
    topics: dict[str, int] = {}
    numbers = [topics.setdefault(family(title), len(topics)) for title in (*articles.titles, *table.titles)]
    of_pool, of_table = np.split(np.array(numbers, dtype=np.int64), [len(articles.titles)])
    times = np.fromiter(map(len, versions), dtype=np.int64, count=len(versions))
    again = np.repeat(owner, times[named] if len(times) else 0)
    codes = np.array([number for place in named.tolist() for number in versions[place]], dtype=np.int64)
    none = np.diff(articles.named_indptr)[items] == 0
    span, topic_span = np.int64(len(table.titles) + 1), np.int64(len(topics) + 1)
    own: NDArray[np.bool_] = none | np.isin(items * span + laws, again * span + codes)
    kin = np.isin(items * topic_span + of_table[laws], owner * topic_span + of_pool[named])
    # whose own laws have acts that are known rests on those
    kin &= ~np.isin(items, again[np.isin(codes, table.acts.laws)])
    return own, own | kin
