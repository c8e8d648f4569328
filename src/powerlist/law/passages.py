"""Two wordings side by side: the passages that differ, each in the words of its own text.

Words are compared by what they say (五 and 5, 5万 and 50000 are one) and shown as they stand there, with a few
words around them, so that nobody has to guess where in the sentence a lone 的 belongs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from powerlist.law.plainwords import DROPPED, plain
from powerlist.law.references import PLAIN_DIGITS as DIGITS
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A number as one word: 百分之五十, 10,000, 五万; it may be broken over lines.
_NUMBER: Final = (
    rf"(?:百分之[{DIGITS}点][ \t\r\n\u3000{DIGITS}点]{{0,12}}"
    rf"|[{DIGITS}](?:(?:[ \t\r\n\u3000]{{0,8}}|(?<=[0-9０-９])[,，.．](?=[0-9０-９]))[{DIGITS}]){{0,16}})万?[%％]?"
)
_MARK: Final = r"^[（(][一二三四五六七八九十]{1,3}[）)]"
_WORD: Final = lazy_pattern(rf"{_MARK}|({_NUMBER}|[^{DROPPED}。；;：:…!?！？])", re.MULTILINE)
#: A clause ends here, and what is shown of it.
_STOP: Final = lazy_pattern(r"[，,。；;：:\n!?！？]")
#: So many words are shown on either side of what differs.
_AROUND: Final = 4
#: A clause that ends after no more words is shown to its end.
_WHOLE: Final = 7
#: Differences nearer to each other than that are one passage: 安全生产 for 生产安全.
_APART: Final = 4
#: More is cut in the middle.
_LONGEST: Final = 60
#: What weighs in a penal clause: an amount, a negation, what one may or must do.
_WEIGHTY: Final = lazy_pattern(r"[0-9不未非无没可应须]|除外|以[上下内外]|并处|单处")


class Word(NamedTuple):
    """A character or number of a text: what it says, and where it stands."""

    form: str
    start: int
    end: int


class Passage(NamedTuple):
    """What one text has and the other has instead, in their own words, and whether it weighs."""

    quoted: str
    statute: str
    weighty: bool


class Step(NamedTuple):
    """A stretch of words of the quotation, and what the statute has in its place."""

    start: int
    end: int
    other_start: int
    other_end: int


class _Pair(NamedTuple):
    text: str
    quoted: Sequence[Word]
    article: str
    other: Sequence[Word]


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text without stops, blanks and the marks of items."""
    return tuple(
        Word(_form(found.group(1)), found.start(), found.end())
        for found in _WORD.finditer(text)
        if found.group(1)
    )


def _form(word: str) -> str:
    return word if len(word) == 1 and "\u4e00" <= word <= "\u9fff" and word not in DIGITS else plain(word)


def joined(those: Sequence[Word]) -> str:
    """Return what words say, without a gap."""
    return "".join(word.form for word in those)


def steps(quoted: Sequence[Word], other: Sequence[Word]) -> list[Step]:
    """Return the stretches in which two sequences of words differ."""
    from rapidfuzz.distance import Levenshtein

    codes = Levenshtein.opcodes([word.form for word in quoted], [word.form for word in other])
    return [
        Step(code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in codes
        if code.tag != "equal"
    ]


def passages(
    text: str, quoted: Sequence[Word], article: str, other: Sequence[Word], found: Sequence[Step]
) -> tuple[Passage, ...]:
    """Return what differs, with the words around it.

    Args:
        text: the quotation, or one sentence of it.
        quoted: its words.
        article: the article.
        other: the words of it that the quotation is beside.
        found: what ``steps`` found between both.
    """
    merged: list[Step] = []
    for step in found:
        if (
            merged
            and step.start - merged[-1].end < _APART
            and step.other_start - merged[-1].other_end < _APART
        ):
            last = merged.pop()
            step = Step(last.start, step.end, last.other_start, step.other_end)  # noqa: PLW2901
        merged.append(step)
    pair = _Pair(text, quoted, article, other)
    shown: list[Passage] = []
    for at, step in enumerate(merged):
        before = step.start - (merged[at - 1].end if at else 0)
        after = (merged[at + 1].start if at + 1 < len(merged) else len(quoted)) - step.end
        weighty = any(
            _WEIGHTY.search(joined(part)) is not None
            for part in (quoted[step.start : step.end], other[step.other_start : step.other_end])
        )
        left = _around(pair, step.start, step.other_start, before, -1)
        right = _around(pair, step.end, step.other_end, after, 1)
        if not left + right and (step.start == step.end or step.other_start == step.other_end):
            # a whole clause stands in one of them only
            left, right = min(before, _AROUND), 0 if before else min(after, _AROUND)
        shown.append(
            Passage(
                _shown(text, quoted[step.start - left : step.end + right]),
                _shown(article, other[step.other_start - left : step.other_end + right]),
                weighty,
            )
        )
    return tuple(shown)


def _around(pair: _Pair, at: int, there: int, most: int, step: int) -> int:
    """Return how many equal words are shown before (-1) or behind (1) a difference: none of another clause.

    A few, or all up to the clause's end where that is near: 违反本法, not 反本法.
    """
    count = 0
    while count < most and not (
        parted(pair.text, pair.quoted, at + step * count)
        or parted(pair.article, pair.other, there + step * count)
    ):
        count += 1
        if count > _WHOLE:
            return _AROUND
    return count


def parted(text: str, those: Sequence[Word], at: int) -> bool:
    """Tell whether a clause ends between the word before a place and the one behind it."""
    if not 0 < at < len(those):
        return False
    return _STOP.search(text, those[at - 1].end, those[at].start) is not None


def _shown(text: str, those: Sequence[Word]) -> str:
    if not those:
        return ""
    found = "".join(text[those[0].start : those[-1].end].split())
    if len(found) <= _LONGEST:
        return found
    half = _LONGEST // 2
    return f"{found[:half]}…{found[-half:]}"
