"""Names without what all of them have: frames, function words, other words for one thing."""

from __future__ import annotations

import re
from functools import cache

from powerlist.linkage import lexicon, vocabulary
from powerlist.linkage.chars import MARK, Joined
from powerlist.linkage.kinds_of_words import load

#: Characters behind a licence that tell what is done without it.
_BEHIND = 12


def core(joined: Joined, *, licences: bool = True) -> Joined:
    """Return texts in normal form without frame, function words and signs, synonyms as one word.

    Args:
        joined: the texts.
        licences: to act without the licence for it is to act without leave.
    """
    if not joined.text.strip(MARK):
        return joined
    joined = joined.replace(lexicon.LEVEL_BRACKETS, "")
    for narrow, wide in lexicon.WIDER:
        joined = joined.replace(narrow, wide)
    joined = Joined(_longer_forms().sub(_shortest_form, joined.text), joined.count)
    for word, by in vocabulary.SYNONYMS:
        joined = Joined(joined.text.replace(word, by), joined.count)
    joined = joined.replace(lexicon.TAIL, "").replace(lexicon.RULES, "").replace(lexicon.MERIT, "奖")
    joined = joined.replace(lexicon.DOUBLED, r"\1")
    joined = joined.replace(lexicon.WITHOUT_LEAVE, "擅")
    joined = joined.replace(lexicon.WITHOUT_PAPERS, "无")
    if licences:
        joined = _without_licence(joined)
    joined = joined.replace(lexicon.NOT, "未")
    joined = joined.replace(lexicon.BREAKING, "违")
    joined = joined.replace(lexicon.NOT_AS_RULED, "未按")
    joined = joined.replace(lexicon.ORGANS, "").replace(lexicon.FUNCTION, "")
    return joined.replace(lexicon.ANYBODY, "").replace(lexicon.DOUBLED, r"\1")


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
    forms = sorted(_forms(), key=lambda word: (-len(word), word))
    heads = "".join(sorted({word[0] for word in forms}))
    return re.compile(f"(?=[{heads}])(?:{'|'.join(forms)})")


def _shortest_form(match: re.Match[str]) -> str:
    return _forms()[match.group()]


def _without_licence(joined: Joined) -> Joined:
    """Return texts in which 无…许可 is 擅 where no paper is named, or what it is for is done behind it."""
    text = joined.text

    def plain(match: re.Match[str]) -> str:
        behind = text[match.end() : match.end() + _BEHIND]
        return "擅" if set(match.group(1)) <= set(behind) else match.group()

    return Joined(lexicon.WITHOUT_LICENCE.sub(plain, text), joined.count)
