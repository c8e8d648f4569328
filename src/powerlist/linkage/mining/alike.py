"""Acts that two statutes, or a duty and a penalty of one, tell in nearly the same words.

Words are compared as the engine compares names: by the weight of their bigrams, rare ones first. Statutes about one
thing, by their titles or by all their acts, need less likeness than others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from scipy import sparse

from powerlist.linkage.arrays.chars import Joined, grams, join
from powerlist.linkage.mining import wording
from powerlist.linkage.mining.pair import Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.mining.conducts import Conduct
    from powerlist.linkage.mining.corpus import Corpus

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
#: An act that so many statutes have word for word is nobody's own.
_MANY: Final = 3


class _Alike(NamedTuple):
    """Likeness of pairs of acts: positions, cosine, share that the shorter has of the longer, common weight."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    cosine: NDArray[np.float32]
    share: NDArray[np.float32]
    weight: NDArray[np.float32]


def alike(corpus: Corpus, acts: list[Conduct]) -> list[Pair]:
    """Return acts of two statutes, or a duty and a penalty of one, that are told in nearly the same words.

    Args:
        corpus: the statutes.
        acts: their acts.
    """
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
