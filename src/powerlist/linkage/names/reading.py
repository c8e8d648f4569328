"""Names read as the domain reads them: what is done, to what, under which limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from powerlist.linkage.arrays.chars import MARK, Joined, join
from powerlist.linkage.names import lexicon, vocabulary
from powerlist.linkage.names.cores import core
from powerlist.linkage.names.limits import NO_TYPE, PENALTY, TYPES, limits_of
from powerlist.model.enums import PowerType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: A core of fewer characters names nothing.
_SHORTEST = 2
#: Steps that mix the bits of a number: shift and factor.
_MIX = tuple(
    (np.uint64(shift), np.uint64(factor))
    for shift, factor in ((32, 0x9E3779B97F4A7C15), (30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
)
#: What may stand behind the act.
_BEHIND = ("管理", "登记")
_BRACKET = "("
#: Types of which a sub-item that says its main item's name again is all of it; of a licence it may be the first step.
_WHOLE = (PENALTY, TYPES.index(PowerType.INSPECTION))
_SPACE = re.compile(r"\s+")
#: Words for the first step of a licence, and the one that they are compared as.
_FIRST_STEP = frozenset(word for word, bits in vocabulary.DEFAULTED["stage"].items() if bits == 1)
_FIRST = "设立"
_APPLICATION = re.compile("(?:申请|办理)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the names of a pool say, one entry an item.

    Attributes:
        core: name and sub-name without frame, function words and signs.
        own: the same of the sub-name alone where there is one of its own, else of the main name.
        main: the number of the main name's core; equal numbers, equal cores.
        sub: a number of what the sub-name says, 0 where there is none or it repeats the name; 其他 is not 0.
        has_sub: items with a sub-name, also one that repeats the name.
        whole: the number of main and sub together.
        letters: the number of the characters of main and sub together, whatever their order.
        blank: names that say nothing but their act, such as 监督检查, or nothing at all.
        title: the number of main and sub name in normal form, act included.
        bare: the same without the act and without signs.
        limits: one bit mask a group of ``GROUPS``.
        done: mask of the acts that the name says are done.
        ending: number of the act that ends the name, of the sub-name where there is one; 0 for another.
        types: position in ``TYPES``, from the column, else from the name's last word, else ``NO_TYPE``.
        open: names that mean more than they say; of a sub-item that says something, its own; so the next three.
        rules: open names that say only which rules are broken.
        general: names that are only "acts against such a law", or against an article that they cite.
        bound: names of acts that every law has for itself.
        cut: how many names were longer than the limit.
    """

    core: Joined
    own: Joined
    main: NDArray[np.int32]
    sub: NDArray[np.int32]
    has_sub: NDArray[np.bool_]
    whole: NDArray[np.int32]
    letters: NDArray[np.int32]
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

    def said(self, names: Sequence[str], subs: Sequence[str], rows: NDArray[np.integer]) -> list[str]:
        """Return of each row the sub-name where there is one, else the main name, as it stands.

        Args:
            names: the main names.
            subs: the sub-names.
            rows: positions of items.
        """
        return [subs[row] if self.has_sub[row] else names[row] for row in rows.tolist()]


def read(names: Sequence[str], subs: Sequence[str], types: Sequence[str], longest: int) -> Reading:
    """Read the names of a pool.

    Args:
        names: names of the main items.
        subs: names of the sub-items.
        types: the types as the list has them, in any spelling.
        longest: characters of a name that are read.
    """
    # Many lists have no sub-items at all.
    alone = not any(subs)
    plain_subs = (
        list(subs)
        if alone
        else [
            "" if sub == name or sub.strip() in lexicon.NO_SUB else sub
            for name, sub in zip(names, subs, strict=True)
        ]
    )
    has_sub = np.zeros(len(subs), dtype=bool)
    if not alone:
        has_sub[:] = [sub.strip() not in lexicon.NO_SUB and bool(sub.strip()) for sub in subs]
    main, cut_main = join(names, longest)
    sub, cut_sub = join(plain_subs, longest)
    main, sub = (one.replace(lexicon.HEAD, "").replace(lexicon.END_SIGNS, "") for one in (main, sub))
    code = types_of(types)
    unknown = code == NO_TYPE
    if unknown.any():
        code[unknown] = _types_by_name(main.split(), sub.split(), unknown)
    limits, done = limits_of(main, sub, code)
    titles = main, sub
    main, sub = main.replace(lexicon.NOTE, ""), sub.replace(lexicon.NOTE, "")
    main_core, sub_core = core(main), _first_step(core(sub))
    mains, subs_ = main_core.split(), sub_core.split()
    whole = mains if alone else [a if not b or a == b else a + b for a, b in zip(mains, subs_, strict=True)]
    numbers = _numbers(mains)
    joined = Joined(MARK.join(whole), len(whole))
    # what a sub-item says goes before its main item's open name
    own = main if alone else _own(main, sub, subs_)
    return Reading(
        core=joined,
        own=joined
        if alone
        else Joined(MARK.join(b or a for a, b in zip(mains, subs_, strict=True)), len(mains)),
        main=numbers,
        sub=_numbers(subs_ if alone else _said(mains, subs_, _plain(sub).split(), code), empty=True),
        has_sub=has_sub,
        whole=numbers if alone else _numbers(whole),
        letters=_letters(joined),
        blank=np.fromiter((len(text) < _SHORTEST for text in whole), dtype=bool, count=len(whole)),
        title=_numbers(titles[0].split() if alone else _both(*titles)),
        bare=_numbers(_plain(titles[0]).split() if alone else _both(*map(_plain, titles))),
        limits=limits,
        done=done,
        ending=_endings(main.split(), sub.split()),
        types=code,
        open=own.found(lexicon.OPEN),
        rules=own.found(lexicon.RULES_BROKEN),
        general=own.found(lexicon.GENERAL) | own.found(lexicon.OF_ARTICLE),
        bound=own.found(lexicon.OF_ITS_LAW),
        cut=cut_main + cut_sub,
    )


