"""Names that say the opposite of each other, or two kinds that exclude each other, at one place.

处方药 and 非处方药, 符合标准 and 不符合标准, 盗伐 and 滥伐: names may be the same but for one character and still be of
two powers. Where two names differ, three things are looked for:

* a *negation* of what the other name says without it: 非X beside X, 不X beside X, 未X beside 已X, 无X beside 有X. Two
  names that both deny, in whichever words (未 and 不, 擅自 and 未经批准), say the same;
* a character in the place of another that excludes it (``contrasts``): 室内, 室外;
* a word in the place of another of its family: 国有, 集体; at another place only where nothing else differs.

A name that has both (机动车、非机动车; 新建、改建) contains the other. So do two names whose words are members of lists
that go on alike: 炸鱼、毒鱼 beside 电鱼、毒鱼 can both be used on 毒鱼.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import Levenshtein, Prefix

from powerlist.linkage.comparison.weights import THRESHOLD
from powerlist.linkage.names import lexicon
from powerlist.linkage.names.amounts import amounts_apart
from powerlist.linkage.names.contrasts import CHARACTERS, WORDS, contrast, words_of
from powerlist.linkage.names.left_out import left_out
from powerlist.linkage.names.limits import GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.comparison.compare import Comparison
    from powerlist.linkage.pool import Pool

#: The bit of opposites among the limits that exclude each other; it stands behind those of ``GROUPS``.
OPPOSITE: Final = 1 << len(GROUPS)
#: Where two texts differ: begin and end in the first, begin and end in the second.
_Segment = tuple[int, int, int, int]

_DENIES: Final = frozenset("非不未无")
#: What says that it is so, and what says in its place that it is not.
_IS: Final = re.compile(
    r"(?:已经?|经|依法|有|具有|具备|取得|获得|持有|领取|办理|批准|许可|登记|应当?|可|能|需|收)+"
)
_IS_NOT: Final = re.compile(r"(?:非|不|未|无|免|擅)(?:经|能|应|需)?")
_PAPERS: Final = re.compile(r"[有持][证照]")
_NO_PAPERS: Final = re.compile(r"擅|无(?:许可|营业执照|证|照)")
#: Of two opposites one has a character of these that the other does not have.
_NO: Final = _DENIES | frozenset("免擅违")
_TELLING: Final = CHARACTERS | _NO
#: Behind these characters, and before those, a negation is part of another word.
_BEHIND: Final = frozenset("除是莫并无南不未拒毫")
_BEFORE: Final = frozenset("常洲典遗")
#: 非法 is read as 违, also in 非法人组织 and 非法定代表人.
_LEGAL: Final = frozenset("人定")
#: What speaks of a fault: where the name without the negation has one of its own, both may mean one fault.
_FAULT: Final = frozenset("不未没无非违擅拒逾欠假伪虚骗瞒逃抗毁漏缺失乱害误滥私超")
#: 签订合同情况 means the breach as well.
_EITHER: Final = re.compile("情况|是否|有无")
#: What denies what stands before it.
_OUTSIDE: Final = "以外"
#: What stands between the members of a list, and how far behind a word's end its list may go on.
_LISTED: Final = frozenset("、，,/和及与或")
_MEMBER: Final = 4
#: Characters of the longest negation.
_LONGEST_NOT: Final = 5
#: One part in so many of the shorter name may differ beside.
_ALIKE: Final = 3
#: Characters of what is denied that tell it from the rest of a name.
_STEM: Final = 3
_LEAST: Final = 2
#: Longer names are not looked at; edit distance is quadratic.
_LONGEST: Final = 200


def with_opposites(
    pool: Pool,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    pair: Comparison,
    scores: NDArray[np.float32],
) -> tuple[Comparison, NDArray[np.int64]]:
    """Return a comparison in which names that are opposites exclude each other, and the places of these pairs.

    Only pairs are looked at that would be findings; a main item and its own sub-item stay one.

    Args:
        pool: the pool.
        left: positions in the pool.
        right: positions in the pool.
        pair: what was compared, the closer look included.
        scores: what that gives.
    """
    # what a name that means whatever is against a law, or more of its article than it says, is the opposite of nothing
    said = ~((pair.general & (pair.ground.shared > 0)) | pair.ground.point)
    open_ = said & ~pair.same_name & ~pair.parent & (~pair.other_type | pair.loose_type)
    places = np.flatnonzero(open_ & (scores >= THRESHOLD))
    places = places[opposite(pool.names, pool.subs, pool.cores, left[places], right[places])]
    if not len(places):
        return pair, places
    excluded, one_licence = pair.excluded.copy(), pair.one_licence.copy()
    excluded[places] |= OPPOSITE
    one_licence[places] = False
    return replace(pair, excluded=excluded, one_licence=one_licence), places


def opposite(
    names: Sequence[str],
    subs: Sequence[str],
    cores: Sequence[str],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return where two names say the opposite of each other, or one leaves out what the other is about.

    So do names that are limited to amounts which exclude each other.

    Args:
        names: the main names, as they stand.
        subs: the sub-names.
        cores: both without frame and function words, synonyms as one word.
        left: positions of pairs whose names are near each other.
        right: positions.
    """
    ends = {*left.tolist(), *right.tolist()}
    telling = {place: _TELLING.intersection(cores[place]) for place in ends}

    def may_be(a: int, b: int) -> bool:
        mine, theirs = telling[a], telling[b]
        if mine == theirs:
            return False
        mine, theirs = mine - theirs, theirs - mine
        return bool(mine and theirs) or not _NO.isdisjoint(mine or theirs)

    apart = np.fromiter(
        (
            may_be(a, b) and _opposite((cores[a], names[a] + subs[a]), (cores[b], names[b] + subs[b]))
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ),
        dtype=bool,
        count=len(left),
    )
    apart |= amounts_apart(names, subs, left, right)
    found: NDArray[np.bool_] = apart | left_out(names, subs, left, right)
    return found


