"""Names that differ in what a list of theirs names: 损毁堤防、护岸、闸坝 holds 损毁堤防、护岸 and is no copy of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: What stands between the members of a list.
_SIGN: Final = re.compile(r"[、，,/；;或和及与]")
#: What a core leaves out between two characters of a name.
_BETWEEN: Final = re.compile(r"[、，,；;/的或者和及与以《》()（）\s]+")
_SHORTEST: Final = 2
#: Longer names are not looked at; edit distance is quadratic.
_LONGEST: Final = 200


def other_members(
    cores: Sequence[str],
    names: Sequence[str],
    subs: Sequence[str],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return where one name's list has a member that the other name does not say.

    Args:
        cores: both names without frame and function words.
        names: the main names, as they stand.
        subs: the sub-names.
        left: positions of pairs.
        right: positions.
    """
    return np.fromiter(
        (
            _one_more(cores[a], names[a] + subs[a], cores[b])
            or _one_more(cores[b], names[b] + subs[b], cores[a])
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ),
        dtype=bool,
        count=len(left),
    )


def _one_more(core: str, name: str, other: str) -> bool:
    """Return whether a name, given without function words and as it stands, has a member more than another's core."""
    if max(len(core), len(other), len(name)) > _LONGEST:
        return False
    for step in Levenshtein.opcodes(core, other):
        said = core[step.src_start : step.src_end]
        if step.tag == "delete" and len(said) >= _SHORTEST and said not in other and _listed(name, said):
            return True
    return False


def _listed(name: str, said: str) -> bool:
    """Return whether some words of a name stand between, or beside, the signs of a list."""
    bare, signs = _bare(name)
    words, _ = _bare(said)
    at = bare.find(words) if words else -1
    while at >= 0:
        if at in signs or at + len(words) in signs:
            return True
        at = bare.find(words, at + 1)
    return False


@lru_cache(maxsize=1_024)
def _bare(name: str) -> tuple[str, frozenset[int]]:
    """Return a name without what a core leaves out, and the places in it where a sign of a list stood."""
    parts, signs, length, last = [], [], 0, 0
    for left_out in _BETWEEN.finditer(name):
        parts.append(name[last : left_out.start()])
        length += len(parts[-1])
        last = left_out.end()
        if _SIGN.search(left_out.group()):
            signs.append(length)
    return "".join((*parts, name[last:])), frozenset(signs)
