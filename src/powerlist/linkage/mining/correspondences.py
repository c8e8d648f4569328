"""Which article of one statute rules the act that an article of another one rules.

Four things tell it: a penalty names the article whose breach it punishes (``breach``); a statute sends to the
penalty of another (``sent``); two statutes describe one act in nearly the same words (``same``, ``like``; of two
versions of one statute ``renumbered``); or a reader found that they rule one act (``judged``), or overlap in part or in
one of several acts of a place (``part``). Words are compared as the engine compares names: by the weight of their
bigrams, rare ones first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from scipy import sparse

from powerlist.law import naming, references
from powerlist.linkage.chars import Joined, grams, join
from powerlist.linkage.mining import judged, wording
from powerlist.linkage.mining.conducts import Conduct, Link, Place, conducts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.mining.corpus import Corpus

HEADER: Final = "powerlist/correspondences/v1"
GRADES: Final = ("breach", "sent", "judged", "same", "like", "part", "renumbered")

#: Statutes about officials, the army and procedure: no power of a list is founded on their acts.
_OTHER_LAWS: Final = re.compile(
    "法官|检察官|公务员|处分|监察法|人民代表大会|选举|解放军|军人|军事|军品|士官|兵役|诉讼|刑法|国籍|立法|仲裁|引渡|监狱"
    "|行政处罚法|行政许可法|行政强制法|公安机关|人民警察|看守所|拘留所|外交|民法典|^公司法|组织法|政协|行政复议|国家赔偿"
)
_PLACE: Final = re.compile(
    r"^(浙江省|(?:杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水)市?|[一-鿿]{2,4}(?:自治区|自治州|自治县|省))"
)
#: What titles have in common whatever they are about.
_KIND: Final = re.compile(
    r"实施(?:细则|办法|条例|意见)?|暂行|行政处罚|若干|条例|办法|规定|细则|规则|规范|法|管理|监督|保护|促进|安全|防治|[（(]试行[）)]"
)
#: Acts that every statute has for itself; alike only where the statutes are about one thing.
_EVERY_LAW: Final = re.compile(
    "拒绝|阻碍|阻挠|妨碍|隐瞒|欺骗|虚假|贿赂|伪造|变造|涂改|转让|出租|出借|竣工|验收|资质|打击报复|泄露|隐匿|弄虚作假|许可证|备案|变更"
    "|检查|疏于|应急预案|以本人名义|以本单位名义|停止建设|逾期|按设计图纸|设计图纸"
)
_CITY: Final = re.compile(
    r"^(?!城市)(杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水|景宁|[一-鿿]{2,3}市)"
)

_SENT: Final = re.compile(r"(?:依照|按照|适用|依据)《([^》]{2,40})》(?:的)?(?=第)")
_CUT: Final = 260
_BITS: Final = 20
_STEP: Final = 500
_PAIRS: Final = 20_000
#: Least cosine that is looked at, and how much of it rare words must make.
_FLOOR: Final = 0.44
_RARE: Final = 0.25
#: A word that so many acts have is not rare.
_FEW: Final = 700
#: Titles with so much in common are about one thing, and so are statutes whose acts have so much in common.
_ONE_TOPIC: Final = 0.5
_ONE_BODY: Final = 0.2
#: Statutes that are about things near to each other.
_NEAR_BODY: Final = 0.15
#: Pairs of characters, each beginning where the one before ends; and how many of them mark a place.
_GRAM: Final = re.compile("(?=([一-鿿]{2}))")
_MARKS: Final = 6
#: An act that so many statutes have word for word is nobody's own.
_MANY: Final = 3


class Pair(NamedTuple):
    """Two places that correspond, each with the number of its statute; one that no text is of, with its title."""

    left: tuple[int | str, Place]
    right: tuple[int | str, Place]
    grade: str


class _Alike(NamedTuple):
    """Likeness of pairs of acts: positions, cosine, share that the shorter has of the longer, common weight."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    cosine: NDArray[np.float32]
    share: NDArray[np.float32]
    weight: NDArray[np.float32]


def pairs(corpus: Corpus) -> list[Pair]:
    """Return the places that correspond, each pair once, in order.

    Args:
        corpus: the statutes.
    """
    return _pairs(corpus, *_read(corpus))


