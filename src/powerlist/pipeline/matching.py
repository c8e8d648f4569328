"""``match``: pairs in a pool, or two sides aligned one-to-one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from powerlist.linkage import Capped
    from powerlist.model.catalogue import Catalogue
    from powerlist.pipeline.opening import Opened
    from powerlist.report.pairs_view import Alone, PairView


@dataclass(slots=True)
class Matched:
    """Pairs or an alignment, ready to be reported.

    Attributes:
        pairs: both sides of each pair, with relation, score and reasons.
        capped: blocks that were too large to compare in full.
        aligned: two lists were aligned; else the pairs were found in one pool.
        alone: the items of both sides that have no counterpart.
    """

    pairs: list[PairView]
    capped: list[Capped]
    aligned: bool = False
    alone: Alone | None = None

    @property
    def found(self) -> int:
        """How many items have a counterpart; other relations across two sides are none."""
        return sum(one.relation == "duplicate" for one in self.pairs)

    @property
    def cut(self) -> int:
        """How many items have a name that the machine interface cuts."""
        from powerlist.report.pairs_view import cut_names

        return cut_names(self.pairs)

    def render(self, form: str, language: str, width: int) -> str | bytes:
        """Return the pairs as ``text``, ``json`` or ``html``."""
        from powerlist.report import pairs_html, pairs_json, pairs_text

        if form == "json":
            return pairs_json.render(self.pairs, self.alone)
        if form == "html":
            # bytes: the page says that it is UTF-8, whatever the console's encoding
            page = pairs_html.render(self.pairs, language, aligned=self.aligned, alone=self.alone)
            return page.encode("utf-8", "replace")
        return pairs_text.render(self.pairs, language, width, aligned=self.aligned, alone=self.alone)


def match(left: Opened, right: Opened | None, *, everything: bool = False) -> Matched:
    """Return the pairs among everything opened, or the alignment of two sides.

    Args:
        left: what the paths led to; its catalogues are one pool.
        right: the other side, or None.
        everything: keep the relations that are no findings; beside an alignment, which stays one to one, all
            pairs across both sides that are related otherwise.
    """
    from powerlist.linkage import LinkageOptions, align, pairs
    from powerlist.report.pairs_view import Alone

    ours = Pool([one.catalogue for one in left.loaded])
    options = LinkageOptions(everything=everything)
    if right is None:
        found = pairs(ours.items, ours.citations, options=options, rulings=ours.rulings)
        views = [_view(ours, ours, found, place, str(found.relation[place])) for place in range(len(found))]
        return Matched(_sorted(views), list(found.capped))
    theirs = Pool([one.catalogue for one in right.loaded])
    alignment = align(ours.items, ours.citations, theirs.items, theirs.citations, options)
    views = [_view(ours, theirs, alignment, place, "duplicate") for place in range(len(alignment))]
    if everything:
        aligned = set(zip(alignment.left.tolist(), alignment.right.tolist(), strict=True))
        others = pairs(ours.items, ours.citations, against=(theirs.items, theirs.citations), options=options)
        views += [
            _view(ours, theirs, others, place, str(others.relation[place]))
            for place, pair in enumerate(zip(others.left.tolist(), others.right.tolist(), strict=True))
            if pair not in aligned and others.relation[place] != "duplicate"
        ]
        views = _sorted(views)
    return Matched(
        views,
        list(alignment.capped),
        aligned=True,
        alone=Alone(
            [ours.side(position) for position in alignment.left_only.tolist()],
            [theirs.side(position) for position in alignment.right_only.tolist()],
        ),
    )


class Pool:
    """Several catalogues as one list of items; every item still knows its place."""

    def __init__(self, catalogues: list[Catalogue]) -> None:
        import pandas as pd

        self._catalogues = catalogues
        self._starts: list[int] = []
        frames, citations, start = [], [], 0
        for catalogue in catalogues:
            self._starts.append(start)
            frames.append(catalogue.items)
            shifted = catalogue.citations.copy()
            shifted["position"] = shifted["position"] + start
            citations.append(shifted)
            start += len(catalogue)
        self.items: pd.DataFrame = pd.concat(frames, ignore_index=True)
        self.citations: pd.DataFrame = pd.concat(citations, ignore_index=True)
        self.rulings: pd.DataFrame = pd.concat([one.rulings for one in catalogues], ignore_index=True)

    def side(self, position: int) -> dict[str, Any]:
        """Return one half of a pair as the machine interface names it, with the texts that a page shows."""
        import bisect

        number = bisect.bisect_right(self._starts, position) - 1
        catalogue, at = self._catalogues[number], position - self._starts[number]
        ref, sources = catalogue.ref(at), catalogue.sources_of(at, "name")
        location = catalogue.location_of(at, "name")
        first = sources[0] if sources else None
        return {
            "file": first.file if first else location.file,
            "sheet": first.sheet if first else location.sheet,
            "row": first.row if first else location.row or location.line,
            "id": ref.id,
            "name": ref.name,
            "sub_name": ref.sub_name,
            "cell": first.cell if first else location.cell,
            **{name: catalogue.items[name].iat[at] for name in ("type", "department", "basis")},
        }


def _view(ours: Pool, theirs: Pool, found: Any, place: int, relation: str) -> PairView:
    from powerlist.report.pairs_view import PairView

    return PairView(
        left=ours.side(int(found.left[place])),
        right=theirs.side(int(found.right[place])),
        relation=relation,
        score=round(float(found.score[place]), 4),
        why=[
            {
                "field": one.field,
                "detail": one.detail,
                "weight": round(one.weight, 4),
                "key": one.key,
                "values": one.values,
            }
            for one in found.why(place)
        ],
    )


def _sorted(views: list[PairView]) -> list[PairView]:
    """Return pairs by relation and score; what is only counted twice within one item stands behind the others."""
    order = ("duplicate", "overlap", "same-basis-distinct", "similar-name-distinct", "level-split")

    def place(view: PairView) -> tuple[int, bool, float]:
        own = any("parent" in one["values"].get("notes", ()) for one in view.why)
        return order.index(view.relation), own, -view.score

    return sorted(views, key=place)
