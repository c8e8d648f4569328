"""A pool of items as the engine sees it: everything that pairs are compared on, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from powerlist.law import citations_frame
from powerlist.linkage.arrays.chars import Bigrams, bigrams_of, distinct, join
from powerlist.linkage.citations.clauses import Clauses
from powerlist.linkage.citations.keys import Articles, articles_of
from powerlist.linkage.coverage.covered import Covered
from powerlist.linkage.coverage.narrower import Narrower, narrower
from powerlist.linkage.coverage.quoted import Quoted, quoted_acts
from powerlist.linkage.coverage.things import things
from powerlist.linkage.coverage.wholes import wholes
from powerlist.linkage.names import lexicon
from powerlist.linkage.names.bodies import Bodies, bodies_of
from powerlist.linkage.names.levels import LevelRows, level_rows
from powerlist.linkage.names.limits import GROUPS, NO_TYPE, PENALTY, TYPES, sectors_of
from powerlist.linkage.names.reading import Reading, read
from powerlist.linkage.names.rules_broken import fields_of
from powerlist.linkage.statutes.correspondences import load
from powerlist.linkage.statutes.families import Families, families_of
from powerlist.linkage.statutes.named import Named, named
from powerlist.linkage.statutes.pinned import pinned
from powerlist.linkage.statutes.resting import only_rows
from powerlist.linkage.statutes.told_articles import with_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from powerlist.linkage.relation import LinkageOptions

#: Characters of a name that are searched for a citation, and for whether it means a whole list.
_NAME = 400
#: In a pool of so many items quoted texts are searched for the names of others, laws that belong together for rows, and
#: what means a whole field for its parts.
_QUOTED = 20_000
#: In a pool of so many items names are compared by the kinds of their words, and by the acts of statutes.
_KINDS = 6_000
#: A point that so many items of a pool rest on is theirs alone.
_FEW = 4
#: A basis of so many characters says more than where it stands.
_BASIS = 60


@dataclass(frozen=True)
class Pool:
    """Items to be compared.

    Attributes:
        names: names of the main items, as they stand.
        subs: names of the sub-items.
        bases: their legal basis, as it stands.
        departments: the departments, as they stand.
        reading: what the names say.
        cite: returns what founds them; asked once.
        bodies: who exercises them, and where.
        split: position of the first item of the other side; None for one pool.
    """

    names: list[str]
    subs: list[str]
    bases: list[str]
    departments: list[str]
    reading: Reading
    cite: Callable[[], Articles]
    bodies: Bodies
    split: int | None = None

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.names)

    @cached_property
    def articles(self) -> Articles:
        """What founds the items."""
        return self.cite()

    @cached_property
    def cores(self) -> list[str]:
        """The names without frame, function words and signs."""
        return self.reading.core.split()

    @cached_property
    def unnamed(self) -> NDArray[np.bool_]:
        """Which items have neither a name nor a sub-name: nobody knows what they are about."""
        said = ((name + sub).strip() for name, sub in zip(self.names, self.subs, strict=True))
        return np.fromiter((not text for text in said), dtype=bool, count=len(self))

    @cached_property
    def limited(self) -> NDArray[np.int64]:
        """The mask of the groups of limits that each name has words of."""
        found = np.zeros(len(self), dtype=np.int64)
        for number, mask in enumerate(self.reading.limits):
            found |= (mask > 0).astype(np.int64) << number
        return found

    @cached_property
    def holders(self) -> NDArray[np.int64]:
        """How many bodies rest on each article: one that very many rest on empowers all of them."""
        organs = self.bodies.organs[self.articles.items].astype(np.int64)
        span = int(self.bodies.organs.max(initial=0)) + 1
        both = distinct(self.articles.codes[organs > 0] * span + organs[organs > 0])
        return np.bincount(both // span, minlength=len(self.articles.seen))

    @cached_property
    def level_rows(self) -> LevelRows:
        """At which levels each body has a row of each name and type."""
        types = self.reading.types.astype(np.int64) - NO_TYPE
        names = self.reading.whole.astype(np.int64) * (len(TYPES) + 1) + types
        return level_rows(self.bodies, names, within=self.split is None)

    @cached_property
    def sectors(self) -> NDArray[np.uint32]:
        """The mask of sectors that each name, or else the laws of its basis, are limited to."""
        of_names = self.reading.limits[GROUPS.index("sector")]
        of_titles = sectors_of(self.articles.titles)
        titles = max(len(self.articles.titles), 1)
        of_laws = np.zeros(len(self), dtype=np.uint32)
        np.bitwise_or.at(of_laws, self.articles.named // titles, of_titles[self.articles.named % titles])
        return np.where(of_names > 0, of_names, of_laws)

    @cached_property
    def narrower(self) -> Narrower | None:
        """The pairs of which one name is about a kind of what the other is about; None in a large pool."""
        if len(self) > _KINDS:
            return None
        return narrower(self.reading, self.bodies, self.bigrams, self.cores)

    @cached_property
    def told(self) -> Named | None:
        """The places of statutes that the names tell; None in a large pool."""
        if len(self) > _KINDS:
            return None
        return named(load(), self.reading, self.articles, self.names, self.subs, self.bases)

    @cached_property
    def pinned(self) -> Articles:
        """What founds the items, those that cite a whole article pinned to the point that their names tell.

        With the articles that only names tell.
        """
        if self.told is None:
            return self.articles
        table, open_ = load(), self.reading.open
        return with_told(table, pinned(table, self.articles, open_, self.told), open_, self.told)

    @cached_property
    def families(self) -> Families | None:
        """The families of laws that each item rests on; None in a large pool."""
        if len(self) > _QUOTED:
            return None
        alone = only_rows(self.pinned, self.bodies.organs)
        return families_of(self.pinned, self.reading.open, self.bases, self.told, alone)

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses that the names speak of, found when asked."""
        return Clauses(self.names, self.cores, self.bases, self.articles)

    @cached_property
    def quoted(self) -> Quoted | None:
        """The pairs of which one is named after an act that the other's basis quotes; None in a large pool."""
        if len(self) > _QUOTED:
            return None
        return quoted_acts(self.reading, self.bodies, self.articles, self.names, self.bases)

    @cached_property
    def wholes(self) -> Covered | None:
        """The pairs of which one means a whole field and the other a part of it; None in a large pool."""
        if len(self) > _QUOTED:
            return None
        return wholes(self.reading, self.bodies, self.articles, self.cores, self.names, self.subs)

    @cached_property
    def things(self) -> Covered | None:
        """The pairs of inspections, or of measures, that meet on one thing; None in a large pool."""
        if len(self) > _QUOTED:
            return None
        return things(self.reading, self.bodies, self.names, self.subs)

    @cached_property
    def rare_points(self) -> NDArray[np.int64]:
        """For each entry of the articles the mask of those of its points that few items rest on."""
        articles = self.pinned
        rare = np.zeros(len(articles), dtype=np.int64)
        entries = np.flatnonzero(articles.points)
        codes, points = articles.codes[entries], articles.points[entries]
        for bit in range(1, int(points.max(initial=0)).bit_length()):
            with_bit = np.flatnonzero(points >> bit & 1)
            seen = np.bincount(codes[with_bit], minlength=len(articles.seen))
            few = with_bit[seen[codes[with_bit]] <= _FEW]
            rare[entries[few]] |= 1 << bit
        return rare

    @cached_property
    def means_all(self) -> NDArray[np.bool_]:
        """For each entry of the articles whether the name means every point of it.

        Besides names that say only which rules are broken, a penalty's name that says 等行为 or 违规经营 does, where
        its basis cites at most one article, or one 款 of it (what its name tells comes to that), and no other such
        name of its body rests on all of that. In pools up to ``_QUOTED`` items.
        """
        articles, reading = self.pinned, self.reading
        found = reading.rules[articles.items].copy()
        if len(self) > _QUOTED:
            return found
        # an article that only its name tells, the current number of the one that it cites, does not count
        own = np.diff(self.articles.indptr)[articles.items] <= 1
        own &= reading.open[articles.items] & (reading.types[articles.items] == PENALTY)
        # every 款 is a bit
        whole = np.flatnonzero(
            own & (articles.points == 0) & (articles.paragraphs & (articles.paragraphs - 1) == 0)
        )
        texts, _ = join(reading.said(self.names, self.subs, articles.items[whole]), _NAME)
        whole = whole[texts.replace(lexicon.HEAD, "").replace(lexicon.NOTE, "").found(lexicon.LISTS)]
        organs = self.bodies.organs[articles.items[whole]].astype(np.int64)
        keys = np.column_stack((organs, articles.codes[whole], articles.paragraphs[whole]))
        _, number, times = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
        found[whole[(organs > 0) & (times[number.ravel()] == 1)]] = True
        return found

    @cached_property
    def single_acts(self) -> NDArray[np.bool_]:
        """Which articles punish a single act and found few items, by code; none in a large pool."""
        articles = self.articles
        if len(self) > _QUOTED:
            return np.zeros(len(articles.seen), dtype=bool)
        return load().single_act(articles) & (articles.seen <= _FEW)

    @cached_property
    def ruled(self) -> NDArray[np.bool_]:
        """For each entry of the articles whether the name says only that this law's rules are broken."""
        articles, reading = self.pinned, self.reading
        found = np.zeros(len(articles), dtype=bool)
        if len(self) > _QUOTED:
            return found
        entries = np.flatnonzero(reading.rules[articles.items])
        texts = reading.said(self.names, self.subs, articles.items[entries])
        for entry, text in zip(entries.tolist(), texts, strict=True):
            title = articles.titles[articles.laws[articles.codes[entry]]]
            found[entry] = any(field in title for field in fields_of(text))
        return found

    @cached_property
    def same_basis(self) -> NDArray[np.int64]:
        """A number for each basis of some length, equal ones the same; -1 for short and empty ones."""
        plain = ["".join(text.split()) for text in self.bases]
        numbers = pd.factorize(np.array(plain, dtype=object))[0].astype(np.int64)
        long = np.fromiter(map(len, plain), dtype=np.int64, count=len(plain)) >= _BASIS
        return np.where(long, numbers, -1)

    @cached_property
    def bigrams(self) -> Bigrams:
        """The names' bigrams, made once."""
        return bigrams_of(self.reading.core)


