"""Citations of a pool as sorted arrays of numbers: which articles found which item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from powerlist.linkage.arrays.chars import distinct
from powerlist.linkage.citations.quotes import quoted_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ARTICLES_OF_A_RANGE = 40
BITS: Final = 62
#: Characters behind a citation from which on they are taken for quoted text.
_QUOTE = 12
_COLUMNS: Final = ("position", "article", "article_suffix", "paragraph", "item", "range_end", "start", "end")
_BRACKETS = str.maketrans("《》<>＜＞", "〈〉〈〉〈〉")


@dataclass(frozen=True, slots=True)
class Articles:
    """Which articles each item rests on; one entry an item × article, sorted by item, then article.

    Attributes:
        items: position of the item.
        codes: number of the article (law, article, suffix; for an annex, law and its number).
        paragraphs: bit mask of the 款 that are named; 0 where the whole article is meant.
        points: bit mask of the 项 that are named or, where none is, quoted; 0 for neither.
        quote_starts: offset in the item's basis behind the citation of the article that has most text behind it.
        quote_stops: offset of the next citation, or where the basis ends.
        quoted: items whose basis quotes what an article says.
        indptr: where the entries of each item begin.
        seen: how many items rest on each article.
        laws: number of the law of each article.
        titles: the laws' titles by number.
        numbers: article, suffix and annex number of each article.
        named: item × number of titles + law, each once, sorted: every law that the basis names, with
            or without article.
        named_indptr: where the laws of each item begin in ``named``.
        dropped: how many items had more articles than are compared.
    """

    items: NDArray[np.int64]
    codes: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    points: NDArray[np.int64]
    quote_starts: NDArray[np.int64]
    quote_stops: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    indptr: NDArray[np.int64]
    seen: NDArray[np.int64]
    laws: NDArray[np.int64]
    titles: list[str]
    numbers: NDArray[np.int64]
    named: NDArray[np.int64]
    named_indptr: NDArray[np.int64]
    dropped: int

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.items)

    def name(self, code: int) -> str:
        """Return an article as a person writes it: 《种子法》第七十五条 with Arabic figures."""
        article, suffix, number = self.numbers[code].tolist()
        title = f"《{self.titles[self.laws[code]]}》"
        if article:
            return f"{title}第{article}条" + (f"之{suffix}" if suffix else "")
        return f"{title}第{number}项" if number else title


def article_key(
    laws: NDArray[np.integer], articles: NDArray[np.integer], suffixes: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Return one number an article: of the law, article and suffix; the last sixteen bits are free."""
    law, article, suffix = (column.astype(np.int64) for column in (laws, articles, suffixes))
    found: NDArray[np.int64] = (law << 34) | (article << 21) | (suffix << 16)
    return found


def articles_of(citations: pd.DataFrame, bases: Sequence[str], most: int) -> Articles:
    """Return the articles that found each item.

    Args:
        citations: as ``Catalogue.citations``; rows inside quoted text are left out.
        bases: the basis of each item, which ``position`` points into.
        most: articles of one item that are kept, in the order of its text.
    """
    count = len(bases)
    rows, titles = _rows(citations, bases)
    bare = (rows["article"] == 0) & (rows["item"] == 0)
    named = distinct(rows["position"] * max(len(titles), 1) + rows["law"])
    named_indptr = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(named // max(len(titles), 1), minlength=count), out=named_indptr[1:])
    rows = {name: values[~bare] for name, values in rows.items()}
    annex = np.where(rows["article"] == 0, rows["item"], 0)
    unique, number = np.unique(_keys(rows, annex), return_inverse=True)
    paragraphs = np.where(rows["paragraph"] > 0, 1 << np.clip(rows["paragraph"], 0, BITS), 0)
    stated = 1 << np.clip(rows["item"], 0, BITS)
    points = np.where(annex > 0, 0, np.where(rows["item"] > 0, stated, rows["quoted"]))
    first, paragraphs, points, dropped = _grouped(rows["position"], number, paragraphs, points, most)
    items, kept = rows["position"][first], number[first]
    quote = _longest_quotes(rows, number, bases)[first]
    indptr = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(items, minlength=count), out=indptr[1:])
    return Articles(
        items=items,
        codes=kept,
        paragraphs=paragraphs,
        points=points,
        quote_starts=rows["end"][quote],
        quote_stops=rows["stop"][quote],
        quoted=_quoted(bases, rows["position"], rows["end"], rows["stop"]),
        indptr=indptr,
        seen=np.bincount(kept, minlength=len(unique)),
        laws=unique >> 34,
        titles=[str(title) for title in titles],
        numbers=np.stack([(unique >> 21) & 8191, (unique >> 16) & 31, unique & 65535], axis=1),
        named=named,
        named_indptr=named_indptr,
        dropped=dropped,
    )


def _rows(
    citations: pd.DataFrame, bases: Sequence[str]
) -> tuple[dict[str, NDArray[np.int64]], NDArray[np.object_]]:
    """Return the columns of all citations that name a law, by item and place, a row an article; and the titles."""
    frame = citations
    if len(frame) and "role" in frame:
        frame = frame[(frame["role"] != "internal").to_numpy()]
    law = _titles(frame)
    codes, titles = _numbered(law)
    column = {name: frame[name].to_numpy(dtype=np.int64, na_value=0) for name in _COLUMNS}
    known = (codes >= 0) & (law != "") & (column["position"] >= 0) & (column["position"] < len(bases))
    rows = {name: values[known] for name, values in column.items()}
    rows["law"] = codes[known].astype(np.int64)
    order = np.lexsort((rows["end"], rows["position"]))
    rows = {name: values[order] for name, values in rows.items()}
    rows["quoted"] = np.where(rows["end"] > 0, quoted_points(bases, rows["position"], rows["end"]), 0)
    rows["stop"] = _stops(rows["position"], rows["start"])
    return _expanded(rows), titles


