"""Values of a message as its reader knows them: lists joined, terms named and data quoted by language.

A rule gives the value itself (several names, a member of a vocabulary) and never a sentence made in one language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from powerlist.law.rank import Rank
from powerlist.messages import cut
from powerlist.messages.plural import ENGLISH
from powerlist.model.enums import (
    LAYER_TERMS,
    LEVEL_TERMS,
    MODE_TERMS,
    CoercionKind,
    Layer,
    Level,
    Mode,
    PowerType,
)

#: One value is put on one line and cut here; rules quote shorter where they quote.
LONGEST: Final = 160
_MOST: Final = 4
_OPENING: Final = "「『《〈“‘【［〔"

#: What the terms are called in English where that is not their code.
_ENGLISH: Final[dict[object, str]] = {
    **{kind: kind.name.lower() for kind in PowerType},
    PowerType.OTHER: "other power",
    PowerType.SERVICE: "public service",
    CoercionKind.MEASURE: "coercive measure",
    CoercionKind.ENFORCEMENT: "coercive enforcement",
    Rank.LAW: "a law",
    Rank.REGULATION: "an administrative regulation",
    Rank.STATE_COUNCIL_DECISION: "a State Council decision",
    Rank.LOCAL_REGULATION: "a local regulation",
    Rank.MINISTRY_RULE: "a departmental rule",
    Rank.LOCAL_RULE: "a local government rule",
    Rank.RULE: "a rule",
    Rank.DOCUMENT: "a normative document",
    Rank.PARTY: "a Party regulation",
    Rank.JUDICIAL: "a judicial interpretation",
    Rank.STANDARD: "a standard",
    Rank.STATUTE: "a regulation",
    Rank.UNKNOWN: "an act of unknown rank",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is ours, in both languages; what is the list's own is data and stays as it is."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several words of a message.

    Attributes:
        words: the first of them, each a text, a term or a member of a vocabulary.
        total: how many there are.
        apart: whether each is a clause of its own, to be parted by semicolons.
    """

    words: tuple[object, ...]
    total: int
    apart: bool = False


def listed(words: Iterable[object], most: int | None = None, *, apart: bool = False) -> Listed:
    """Return words for a message, each once, empty ones left out; beyond ``most`` they are counted only."""
    found = [word for word in dict.fromkeys(words) if word]
    return Listed(tuple(found[:most]), len(found), apart)


def few(names: Iterable[object], most: int = _MOST) -> Listed:
    """Return the first names of many for a message, and how many there are."""
    return listed(names, most)


def fill(template: str, values: Mapping[str, Any], language: str) -> str:
    """Return a template filled with values as the reader of a language knows them.

    In an English sentence Chinese data stands in 「」, so that one sees where it begins and ends.

    Raises:
        KeyError: the template names a value that is not there.
    """
    if language != "en":
        return template.format(**{name: worded(value, language) for name, value in values.items()})
    parts = []
    for literal, name, form, _ in ENGLISH.parse(template):
        parts.append(literal)
        if name is not None:
            # within quotes of the template, or going on with what the value before began
            bare = literal[-1] in _OPENING if literal else len(parts) > 1
            parts.append(ENGLISH.format_field(worded(values[name], language, bare=bare), form or ""))
    return "".join(parts)


def worded(value: object, language: str, *, bare: bool = False) -> object:  # noqa: PLR0911 - one return a kind
    """Return one value in a language: texts on one line, lists joined, numbers as they are.

    Args:
        value: a text, a number, a term, a member of a vocabulary, or several.
        language: ``zh`` or ``en``.
        bare: the template quotes it already.
    """
    english = language == "en"
    if type(value) is str or type(value) is int:  # most are; members of a vocabulary are texts too
        return _on_one_line(value, language, bare=bare) if type(value) is str else value
    if isinstance(value, Listed):
        return _joined(value, language)
    if isinstance(value, tuple | list):
        return _joined(Listed(tuple(value), len(value)), language)
    if isinstance(value, Term):
        return value.en if english else value.zh
    if isinstance(value, Mode | Level | Layer):
        return value.value if english else _chinese(value)
    if isinstance(value, PowerType | CoercionKind | Rank):
        return _ENGLISH[value] if english else value.value
    return _on_one_line(value, language, bare=bare) if isinstance(value, str) else value


def _on_one_line(value: str, language: str, *, bare: bool) -> str:
    plain = cut(" ".join(value.split()), LONGEST)
    return f"「{plain}」" if language == "en" and not bare and _is_data(plain) else plain


def _chinese(value: Mode | Level | Layer) -> str:
    # by kind: members of two vocabularies may have one code
    if isinstance(value, Mode):
        return MODE_TERMS[value]
    return LEVEL_TERMS[value] if isinstance(value, Level) else LAYER_TERMS[value]


def _joined(value: Listed, language: str) -> str:
    words = [str(worded(word, language)) for word in value.words]
    more = value.total - len(words)
    if language == "en":
        text = ("; " if value.apart else ", ").join(words)
        return f"{text} and {more} more" if more else text
    text = ("；" if value.apart else "、").join(words)
    return f"{text}等{value.total}个" if more else text


def _is_data(text: str) -> bool:
    """Return whether a text is Chinese and does not show by itself where it begins."""
    return text[:1] not in _OPENING and any("\u2e80" <= char <= "\u9fff" or char >= "\uff00" for char in text)
