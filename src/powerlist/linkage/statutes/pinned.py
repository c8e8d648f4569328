"""Which point of an article a row is about that cites the whole of it: the one that its name tells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.citations.keys import BITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.statutes.correspondences import Correspondences
    from powerlist.linkage.statutes.named import Named


def pinned(table: Correspondences, articles: Articles, open_: NDArray[np.bool_], told: Named) -> Articles:
    """Return what founds items, each that cites or quotes a whole article pinned to what its name clearly tells of it.

    Args:
        table: the places that names tell.
        articles: what founds the items.
        open_: whether the name of each item means all that its articles list.
        told: the places that the names tell.
    """
    versions = [set(numbers) for numbers in table.versions(articles.titles)]
    sides = table.acts.table
    wanted: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for number in np.flatnonzero(told.clear & ~told.kin).tolist():
        place = tuple(sides[told.places[number]].tolist())
        if place[1] and not open_[told.items[number]]:
            wanted[int(told.items[number])].append(place)
    paragraphs, points = articles.paragraphs.copy(), articles.points.copy()
    for item, places in wanted.items():
        for entry in range(int(articles.indptr[item]), int(articles.indptr[item + 1])):
            if paragraphs[entry]:
                continue
            code = articles.codes[entry]
            known, cited = versions[articles.laws[code]], tuple(articles.numbers[code, :2].tolist())
            here = [place for place in places if place[0] in known and place[1:3] == cited]
            if len({place[3:] for place in here}) != 1:
                continue
            *_, paragraph, point = here[0]
            bit = 1 << min(point, BITS) if point else 0
            # a point that is cited goes before what the name tells
            if points[entry] and not points[entry] & bit:
                continue
            paragraphs[entry] = 1 << min(paragraph, BITS) if paragraph else 0
            points[entry] = bit
    return replace(articles, paragraphs=paragraphs, points=points)
