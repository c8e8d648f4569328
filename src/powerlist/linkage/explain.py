"""Why two items are taken for what they are: which fields agree, which differ, what each weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.differing import shown
from powerlist.linkage.names import GROUPS, TYPES
from powerlist.linkage.relation import Why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from powerlist.linkage.pool import Pool

#: Which field of an item each feature speaks about.
_FIELD = {
    "article": "basis",
    "article rare": "basis",
    "coverage": "basis",
    "paragraph": "basis",
    "other paragraph": "basis",
    "also other paragraph": "basis",
    "no common article": "basis",
    "other organ": "department",
    "same organ": "department",
    "name": "name",
    "name contained": "name",
    "name equal": "name",
    "name own": "name",
    "parent": "sub_name",
    "siblings": "sub_name",
    "limits exclude": "limit",
    "limit one side": "limit",
    "other type": "type",
    "loose type": "type",
}
_ORDER = ("basis", "name", "sub_name", "department", "type", "limit", "level")


def reasons(
    pool: Pool, left: int, right: int, weighed: Mapping[str, float], limits: tuple[int, int]
) -> list[Why]:
    """Return the reasons for one pair's score, one a field, in a fixed order.

    Args:
        pool: the pool that both stand in.
        left, right: positions in the pool.
        weighed: value × weight of each feature.
        limits: the masks of limits that exclude each other and that only one side has.
    """
    sums: dict[str, float] = {}
    for name, weight in weighed.items():
        if name != "bias" and weight:
            field = _FIELD.get(name, name)
            sums[field] = sums.get(field, 0.0) + weight
    if pool.levels[left] and pool.levels[right] and not pool.levels[left] & pool.levels[right]:
        sums.setdefault("level", 0.0)
    if limits[0] or limits[1]:
        sums.setdefault("limit", 0.0)
    if pool.organs[left] and pool.organs[right]:
        sums.setdefault("department", 0.0)
    found = []
    for field in _ORDER:
        if field in sums:
            detail = _detail(pool, left, right, field, limits)
            if detail:
                found.append(Why(field, detail, round(sums[field], 2)))
    return found


def _detail(pool: Pool, left: int, right: int, field: str, limits: tuple[int, int]) -> str:
    if field == "basis":
        return _basis(pool, left, right)
    if field == "name":
        return shown(_title(pool, left), _title(pool, right))
    if field == "sub_name":
        return f"{pool.subs[left] or '（无子项）'} ／ {pool.subs[right] or '（无子项）'}"
    if field == "department":
        one, other = pool.departments[left], pool.departments[right]
        return one if one == other else f"{one} ／ {other}"
    if field == "type":
        return " ／ ".join(
            TYPES[code] if code >= 0 else "（未定）"
            for code in (pool.reading.types[left], pool.reading.types[right])
        )
    if field == "limit":
        names = [_GROUP_NAMES[group] for number, group in enumerate(GROUPS) if limits[0] >> number & 1]
        if names:
            return "限定互斥：" + "、".join(names)
        names = [_GROUP_NAMES[group] for number, group in enumerate(GROUPS) if limits[1] >> number & 1]
        return "只有一方限定：" + "、".join(names)
    return _LEVELS(pool, left) + " ／ " + _LEVELS(pool, right)


_GROUP_NAMES = {
    "sector": "领域",
    "insurance": "险种或救助种类",
    "industry": "行业",
    "equipment": "设备",
    "product": "产品",
    "rank": "保护级别",
    "grade": "类级",
    "falsity": "假劣",
    "actor": "行为人",
    "stage": "办理环节",
    "number": "数字",
}


def _LEVELS(pool: Pool, position: int) -> str:  # noqa: N802
    return "、".join(
        term
        for bit, term in ((1, "省级"), (2, "市级"), (4, "县级"), (8, "乡级"))
        if pool.levels[position] & bit
    )


def _title(pool: Pool, position: int) -> str:
    name, sub = pool.names[position], pool.subs[position]
    return f"{name} {sub}" if sub and sub != name else name


def _basis(pool: Pool, left: int, right: int) -> str:
    articles = pool.articles
    one = slice(int(articles.indptr[left]), int(articles.indptr[left + 1]))
    other = slice(int(articles.indptr[right]), int(articles.indptr[right + 1]))
    common, first, second = np.intersect1d(articles.codes[one], articles.codes[other], return_indices=True)
    if not len(common):
        return (
            "没有共同的条款" if one.stop > one.start and other.stop > other.start else "至少一方没有写明条款"
        )
    order = np.argsort(articles.seen[common], kind="stable")[:4]
    parts = []
    for place in order.tolist():
        entry, entry_other = one.start + int(first[place]), other.start + int(second[place])
        text = articles.name(int(common[place]))
        mine, theirs = _parts(articles, entry), _parts(articles, entry_other)
        if mine or theirs:
            text += (
                f"（{mine or '全条'}）" if mine == theirs else f"（{mine or '全条'} ／ {theirs or '全条'}）"
            )
        parts.append(text)
    return "；".join(parts) + ("等" if len(common) > len(order) else "")


def _parts(articles: object, entry: int) -> str:
    paragraphs, points = int(articles.paragraphs[entry]), int(articles.points[entry])  # type: ignore[attr-defined]
    found = []
    for mask, word in ((paragraphs, "款"), (points, "项")):
        numbers = [str(bit) for bit in range(1, 63) if mask >> bit & 1]
        if numbers:
            found.append("第" + "、".join(numbers) + word)
    return "".join(found)