def _read(corpus: Corpus) -> tuple[list[Conduct], list[Link]]:
    """Return all acts, and which penalty is for the breach of which article."""
    acts: list[Conduct] = []
    links: list[Link] = []
    said: set[tuple[object, ...]] = set()
    # the last version first: an older one counts only where it says another thing, or elsewhere
    for number in sorted(range(len(corpus.statutes)), key=lambda number: not corpus.latest[number]):
        title = corpus.titles[number]
        found, breaches = conducts(number, corpus.statutes[number])
        if _OTHER_LAWS.search(title):
            found = []
        links += [link for link in breaches if (title, link.penalty, link.duty) not in said]
        acts += [act for act in dict.fromkeys(found) if (title, act.place, act.text) not in said]
        said |= {(title, link.penalty, link.duty) for link in breaches}
        said |= {(title, act.place, act.text) for act in found}
    return acts, links


def _pairs(corpus: Corpus, acts: list[Conduct], links: list[Link]) -> list[Pair]:
    alike = _alike(corpus, acts)
    renumbered = [(pair.left, pair.right) for pair in alike if pair.grade == "renumbered"]
    read = judged.found(corpus, acts, renumbered, judged.load())
    best: dict[tuple[tuple[int | str, Place], tuple[int | str, Place]], str] = {}
    for pair in (*_breaches(links), *_sent(corpus), *alike, *(Pair(*one) for one in read)):
        left, right = sorted((pair.left, pair.right), key=_in_order)
        known = best.get((left, right))
        if known is None or GRADES.index(pair.grade) < GRADES.index(known):
            best[left, right] = pair.grade
    return sorted(
        (Pair(left, right, grade) for (left, right), grade in best.items()),
        key=lambda pair: (_in_order(pair.left), _in_order(pair.right)),
    )


def _in_order(side: tuple[int | str, Place]) -> tuple[bool, int | str, Place]:
    """Return what sides are sorted by: statutes by number, then titles."""
    return isinstance(side[0], str), *side


def _breaches(links: list[Link]) -> list[Pair]:
    return [Pair((link.statute, link.duty), (link.statute, link.penalty), "breach") for link in links]


def _sent(corpus: Corpus) -> list[Pair]:
    """Return the articles that send to the penalty of another statute."""
    number_of = {title: number for number, title in enumerate(corpus.titles)}
    found = []
    for number, statute in enumerate(corpus.statutes):
        for article in statute.articles if corpus.latest[number] else ():
            for match in _SENT.finditer(article.text):
                other = number_of.get(naming.key(match.group(1)))
                # a text that is older than the other's last version counts the articles of an earlier one
                if other is None or other == number or statute.date < corpus.statutes[other].date:
                    continue
                for ref in references.read(article.text, match.end()).refs:
                    if ref.article and not ref.range_end and "处罚" in article.text[ref.end : ref.end + 12]:
                        place = Place(ref.article, ref.suffix, ref.paragraph, ref.item)
                        here = Place(article.number, article.suffix, 0, 0)
                        found.append(Pair((number, here), (other, place), "sent"))
    return found


def _alike(corpus: Corpus, acts: list[Conduct]) -> list[Pair]:
    """Return acts of two statutes, or a duty and a penalty of one, that are told in nearly the same words."""
    core = wording.core([act.text for act in acts])
    statutes = np.array([act.statute for act in acts], dtype=np.int64)
    near = _near(core)
    mine, theirs = statutes[near.left], statutes[near.right]
    title = _likeness(_topics(corpus.titles), mine, theirs)
    body = _likeness(_bodies(core, statutes, len(corpus.titles)), mine, theirs)
    one = (title >= _ONE_TOPIC) | (body >= _ONE_BODY)
    punished = np.array([act.punished for act in acts])
    every = np.array([_EVERY_LAW.search(act.text) is not None for act in acts])
    own = every[near.left] | every[near.right]
    told = np.array([act.told for act in acts])
    own_law = mine == theirs
    numbers = {title: place for place, title in enumerate(corpus.titles)}
    laws = np.array([numbers[title] for title in corpus.titles], dtype=np.int64)
    versions = ~own_law & (laws[mine] == laws[theirs])
    across = (
        ~own_law
        & ~versions
        & told[near.left]
        & told[near.right]
        & (punished[near.left] | punished[near.right])
    )
    keep = (across | (own_law & (punished[near.left] ^ punished[near.right]))) & ~_apart(corpus, acts, near)
    keep &= ~(_common(core, laws[statutes])[near.left] & ~one)
    behind = _behind(near, statutes, keep)
    keep &= behind <= np.where(own_law, 0.04, 0.12)
    same = (one & (near.cosine >= 0.62) & (near.weight >= 45)) | (
        ~one & ~own & (near.share >= 0.85) & (near.cosine >= 0.5) & (near.weight >= 60)
    )
    like = (
        (one & (near.cosine >= 0.5) & (near.share >= 0.72) & (near.weight >= 50))
        | ((body >= _NEAR_BODY) & (near.cosine >= 0.6) & (near.weight >= 60))
        | (~one & ~own & (near.share >= 0.78) & (near.cosine >= 0.45) & (near.weight >= 50))
        | (~one & own & (near.share >= 0.8) & (near.cosine >= 0.55) & (near.weight >= 100))
    )
    # heads of lists make much of one statute alike: only the nearest, and nearer
    like &= ~own_law | ((behind == 0) & (near.cosine >= 0.55))
    renumbered = versions & (punished[near.left] == punished[near.right]) & (near.cosine >= 0.8)
    renumbered &= (near.weight >= 40) & (_behind(near, statutes, renumbered) == 0)
    found = []
    for grade, chosen in (("same", keep & same), ("like", keep & like & ~same), ("renumbered", renumbered)):
        for place in np.flatnonzero(chosen).tolist():
            one_act, other = acts[near.left[place]], acts[near.right[place]]
            if (
                corpus.titles[one_act.statute] == corpus.titles[other.statute]
                and one_act.place[:2] == other.place[:2]
            ):
                continue
            found.append(Pair((one_act.statute, one_act.place), (other.statute, other.place), grade))
    return found


