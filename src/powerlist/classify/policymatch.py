"""Which items the rules of a policy file mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from powerlist.classify.policy import Policy


def matches(policy: Policy, items: pd.DataFrame) -> list[list[bool]]:
    """Return for each rule which items meet its conditions.

    Args:
        policy: the policy.
        items: the items frame.
    """
    result = []
    for rule in policy.rules:
        met = [True] * len(items)
        for column, wanted, test in (
            ("department", rule.department, _ends),
            ("sector", rule.sector, _within),
            ("type", rule.type, _equals),
            ("subtype", rule.subtype, _equals),
            ("basis", rule.law, _within),
            ("code", rule.code, _starts),
        ):
            if wanted:
                met = _both(met, items[column].tolist(), wanted, test)
        if rule.keyword:
            names = [f"{name} {sub}" for name, sub in zip(items["name"], items["sub_name"], strict=True)]
            met = _both(met, names, rule.keyword, _within)
        result.append(met)
    return result


def _both(
    met: list[bool], values: list[str], wanted: tuple[str, ...], test: Callable[[str, str], bool]
) -> list[bool]:
    cache: dict[str, bool] = {}
    for index, value in enumerate(values):
        if not met[index]:
            continue
        known = cache.get(value)
        if known is None:
            known = cache[value] = any(test(value, word) for word in wanted)
        met[index] = known
    return met


def _ends(value: str, word: str) -> bool:
    return value == word or value.endswith(word)


def _within(value: str, word: str) -> bool:
    return word in value


def _equals(value: str, word: str) -> bool:
    return value == word


def _starts(value: str, word: str) -> bool:
    return value.startswith(word)