def _first_step(subs: Joined) -> Joined:
    """Return the cores of sub-names, those that are only a word for the first step of a licence as one: 新办, 设立."""
    if not subs.text.strip(MARK):
        return subs
    texts = [_FIRST if text and _APPLICATION.sub("", text) in _FIRST_STEP else text for text in subs.split()]
    return Joined(MARK.join(texts), subs.count)


def _own(main: Joined, sub: Joined, cores: list[str]) -> Joined:
    """Return the sub-names that say something, and the main names of the other items."""
    texts = [b if said else a for a, b, said in zip(main.split(), sub.split(), cores, strict=True)]
    return Joined(MARK.join(texts), len(texts))


def _said(mains: list[str], subs: list[str], plain: list[str], types: NDArray[np.int8]) -> list[str]:
    """Return the cores of sub-names, and of those of nothing but function words these words.

    An inspection or penalty whose sub-name says its main item's again, in other words, has none:
    对生产经营单位的安全生产监督检查 is all of 安全生产监督检查, and （市级） behind it would be a part.
    """
    whole = np.isin(types, _WHOLE).tolist()
    return [
        "" if again and one == main and _BRACKET not in words else one or words
        for main, one, words, again in zip(mains, subs, plain, whole, strict=True)
    ]


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
    known = vocabulary.ENDINGS
    return np.fromiter(
        (known.get(_plain_end(b or a), 0) for a, b in zip(mains, subs, strict=True)),
        dtype=np.int8,
        count=len(mains),
    )


def _plain_end(text: str) -> str:
    """Return the last two characters of a name without the brackets at its end."""
    if text[-1:] != ")" and text[-2:] not in _BEHIND:
        return text[-2:]
    if text.endswith(")"):
        text = text[: text.rfind("(")]
    # 登记管理 is a registration, 备案登记 a record.
    if text.endswith(_BEHIND) and text[-4:-2] in vocabulary.ENDINGS:
        text = text[:-2]
    return text[-2:]


def _plain(joined: Joined) -> Joined:
    """Return names without their acts and signs."""
    return joined.replace(lexicon.TAIL, "").replace(lexicon.SIGNS, "")


def _both(main: Joined, sub: Joined) -> list[str]:
    return [f"{a}{MARK}{b}" for a, b in zip(main.split(), sub.split(), strict=True)]


def _letters(joined: Joined) -> NDArray[np.int32]:
    """Return a number for each text, that of others with the same characters in any order.

    What is compared is the sum of what each character becomes when its bits are mixed: 64 bits tell a billion texts.
    """
    points = joined.points().astype(np.uint64)
    marks = np.flatnonzero(points == ord(MARK))
    for shift, factor in _MIX:
        points = (points ^ (points >> shift)) * factor
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(points, dtype=np.uint64)))
    starts, ends = np.concatenate(([0], marks + 1)), np.concatenate((marks, [len(points)]))
    return pd.factorize(sums[ends] - sums[starts])[0].astype(np.int32)[: joined.count]


def _numbers(texts: list[str], *, empty: bool = False) -> NDArray[np.int32]:
    """Return a number for each text, equal ones the same; with ``empty``, 0 for the empty text only."""
    if empty and not any(texts):
        return np.zeros(len(texts), dtype=np.int32)
    values = np.array(texts, dtype=object)
    found = pd.factorize(values)[0].astype(np.int32)
    return np.where(values == "", 0, found + 1).astype(np.int32) if empty else found