def _behind(near: _Alike, statutes: NDArray[np.int64], keep: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return how much less alike a pair is than the best that either act has in the other's statute.

    Args:
        near: the pairs.
        statutes: the statute of each act.
        keep: the pairs that count.
    """
    span = np.int64(statutes.max(initial=0) + 1)
    found = np.zeros(len(near.left), dtype=np.float32)
    for mine, theirs in ((near.left, near.right), (near.right, near.left)):
        _, group = np.unique(mine * span + statutes[theirs], return_inverse=True)
        best = np.zeros(int(group.max(initial=0)) + 1, dtype=np.float32)
        np.maximum.at(best, group[keep], near.cosine[keep])
        found = np.maximum(found, best[group] - near.cosine)
    return found


def _near(core: Joined) -> _Alike:
    ones = grams(core, 2, _BITS)
    seen = np.bincount(ones.indices, minlength=ones.shape[1])
    weights = np.log(core.count / (seen + 5.0)).clip(0.2).astype(np.float32)
    weighted = sparse.csr_array((weights[ones.indices], ones.indices, ones.indptr), shape=ones.shape)
    unit = _unit(weighted)
    # what is alike shares words that few acts have; the rest is looked at in those pairs only
    rare = unit.copy()
    rare.data[seen[unit.indices] > _FEW] = 0
    rare.eliminate_zeros()
    turned = rare.T.tocsr()
    rows, columns = [], []
    for start in range(0, core.count, _STEP):
        product = (rare[start : start + _STEP] @ turned).tocoo()
        row, column = product.coords
        row = row.astype(np.int64) + start
        keep = (product.data >= _RARE) & (row < column)
        rows.append(row[keep])
        columns.append(column[keep].astype(np.int64))
    left, right = np.concatenate(rows), np.concatenate(columns)
    cosine = _likeness(unit, left, right)
    near = cosine >= _FLOOR
    left, right, cosine = left[near], right[near], cosine[near]
    common = np.asarray(weighted[left].multiply(ones[right]).sum(axis=1)).ravel()
    total: NDArray[np.float32] = np.asarray(weighted.sum(axis=1)).ravel()
    share = common / np.maximum(np.minimum(total[left], total[right]), 1e-6)
    return _Alike(left, right, cosine, share, common)


def _unit(matrix: sparse.csr_array) -> sparse.csr_array:
    """Return the rows with length one."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    per_entry = np.repeat(np.maximum(lengths, 1e-6), np.diff(matrix.indptr))
    data = (matrix.data / per_entry).astype(np.float32)
    return sparse.csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def _topics(titles: tuple[str, ...]) -> sparse.csr_array:
    """Return what each title is about, as unit rows."""
    topics = [_KIND.sub("", _PLACE.sub("", title)) or title for title in titles]
    ones = grams(join(topics, _CUT)[0], 2, _BITS)
    seen = np.bincount(ones.indices, minlength=ones.shape[1])
    weights = np.log(len(titles) / (seen + 1.0)).clip(0.2).astype(np.float32)
    return _unit(sparse.csr_array((weights[ones.indices], ones.indices, ones.indptr), shape=ones.shape))


def _bodies(core: Joined, statutes: NDArray[np.int64], count: int) -> sparse.csr_array:
    """Return what the acts of each statute are about, as unit rows."""
    ones = grams(core, 2, _BITS)
    places = (statutes, np.arange(core.count))
    owners = sparse.csr_array((np.ones(core.count, dtype=np.float32), places), shape=(count, core.count))
    whole = sparse.csr_array(owners @ ones)
    seen = np.bincount(whole.indices, minlength=whole.shape[1])
    weights = np.log(count / (seen + 2.0)).clip(0)
    data = (np.log1p(whole.data) * weights[whole.indices]).astype(np.float32)
    return _unit(sparse.csr_array((data, whole.indices, whole.indptr), shape=whole.shape))


def _likeness(
    rows: sparse.csr_array, left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return the cosine of each pair of unit rows."""
    parts = [
        np.asarray(
            rows[left[start : start + _PAIRS]].multiply(rows[right[start : start + _PAIRS]]).sum(axis=1)
        ).ravel()
        for start in range(0, len(left), _PAIRS)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)


def _common(core: Joined, laws: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which acts many statutes have in the very same words."""
    owners: dict[str, set[int]] = defaultdict(set)
    texts = core.split()
    for text, law in zip(texts, laws.tolist(), strict=True):
        owners[text].add(law)
    return np.array([len(owners[text]) > _MANY for text in texts])


def _apart(corpus: Corpus, acts: list[Conduct], near: _Alike) -> NDArray[np.bool_]:
    """Return the pairs that exclude each other: two cities, two fields, two limits, two ways to act."""
    city = np.array([_city(title) for title in corpus.titles], dtype=object)
    statutes = np.array([act.statute for act in acts])
    one, other = city[statutes[near.left]], city[statutes[near.right]]
    apart = np.array([bool(a and b and a != b) for a, b in zip(one, other, strict=True)])
    texts = [act.text for act in acts]
    of_titles = [mask[statutes] for mask in wording.fields(corpus.titles)]
    for masks in (*of_titles, *wording.fields(texts), wording.ways(texts)):
        first, second = masks[near.left], masks[near.right]
        apart |= (first > 0) & (second > 0) & ((first & second) == 0)
    return apart


def _city(title: str) -> str:
    """Return the city or province that a title names, "" where it is the nation's or its province's."""
    found = _CITY.match(title)
    return found.group(1) if found else ""


def encode(corpus: Corpus) -> str:
    """Return the text of ``correspondences.tsv``.

    First the statutes that occur, one a line, of an older version with its date; then the pairs in numbers: statute,
    article, suffix, 款, 项 of both sides, 0 for what is not named, and the grade; then, for places that a reader
    judged, the pairs of characters by which a quotation of them is known.

    Args:
        corpus: the statutes.
    """
    acts, links = _read(corpus)
    found = _pairs(corpus, acts, links)
    used = sorted(
        {side[0] for pair in found for side in (pair.left, pair.right)},
        key=lambda statute: (isinstance(statute, str), statute),
    )
    number = {statute: place for place, statute in enumerate(used)}
    lines = [HEADER, *(_titled(corpus, statute) for statute in used)]
    lines.append("")
    for left, right, grade in found:
        cells = (number[left[0]], *left[1], number[right[0]], *right[1], GRADES.index(grade))
        lines.append(" ".join(map(str, cells)))
    lines.append("")
    judged_sides = sorted(
        {side for pair in found if pair.grade in ("judged", "part") for side in (pair.left, pair.right)},
        key=_in_order,
    )
    marks = marks_of(acts) | judged.marks()
    lines += [
        f"{number[statute]} {' '.join(map(str, place))}\t{' '.join(marks[statute, place])}"
        for statute, place in judged_sides
        if (statute, place) in marks
    ]
    return "\n".join(lines) + "\n"


def marks_of(acts: list[Conduct]) -> dict[tuple[int | str, Place], tuple[str, ...]]:
    """Return for each place the rarest pairs of characters of its acts; they hold no sentence.

    Args:
        acts: all acts.
    """
    texts: dict[tuple[int | str, Place], str] = defaultdict(str)
    for act in acts:
        texts[act.statute, act.place] += f" {act.text}"
    grams = {side: frozenset(_GRAM.findall(text)) for side, text in texts.items()}
    seen = Counter(gram for found in grams.values() for gram in found)
    return {
        side: tuple(sorted(sorted(found, key=lambda gram: (seen[gram], gram))[:_MARKS]))
        for side, found in grams.items()
        if len(found) >= _MARKS
    }


def _titled(corpus: Corpus, statute: int | str) -> str:
    if isinstance(statute, str):
        return statute
    older = "" if corpus.latest[statute] else f"\t{corpus.statutes[statute].date.isoformat()}"
    return f"{corpus.titles[statute]}{older}"
