"""Names of which one is about a kind of what the other is about, and says the same of it.

不符合乳品质量安全标准的乳制品 stands inside 不符合食品安全标准的食品: where the narrower word is read as the wider one,
the whole of the wider name is there. Which word is a kind of which tells ``kinds_of_words``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq
from scipy import sparse

from powerlist.linkage.arrays.chars import grams, join
from powerlist.linkage.arrays.lookup import among, grouped
from powerlist.linkage.names.kinds_of_words import Kinds, Mentions, load
from powerlist.linkage.names.limits import excludes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.arrays.chars import Bigrams
    from powerlist.linkage.names.bodies import Bodies
    from powerlist.linkage.names.reading import Reading

#: Rows of one body that are compared; and the most pairs whose words are put in place of each other.
_BODY, _MOST = 2_000, 20_000
#: Pairs of one body that a word and its kind may join.
_COMMON = 2_000
#: Share of the wider name's bigrams that the narrower one must have, its kinds read as what they are kinds of.
_LIKELY = 0.45
#: Least share of the wider name's characters that is kept.
_KEPT = 0.7
_SHORTEST = 3
#: What is wrong with an act: a name that says it does not hold one that says something else.
_MANNER = set("擅无未拒超")


@dataclass(frozen=True, slots=True)
class Narrower:
    """Pairs of a pool of which one name is about a kind of what the other is about.

    Attributes:
        keys: smaller position × size of the pool + greater position, rising.
        share: of the wider name's characters, those that the narrower one has in the same order.
        words: of each pair the narrower words and what they are read as.
    """

    keys: NDArray[np.int64]
    share: NDArray[np.float32]
    words: list[tuple[tuple[str, str], ...]]

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64], size: int) -> NDArray[np.float32]:
        """Return the share for pairs of positions, 0 where there is none.

        Args:
            left: positions.
            right: positions.
            size: of the pool.
        """
        hit, place = among(self.keys, left, right, size)
        found = np.zeros(len(left), dtype=np.float32)
        found[hit] = self.share[place[hit]]
        return found

    def said(self, left: int, right: int, size: int) -> tuple[tuple[str, str], ...]:
        """Return the narrower words of a pair of positions and what they are read as."""
        wanted = min(left, right) * size + max(left, right)
        place = int(np.searchsorted(self.keys, wanted))
        return self.words[place] if place < len(self.keys) and self.keys[place] == wanted else ()


def narrower(reading: Reading, bodies: Bodies, bigrams: Bigrams, cores: Sequence[str]) -> Narrower:
    """Return the pairs of one body and one type of which one name is about a kind of the other's words.

    Args:
        reading: what the names say.
        bodies: who exercises the items.
        bigrams: of the names.
        cores: the names without frame and function words.
    """
    kinds = load()
    mentions = kinds.mentions(reading.core)
    wide, narrow = _linked(mentions, bodies, reading)
    if len(wide):
        likely = _covered(mentions, bigrams, wide, narrow) >= _LIKELY
        wide, narrow = wide[likely][:_MOST], narrow[likely][:_MOST]
    best: dict[int, tuple[float, tuple[tuple[str, str], ...]]] = {}
    for one, other in zip(wide.tolist(), narrow.tolist(), strict=True):
        text, words = _read_as(mentions, kinds, one, other, cores)
        target = cores[one]
        share = LCSseq.similarity(target, text) / max(len(target), 1)
        key = min(one, other) * len(cores) + max(one, other)
        if not (_MANNER & set(target)) <= set(text):
            continue
        if words and len(target) >= _SHORTEST and share >= _KEPT and share > best.get(key, (0.0, ()))[0]:
            best[key] = (share, words)
    keys = sorted(best)
    return Narrower(
        np.array(keys, dtype=np.int64),
        np.array([best[key][0] for key in keys], dtype=np.float32),
        [best[key][1] for key in keys],
    )


def _linked(
    mentions: Mentions, bodies: Bodies, reading: Reading
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs of one body whose second mentions a kind of what the first mentions, with nothing between them."""
    said = mentions.said
    # text × class: what is a kind of something that the text mentions
    below = sparse.csr_array(said @ mentions.kinds.upward.T)
    some = np.flatnonzero(np.diff(said.indptr))
    wides, narrows = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for places in grouped(bodies.organs[some]):
        rows = some[places][:_BODY]
        mine, theirs = below[rows], said[rows]
        size = mine.shape[1]
        pairs = np.bincount(mine.indices, minlength=size) * np.bincount(theirs.indices, minlength=size)
        # A word that joins very many names tells nothing of any.
        mine.data[pairs[mine.indices] > _COMMON] = 0
        mine.eliminate_zeros()
        one, other = (mine @ theirs.T).nonzero()
        wide, narrow = rows[one], rows[other]
        keep = (wide != narrow) & (reading.types[wide] == reading.types[narrow])
        keep &= ~excludes(reading.done[wide], reading.done[narrow])
        for mask in reading.limits:
            keep &= ~excludes(mask[wide], mask[narrow])
        wides.append(wide[keep].astype(np.int64))
        narrows.append(narrow[keep].astype(np.int64))
    return np.concatenate(wides), np.concatenate(narrows)


def _covered(
    mentions: Mentions, bigrams: Bigrams, wide: NDArray[np.int64], narrow: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return the share of the wider name's weight that the narrower one has, with what its words are kinds of."""
    above = sparse.csr_array(mentions.said @ mentions.kinds.upward) @ words_of(bigrams.bits)
    meant = sparse.csr_array(bigrams.weighted + above)
    meant.data[:] = 1
    common = bigrams.weighted[wide].multiply(meant[narrow]).sum(axis=1)
    weight = np.asarray(common, dtype=np.float32).ravel()
    found: NDArray[np.float32] = (weight / np.maximum(bigrams.total[wide], 1e-9)).astype(np.float32)
    return found


@cache
def words_of(bits: int) -> sparse.csr_array:
    """Return the bigrams of each class of words, over ``2**bits`` hashed columns."""
    words, _ = join(load().words, 40)
    return grams(words, 2, bits)


def _read_as(
    mentions: Mentions, kinds: Kinds, wide: int, narrow: int, cores: Sequence[str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the narrower name with its kinds read as what the wider name calls them, and these words."""
    wider, words = _classes(mentions, wide), _classes(mentions, narrow)
    forms, above = _forms(), _above()
    text, found = cores[narrow], []
    for code in sorted(words - wider):
        for target in sorted((above.get(code, set()) & wider) - words):
            word = next((form for form in forms[code] if form in text), "")
            if word:
                called = next((form for form in forms[target] if form in cores[wide]), kinds.words[target])
                text = text.replace(word, called)
                found.append((word, called))
                break
    return text, tuple(found)


def _classes(mentions: Mentions, position: int) -> set[int]:
    return set(mentions.codes[mentions.indptr[position] : mentions.indptr[position + 1]].tolist())


@cache
def _forms() -> dict[int, list[str]]:
    """Return the words of each class, longest first."""
    kinds = load()
    found: dict[int, list[str]] = {}
    for word, code in sorted(
        zip(kinds.words, kinds.classes.tolist(), strict=True), key=lambda one: -len(one[0])
    ):
        found.setdefault(code, []).append(word)
    return found


@cache
def _above() -> dict[int, set[int]]:
    """Return the classes that each class is a kind of."""
    kinds = load()
    found: dict[int, set[int]] = {}
    for narrow, wide in zip(kinds.narrow.tolist(), kinds.wide.tolist(), strict=True):
        found.setdefault(narrow, set()).add(wide)
    return found
