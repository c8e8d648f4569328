"""How a quotation differs from the statute.

A quotation may leave parts out; every sentence of it has to stand in the article. Blanks, width and the
kind of punctuation do not matter, nor whether a number is written 五 or 5.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.law.references import PLAIN_DIGITS as DIGITS
from powerlist.law.references import number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from powerlist.law.statute_text import StatuteText

_SENTENCE: Final = re.compile(r"[。；;：:\n!?！？]+|…+|\.{3,}|(?=[（(][一二三四五六七八九十]{1,3}[）)])")
_PLAIN: Final = re.compile(r"[\s,，、.．“”\"'‘’《》〈〉<>（）()\[\]【】〔〕\-—–·•\u200b\ufeff]+")
_NUMBER: Final = re.compile(rf"[{DIGITS}]+")
#: 百分之五 十: a line that was broken within a number.
_BROKEN_NUMBER: Final = re.compile(
    r"(?<=[之零〇一二三四五六七八九十百千])[ \t\r\n\u3000]{1,8}(?=[零〇一二三四五六七八九十百千])"
)
_TEN_THOUSAND: Final = re.compile(r"([0-9]{1,4})万")
_ONES: Final = "零一二三四五六七八九"
_PERCENT: Final = re.compile(rf"百分之([{DIGITS}点]{{1,12}})")
_ITEM_MARK: Final = re.compile(r"(?m)^[（(][一二三四五六七八九十]{1,3}[）)]")
#: What a list puts before a sentence: （三）, 3., 第六条, 第二款：.
_MARKER: Final = re.compile(
    rf"^(?:[（(]?[{DIGITS}]{{1,3}}[）)、.．]|第[{DIGITS}]{{1,7}}[条款项](?:之[{DIGITS}])?)[\s：:]{{0,8}}"
)
#: What the list says of the article itself: 对盗伐林木行为的处罚, 对盗伐、滥伐林木的行为规定了处罚.
_PARAPHRASE: Final = re.compile(
    r"^对[^，。；：]{2,60}(?:的|行为)(?:行政)?处罚$|^[^，。；：]{0,60}(?:规定了|作出了?规定|作了规定)[^，。；：]{0,12}$"
)
_SHORTEST: Final = 6
_LIKE: Final = 82.0
#: So near is a reworded sentence of which others of the same quotation are faithful.
_NEAR: Final = 66.0
#: Of a longer sentence the window itself is shown.
_LONGEST: Final = 600
#: So far the stretch that a sentence is compared with may begin and end beside the nearest window.
_SHIFT: Final = 40
_TOKEN: Final = re.compile(r"[0-9]+|[^0-9]")
#: A number or share of a plain form, and how a text may write it: 5万, 五万; 5%, 百分之五.
_UNIT: Final = re.compile(r"[0-9]+万?%?|[^0-9]")
_WRITTEN: Final = rf"(?:百分之[{DIGITS}点]{{1,12}}|[{DIGITS}](?:[{DIGITS},，.]{{0,12}}[{DIGITS}])?万?[%％]?)"
#: What a plain form leaves out between two characters, an item's mark too.
_BETWEEN: Final = rf"(?:[（(][一二三四五六七八九十]{{1,3}}[）)]|[。；;：:…]|{_PLAIN.pattern[:-1]}){{0,12}}"
#: Words longer than this are shown in plain form.
_SEARCHED: Final = 120
#: 10000 ends in so many zeros.
_ZEROS: Final = 4
#: So many other characters are few in a short sentence.
_FEW: Final = 8
#: A piece of so many characters is left out; a shorter one is lost.
_SHORTENED: Final = 4
#: Without it the sentence would say something else.
_NEGATIONS: Final = "不未"
_TURNS: Final = re.compile(r"[不未非无没]|除外|以[上下内外]|[0-9]")


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that differs: as quoted, as the statute has it, and the differing characters of both."""

    quoted: str
    statute: str
    removed: str
    added: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation beside one version of the article.

    Attributes:
        version: date of the version.
        sentences: number of sentences compared.
        same: how many of them stand in the article.
        differences: those that nearly do.
        foreign: those that are not there at all.
    """

    version: date
    sentences: int
    same: int
    differences: tuple[Difference, ...]
    foreign: tuple[str, ...]

    @property
    def equal(self) -> bool:
        """Whether every sentence stands in the article."""
        return self.same == self.sentences

    @property
    def share(self) -> float:
        """The share of sentences that stand in the article, 1.0 for an empty quotation."""
        return self.same / self.sentences if self.sentences else 1.0


def _arabic(found: re.Match[str]) -> str:
    digits = found.group()
    return digits if digits.isascii() else str(number(digits) or digits)


def _percent(found: re.Match[str]) -> str:
    """百分之五 → 5%, 百分之零点五 → 05% (as 0.5% becomes where its point is no sign of the sentence)."""
    words = found.group(1)
    if "点" not in words:
        return f"{number(words) or words}%"
    return "".join(str(_ONES.find(word)) if word in _ONES else "" for word in words) + "%"


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return the form in which two wordings count as the same."""
    whole = _BROKEN_NUMBER.sub("", unicodedata.normalize("NFKC", text))
    folded = _PLAIN.sub("", _PERCENT.sub(_percent, whole))
    digits = _NUMBER.sub(_arabic, folded)
    return _TEN_THOUSAND.sub(lambda found: found.group(1) + "0000", digits)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a quotation that are long enough to say something, in plain form."""
    told = (_MARKER.sub("", part.strip()) for part in _SENTENCE.split(text))
    parts = (plain(part) for part in told if _PARAPHRASE.match(part) is None)
    return tuple(part for part in parts if len(part) >= _SHORTEST)


@lru_cache(maxsize=4096)
def _whole(article: str) -> str:
    """Return an article in plain form, without the marks that sentences are split at."""
    words = plain(_ITEM_MARK.sub("", article))
    return words.replace(":", "").replace(";", "").replace("。", "")


def compare(quote: str, article: str, version: date) -> Comparison:
    """Compare a quotation with an article's words.

    Args:
        quote: the quoted words.
        article: the article as the statute has it.
        version: date of that version, carried over into the result.
    """
    whole = _whole(article)
    parts = sentences(quote)
    same = 0
    differences: list[Difference] = []
    foreign: list[str] = []
    for part in parts:
        if part in whole:
            lost = _lost_negation(part, whole)
            if lost is None:
                same += 1
            else:
                differences.append(lost)
            continue
        difference = _difference(part, whole)
        if difference is None:
            foreign.append(part)
        elif _only_shortened(difference):
            same += 1
        else:
            differences.append(difference)
    if same and foreign:
        # between sentences of the article one that is still near to it was reworded
        near = {part: _difference(part, whole, _NEAR) for part in foreign}
        reworded = {part: found for part, found in near.items() if found is not None and _in_few_words(found)}
        differences += reworded.values()
        foreign = [part for part in foreign if part not in reworded]
    return Comparison(version, len(parts), same, tuple(differences), tuple(foreign))


def as_written(words: str, text: str) -> str:
    """Return words of a plain form as a text has them: 一万 for 1万, with the stops between them.

    Args:
        words: what differs (``Difference.removed``, ``added``), pieces joined by ``/``.
        text: the quotation or the article that they are from.
    """
    return "/".join(_written(piece, text) if piece else "" for piece in words.split("/"))


def _written(piece: str, text: str) -> str:
    if piece in text or len(piece) > _SEARCHED:
        return piece
    parts = (_WRITTEN if one[0] in "0123456789" else re.escape(one) for one in _UNIT.findall(piece))
    wanted = plain(piece)
    for found in re.finditer(_BETWEEN.join(parts), text):
        if _whole(found.group()) == wanted:
            return found.group()
    return piece


def _lost_negation(part: str, whole: str) -> Difference | None:
    """Return the 未 or 不 that a sentence begins with in the article and not in the quotation: 经许可 for 未经许可."""
    at = whole.find(part)
    while at > 0 and whole[at - 1] in _NEGATIONS:
        following = whole.find(part, at + 1)
        if following < 0:
            return Difference(part, whole[at - 1 : at + len(part)], "", whole[at - 1])
        at = following
    return None


def _difference(part: str, whole: str, likeness: float = _LIKE) -> Difference | None:
    """Return how a sentence differs from the words of the article that it is nearest to, None where none is near.

    Numbers are compared whole: 五万 for 十万 is that, not 5 for 1 and a digit more.
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    aligned = fuzz.partial_ratio_alignment(part, whole, score_cutoff=likeness)
    if aligned is None:
        return None
    quoted = _TOKEN.findall(part)
    start, end = aligned.dest_start, min(len(whole), aligned.dest_end)
    short = len(part) <= _LONGEST
    other = _nearest(quoted, whole, start, end) if short else _TOKEN.findall(whole[start:end])
    removed: list[str] = []
    added: list[str] = []
    for step in Levenshtein.opcodes(quoted, other):
        if step.tag == "equal":
            continue
        removed.append("".join(map(_shown, quoted[step.src_start : step.src_end])))
        added.append("".join(map(_shown, other[step.dest_start : step.dest_end])))
    return Difference(part, "".join(other), "/".join(filter(None, removed)), "/".join(filter(None, added)))


