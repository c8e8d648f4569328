"""The acts that an item is about: those that its name lists, and those that its basis quotes.

A name such as 对销售…等行为的处罚 or 对违反…管理规定的处罚 means more than it says; what it covers stands in the
articles that its basis quotes, point by point. A closed name covers what it says, part by part; where it says it in
words of its own (对非法行医的处罚), the only act that its basis quotes says what it means.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.names import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.names.reading import Reading

#: Ends of a clause; what follows 由某部门 or 责令 is the consequence.
_BREAK = re.compile(
    r"[\n。；;]|[(（][一二三四五六七八九十\d]{1,3}[)）]|(?<=的)，"
    r"|，(?=由|责令|处以?|没收|给予|依法|可以?处|并处|情节|逾期|或者?(?!者))"
    r"|或者(?=未(?:按|取得|经))"
)
#: Ends of an act in a name that lists several.
_PARTS = re.compile(r"[\n。；;]|(?<=的)[，,、]|[，,](?=或者|以及|并)")
#: Clauses that say no act: consequences, duties, who is in charge, how a law is headed, what only refers.
_NO_ACT = re.compile(
    r"^(?:由|处|并|没收|责令|可以?|情节|构成|给予|依照|按照|根据|对违反|有下列|对有|对直接|对其|对单位|对个人|对主管|对违法|对船长"
    r"|货值|依法|尚不|逾期|拒不改正|造成|其中|吊销|暂扣|暂停|撤销|提请|退还|属于|但是?|除"
    r"|实行|【|国家|国务院|县级|各级|本|[一-鿿]{0,6}(?:有|无|没有)?违法所得|[^，]{0,12}货值)"
    r"|(?:应当|不得|负责).*(?<!的)$|下列[^，]{0,8}：?$|前[款条]|上述|所列|罚款|(?:修正|修订|发布|施行|公布)）?$"
    r"|造成.{0,8}损[失害]的?$|承担.{0,6}责任：?$|处分|赔偿|^.{0,8}拒不(?:执行|改正)的?$|拘留|工作人员的$|的职责|处罚：?$|违法行为之一"
)
#: References inside an act; an act that is little else says nothing.
_REFERENCE = re.compile(
    r"(?:违反(?:了|本)?(?:[^，]{0,12})?)?(?:《[^《》]{1,40}》)?(?:本(?:法|条例|办法|规定|细则))?第[零一二三四五六七八九十百\d]+条"
    r"(?:第?[零一二三四五六七八九十、第至\d]+[款项条])*(?:、|和|或者?)?(?:的?规定)?"
)
_LEADING = re.compile(
    r"^[：:\s]*(?:违反(?:本|《)[^，]{0,40}?规定，?(?:有下列[^，]{0,12}，)?)?(?:或者?|以及|和)?"
)
#: A clause without any of these is a thing that the heading's act is done to, no act.
_ACT = re.compile(r"未|无|擅自|拒|超|违|不(?!明)|没有|擅|逾期|虚假|非法|违法")
_SHORTEST, LONGEST = 5, 160
#: What stands around an act in a name.
_FRAME = re.compile(r"^\s*对于?|(?:行为)?的?(?:行政)?(?:处罚|强制|检查|监督检查)\s*$")
#: Characters of one quoted article that are read.
_TEXT = 4_000
#: Acts of one basis that are read.
_MOST = 400
#: A basis that quotes so few acts quotes them for what its name means, where the name has not this share of the
#: characters of any.
_FEW, _TOLD = 2, 0.8
#: An act that more items quote than this is no item's own.
_COMMON = 6


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts of a pool; entries of the arrays belong together.

    Attributes:
        texts: as they stand.
        owners: position of the item of each.
        named: whether the name says it; else the basis quotes it.
    """

    texts: list[str]
    owners: NDArray[np.int64]
    named: NDArray[np.bool_]


def acts_of(
    reading: Reading,
    articles: Articles,
    organs: NDArray[np.int32],
    names: Sequence[str],
    bases: Sequence[str],
) -> Acts:
    """Return the acts that names list, and those that the bases quote of items whose names do not tell them.

    Args:
        reading: what the names say.
        articles: what founds the items.
        organs: number of the body of each item.
        names: of the items.
        bases: their legal basis.
    """
    texts: list[str] = []
    owners: list[int] = []
    # asked row by row: lists are faster than arrays
    silent, open_ = (reading.bound | reading.rules).tolist(), reading.open.tolist()
    indptr = articles.indptr.tolist()
    quoted_at = list(zip(articles.quote_starts.tolist(), articles.quote_stops.tolist(), strict=True))
    for position, name in enumerate(names):
        # Every law has its own refused inspections; and rules that are broken name no act.
        if silent[position]:
            continue
        parts = [part for part in _PARTS.split(name[: 4 * LONGEST]) if len(part) >= _SHORTEST]
        texts += parts
        owners += [position] * len(parts)
    said = len(texts)
    quoted: dict[int, list[str]] = {}
    known: dict[tuple[tuple[str, ...], int], list[str]] = {}
    for position in np.flatnonzero(articles.quoted & ~reading.bound).tolist():
        # Most names are the words of their clause.
        if not open_[position] and _FRAME.sub("", names[position]) in bases[position]:
            continue
        most = _MOST if open_[position] else _FEW + 1
        basis, ends = bases[position], quoted_at[indptr[position] : indptr[position + 1]]
        quotes = tuple([basis[start : min(stop, start + _TEXT)] for start, stop in ends]), most
        if quotes not in known:
            known[quotes] = _acts_in(*quotes)
        acts = known[quotes]
        if open_[position] or (acts and len(acts) <= _FEW and not _tells(names[position], acts)):
            quoted[position] = acts
    # What very many items of a body quote is what all acts of a law have in common.
    body = organs.tolist()
    times = Counter((body[position], act) for position, acts in quoted.items() for act in acts)
    for position, acts in quoted.items():
        rare = [act for act in acts if times[body[position], act] <= _COMMON]
        texts += rare
        owners += [position] * len(rare)
    return Acts(texts, np.array(owners, dtype=np.int64), np.arange(len(texts)) < said)


def says_act(text: str) -> bool:
    """Return whether a clause says that something is not as it should be."""
    return bool(_ACT.search(text))


def _acts_in(quotes: tuple[str, ...], most: int) -> list[str]:
    said: dict[str, None] = {}
    for quote in quotes:
        for part in _BREAK.split(quote):
            if len(said) == most:
                return list(said)
            if act := _act(part):
                said[act] = None
    return list(said)


@lru_cache(maxsize=4096)
def _act(part: str) -> str:
    """Return the act that a part of a quotation states, "" where it states none; many items quote the same ones."""
    act = _LEADING.sub("", part).strip()[:LONGEST]
    stated = (
        len(act) >= _SHORTEST
        and not _NO_ACT.search(act)
        and not lexicon.OF_ITS_LAW.search(act)
        and len(_REFERENCE.sub("", act)) >= _SHORTEST
    )
    return act if stated else ""


def _tells(name: str, acts: list[str]) -> bool:
    """Return whether a name says what its basis quotes: most of what one of the acts says."""
    mine = set(name)
    return any(len(mine & (letters := _letters(act))) >= _TOLD * len(letters) for act in acts)


@lru_cache(maxsize=4096)
def _letters(act: str) -> frozenset[str]:
    """Return the characters of an act; many items quote the same ones."""
    return frozenset(act)
