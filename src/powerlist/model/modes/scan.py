"""One scanner for all words of modes: what stands where in a text.

It finds *hits*: a mode that is said, or one that is denied (不下放, 暂不委托). Whether a hit counts is decided by who
asks: a cell of a mode column states, a heading mentions, a remark must speak of a transfer. What forbids handing on
further (不得再委托) is no hit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from powerlist.model.modes.words import DENIABLE, WORDS

if TYPE_CHECKING:
    from powerlist.model.enums import Mode

#: Traditional forms of the words below; the rest of the text does not matter here.
_SIMPLIFIED: Final = str.maketrans(
    "託賦權鄉鎮縣級駐區辦處實執當轉還務門貫關", "托赋权乡镇县级驻区办处实执当转还务门贯关"
)


@cache
def _scanner() -> re.Pattern[str]:
    """Return the words as one expression; compiled when the first text is read, most runs of an audit read none."""
    return re.compile("|".join(f"(?P<w{index}>{pattern})" for index, (pattern, _, _) in enumerate(WORDS)))


@dataclass(frozen=True, slots=True)
class Hit:
    """One word found.

    Attributes:
        mode: the mode that is said; for a denial the mode that is denied.
        kind: ``hard``, ``soft``, ``cell`` or ``deny``.
        start: where it begins in the cleaned text.
        end: where it ends.
    """

    mode: Mode
    kind: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Return the text without blanks, with half-width letters and simplified mode words."""
    folded = unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED)
    return "".join(folded.split())


@lru_cache(maxsize=65536)
def hits(text: str) -> tuple[Hit, ...]:
    """Return the mode words of a cleaned text, left to right, compounds as one."""
    found = []
    for match in _scanner().finditer(text[:2000]):
        _, mode, kind = WORDS[int((match.lastgroup or "w0")[1:])]
        if kind == "further":
            continue
        if kind == "deny":
            mode = DENIABLE[match.group()[-2:]]
        found.append(Hit(mode, kind, match.start(), match.end()))
    return tuple(found)


def denies(text: str) -> bool:
    """Return whether a text says that a power is not handed over: 不委托, 暂未下放."""
    return any(hit.kind == "deny" for hit in hits(clean(text)))