def _opposite(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two names, each without function words and as it stands, are opposites."""
    if one[0] == other[0] or max(len(one[0]), len(other[0])) > _LONGEST:
        return False
    segments = _segments(one[0], other[0])
    # Where most of two names differs, what stands in one place does so by chance.
    sizes = [max(part[1] - part[0], part[3] - part[2]) for part in segments]
    rest = max(min(len(one[0]), len(other[0])) // _ALIKE, _MEMBER)
    places = [place for place, size in enumerate(sizes) if sum(sizes) - size <= rest]
    for place in places:
        begin, stop, other_begin, other_stop = segments[place]
        mine, theirs = stop - begin, other_stop - other_begin
        if 0 < theirs <= _LONGEST_NOT and _denied(one, other, segments, place):
            return True
        if 0 < mine <= _LONGEST_NOT:
            turned = [(c, d, a, b) for a, b, c, d in segments]
            if _denied(other, one, turned, place):
                return True
        if mine == theirs == 1 and _swapped(one, other, segments[place]):
            return True
        if mine and theirs and _other_kind(one, other, segments[place]):
            return True
    return _kind_elsewhere(one, other)


def _segments(one: str, other: str) -> list[_Segment]:
    found: list[_Segment] = []
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            continue
        begin, other_begin = step.src_start, step.dest_start
        if found and found[-1][1] == begin and found[-1][3] == other_begin:
            begin, _, other_begin, _ = found.pop()
        found.append((begin, step.src_end, other_begin, step.dest_end))
    return found


def _denied(one: tuple[str, str], other: tuple[str, str], segments: list[_Segment], place: int) -> bool:
    """Return whether the second name denies in one of the places where they differ what the first one says."""
    plain, denying = one[0], other[0]
    begin, stop, other_begin, other_stop = segments[place]
    said, denied = plain[begin:stop], denying[other_begin:other_stop]
    broken = (said, denied) == ("法", "违")
    if not broken and not (_says_not(said, denied) if said else len(denied) == 1 and denied in _DENIES):
        return False
    common = plain[stop : stop + Prefix.similarity(plain[stop:], denying[other_stop:])]
    if broken:
        return common[:1] in _LEGAL
    if said:
        rest = common[:_LEAST]
        found = denied + rest not in plain and said + rest not in denying
    else:
        found = _negated(plain, denying, other_begin, common[:_STEM])
        if found and denied == "非":
            # 公路标志以外的其他标志 denies as well
            outside = any(common[:size] + _OUTSIDE in plain for size in range(_LEAST, len(common) + 1))
            return not outside and not _both_listed(
                (one[1], common[:_STEM]), (other[1], denied + common[:_STEM])
            )
    others = (part for part in segments if part is not segments[place])
    faulty = any(_FAULT.intersection(plain[part[0] : part[1]]) for part in others)
    return found and not faulty and not _EITHER.search(one[1])


def _negated(plain: str, denying: str, place: int, stem: str) -> bool:
    """Return whether a character in the second text denies the stem behind it, which the first one has without.

    A name that says both contains the other.
    """
    denied, before = denying[place], denying[max(place - 1, 0) : place]
    if len(stem) < _LEAST or before in _BEHIND or stem[0] in _BEFORE:
        return False
    return denied + stem not in plain and denying.count(stem) == denying.count(denied + stem)


def _says_not(said: str, denied: str) -> bool:
    """Return whether one says that something is so, and the other in the same place that it is not."""
    if _IS.fullmatch(said):
        return bool(_IS_NOT.fullmatch(denied))
    return bool(_PAPERS.fullmatch(said) and _NO_PAPERS.fullmatch(denied))


def _swapped(one: tuple[str, str], other: tuple[str, str], segment: _Segment) -> bool:
    """Return whether one name has a character in the place of one that excludes it."""
    begin, _, other_begin, _ = segment
    if not contrast(one[0], begin, other[0], other_begin):
        return False
    mine, theirs = _around(one[0], begin), _around(other[0], other_begin)
    # The same word elsewhere in the other name: that name says both.
    if any(word in other[0] for word in mine) or any(word in one[0] for word in theirs):
        return False
    return not any(_both_listed((one[1], a), (other[1], b)) for a, b in zip(mine, theirs, strict=True))


def _other_kind(one: tuple[str, str], other: tuple[str, str], segment: _Segment) -> bool:
    """Return whether one name has a word in the place of another of its family, which it says nowhere else."""
    begin, stop, other_begin, other_stop = segment
    if WORDS.isdisjoint(one[0][begin:stop]) or WORDS.isdisjoint(other[0][other_begin:other_stop]):
        return False
    words = words_of(one[0])
    others = words_of(other[0]) if words else {}
    for family in words.keys() & others.keys():
        mine = {part for part, x, y in words[family] if x < stop and y > begin}
        theirs = {part for part, x, y in others[family] if x < other_stop and y > other_begin}
        if not (mine and theirs):
            continue
        if mine & {part for part, _, _ in others[family]} or theirs & {part for part, _, _ in words[family]}:
            continue
        said, others_said = _as_said(one[1], family, mine), _as_said(other[1], family, theirs)
        listed = [_both_listed((one[1], a), (other[1], b)) for a in said for b in others_said]
        # A name that calls it otherwise is not looked into.
        if listed and not any(listed):
            return True
    return False


def _kind_elsewhere(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two names agree but for a word each of one family, wherever it stands: 经营（批发）, 零售经营."""
    core, other_core = one[0], other[0]
    words = words_of(core)
    others = words_of(other_core) if words else {}
    for family in words.keys() & others.keys():
        if len(words[family]) > 1 or len(others[family]) > 1:
            continue
        ((mine, begin, end),), ((theirs, start, stop),) = words[family], others[family]
        rest = core[:begin] + core[end:]
        if mine == theirs or len(rest) < _MEMBER or rest != other_core[:start] + other_core[stop:]:
            continue
        if not _both_listed((one[1], core[begin:end]), (other[1], other_core[start:stop])):
            return True
    return False


def _as_said(text: str, family: int, parts: set[int]) -> list[str]:
    return [text[begin:end] for part, begin, end in words_of(text).get(family, []) if part in parts]


def _around(text: str, place: int) -> list[str]:
    """Return the words of two characters that one of a text is in."""
    return [text[max(place - 1, 0) : place + 1].rjust(_LEAST), text[place : place + _LEAST].ljust(_LEAST)]


def _both_listed(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two words, each behind the text that it stands in, are members of lists that may go on alike."""
    (first, mine), (second, theirs) = _neighbours(*one), _neighbours(*other)
    if lexicon.MORE.search(mine) or lexicon.MORE.search(theirs):
        return True
    return bool(_LISTED.intersection(first + mine) and _LISTED.intersection(second + theirs))


def _neighbours(text: str, word: str) -> tuple[str, str]:
    """Return the character before a word of a text and the characters behind it."""
    place = text.find(word)
    if place < 0:
        return "", ""
    end = place + len(word)
    return text[max(place - 1, 0) : place], text[end : end + _MEMBER]
