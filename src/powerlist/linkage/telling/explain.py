"""Why two items are taken for what they are: which fields agree, which differ, what each weighs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from powerlist.linkage.comparison.opposites import OPPOSITE
from powerlist.linkage.names.limits import GROUPS, NO_TYPE, TYPES
from powerlist.linkage.relation import Why
from powerlist.linkage.telling.differing import shown
from powerlist.linkage.telling.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from powerlist.linkage.citations.keys import Articles
    from powerlist.linkage.pool import Pool

#: Which field of an item each feature speaks about.
_FIELD = {
    "article": "basis",
    "one point": "basis",
    "kin laws": "basis",
    "other organ, other law": "basis",
    "nothing in the names": "name",
    "article rare": "basis",
    "coverage": "basis",
    "other paragraph": "basis",
    "also other paragraph": "basis",
    "no common article": "basis",
    "each law has it": "basis",
    "other clause": "basis",
    "one act, two laws": "basis",
    "other organ, near name": "name",
    "other organ, inside": "name",
    "general name": "name",
    "coverage, one organ": "basis",
    "own, one organ": "name",
    "other organ, article": "department",
    "many organs, article": "basis",
    "other organ, name": "department",
    "other organ": "department",
    "same organ": "department",
    "name": "name",
    "name contained": "name",
    "name equal": "name",
    "name inside": "name",
    "name own": "name",
    "parent": "sub_name",
    "siblings": "sub_name",
    "limits exclude": "limit",
    "one word differs": "name",
    "in order": "name",
    "in order, no article": "name",
    "in order, no basis": "name",
    "inside, own act": "name",
    "other ending": "name",
    "kin laws, name": "basis",
    "kin laws, act": "basis",
    "one act, read": "basis",
    "in part one act, read": "basis",
    "whole and part": "name",
    "one thing": "name",
    "kind of": "name",
    "act quoted": "basis",
    "point quoted": "basis",
    "object inside": "name",
    "other object": "name",
    "one licence": "basis",
    "other act": "name",
    "other type": "type",
    "loose type": "type",
}
#: Features that have something to say beside their weight: the field that they speak about, and the note.
_NOTES = {
    "other clause": ("basis", "other_clause"),
    "one act, two laws": ("basis", "two_laws"),
    "one word differs": ("name", "one_word"),
    "general name": ("name", "general"),
    "other act": ("name", "other_act"),
    "kin laws, name": ("basis", "kin_laws"),
    "one act, read": ("basis", "one_act"),
    "in part one act, read": ("basis", "in_part"),
    "whole and part": ("name", "whole_and_part"),
    "one thing": ("name", "one_thing"),
    "kind of": ("name", "kind_of"),
    "act quoted": ("basis", "act_quoted"),
    "point quoted": ("basis", "point_quoted"),
    "object inside": ("name", "object_inside"),
    "other object": ("name", "other_object"),
    "other ending": ("name", "other_ending"),
    "one licence": ("basis", "one_licence"),
    "parent": ("sub_name", "parent"),
    "siblings": ("sub_name", "siblings"),
}
#: Notes that speak of two places which a reader compared.
_READ = frozenset({"one_act", "in_part"})
LEVELS = ("province", "city", "county", "township")
#: So many common articles are named.
_ARTICLES = 4
#: Characters of a quoted act that are shown, and what stands around it.
_ACT = 60
_FRAME = re.compile(r"^对于?(?=.{4})|的?(?:行政)?处罚$|[：:]$|的$")
_ORDER = ("basis", "name", "sub_name", "department", "type", "limit", "level")


def reasons(
    pool: Pool, left: int, right: int, weighed: Mapping[str, float], limits: tuple[int, int]
) -> list[Why]:
    """Return the reasons for one pair's score, one a field, in a fixed order.

    Args:
        pool: the pool that both stand in.
        left: position in the pool.
        right: position in the pool.
        weighed: value × weight of each feature.
        limits: the masks of limits that exclude each other and that only one side has.
    """
    sums: dict[str, float] = {}
    for name, weight in weighed.items():
        if name != "bias" and weight:
            field = _FIELD.get(name, name)
            sums[field] = sums.get(field, 0.0) + weight
    if (
        pool.bodies.levels[left]
        and pool.bodies.levels[right]
        and not pool.bodies.levels[left] & pool.bodies.levels[right]
    ):
        sums.setdefault("level", 0.0)
    # One title under two types is one act that was filed twice: it costs nothing, and is told.
    types = pool.reading.types
    if NO_TYPE not in (types[left], types[right]) and types[left] != types[right]:
        sums.setdefault("type", 0.0)
    # A sub-item is limited within its main item: that neither parts them nor speaks for them.
    if (limits[0] or limits[1]) and not weighed.get("parent"):
        sums.setdefault("limit", 0.0)
    if pool.bodies.organs[left] and pool.bodies.organs[right]:
        sums.setdefault("department", 0.0)
    found = [_why("base", round(weighed.get("bias", 0.0), 2), "base", {})]
    for field in _ORDER:
        if field in sums:
            key, values = _says(pool, left, right, field, limits)
            notes = [note for name, (of, note) in _NOTES.items() if of == field and weighed.get(name)]
            if "act_quoted" in notes:
                values["acts"] = _acts(pool, left, right)
            if _READ.intersection(notes) and pool.families is not None:
                places = pool.families.places(left, right)
                values["places"] = [list(place) for place in places or ()]
                # which two places is more than that there are some
                notes = [note for note in notes if note != "kin_laws" and (places or note not in _READ)]
            if "kind_of" in notes and pool.narrower is not None:
                values["words"] = [list(words) for words in pool.narrower.said(left, right, len(pool))]
            found.append(_why(field, round(sums[field], 2), key, {**values, "notes": notes}))
    return [one for one in found if one.detail]


def _why(field: str, weight: float, key: str, values: dict[str, Any]) -> Why:
    return Why(field, worded(key, values), weight, key, values)


def details(
    pool: Pool, left: int, right: int, fields: Iterable[str], languages: Iterable[str]
) -> list[dict[str, str]]:
    """Return what a person is shown of these fields, in each language, without weights: nothing is compared again.

    Args:
        pool: the pool that both stand in.
        left: position in the pool.
        right: position in the pool.
        fields: of ``basis name sub_name department type level``.
        languages: of ``zh en``.
    """
    said = {field: _says(pool, left, right, field, (0, 0)) for field in fields}
    return [{field: worded(*one, language) for field, one in said.items()} for language in languages]


def _says(
    pool: Pool, left: int, right: int, field: str, limits: tuple[int, int]
) -> tuple[str, dict[str, Any]]:
    """Return how a field is worded, and with which values."""
    types, levels = pool.reading.types, pool.bodies.levels
    speak: dict[str, Callable[[], tuple[str, dict[str, Any]]]] = {
        "basis": lambda: ("basis", _basis(pool, left, right)),
        "name": lambda: ("diff", {"text": shown(_title(pool, left), _title(pool, right))}),
        "sub_name": lambda: ("both", {"left": pool.subs[left], "right": pool.subs[right]}),
        "department": lambda: ("both", {"left": pool.departments[left], "right": pool.departments[right]}),
        "type": lambda: ("type", {"left": _type(types[left]), "right": _type(types[right])}),
        "limit": lambda: ("limit", {"excluded": _groups(limits[0]), "one_sided": _groups(limits[1])}),
        "level": lambda: ("level", {"left": _levels(levels[left]), "right": _levels(levels[right])}),
    }
    return speak[field]()


def _type(code: int) -> str:
    return TYPES[code] if code >= 0 else ""


def _groups(mask: int) -> list[str]:
    found = [group for number, group in enumerate(GROUPS) if mask >> number & 1]
    return [*found, "opposite"] if mask & OPPOSITE else found


def _levels(mask: int) -> list[str]:
    return [level for bit, level in enumerate(LEVELS) if mask >> bit & 1]


def _title(pool: Pool, position: int) -> str:
    name, sub = pool.names[position], pool.subs[position]
    return f"{name} {sub}" if sub and sub != name else name


def _basis(pool: Pool, left: int, right: int) -> dict[str, Any]:
    articles = pool.articles
    mine, theirs = _founding(pool, left), _founding(pool, right)
    common = [code for code in theirs if code in mine]
    found = []
    for code in sorted(common, key=lambda code: int(articles.seen[code]))[:_ARTICLES]:
        article, suffix, number = articles.numbers[code].tolist()
        found.append(
            {
                "law": articles.titles[articles.laws[code]],
                "article": article,
                "suffix": suffix,
                "number": number,
                "left": mine[code][0],
                "right": theirs[code][0],
                "by_name": mine[code][1] or theirs[code][1],
            }
        )
    return {"articles": found, "cited": bool(mine and theirs), "more": len(common) > _ARTICLES}


def _founding(pool: Pool, item: int) -> dict[int, tuple[list[list[int]], bool]]:
    """Return the articles that found an item, with the parts of each, and whether only its name tells it."""
    found = {}
    # what a basis says goes before what the name makes of it
    for articles, by_name in ((pool.pinned, True), (pool.articles, False)):
        for entry in range(int(articles.indptr[item]), int(articles.indptr[item + 1])):
            found[int(articles.codes[entry])] = (_parts(articles, entry), by_name)
    return found


def _acts(pool: Pool, left: int, right: int) -> list[str]:
    """Return the two acts that are near each other, without frames and shortened."""
    acts = pool.quoted.act(left, right, len(pool)) if pool.quoted is not None else ("", "")
    return [text if len(text) <= _ACT else text[: _ACT - 1] + "…" for text in map(_plain_act, acts)]


def _plain_act(text: str) -> str:
    return _FRAME.sub("", "".join(text.split()))


def _parts(articles: Articles, entry: int) -> list[list[int]]:
    masks = (int(articles.paragraphs[entry]), int(articles.points[entry]))
    return [[bit for bit in range(1, mask.bit_length()) if mask >> bit & 1] for mask in masks]
