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
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scipy import sparse

from powerlist.law import naming, references
from powerlist.linkage.arrays.chars import join
from powerlist.linkage.mining import judged, worded
from powerlist.linkage.mining.alike import alike
from powerlist.linkage.mining.conducts import Conduct, Link, Place, conducts
from powerlist.linkage.mining.pair import Pair, Side
from powerlist.linkage.names.cores import core
from powerlist.linkage.statutes.correspondences import HEADER
from powerlist.linkage.statutes.named import signs

if TYPE_CHECKING:
    from powerlist.linkage.mining.corpus import Corpus

GRADES: Final = ("breach", "sent", "judged", "meets", "same", "like", "part", "renumbered")

#: Statutes about officials, the army and procedure: no power of a list is founded on their acts.
_OTHER_LAWS: Final = re.compile(
    "法官|检察官|公务员|处分|监察法|人民代表大会|选举|解放军|军人|军事|军品|士官|兵役|诉讼|刑法|国籍|立法|仲裁|引渡|监狱"
    "|行政处罚法|行政许可法|行政强制法|公安机关|人民警察|看守所|拘留所|外交|民法典|^公司法|组织法|政协|行政复议|国家赔偿"
)
_SENT: Final = re.compile(r"(?:依照|按照|适用|依据)《([^》]{2,40})》(?:的)?(?=第)")
#: Pairs of characters, each beginning where the one before ends; and how many of them mark a place.
_GRAM: Final = re.compile("(?=([一-鿿]{2}))")
_MARKS: Final = 6
#: What lists acts, and what an article of more than one sentence of penalties has.
_LIST: Final = re.compile("[，；、]|或者")
_MORE: Final = re.compile(r"\n|[(（][一二三四五六七八九十]{1,3}[)）]|。(?=.{8})")
#: Characters of an act that are compared.
_LONGEST: Final = 200


def pairs(corpus: Corpus) -> list[Pair]:
    """Return the places that correspond, each pair once, in order.

    Args:
        corpus: the statutes.
    """
    acts, links = _read(corpus)
    return _pairs(corpus, acts, links, _listed(acts, _worded(corpus)))


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


def _pairs(
    corpus: Corpus, acts: list[Conduct], links: list[Link], listed: dict[Side, list[str]]
) -> list[Pair]:
    near = alike(corpus, acts)
    renumbered = [(pair.left, pair.right) for pair in near if pair.grade == "renumbered"]
    read = judged.found(corpus, acts, renumbered, judged.load(), listed)
    best: dict[tuple[tuple[Side, int], tuple[Side, int]], str] = {}
    for pair in (*_breaches(links), *_sent(corpus), *near, *read):
        sides = ((pair.left, pair.left_acts), (pair.right, pair.right_acts))
        left, right = sorted(sides, key=lambda side: (_in_order(side[0]), side[1]))
        known = best.get((left, right))
        if known is None or GRADES.index(pair.grade) < GRADES.index(known):
            best[left, right] = pair.grade
    return sorted(
        (Pair(left, right, grade, mine, theirs) for ((left, mine), (right, theirs)), grade in best.items()),
        key=lambda pair: (_in_order(pair.left), _in_order(pair.right), pair.left_acts, pair.right_acts),
    )


def _in_order(side: Side) -> tuple[bool, int | str, Place]:
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


