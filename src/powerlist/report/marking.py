"""What differs between two texts, in ``<mark>``."""

from __future__ import annotations

from collections import deque
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from powerlist.linkage import difference
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Equal runs of a basis that are shorter than this, between two differing ones, are marked with them: two
#: statutes share "第…条" by chance, and islands of two characters hide what differs.
_RUN: Final = 6
#: A statute, and in brackets when it was passed and amended.
_HISTORY: Final = lazy_pattern(
    r"(《[^《》]{1,80}》)\s{0,4}"
    r"([（(](?=[^《》]{0,200}?[年号])[^（）()《》]{1,300}(?:[（(][^（）()]{0,60}[）)][^（）()《》]{0,300}){0,20}[）)])"
)
#: A run of text, and whether both sides have it.
_Run = tuple[str, bool]


def marked(left: str, right: str) -> tuple[str, str]:
    """Return two names as HTML, with what differs in ``<mark>``."""
    return _page(_runs(left, right, 1))


def marked_bases(left: str, right: str) -> tuple[str, str]:
    """Return two bases as HTML, with what differs in ``<mark>``.

    The histories of statutes that only one side cites are shown and not compared: each has its own, and what differs
    between two of them hides what differs between what is punished.
    """
    mine, theirs = _histories(left, right), _histories(right, left)
    one, other = _runs(_without(left, mine), _without(right, theirs), _RUN)
    return _page((_with_histories(one, left, mine), _with_histories(other, right, theirs)))


def _histories(text: str, other: str) -> list[slice]:
    """Return where the histories of statutes stand that the other text does not cite."""
    return [slice(*found.span(2)) for found in _HISTORY.finditer(text) if found.group(1) not in other]


def _without(text: str, histories: list[slice]) -> str:
    ends = [0, *(one.stop for one in histories)]
    starts = [*(one.start for one in histories), len(text)]
    return "".join(text[start:stop] for start, stop in zip(ends, starts, strict=True))


def _runs(left: str, right: str, least: int) -> list[list[_Run]]:
    """Return the runs of either side.

    Args:
        left: one text.
        right: the other.
        least: equal runs inside the text that are shorter count with what differs around them.
    """
    if left == right:
        return [[(left, True)], [(right, True)]]
    parts = difference(left, right)
    kept = [
        part.same and (not 0 < at < len(parts) - 1 or len(part.left) >= least)
        for at, part in enumerate(parts)
    ]
    sides: list[list[_Run]] = [[], []]
    for same, run in groupby(range(len(parts)), key=kept.__getitem__):
        numbers = list(run)
        sides[0].append(("".join(parts[at].left for at in numbers), same))
        sides[1].append(("".join(parts[at].right for at in numbers), same))
    return sides


def _with_histories(runs: Iterable[_Run], text: str, histories: list[slice]) -> Iterator[_Run]:
    """Put the histories of a text back where they stood, as what is not marked."""
    waiting, at = deque(histories), 0
    for run, same in runs:
        rest = run
        while waiting and waiting[0].start <= at + len(rest):
            history = waiting.popleft()
            yield rest[: history.start - at], same
            yield text[history], True
            rest, at = rest[history.start - at :], history.stop
        yield rest, same
        at += len(rest)


def _page(sides: Iterable[Iterable[_Run]]) -> tuple[str, str]:
    one, other = (
        "".join(escape(text) if same else f"<mark>{escape(text)}</mark>" for text, same in runs if text)
        for runs in sides
    )
    return one, other
