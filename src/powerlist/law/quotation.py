"""How a quotation differs from the statute.

A quotation may leave parts out; every sentence of it has to stand in the article. Blanks, width and the
kind of punctuation do not matter, nor whether a number is written 五 or 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from powerlist.law import passages
from powerlist.law.passages import Passage
from powerlist.law.references import PLAIN_DIGITS as DIGITS
from powerlist.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from powerlist.law.passages import Word
    from powerlist.law.statute_text import StatuteText

_SENTENCE: Final = lazy_pattern(r"[。；;：:\n!?！？]+|…+|\.{3,}|(?=[（(][一二三四五六七八九十]{1,3}[）)])")
_CLAUSE: Final = lazy_pattern(rf"[，,]|{_SENTENCE.pattern}")
#: What stands before the items of an article: 有下列情形之一的，给予警告：（一）.
_CHAPEAU: Final = lazy_pattern(r"([^。；;：:\n]{4,400})[：:](?=\s{0,8}[（(]一[）)])")
#: What a list puts before a sentence: （三）, 3., 第六条, 第二款：.
_MARKER: Final = lazy_pattern(
    rf"^(?:[（(]?[{DIGITS}]{{1,3}}[）)、.．]|第[{DIGITS}]{{1,7}}[条款项](?:之[{DIGITS}])?)[\s：:]{{0,8}}"
)
#: What the list says of the article itself: 对盗伐林木行为的处罚, 对盗伐、滥伐林木的行为规定了处罚.
_PARAPHRASE: Final = lazy_pattern(
    r"^对[^，。；：]{2,60}(?:的|行为)(?:行政)?处罚$|^[^，。；：]{0,60}(?:规定了|作出了?规定|作了规定)[^，。；：]{0,12}$"
)
#: The title of the next act, whose articles are not named: 实施《某法》若干规定.
_TITLE: Final = lazy_pattern(
    r"^(?:[^，。；：依按根违照据和]{0,8})《[^》]{2,60}》(?:若干规定|(?:实施)?(?:办法|条例|细则|规定)|的?(?:通知|决定|意见))?$"
)
_SHORTEST: Final = 6
_LIKE: Final = 82.0
#: So near is a reworded sentence of which others of the same quotation are faithful.
_NEAR: Final = 66.0
#: Of a longer sentence the window itself is shown.
_LONGEST: Final = 600
#: So far the stretch that a sentence is compared with may begin and end beside the nearest window.
_SHIFT: Final = 40
#: So many other characters are few in a short sentence.
_FEW: Final = 8
#: A piece of so many characters is left out; a shorter one is lost.
_SHORTENED: Final = 4
#: So long a stretch was copied; where such stretches are half of a sentence, the sentence was.
_COPIED: Final = 8
_HALF: Final = 0.5
#: Without it the sentence would say something else.
_NEGATIONS: Final = "不未"
_TURNS: Final = lazy_pattern(r"[不未非无没]|除外|以[上下内外]|[0-9]")


class Sentence(NamedTuple):
    """A sentence of a quotation: in plain form and as it is written."""

    plain: str
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that differs.

    Attributes:
        quoted: the sentence in plain form.
        statute: the words of the article that it is nearest to, in plain form.
        removed: what only the quotation has, in plain form, pieces joined by ``/``.
        added: what only the statute has.
        passages: the same as both texts write it, with the words around it.
    """

    quoted: str
    statute: str
    removed: str
    added: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation beside one version of the article.

    Attributes:
        version: date of the version.
        sentences: number of sentences compared.
        same: how many of them stand in the article.
        differences: those that nearly do, or of which a good part does.
        foreign: those that are not there at all, as the quotation writes them.
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

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What differs in all sentences, what weighs first."""
        found = [one for difference in self.differences for one in difference.passages]
        return tuple(sorted(found, key=lambda one: not one.weighty))


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a quotation that are long enough to say something."""
    told = (_MARKER.sub("", part.strip()) for part in _SENTENCE.split(text))
    parts = (
        Sentence(passages.joined(passages.words(part)), part)
        for part in told
        if _PARAPHRASE.match(part) is None and _TITLE.match(part) is None
    )
    return tuple(part for part in parts if len(part.plain) >= _SHORTEST)


