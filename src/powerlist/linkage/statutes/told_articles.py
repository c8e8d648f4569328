"""Articles that no basis cites and a name tells: 将必须进行招标的项目化整为零规避招标 is article 49 of 《招标投标法》.

Lists that name a law and no article, or nothing at all, rest on an article all the same: that which punishes what the
name says. A basis that quotes its text tells better what it means, under whichever number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.citations.keys import BITS, article_key

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.statutes.correspondences import Correspondences
    from powerlist.linkage.statutes.named import Named


def with_told(table: Correspondences, articles: Articles, open_: NDArray[np.bool_], told: Named) -> Articles:
    """Return what founds items, with the articles that their names clearly tell and others of the pool cite.

    Left out are items whose basis quotes text, and those that cite the article already. How often an article is cited
    (``seen``) stays what the lists say. A name that says 等行为 tells an article by its first act, and means the others
    of that list as well.

    Args:
        table: the places that names tell.
        articles: what founds the items.
        open_: whether the name of each item means all that its articles list.
        told: the places that the names tell.
    """
    asked = np.flatnonzero(told.clear & ~told.kin & ~told.listed & ~articles.quoted[told.items])
    places = table.acts.table[told.places[asked]]
    (codes,) = table.codes(articles, article_key(places[:, 0], places[:, 1], places[:, 2]))
    span = max(len(articles.seen), 1)
    keys = told.items[asked] * span + codes
    # rules whose text was not read have numbers of our own
    new = (codes >= 0) & (places[:, 1] > 0) & ~np.isin(keys, articles.items * span + articles.codes)
    keys, places = keys[new], places[new]
    paragraphs, points = (
        np.where(column > 0, 1 << np.minimum(column, BITS), 0) for column in (places[:, 3], places[:, 4])
    )
    unique, first = np.unique(keys, return_inverse=True)
    points[open_[keys // span]] = 0
    added = (unique // span, unique % span, _merged(paragraphs, first), _merged(points, first))
    none = np.zeros(len(unique), dtype=np.int64)
    known = (articles.items, articles.codes, articles.paragraphs, articles.points)
    columns = [np.concatenate(both) for both in zip(known, added, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    items, *others = (column[order] for column in columns)
    indptr = np.concatenate(([0], np.cumsum(np.bincount(items, minlength=len(articles.indptr) - 1))))
    return replace(
        articles,
        items=items,
        codes=others[0],
        paragraphs=others[1],
        points=others[2],
        quote_starts=np.concatenate((articles.quote_starts, none))[order],
        quote_stops=np.concatenate((articles.quote_stops, none))[order],
        indptr=indptr,
    )


def _merged(masks: NDArray[np.int64], groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the masks of each group together; one that is all of an article is so beside any part."""
    found = np.zeros(int(groups.max(initial=-1)) + 1, dtype=np.int64)
    np.bitwise_or.at(found, groups, masks)
    found[groups[masks == 0]] = 0
    return found