def encode(corpus: Corpus) -> str:
    """Return the text of ``correspondences.tsv``.

    First the statutes that occur or punish acts, one a line, of an older version with its date; then the pairs in
    numbers: statute,
    article, suffix, 款, 项 of both sides, 0 for what is not named, and the grade; then, for places that a reader
    judged, the pairs of characters by which a quotation of them is known; then, for each act of the last versions, the
    numbers of its pairs of characters; then the articles that punish a single act; then, for pairs that are about
    some acts of their places only, the pair and a mask of those of either side.

    Args:
        corpus: the statutes.
    """
    acts, links = _read(corpus)
    own = _worded(corpus)
    listed = _listed(acts, own)
    found = _pairs(corpus, acts, links, listed)
    used = sorted(
        {side[0] for pair in found for side in (pair.left, pair.right)}
        | {act.statute for act in acts if act.punished and corpus.latest[act.statute]},
        key=lambda statute: (isinstance(statute, str), statute),
    )
    number = {statute: place for place, statute in enumerate(used)}
    lines = [HEADER, *(_titled(corpus, statute) for statute in used)]
    lines.append("")
    for left, right, grade, *_ in found:
        cells = (number[left[0]], *left[1], number[right[0]], *right[1], GRADES.index(grade))
        lines.append(" ".join(map(str, cells)))
    lines.append("")
    judged_sides = sorted(
        {
            side
            for pair in found
            if pair.grade in ("judged", "meets", "part")
            for side in (pair.left, pair.right)
        },
        key=_in_order,
    )
    marks = marks_of(acts) | judged.marks()
    lines += [
        f"{number[statute]} {' '.join(map(str, place))}\t{' '.join(marks[statute, place])}"
        for statute, place in judged_sides
        if (statute, place) in marks
    ]
    lines.append("")
    told = [(side, text) for side in judged_sides for text in listed.get(side, ())]
    shipped = [*told, *(one for one in _others(corpus, acts, own, told) if one[0][0] in number)]
    lines += [
        f"{number[statute]} {' '.join(map(str, place))}\t{numbers}"
        for ((statute, place), _), numbers in zip(
            shipped, _numbers([text for _, text in shipped]), strict=True
        )
    ]
    lines.append("")
    lines += [
        f"{number[statute]}\t{places}" for statute, places in _single(corpus, acts) if statute in number
    ]
    lines.append("")
    lines += [
        f"{row} {pair.left_acts} {pair.right_acts}"
        for row, pair in enumerate(found)
        if pair.left_acts or pair.right_acts
    ]
    return "\n".join(lines) + "\n"


def _single(corpus: Corpus, acts: list[Conduct]) -> list[tuple[int, str]]:
    """Return the articles of each last version that punish one act, article and suffix with a point between."""
    texts: dict[int, dict[tuple[int, int], set[str]]] = defaultdict(lambda: defaultdict(set))
    for act in acts:
        if act.punished and corpus.latest[act.statute]:
            texts[act.statute][act.place[:2]].add(act.text)
    found = []
    for statute, articles in sorted(texts.items()):
        whole = {(one.number, one.suffix): one.text for one in corpus.statutes[statute].articles}
        single = [place for place, of in sorted(articles.items()) if _one(of, whole[place])]
        found.append((statute, " ".join(f"{article}.{suffix}" for article, suffix in single)))
    return found


def _one(acts: set[str], article: str) -> bool:
    """Tell whether an article punishes one act: one text that lists none, and nothing else in the article."""
    return len(acts) == 1 and not any(map(_LIST.search, acts)) and not _MORE.search(article.strip())


def _listed(acts: list[Conduct], own: list[tuple[Side, str]]) -> dict[Side, list[str]]:
    """Return the acts that are punished at each place, in words of the statutes first."""
    texts: dict[Side, dict[str, None]] = defaultdict(dict)
    for act in acts:
        if act.punished:
            for place in judged.places_of(act):
                texts[place][act.text] = None
    for side, text in own:
        texts[side][text] = None
    return {side: list(of) for side, of in texts.items()}


def _worded(corpus: Corpus) -> list[tuple[Side, str]]:
    number = judged.numbered(corpus)
    return [((number.get(one.version, one.version.title), one.place), one.text) for one in worded.load()]


def _others(
    corpus: Corpus, acts: list[Conduct], own: list[tuple[Side, str]], told: list[tuple[Side, str]]
) -> list[tuple[Side, str]]:
    """Return the acts of no judged place: a name that is theirs shall not be taken for another's."""
    known = {(side[0], text) for side, text in told}
    others: list[tuple[Side, str]] = [
        ((act.statute, act.place), act.text)
        for act in acts
        if act.punished and corpus.latest[act.statute] and (act.statute, act.text) not in known
    ]
    others += [(side, text) for side, text in own if (side[0], text) not in known]
    return list(dict.fromkeys(others))


def _signs(texts: list[str]) -> sparse.csr_array:
    return signs(core(join(texts, _LONGEST)[0]))


def _numbers(texts: list[str]) -> list[str]:
    """Return the numbers of the pairs of characters of each text; they hold no sentence."""
    found = _signs(texts)
    rows = (found.indices[start:stop] for start, stop in pairwise(found.indptr.tolist()))
    return [" ".join(map(str, sorted(row.tolist()))) for row in rows]


def marks_of(acts: list[Conduct]) -> dict[Side, tuple[str, ...]]:
    """Return for each place the rarest pairs of characters of its acts; they hold no sentence.

    Args:
        acts: all acts.
    """
    texts: dict[Side, str] = defaultdict(str)
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
