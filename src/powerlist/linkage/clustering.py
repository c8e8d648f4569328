"""Pairs told together: each group is one item with all that it is double with."""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from powerlist.linkage.pairing import Pairs


def clusters(found: Pairs) -> list[list[int]]:
    """Return groups of positions so that every pair stands in one, in order of their first positions.

    The first of a group is double with each of the others, which follow in order; items of one name count as one.
    What is only double with something that is double with another thing stands in a group of its own: a row that
    covers many acts would else chain half a list.

    Args:
        found: pairs of one pool.
    """
    same, members = _equal(found)
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in zip(found.left.tolist(), found.right.tolist(), strict=True):
        one, other = same[a], same[b]
        if one != other:
            near[one].add(other)
            near[other].add(one)
    stars = _stars(near)
    told = {item for hub, parts in stars for item in (hub, *parts)}
    groups = [sorted(group) for item, group in members.items() if len(group) > 1 and item not in told]
    groups += [
        [*sorted(members[hub]), *sorted(one for part in parts for one in members[part])]
        for hub, parts in stars
    ]
    return sorted(groups)


def _equal(found: Pairs) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Return for each position the smallest of those that pairs of one name join with it, and its group."""
    pair = found.comparison
    named = [False] * len(found) if pair is None else pair.same_name.tolist()
    group_of: dict[int, list[int]] = {}
    for a, b, equal in zip(found.left.tolist(), found.right.tolist(), named, strict=True):
        one, other = group_of.setdefault(a, [a]), group_of.setdefault(b, [b])
        if one is other or not equal:
            continue
        if len(one) < len(other):
            one, other = other, one
        one += other
        for member in other:
            group_of[member] = one
    first: dict[int, int] = {}
    for member in sorted(group_of):
        first.setdefault(id(group_of[member]), member)
    same = {member: first[id(group)] for member, group in group_of.items()}
    return same, {first[id(group)]: group for group in group_of.values()}


def _stars(near: dict[int, set[int]]) -> list[tuple[int, list[int]]]:
    """Return items with those that they are double with: who has most of them first, until no pair is left."""
    heap = [(-len(others), item) for item, others in near.items()]
    heapq.heapify(heap)
    found = []
    while heap:
        size, hub = heapq.heappop(heap)
        others = near[hub]
        if -size != len(others):
            if others:
                heapq.heappush(heap, (-len(others), hub))
            continue
        if not others:
            continue
        found.append((hub, sorted(others)))
        group = {hub, *others}
        for item in group:
            near[item] -= group
    return found
