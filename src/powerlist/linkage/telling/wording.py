"""A reason in a person's language, from its key and its values."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from powerlist.messages import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def worded(key: str, values: Mapping[str, Any], language: str = "zh") -> str:
    """Return what a reason says.

    Args:
        key: as ``Why.key``: ``base both diff type limit level basis``.
        values: as ``Why.values``; for ``basis`` the common articles as ``articles``, each ``{"law",
            "article", "suffix", "number", "left", "right", "by_name"}`` with ``[paragraphs, points]`` of either
            side, and whether not both bases cite the article and a name tells it; for ``limit`` and
            ``level`` the names of groups and levels; for ``type`` the terms or "". What notes are about stands
            in ``acts``, ``words`` and ``places``.
        language: ``zh`` or ``en``.
    """
    said = _WORDED[key](values, language)
    if not values.get("notes"):
        return said
    about = dict(zip(("one", "other"), values.get("acts", ("", "")), strict=True))
    words = values.get("words") or [("", "")]
    about |= {
        side: _listed([pair[number] for pair in words], language)
        for number, side in enumerate(("narrow", "wide"))
    }
    for side, place in zip(("here", "there"), values.get("places") or (), strict=False):
        about[side] = _place(place, language)
    notes = [_say(f"note.{note}", language, **about) for note in values["notes"]]
    return _say("semicolon", language).join(part for part in (said, *notes) if part)


def _say(key: str, language: str, /, **values: Any) -> str:
    return tell(f"pairs.why.{key}", language, **values) if values else _fixed(key, language)


@cache
def _fixed(key: str, language: str) -> str:
    """Return what needs no values: signs and single words, asked for with every pair."""
    return tell(f"pairs.why.{key}", language)


def _listed(texts: Sequence[str], language: str) -> str:
    return _say("comma", language).join(texts)


def _base(_values: Mapping[str, Any], language: str) -> str:
    return _say("base", language)


def _difference(values: Mapping[str, Any], _language: str) -> str:
    return str(values["text"])


def _both(left: str, right: str) -> str:
    return left if left == right else f"{left} / {right}"


def _texts(values: Mapping[str, Any], language: str) -> str:
    empty = _say("no_sub_name", language)
    return _both(values["left"] or empty, values["right"] or empty)


def _types(values: Mapping[str, Any], language: str) -> str:
    unknown = _say("unknown", language)
    return _both(values["left"] or unknown, values["right"] or unknown)


def _limits(values: Mapping[str, Any], language: str) -> str:
    parts = [
        _say(
            f"limit.{how}",
            language,
            groups=_listed([_say(f"group.{one}", language) for one in values[how]], language),
        )
        for how in ("excluded", "one_sided")
        if values[how]
    ]
    # What excludes decides; that a limit is one-sided as well says nothing more.
    return parts[0] if parts else ""


def _levels(values: Mapping[str, Any], language: str) -> str:
    sides = (
        _listed([_say(f"level.{one}", language) for one in values[side]], language)
        for side in ("left", "right")
    )
    return _both(*sides)


def _place(place: Sequence[Any], language: str) -> str:
    title, article, suffix, paragraph, point = place
    parts = [[paragraph] if paragraph else [], [point] if point else []]
    said = _parts(parts, language)
    return _cited(title, article, suffix, 0, language) + (
        _say("brackets", language, text=said) if said else ""
    )


def _articles(values: Mapping[str, Any], language: str) -> str:
    found = values["articles"]
    if not found:
        return _say("basis.none" if values["cited"] else "basis.missing", language)
    told = _say("semicolon", language).join(_article(one, language) for one in found)
    return told + (_say("more", language) if values["more"] else "")


def _article(one: Mapping[str, Any], language: str) -> str:
    text = _cited(one["law"], one["article"], one["suffix"], one["number"], language)
    whole = _say("whole", language)
    mine, theirs = (_parts(one[side], language) for side in ("left", "right"))
    if mine or theirs:
        text += _say("brackets", language, text=_both(mine or whole, theirs or whole))
    return text + _say("by_name", language) if one["by_name"] else text


@lru_cache(maxsize=1024)
def _cited(law: str, article: int, suffix: int, number: int, language: str) -> str:
    """Return an article or a place in an annex as a person writes it; many pairs rest on the same ones.

    A law goes by its short title: lists have it with and without 中华人民共和国, and it is one law.
    """
    law = law.removeprefix("中华人民共和国")
    if article:
        behind = _say("suffix", language, number=suffix) if suffix else ""
        return _say("article", language, law=law, article=article, suffix=behind)
    return _say("annex", language, law=law, number=number) if number else f"《{law}》"


def _parts(side: Sequence[Sequence[int]], language: str) -> str:
    return "".join(
        _say(word, language, numbers=_listed([str(number) for number in numbers], language))
        for numbers, word in zip(side, ("paragraphs", "points"), strict=True)
        if numbers
    ).strip()


_WORDED = {
    "base": _base,
    "both": _texts,
    "diff": _difference,
    "type": _types,
    "limit": _limits,
    "level": _levels,
    "basis": _articles,
}
