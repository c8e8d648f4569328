"""Work that numpy and scipy do without holding the interpreter, some of it at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_Found = TypeVar("_Found")
#: Pieces of work that are done at once.
WORKERS: Final = 2


def at_once(work: Callable[..., _Found], *given: Iterable[int]) -> list[_Found]:
    """Return what a function gives for each of these, in their order; two calls run at a time.

    Args:
        work: may be called by two threads.
        given: one iterable for each argument.
    """
    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(work, *given))
