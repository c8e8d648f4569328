"""Names without what all of them have: frames, function words, other words for one thing."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from powerlist.linkage.arrays.chars import MARK, Joined
from powerlist.linkage.names import lexicon, vocabulary
from powerlist.linkage.names.kinds_of_words import load

#: Characters behind a licence that tell what is done without it.
_BEHIND = 12
#: Characters of a word that may be written twice: the fewest, and more than the most.
_DOUBLED = (2, 5)


def core(joined: Joined, *, licences: bool = True) -> Joined:
    """Return texts in normal form without frame, function words and signs, synonyms as one word.

    Args:
        joined: the texts.
        licences: to act without the licence for it is to act without leave.
    """
    if not joined.text.strip(MARK):
        return joined
    joined = _unserved(joined)
    # What ends a name goes before its papers are called by one word: 转让许可证件的处罚 is about a licence.
    joined = (
        joined.replace(lexicon.LEVEL_BRACKETS, "").replace(lexicon.TAIL, "").replace(lexicon.UNMENDED, "")
    )
    for narrow, wide in lexicon.WIDER:
        joined = joined.replace(narrow, wide)
    joined = Joined(_longer_forms().sub(_shortest_form, joined.text), joined.count)
    for word, by in vocabulary.SYNONYMS:
        joined = Joined(joined.text.replace(word, by), joined.count)
    joined = joined.replace(lexicon.RULES, "").replace(lexicon.MERIT, "奖")
    joined = _undoubled(joined)
    joined = joined.replace(lexicon.WITHOUT_LEAVE, "擅")
    joined = joined.replace(lexicon.WITHOUT_PAPERS, "无")
    if licences:
        joined = _without_licence(joined)
    joined = joined.replace(lexicon.NOT, "未")
    joined = joined.replace(lexicon.BREAKING, "违")
    joined = joined.replace(lexicon.NOT_AS_RULED, "未按")
    joined = joined.replace(lexicon.ORGANS, "").replace(lexicon.FUNCTION, "")
    # without the licence and without leave is once without leave
    joined = Joined(joined.text.replace("擅擅", "擅"), joined.count)
    return _undoubled(joined.replace(lexicon.ANYBODY, ""))


def act_core(joined: Joined) -> Joined:
    """Return acts in the same form, without what only says that they are forbidden."""
    return core(joined, licences=False).replace(lexicon.ACT_MANNER, "")


@cache
def _forms() -> dict[str, str]:
    """Return for each word that has a shorter one for the same thing the shortest."""
    kinds = load()
    words: dict[int, list[str]] = {}
    for word, code in zip(kinds.words, kinds.classes.tolist(), strict=True):
        words.setdefault(code, []).append(word)
    shortest = [(min(same, key=lambda one: (len(one), one)), same) for same in words.values()]
    return {word: short for short, same in shortest for word in same if word != short}


@cache
def _longer_forms() -> re.Pattern[str]:
    # by their first characters: what does not begin like a word is not compared with all of them
    behind: dict[str, list[str]] = {}
    for word in sorted(_forms(), key=lambda word: (-len(word), word)):
        behind.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{head}(?:{'|'.join(rest)})" for head, rest in sorted(behind.items()))
    return re.compile(f"(?=[{''.join(sorted(behind))}])(?:{words})")


def _shortest_form(match: re.Match[str]) -> str:
    return _forms()[match.group()]


def _unserved(joined: Joined) -> Joined:
    """Return texts in which the end of a name that says only that a service is to be had is one word."""
    texts = joined.split()
    served = [row for row, text in enumerate(texts) if text.endswith(lexicon.SERVED_ENDS)]
    for row in served:
        if lexicon.UNSERVED.isdisjoint(texts[row]):
            texts[row] = lexicon.SERVED.sub("申请", lexicon.LICENSED.sub("许可", texts[row]))
    return Joined(MARK.join(texts), joined.count) if served else joined


def _undoubled(joined: Joined) -> Joined:
    """Return texts in which no word is written twice in a row; the pattern looks at those only that may have one."""
    points = joined.points()
    may = np.zeros(len(points), dtype=bool)
    for size in range(*_DOUBLED):
        # two characters that come again at this distance
        again = points[size:] == points[:-size]
        may[: max(len(again) - 1, 0)] |= again[:-1] & again[1:]
    rows = np.unique(joined.rows_at(np.flatnonzero(may)))
    if not len(rows):
        return joined
    texts = joined.split()
    for row in rows.tolist():
        texts[row] = lexicon.DOUBLED.sub(r"\1", texts[row])
    return Joined(MARK.join(texts), joined.count)


def _without_licence(joined: Joined) -> Joined:
    """Return texts in which 无…许可 is 擅 where no paper is named, or what it is for is done behind it."""
    text = joined.text

    def plain(match: re.Match[str]) -> str:
        behind = text[match.end() : match.end() + _BEHIND]
        return "擅" if set(match.group(1)) <= set(behind) else match.group()

    return Joined(lexicon.WITHOUT_LICENCE.sub(plain, text), joined.count)