def _nearest(quoted: list[str], whole: str, start: int, end: int) -> list[str]:
    """Return the stretch of an article around a window that is nearest to what is quoted.

    The window is as long as the sentence, so that what the sentence lacks or has besides shifts its ends.
    """
    from rapidfuzz.distance import Levenshtein

    low, high = max(0, start - _SHIFT), min(len(whole), end + _SHIFT)
    tokens = _TOKEN.findall(whole[low:high])
    places = [low]
    for token in tokens:
        places.append(places[-1] + len(token))
    first = min(range(len(places)), key=lambda at: abs(places[at] - start))
    last = min(range(len(places)), key=lambda at: abs(places[at] - end))

    def distance(begin: int, stop: int) -> tuple[int, int]:
        return Levenshtein.distance(quoted, tokens[begin:stop]), abs(stop - begin - len(quoted))

    last = min(range(first, len(places)), key=lambda at: (*distance(first, at), abs(at - last)))
    first = min(range(last + 1), key=lambda at: (*distance(at, last), abs(at - first)))
    return tokens[first:last]


def _shown(token: str) -> str:
    """Return a number in the way that statutes write large ones: 50000 → 5万."""
    if len(token) > _ZEROS and token.isdigit() and token.endswith("0" * _ZEROS):
        return f"{token[:-_ZEROS]}万"
    return token