def _keys(rows: dict[str, NDArray[np.int64]], annex: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one number an article: of the law, article and suffix, or of the law and the number in its annex."""
    articles, suffixes = np.clip(rows["article"], 0, 8191), np.clip(rows["article_suffix"], 0, 31)
    return article_key(rows["law"], articles, suffixes) | np.clip(annex, 0, 65535)


def _titles(frame: pd.DataFrame) -> NDArray[np.object_]:
    """Return the resolved title, else the law as the text has it, without blanks."""
    law = frame["law"].to_numpy(dtype=object, na_value="") if "law" in frame else np.array([], dtype=object)
    if "title" not in frame:
        return law
    title = frame["title"].to_numpy(dtype=object, na_value="")
    return np.where(title == "", law, title)


def _numbered(laws: NDArray[np.object_]) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Return the number of each law and the laws, in order; brackets of other shapes inside a title are one title."""
    codes, titles = pd.factorize(laws)
    plain = np.array([str(title).translate(_BRACKETS) for title in titles], dtype=object)
    merged, unique = pd.factorize(plain, sort=True)
    known = codes >= 0
    found = np.full(len(codes), -1, dtype=np.int64)
    found[known] = merged[codes[known]]
    return found, unique


def _expanded(rows: dict[str, NDArray[np.int64]]) -> dict[str, NDArray[np.int64]]:
    """Return one row an article for ranges such as 第三十条至第三十三条."""
    span = np.where(rows["range_end"] > rows["article"], rows["range_end"] - rows["article"], 0)
    span = np.minimum(span, _ARTICLES_OF_A_RANGE)
    if not span.any():
        return rows
    times = span + 1
    starts = np.cumsum(times) - times
    step = np.arange(times.sum()) - np.repeat(starts, times)
    wide = {name: np.repeat(values, times) for name, values in rows.items()}
    wide["article"] = wide["article"] + step
    return wide


def _stops(positions: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where the text behind each citation ends: at the next one of its item."""
    stops = np.full(len(starts), np.iinfo(np.int32).max, dtype=np.int64)
    if len(starts) > 1:
        same = positions[1:] == positions[:-1]
        stops[:-1][same] = starts[1:][same]
    return stops


def _longest_quotes(
    rows: dict[str, NDArray[np.int64]], codes: NDArray[np.int64], bases: Sequence[str]
) -> NDArray[np.int64]:
    """Return for each row the row of its item and article that has most text behind it.

    第九十七条第三项、第四项：… names an article twice, and quotes it behind the second time.
    """
    if not len(codes):
        return codes
    lengths = np.fromiter(map(len, bases), dtype=np.int64, count=len(bases))
    text = np.minimum(rows["stop"], lengths[rows["position"]]) - rows["end"]
    order = np.lexsort((-text, codes, rows["position"]))
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = (np.diff(rows["position"][order]) != 0) | (np.diff(codes[order]) != 0)
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.repeat(order[begins], np.diff(np.append(np.flatnonzero(begins), len(order))))
    return found


def _quoted(
    bases: Sequence[str],
    positions: NDArray[np.int64],
    ends: NDArray[np.int64],
    stops: NDArray[np.int64],
) -> NDArray[np.bool_]:
    lengths = np.fromiter(map(len, bases), dtype=np.int64, count=len(bases))
    found = np.zeros(len(bases), dtype=bool)
    if len(positions):
        # A citation without an offset says nothing of what stands behind it.
        long = (ends > 0) & (np.minimum(stops, lengths[positions]) - ends >= _QUOTE)
        found[positions[long]] = True
    return found


def _grouped(
    items: NDArray[np.int64],
    codes: NDArray[np.int64],
    paragraphs: NDArray[np.int64],
    points: NDArray[np.int64],
    most: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], int]:
    """Merge the rows of one item and article, and keep the first ``most`` articles of an item.

    Returns:
        The first row of each item and article, the merged masks, and how many items had too many.
    """
    if not len(items):
        return items, paragraphs, points, 0
    order = np.lexsort((np.arange(len(items)), codes, items))
    items, codes = items[order], codes[order]
    begins = np.ones(len(items), dtype=bool)
    begins[1:] = (items[1:] != items[:-1]) | (codes[1:] != codes[:-1])
    starts = np.flatnonzero(begins)
    whole_paragraph = np.logical_or.reduceat(paragraphs[order] == 0, starts)
    whole_point = np.logical_or.reduceat(points[order] == 0, starts)
    paragraph = np.where(whole_paragraph, 0, np.bitwise_or.reduceat(paragraphs[order], starts))
    point = np.where(whole_point, 0, np.bitwise_or.reduceat(points[order], starts))
    first, items = order[starts], items[starts]
    counts = np.bincount(items)
    if counts.max() <= most:
        return first, paragraph, point, 0
    by_arrival = np.lexsort((first, items))
    offsets = np.cumsum(counts) - counts
    place = np.arange(len(items)) - offsets[items[by_arrival]]
    keep = np.zeros(len(items), dtype=bool)
    keep[by_arrival[place < most]] = True
    return first[keep], paragraph[keep], point[keep], int((counts > most).sum())
