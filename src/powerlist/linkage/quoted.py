"""Which names are acts that the quoted text of another item's basis lists.

A name such as 对销售…等行为的处罚 or 对违反…管理规定的处罚 means more than it says; what it covers stands in the
articles that its basis quotes, point by point. Where another item of the same body is called after one of
these points, both can be used on one case, though their names and their laws differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage import names
from powerlist.linkage.chars import MARK, Joined, grams, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from powerlist.linkage.bodies import Bodies
    from powerlist.linkage.chars import Bigrams
    from powerlist.linkage.keys import Articles
    from powerlist.linkage.names import Reading

#: Ends of a clause; what follows 由某部门 or 责令 is the consequence.
_BREAK = re.compile(
    r"[\n。；;]|[(（][一二三四五六七八九十\d]{1,3}[)）]|(?<=的)，"
    r"|，(?=由|责令|处以?|没收|给予|依法|可以?处|并处|情节|逾期)"
)
#: Clauses that say no act: consequences, duties, who is in charge, how a law is headed.
_NO_ACT = re.compile(
    r"^(?:由|处|并处|没收|责令|可以|情节|构成|给予|依照|对违反|有下列|对有|对直接|对其|货值|依法|尚不|逾期|拒不改正|造成|其中"
    r"|实行|【|国家|国务院|县级|各级|本)|(?:应当|不得|负责).*(?<!的)$|下列[^，]{0,8}：?$|前[款条]|上述|所列"
)
_LEADING = re.compile(
    r"^[：:\s]*(?:违反(?:本|《)[^，]{0,40}?规定，?(?:有下列[^，]{0,12}，)?)?(?:或者?|以及|和)?"
)
#: A clause without any of these is a thing that the heading's act is done to, no act.
_ACT = re.compile(r"未|无|擅自|拒|超|违|不(?!明)|没有|擅|逾期|虚假|非法|违法")
_SHORTEST, _LONGEST = 5, 160
#: Characters of one quoted article, articles of one item, and clauses of one body that are read.
_TEXT, _CLAUSES = 4_000, 4_000
#: Least likeness of a name and a clause, as the mean of the shares that each has of the other.
_LEAST = 0.3
#: An act that is this near to the name of its own item says what the name says.
_OWN = 0.6


@dataclass(frozen=True, slots=True)
class Quoted:
    """Pairs of a pool of which one is called after an act that the other's basis quotes.

    Attributes:
        keys: smaller position × size of the pool + greater position, rising.
        likeness: of the name and the clause, 0 to 1.
    """

    keys: NDArray[np.int64]
    likeness: NDArray[np.float32]

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64], size: int) -> NDArray[np.float32]:
        """Return the likeness for pairs of positions, 0 where there is none.

        Args:
            left: positions.
            right: positions.
            size: of the pool.
        """
        found = np.zeros(len(left), dtype=np.float32)
        if len(self.keys):
            wanted = np.minimum(left, right) * np.int64(size) + np.maximum(left, right)
            place = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
            found = np.where(self.keys[place] == wanted, self.likeness[place], found)
        return found


def quoted_acts(
    reading: Reading,
    bodies: Bodies,
    articles: Articles,
    bases: Sequence[str],
    bigrams: Bigrams,
) -> Quoted:
    """Return the pairs of one body and one type of which one is named after an act that the other quotes.

    Args:
        reading: what the names say.
        bodies: who exercises the items.
        articles: what founds them.
        bases: their legal basis.
        bigrams: of their names.
    """
    texts, owners = _acts(reading, articles, bases)
    size = len(bases)
    if not texts:
        return Quoted(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    joined, _ = join(texts, _LONGEST)
    owner = np.array(owners, dtype=np.int64)
    none = Joined(MARK * (len(texts) - 1), len(texts))
    limits, done = names.limits_of(joined, none, reading.types[owner])
    act = (done > 0) | np.fromiter((bool(_ACT.search(text)) for text in texts), dtype=bool, count=len(texts))
    ones = grams(names.core(joined), 2, bigrams.bits)
    totals = ones @ bigrams.weights
    # What the name says already is compared as a name.
    own = np.asarray(bigrams.weighted[owner].multiply(ones).sum(axis=1)).ravel()
    told = own / np.sqrt(np.maximum(bigrams.total[owner] * totals, 1e-9)) >= _OWN
    keys: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float32]] = []
    # Bodies and types one after the other: only what one body has of one type is compared.
    group = bodies.organs.astype(np.int64) * len(names.TYPES) + reading.types + 1
    for number in np.unique(group[owner]).tolist():
        clauses = np.flatnonzero((group[owner] == number) & act & ~told)[:_CLAUSES]
        # Every law has its own refused inspections; and rules that are broken name no act.
        rows = np.flatnonzero((group == number) & ~reading.bound & ~reading.rules)
        row, clause, value = _near(
            bigrams.weighted[rows], bigrams.total[rows], ones[clauses], totals[clauses]
        )
        one, place = rows[row], clauses[clause]
        apart = _apart(reading.done[one], done[place])
        for number_of in range(len(limits)):
            apart |= _apart(reading.limits[number_of][one], limits[number_of][place])
        other = owner[place]
        keep = (one != other) & ~apart
        one, other = one[keep], other[keep]
        keys.append(np.minimum(one, other) * np.int64(size) + np.maximum(one, other))
        values.append(value[keep])
    key, value = np.concatenate(keys), np.concatenate(values)
    order = np.lexsort((-value, key))
    key, value = key[order], value[order]
    first = np.ones(len(key), dtype=bool)
    first[1:] = key[1:] != key[:-1]
    return Quoted(key[first], value[first].astype(np.float32))


def _acts(reading: Reading, articles: Articles, bases: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return the acts that items with open names quote, and whose each is."""
    texts: list[str] = []
    owners: list[int] = []
    for position in np.flatnonzero(reading.open & articles.quoted).tolist():
        said: dict[str, None] = {}
        for entry in range(int(articles.indptr[position]), int(articles.indptr[position + 1])):
            start, stop = int(articles.quote_starts[entry]), int(articles.quote_stops[entry])
            for part in _BREAK.split(bases[position][start : min(stop, start + _TEXT)]):
                act = _LEADING.sub("", part).strip()[:_LONGEST]
                if len(act) >= _SHORTEST and not _NO_ACT.search(act):
                    said[act] = None
        texts += said
        owners += [position] * len(said)
    return texts, owners


def _near(
    rows: sparse.csr_array, mine: NDArray[np.float32], clauses: sparse.csr_array, theirs: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Return which weighted rows are near which clauses, and how near; both by the weight of all they have."""
    common = (rows @ clauses.T).tocoo()
    row, clause = common.coords
    value = common.data / np.sqrt(np.maximum(mine[row] * theirs[clause], 1e-9))
    keep = value >= _LEAST
    return row[keep].astype(np.int64), clause[keep].astype(np.int64), value[keep]


def _apart(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.bool_]:
    apart: NDArray[np.bool_] = (one > 0) & (other > 0) & ((one & other) == 0)
    return apart