def _only_shortened(found: Difference) -> bool:
    """Return whether a sentence only leaves words of the article out: several, and none that turns its meaning."""
    return not found.removed and all(
        len(piece) >= _SHORTENED and _TURNS.search(piece) is None for piece in found.added.split("/")
    )


def _in_few_words(found: Difference) -> bool:
    """Return whether a sentence has a few other words, and is not one of which a part was left out."""
    return 0 < len(found.removed) <= max(_FEW, len(found.quoted) // 4)


def best_version(
    quote: str, article: int, suffix: int, versions: Sequence[StatuteText]
) -> tuple[Comparison, StatuteText] | None:
    """Return the version whose article the quotation fits best, the latest of equals; None when none has it.

    Args:
        quote: the quoted words.
        article: number of the cited article.
        suffix: its 之 suffix, 0 for none.
        versions: versions of the statute, oldest first.
    """
    best: tuple[Comparison, StatuteText] | None = None
    for version in versions:
        words = version.article(article, suffix)
        if words is None:
            continue
        found = compare(quote, words, version.date)
        if best is None or found.share >= best[0].share:
            best = (found, version)
    return best


def article_of(quote: str, version: StatuteText) -> tuple[int, int] | None:
    """Return the article of a version that holds every sentence of the quotation, None when none does."""
    parts = sentences(quote)
    if not parts or sum(map(len, parts)) < 15:
        return None
    for article in version.articles:
        whole = _whole(article.text)
        if all(part in whole for part in parts):
            return article.number, article.suffix
    return None