def pool_of(
    items: pd.DataFrame,
    citations: pd.DataFrame | Callable[[], pd.DataFrame],
    options: LinkageOptions,
    against: tuple[pd.DataFrame, pd.DataFrame] | None = None,
) -> Pool:
    """Return the pool of one list, or of two sides.

    Args:
        items: columns are code names of fields; ``name`` is needed, what else is missing counts as empty.
        citations: as ``Catalogue.citations``, or what returns them; they are read when they are first needed.
        options: how much of a name and of a basis is compared.
        against: items and citations of the other side.
    """
    sides = [items] if against is None else [items, against[0]]
    column = {
        name: [text for side in sides for text in column_of(side, name)]
        for name in ("name", "sub_name", "type", "department", "level", "receivers", "basis")
    }

    def cite() -> Articles:
        cited = citations() if callable(citations) else citations
        if against is not None:
            moved = against[1].assign(position=against[1]["position"] + len(items))
            cited = pd.concat([cited, moved], ignore_index=True)
        cited = _with_named(cited, column["name"], column["basis"])
        return articles_of(cited, column["basis"], options.citations)

    return Pool(
        names=column["name"],
        subs=column["sub_name"],
        bases=column["basis"],
        departments=column["department"],
        reading=read(column["name"], column["sub_name"], column["type"], options.longest),
        cite=cite,
        bodies=bodies_of(column["department"], column["level"], column["receivers"]),
        split=None if against is None else len(items),
    )


def _with_named(citations: pd.DataFrame, names: list[str], bases: list[str]) -> pd.DataFrame:
    """Return the citations, with those of names where the basis has none: 对违反《某条例》第二十条禁止行为的处罚."""
    cited = set(citations["position"].tolist()) if len(citations) else set()
    places = [
        position
        for position, name in enumerate(names)
        if "《" in name and position not in cited and not bases[position].strip()
    ]
    if not places:
        return citations
    found = citations_frame([names[position][:_NAME] for position in places])
    found["position"] = [places[number] for number in found["position"].tolist()]
    # They stand in the name: nothing is quoted behind them.
    found[["start", "end"]] = 0
    if not len(citations):
        return found
    return pd.concat([citations, found], ignore_index=True).sort_values("position", kind="stable")


def column_of(frame: pd.DataFrame, name: str) -> list[str]:
    """Return a column as a list; one that is missing counts as empty."""
    if name not in frame:
        return [""] * len(frame)
    found: list[str] = frame[name].tolist()
    return found
