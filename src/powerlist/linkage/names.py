"""Names read as the domain reads them: what is done, to what, under which limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from powerlist.linkage import lexicon
from powerlist.linkage.chars import MARK, Joined, join
from powerlist.linkage.kinds_of_words import load
from powerlist.linkage.scanning import Scanner, scanner
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: The number of a type that is not known.
NO_TYPE = -1
TYPES: tuple[str, ...] = tuple(PowerType)
#: Groups that only items have which are applied for; a name without a word of theirs means the first bit.
_DEFAULTED: dict[str, dict[str, int]] = {
    "stage": lexicon.STAGES,
    "registered": lexicon.REGISTERED,
    "branch": lexicon.BRANCHES,
    "exception": lexicon.EXCEPTIONS,
}
GROUPS: tuple[str, ...] = (*lexicon.LIMITS, *_DEFAULTED, "role", "number")
_TITLE = 200
#: A core of fewer characters names nothing.
_SHORTEST = 2
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
#: Characters behind a licence that tell what is done without it.
_BEHIND = 12
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the names of a pool say, one entry an item.

    Attributes:
        core: name and sub-name without frame, function words and signs.
        main: the number of the main name's core; equal numbers, equal cores.
        sub: the number of the sub-name's core, 0 where there is none or it repeats the name.
        has_sub: items with a sub-name, also one that repeats the name.
        whole: the number of main and sub together.
        blank: names that say nothing but their act, such as 监督检查, or nothing at all.
        title: the number of main and sub name in normal form, act included.
        bare: the same without the act and without signs.
        limits: one bit mask a group of ``GROUPS``.
        done: mask of the acts that the name says are done.
        ending: number of the act that ends the name, of the sub-name where there is one; 0 for another.
        types: position in ``TYPES``, from the column, else from the name's last word, else ``NO_TYPE``.
        open: names that mean more than they say.
        rules: open names that say only which rules are broken.
        general: names that are only "acts against such a law".
        bound: names of acts that every law has for itself.
        cut: how many names were longer than the limit.
    """

    core: Joined
    main: NDArray[np.int32]
    sub: NDArray[np.int32]
    has_sub: NDArray[np.bool_]
    whole: NDArray[np.int32]
    blank: NDArray[np.bool_]
    title: NDArray[np.int32]
    bare: NDArray[np.int32]
    limits: NDArray[np.uint32]
    done: NDArray[np.uint32]
    ending: NDArray[np.int8]
    types: NDArray[np.int8]
    open: NDArray[np.bool_]
    rules: NDArray[np.bool_]
    general: NDArray[np.bool_]
    bound: NDArray[np.bool_]
    cut: int


def read(names: Sequence[str], subs: Sequence[str], types: Sequence[str], longest: int) -> Reading:
    """Read the names of a pool.

    Args:
        names: names of the main items.
        subs: names of the sub-items.
        types: the types as the list has them, in any spelling.
        longest: characters of a name that are read.
    """
    plain_subs = [
        "" if sub == name or sub.strip() in lexicon.NO_SUB else sub
        for name, sub in zip(names, subs, strict=True)
    ]
    has_sub = np.fromiter(
        (sub.strip() not in lexicon.NO_SUB and bool(sub.strip()) for sub in subs), dtype=bool, count=len(subs)
    )
    main, cut_main = join(names, longest)
    sub, cut_sub = join(plain_subs, longest)
    main, sub = main.replace(lexicon.HEAD, ""), sub.replace(lexicon.HEAD, "")
    code = types_of(types)
    unknown = code == NO_TYPE
    if unknown.any():
        code[unknown] = _types_by_name(main.split(), sub.split(), unknown)
    main_core, sub_core = core(main), core(sub)
    limits, done = limits_of(main, sub, code)
    mains, subs_ = main_core.split(), sub_core.split()
    whole = [a if not b or a == b else a + b for a, b in zip(mains, subs_, strict=True)]
    return Reading(
        core=Joined(MARK.join(whole), len(whole)),
        main=_numbers(mains),
        sub=_numbers(subs_, empty=True),
        has_sub=has_sub,
        whole=_numbers(whole),
        blank=np.fromiter((len(text) < _SHORTEST for text in whole), dtype=bool, count=len(whole)),
        title=_numbers([f"{a}{MARK}{b}" for a, b in zip(main.split(), sub.split(), strict=True)]),
        bare=_numbers(_bare(main, sub)),
        limits=limits,
        done=done,
        ending=_endings(main.split(), sub.split()),
        types=code,
        open=_found(main, lexicon.OPEN),
        rules=_found(main, lexicon.RULES_BROKEN),
        general=_found(main, lexicon.GENERAL),
        bound=_found(main, lexicon.OF_ITS_LAW),
        cut=cut_main + cut_sub,
    )


def types_of(types: Sequence[str]) -> NDArray[np.int8]:
    """Return for each type its position in ``TYPES`` or ``NO_TYPE``."""
    known = {text: _type_of(text) for text in set(types)}
    return np.fromiter((known[text] for text in types), dtype=np.int8, count=len(types))


def _type_of(text: str) -> int:
    plain = _SPACE.sub("", text)
    for position, term in enumerate(TYPES):
        if plain == term:
            return position
    for position, term in enumerate(TYPES):
        short = term.removeprefix("行政")
        if plain and (term in plain or short in plain):
            return position
    return NO_TYPE


