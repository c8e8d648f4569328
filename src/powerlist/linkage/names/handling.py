"""What an inspection looks at, or a measure takes hold of, and while what is done with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from powerlist.linkage.arrays.scanning import scanner
from powerlist.linkage.names.vocabulary import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from powerlist.linkage.arrays.chars import Joined

_ROWS: Final = [(kind, words.split()) for kind, words in rows_of("handling")]


def _bits(kind: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, words in enumerate(words for one, words in _ROWS if one == kind):
        for word in words:
            found[word] = found.get(word, 0) | 1 << bit
    return found


def _words(kind: str) -> tuple[str, ...]:
    return tuple(word for one, words in _ROWS if one == kind for word in words)


#: Words that are too plain to tell what is looked at.
PLAIN: Final = _words("plain")
_STAGES, _ASPECTS = 0, 1
_SCANNER: Final = scanner(
    {_STAGES: {**_bits("stage"), **dict.fromkeys(_words("none"), 0)}, _ASPECTS: _bits("aspect")}
)
_QUALITY: Final = _bits("aspect")["质量"]
#: The sides of a name that is of the quality of a thing, and how it ends: 质量, 质量安全管理.
_SIDES: Final = (_QUALITY, _QUALITY | _bits("aspect")["安全"])
_OF_QUALITY: Final = re.compile(
    r"质量、?(?:安全)?(?:管理|状况|情况|工作)?的?(?:进行|实施|依法)?(?:行政|监督|执法|日常|双随机)*(?:检查|抽查|监管|巡查)?(?=\x1e|$)"
)
#: What something else is harmful to is not what is looked at; a report on it may be.
_AFFECTED: Final = re.compile(r"(?:可能)?(?<!环境)影响(?!评价|报告|登记)[^、；()的\x1e]{2,12}的")
_STORED: Final = re.compile("(?<![存收仓])储粮(?!药剂)")
#: Measures that seize no thing, and one thing that is a place.
_APART: Final = re.compile("|".join(map(re.escape, _words("apart"))))
_PLACE: Final = re.compile(r"^[^、；]*(?:场所|建筑物|构筑物)[^、；]*$")


def handled(texts: Joined) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return what is done with a thing while it is looked at, and which sides of it, as masks; 0 where none is said.

    Args:
        texts: names.
    """
    masks = np.zeros((2, max(texts.count, 1)), dtype=np.uint32)
    _SCANNER.mark(texts, masks)
    return masks[_STAGES], masks[_ASPECTS]


def looked_at(texts: Joined) -> Joined:
    """Return names without what their thing only affects (可能影响农产品质量安全的农药), and with 储粮 as two words."""
    return texts.replace(_AFFECTED, "").replace(_STORED, "储存粮食")


def of_quality(texts: Joined, stages: NDArray[np.uint32], aspects: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which names look at the quality of a thing whatever is done with it: 农产品质量安全的监督检查.

    Not those who test it, nor its standards: the quality ends the name.

    Args:
        texts: names.
        stages: as ``handled`` gives them.
        aspects: the same.
    """
    silent = ((stages == 0) & np.isin(aspects, _SIDES))[: texts.count]
    found: NDArray[np.bool_] = silent & texts.found(_OF_QUALITY)
    return found


def seizes(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Return which coercive measures take hold of things, not of places, and do nothing else.

    Args:
        texts: names in normal form, of bounded length.
    """
    return np.fromiter(
        (not (_APART.search(text) or _PLACE.match(text)) for text in texts), dtype=bool, count=len(texts)
    )
