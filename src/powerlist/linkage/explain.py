"""Why two items are taken for what they are: which fields agree, which differ, what each weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from powerlist.linkage.differing import shown
from powerlist.linkage.names import GROUPS, TYPES
from powerlist.linkage.relation import Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from powerlist.linkage.keys import Articles
    from powerlist.linkage.pool import Pool

#: Which field of an item each feature speaks about.
_FIELD = {
    "article": "basis",
    "other organ, other law": "basis",
    "nothing in the names": "name",
    "article rare": "basis",
    "coverage": "basis",
    "other paragraph": "basis",
    "also other paragraph": "basis",
    "no common article": "basis",
    "same law": "basis",
    "each law has it": "basis",
    "same clause": "basis",
    "other clause": "basis",
    "one act, two laws": "basis",
    "general name": "name",
    "coverage, one organ": "basis",
    "contained, one organ": "name",
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
    "limit one side": "limit",
    "one word differs": "name",
    "other type": "type",
    "loose type": "type",
}
#: What the score starts from: two items of one list are hardly ever the same.
_BASE = "没有任何理由时的起点"
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
    if limits[0] or limits[1]:
        sums.setdefault("limit", 0.0)
    if pool.bodies.organs[left] and pool.bodies.organs[right]:
        sums.setdefault("department", 0.0)
    found = [Why("base", _BASE, round(weighed.get("bias", 0.0), 2))]
    for field in _ORDER:
        if field in sums:
            detail = _detail(pool, left, right, field, limits)
            if detail:
                found.append(Why(field, detail, round(sums[field], 2)))
    return found


def details(pool: Pool, left: int, right: int, fields: Iterable[str]) -> dict[str, str]:
    """Return what a person is shown of these fields, without weights: nothing is compared again.

    Args:
        pool: the pool that both stand in.
        left: position in the pool.
        right: position in the pool.
        fields: of ``basis name sub_name department type level``.
    """
    return {field: _detail(pool, left, right, field, (0, 0)) for field in fields}


def _detail(pool: Pool, left: int, right: int, field: str, limits: tuple[int, int]) -> str:
    types = pool.reading.types
    speak = {
        "basis": lambda: _basis(pool, left, right),
        "name": lambda: shown(_title(pool, left), _title(pool, right)),
        "sub_name": lambda: _both(pool.subs[left] or "（无子项）", pool.subs[right] or "（无子项）"),
        "department": lambda: _both(pool.departments[left], pool.departments[right]),
        "type": lambda: _both(_type(types[left]), _type(types[right])),
        "limit": lambda: _limit(limits),
        "level": lambda: _both(_levels(pool.bodies.levels[left]), _levels(pool.bodies.levels[right])),
    }
    return speak[field]()


def _both(one: str, other: str) -> str:
    return one if one == other else f"{one} ／ {other}"


def _type(code: int) -> str:
    return TYPES[code] if code >= 0 else "（未定）"


def _limit(limits: tuple[int, int]) -> str:
    for mask, words in zip(limits, ("限定互斥", "只有一方限定"), strict=True):
        names = [_GROUP_NAMES[group] for number, group in enumerate(GROUPS) if mask >> number & 1]
        if names:
            return f"{words}：" + "、".join(names)
    return ""


def _levels(mask: int) -> str:
    return "、".join(term for bit, term in enumerate(("省级", "市级", "县级", "乡级")) if mask >> bit & 1)


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
    "animal": "畜禽种类",
    "tier": "许可层级",
    "kind": "种类",
    "entity": "主体类型",
    "venue": "场所",
    "age": "年龄",
    "branch": "分支机构",
    "exception": "除外情形",
    "number": "数字",
}


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


def _parts(articles: Articles, entry: int) -> str:
    paragraphs, points = int(articles.paragraphs[entry]), int(articles.points[entry])
    found = []
    for mask, word in ((paragraphs, "款"), (points, "项")):
        numbers = [str(bit) for bit in range(1, 63) if mask >> bit & 1]
        if numbers:
            found.append("第" + "、".join(numbers) + word)
    return "".join(found)