@lru_cache(maxsize=4096)
def _whole(article: str) -> str:
    """Return an article in plain form, without the marks that sentences are split at."""
    return passages.joined(passages.words(article))


def _parts(quote: str, article: str) -> list[Sentence]:
    """Return the sentences of a quotation; what stands before the items of the article is one by itself.

    ``下列收入免税，某机构的收入`` joins the beginning of the article and one of its items by a comma.
    """
    found: list[Sentence] = []
    heads = {passages.joined(passages.words(one.group(1))) for one in _CHAPEAU.finditer(article)}
    for part in sentences(quote):
        head = next((one for one in heads if part.plain.startswith(one) and part.plain != one), None)
        if head is None:
            found.append(part)
            continue
        length = 0
        for word in passages.words(part.words):
            length += len(word.form)
            if length >= len(head):
                rest = part.words[word.end :]
                found.append(Sentence(head, part.words[: word.end]))
                found += [one for one in sentences(rest) if one.plain]
                break
    return found


def compare(quote: str, article: str, version: date) -> Comparison:
    """Compare a quotation with an article's words.

    Args:
        quote: the quoted words.
        article: the article as the statute has it.
        version: date of that version, carried over into the result.
    """
    whole = _whole(article)
    parts = _parts(quote, article)
    same = 0
    differences: list[Difference] = []
    foreign: list[Sentence] = []
    for part in parts:
        if _in_clauses(part, article):
            same += 1
            continue
        if part.plain in whole:
            lost = _lost_negation(part, whole)
            if lost is None:
                same += 1
            else:
                differences.append(lost)
            continue
        difference = _difference(part, article)
        if difference is None:
            difference = _partly(part, article)
        if difference is None:
            foreign.append(part)
        elif _only_shortened(difference):
            same += 1
        else:
            differences.append(difference)
    if same and foreign:
        # between sentences of the article one that is still near to it was reworded
        near = {part: _difference(part, article, _NEAR) for part in foreign}
        reworded = {part: found for part, found in near.items() if found is not None and _in_few_words(found)}
        differences += reworded.values()
        foreign = [part for part in foreign if part not in reworded]
    return Comparison(
        version, len(parts), same, tuple(differences), tuple(" ".join(part.words.split()) for part in foreign)
    )


def _in_clauses(part: Sentence, article: str) -> bool:
    """Tell whether every clause of a sentence is one of the article, in its order: others were left out between."""
    there = iter(_clauses(article))
    return all(clause in there for clause in _clauses(part.words))


@lru_cache(maxsize=4096)
def _clauses(text: str) -> tuple[str, ...]:
    """Return the clauses of a text in plain form."""
    return tuple(filter(None, (passages.joined(passages.words(part)) for part in _CLAUSE.split(text))))


def _lost_negation(part: Sentence, whole: str) -> Difference | None:
    """Return the 未 or 不 that a sentence begins with in the article and not in the quotation: 经许可 for 未经许可."""
    at = whole.find(part.plain)
    while at > 0 and whole[at - 1] in _NEGATIONS:
        following = whole.find(part.plain, at + 1)
        if following < 0:
            lost = whole[at - 1]
            beginning = part.words[:_FEW]
            told = Passage(beginning, lost + beginning, weighty=True)
            return Difference(part.plain, lost + part.plain, "", lost, (told,))
        at = following
    return None


def _difference(part: Sentence, article: str, likeness: float = _LIKE) -> Difference | None:
    """Return how a sentence differs from the words of the article that it is nearest to, None where none is near.

    Numbers are compared whole: 五万 for 十万 is that, not 5 for 1 and a digit more.
    """
    from rapidfuzz import fuzz

    whole = _whole(article)
    aligned = fuzz.partial_ratio_alignment(part.plain, whole, score_cutoff=likeness)
    if aligned is None:
        return None
    return _beside(part, article, aligned.dest_start, min(len(whole), aligned.dest_end))


