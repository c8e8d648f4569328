"""Whether two tables of a list mean one body, however each writes it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from powerlist.law.organs import of_department
from powerlist.linkage.names.bodies import stem

if TYPE_CHECKING:
    from collections.abc import Iterable


def one_body(organs: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether any organ is one of the others, or carries the other's name as a branch or a joint body does.

    Args:
        organs: names as written; empty ones count for nothing.
        others: names as written.
    """
    known = [one for one in others if one]
    return any(_same(one, other) for one in organs if one for other in known)


@lru_cache(maxsize=4096)
def _same(one: str, other: str) -> bool:
    first, second = (stem(name).replace("监督管理", "监管") for name in (one, other))
    if first in second or second in first:
        return True
    # 县林业局 is 县林业和草原局 by another name, and a bureau for two systems is the one of either
    return bool(of_department(one) & of_department(other))
