"""What usage suggests to hand down next, and what to take back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from powerlist.model.enums import TOWNSHIP_MODES
from powerlist.text.numerals import whole_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from powerlist.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Candidate:
    """One power that usage suggests to move.

    Attributes:
        position: position of the item.
        action: ``grant`` or ``recall``.
        township: where the cases lie, or which township never used it; "" for all.
        cases: cases in the years looked at.
        years: the years looked at.
    """

    position: int
    action: str
    township: str
    cases: int
    years: tuple[int, ...]


def candidates(catalogue: Catalogue, years: int = 3, often: int = 10) -> list[Candidate]:
    """Return what might be handed down (frequent in a township that does not have it) or taken back (unused).

    宜兴's tests for taking back begin with rare use; the other four (technically hard, no object, hard to
    carry out, unscientific assessment) need people.

    Args:
        catalogue: with ``usage``; without it there are no candidates.
        years: how many of the last years on record to look at.
        often: from how many cases in them a power counts as frequent.
    """
    cases, span = _cases(catalogue, years)
    if not span:
        return []
    position_of = catalogue.position_of
    has = {
        (item, receiver)
        for item, receiver, mode in zip(
            *(catalogue.grants[name].tolist() for name in ("item", "receiver", "mode")), strict=True
        )
        if mode in TOWNSHIP_MODES and item in position_of
    }
    found = [
        Candidate(position_of[item], "grant", township, number, span)
        for (item, township), number in cases.items()
        if number >= often and item in position_of and (item, township) not in has
    ]
    if len(span) >= years:
        found += [
            Candidate(position_of[item], "recall", township, 0, span)
            for item, township in _unused(cases, has)
        ]
    return sorted(found, key=lambda one: (one.action, -one.cases, one.position, one.township))


def _cases(catalogue: Catalogue, years: int) -> tuple[dict[tuple[str, str], int], tuple[int, ...]]:
    """Return the cases by item and township in the last years on record, and which years those are."""
    columns = (catalogue.usage[name].tolist() for name in ("item", "township", "year", "cases"))
    rows = [
        (item, township, year, number)
        for item, township, *told in zip(*columns, strict=True)
        if (year := whole_number(told[0])) is not None
        and (number := whole_number(told[1].strip())) is not None
    ]
    span = tuple(sorted({year for _, _, year, _ in rows})[-years:])
    cases: dict[tuple[str, str], int] = {}
    for item, township, year, number in rows:
        if year in span:
            cases[item, township] = cases.get((item, township), 0) + number
    return cases, span


def _unused(
    cases: Mapping[tuple[str, str], int], has: Collection[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield what townships have and do not use: item and township, "" where no township uses it at all."""
    total = {item: 0 for item, _ in has}
    for (item, _), number in cases.items():
        if item in total:
            total[item] += number
    yield from ((item, "") for item, number in total.items() if not number)
    yield from (
        (item, township) for item, township in has if total[item] and not cases.get((item, township), 0)
    )