def _partly(part: Sentence, article: str) -> Difference | None:
    """Return how a sentence differs of which a good part stands in the article word by word.

    The rest may be far longer or shorter there, so that the sentence as a whole is near to none of it.
    """
    from difflib import SequenceMatcher

    whole = _whole(article)
    if len(part.plain) > _LONGEST:
        return None
    blocks = SequenceMatcher(None, part.plain, whole, autojunk=False).get_matching_blocks()
    copied = [block for block in blocks if block.size >= _COPIED]
    if sum(block.size for block in copied) < len(part.plain) * _HALF:
        return None
    first, last = copied[0], copied[-1]
    start = max(0, first.b - first.a)
    end = last.b + len(part.plain) - last.a
    return _beside(part, article, start, min(len(whole), end))


def _beside(part: Sentence, article: str, start: int, end: int) -> Difference:
    """Return how a sentence differs from a stretch of an article, which is given in its plain form."""
    quoted = passages.words(part.words)
    words = passages.words(article)
    first, last = _stretch(quoted, words, start, end, exact=len(part.plain) > _LONGEST)
    steps = passages.steps(quoted, words[first:last])
    # where its ends are other words, the article's clause ends elsewhere: 责令改正 for 责令限期改正
    begins = bool(steps) and steps[0].start == 0 and steps[0].other_start == 0
    ends = bool(steps) and steps[-1].end == len(quoted) and steps[-1].other_end == last - first
    if begins or ends:
        low, high = max(0, first - _SHIFT), min(len(words), last + _SHIFT)
        wide_first = next((at for at in range(first, low, -1) if passages.parted(article, words, at)), low)
        wide_last = next((at for at in range(last, high) if passages.parted(article, words, at)), high)
        first, last = wide_first if begins else first, wide_last if ends else last
        steps = passages.steps(quoted, words[first:last])
    other = words[first:last]
    return Difference(
        part.plain,
        passages.joined(other),
        _pieces((quoted[step.start : step.end]) for step in steps),
        _pieces((other[step.other_start : step.other_end]) for step in steps),
        passages.passages(part.words, quoted, article, other, steps),
    )


def _pieces(those: Iterable[Sequence[Word]]) -> str:
    return "/".join(filter(None, map(passages.joined, those)))


def _stretch(
    quoted: Sequence[Word], words: Sequence[Word], start: int, end: int, *, exact: bool
) -> tuple[int, int]:
    """Return where the words of an article begin and end that are nearest to what is quoted, around a window.

    The window is as long as the sentence, so that what the sentence lacks or has besides shifts its ends.
    """
    from rapidfuzz.distance import Levenshtein

    places = [0]
    for word in words:
        places.append(places[-1] + len(word.form))

    def nearest(place: int) -> int:
        return min(range(len(places)), key=lambda at: abs(places[at] - place))

    first, last = nearest(start), nearest(end)
    if exact:
        return first, last
    low, high = nearest(max(0, start - _SHIFT)), nearest(end + _SHIFT)
    forms = [word.form for word in words]
    wanted = [word.form for word in quoted]

    def distance(begin: int, stop: int) -> tuple[int, int]:
        return Levenshtein.distance(wanted, forms[begin:stop]), abs(stop - begin - len(wanted))

    last = min(range(max(first, low), high + 1), key=lambda at: (*distance(first, at), abs(at - last)))
    first = min(range(low, last + 1), key=lambda at: (*distance(at, last), abs(at - first)))
    return first, last


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
    if not parts or sum(len(part.plain) for part in parts) < 15:
        return None
    for article in version.articles:
        whole = _whole(article.text)
        if all(part.plain in whole for part in parts):
            return article.number, article.suffix
    return None