def _types_by_name(mains: list[str], subs: list[str], unknown: NDArray[np.bool_]) -> NDArray[np.int8]:
    tails = [
        (re.compile(f"(?:{words})$"), TYPES.index(term))
        for term, words in (*lexicon.ACTS, lexicon.OTHER_ACTS)
    ]
    found = []
    for position in np.flatnonzero(unknown).tolist():
        code = NO_TYPE
        for text in (subs[position], mains[position]):
            code = next((number for tail, number in tails if text and tail.search(text)), NO_TYPE)
            if code != NO_TYPE:
                break
        found.append(code)
    return np.array(found, dtype=np.int8)


def _endings(mains: list[str], subs: list[str]) -> NDArray[np.int8]:
    known = lexicon.ENDINGS
    return np.fromiter(
        (known.get(_plain_end(b or a), 0) for a, b in zip(mains, subs, strict=True)),
        dtype=np.int8,
        count=len(mains),
    )


def _plain_end(text: str) -> str:
    """Return the last two characters of a name without the brackets at its end."""
    if text.endswith(")"):
        text = text[: text.rfind("(")]
    # 登记管理 is a registration, 备案登记 a record.
    if text.endswith(("管理", "登记")) and text[-4:-2] in lexicon.ENDINGS:
        text = text[:-2]
    return text[-2:]


def _bare(main: Joined, sub: Joined) -> list[str]:
    parts = (joined.replace(lexicon.TAIL, "").replace(lexicon.SIGNS, "").split() for joined in (main, sub))
    return [f"{a}{MARK}{b}" for a, b in zip(*parts, strict=True)]


def _found(joined: Joined, pattern: re.Pattern[str]) -> NDArray[np.bool_]:
    """Return which texts have a match."""
    found = np.zeros(joined.count, dtype=bool)
    offsets = [match.start() for match in pattern.finditer(joined.text)]
    if offsets:
        found[joined.rows_at(np.array(offsets, dtype=np.int64))] = True
    return found


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
    for word, by in lexicon.SYNONYMS:
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


@cache
def _forms() -> dict[str, str]:
    """Return for each word that has a shorter one for the same thing the shortest."""
    kinds = load()
    words: dict[int, list[str]] = {}
    for word, code in zip(kinds.words, kinds.classes.tolist(), strict=True):
        words.setdefault(code, []).append(word)
    return {
        word: min(same, key=lambda one: (len(one), one))
        for same in words.values()
        for word in same
        if len(same) > 1 and word != min(same, key=lambda one: (len(one), one))
    }


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


def act_core(joined: Joined) -> Joined:
    """Return acts in the same form, without what only says that they are forbidden."""
    return core(joined, licences=False).replace(lexicon.ACT_MANNER, "")


def _numbers(texts: list[str], *, empty: bool = False) -> NDArray[np.int32]:
    """Return a number for each text, equal ones the same; with ``empty``, 0 for the empty text only."""
    values = np.array(texts, dtype=object)
    found = pd.factorize(values)[0].astype(np.int32)
    return np.where(values == "", 0, found + 1).astype(np.int32) if empty else found


@cache
def _scanners() -> tuple[Scanner, ...]:
    return (
        # What is done stands behind the groups of limits.
        scanner({**dict(enumerate(lexicon.LIMITS.values())), len(GROUPS): lexicon.DONE}),
        scanner(dict(enumerate(_DEFAULTED.values()))),
    )


def sectors_of(texts: Sequence[str]) -> NDArray[np.uint32]:
    """Return the mask of sectors that each text names, as the limits of a name."""
    masks = np.zeros((len(GROUPS) + 1, max(len(texts), 1)), dtype=np.uint32)
    if texts:
        joined, _ = join(texts, _TITLE)
        _scanners()[0].mark(joined, masks)
    found: NDArray[np.uint32] = masks[GROUPS.index("sector")]
    return found


def limits_of(
    main: Joined, sub: Joined, types: NDArray[np.int8]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the masks of limits, one a group of ``GROUPS``, and that of what is done.

    Args:
        main: the main names in normal form.
        sub: the sub-names.
        types: position of each type in ``TYPES``; stages are read of what is applied for, and of items
            without a type.
    """
    masks = np.zeros((len(GROUPS) + 1, main.count), dtype=np.uint32)
    words, steps = _scanners()
    for joined in (main, sub):
        words.mark(joined, masks)
        numbers = [
            (match.start(), int(float(match.group()[:9])) % 32) for match in _NUMBER.finditer(joined.text)
        ]
        if numbers:
            places = np.array(numbers, dtype=np.int64)
            bits = np.uint32(1) << places[:, 1].astype(np.uint32)
            np.bitwise_or.at(masks[len(GROUPS) - 1], joined.rows_at(places[:, 0]), bits)
    # A sub-item's step is its own; its main item's name often lists them all.
    of_main = np.zeros((len(_DEFAULTED), main.count), dtype=np.uint32)
    of_sub = np.zeros_like(of_main)
    steps.mark(main, of_main)
    steps.mark(sub, of_sub)
    first = len(lexicon.LIMITS)
    masks[first : first + len(_DEFAULTED)] = np.where(of_sub > 0, of_sub, of_main)
    role = masks[GROUPS.index("role")]
    for pattern, bit in lexicon.ROLES:
        role[_found(main, pattern)] |= np.uint32(bit)
    penalty = types == TYPES.index(PowerType.PENALTY)
    role[:] = np.where(penalty, np.where(role == 0, 1, role), 0)
    # Items without a type are read like those that are applied for: a penalty's name ends in its type.
    applied = np.isin(types, [NO_TYPE, *(TYPES.index(term) for term in sorted(lexicon.APPLIED_FOR))])
    for number in range(first, first + len(_DEFAULTED)):
        masks[number] = np.where(applied, np.where(masks[number] == 0, 1, masks[number]), 0)
    return masks[:-1], masks[-1]
