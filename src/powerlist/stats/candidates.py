"""What usage suggests to hand down next, and what to take back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import TOWNSHIP_MODES

if TYPE_CHECKING:
    from powerlist.model.catalogue import Catalogue

_TAKEN: Final = frozenset(mode.value for mode in TOWNSHIP_MODES)


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
    usage = catalogue.usage
    rows = [
        (item, township, int(year), int(number))
        for item, township, year, number in zip(
            usage["item"].tolist(), usage["township"].tolist(), usage["year"].tolist(),
            usage["cases"].tolist(), strict=True,
        )
        if year.isdigit() and number.strip().isdigit()
    ]  # fmt: skip
    on_record = sorted({year for _, _, year, _ in rows})[-years:]
    if not on_record:
        return []
    span = tuple(on_record)
    cases: dict[tuple[str, str], int] = {}
    for item, township, year, number in rows:
        if year in span:
            cases[item, township] = cases.get((item, township), 0) + number
    position_of = catalogue.position_of
    has: set[tuple[str, str]] = set()
    for item, receiver, mode in zip(
        catalogue.grants["item"].tolist(), catalogue.grants["receiver"].tolist(),
        catalogue.grants["mode"].tolist(), strict=True,
    ):  # fmt: skip
        if mode in _TAKEN and item in position_of:
            has.add((item, receiver))
    found = [
        Candidate(position_of[item], "grant", township, number, span)
        for (item, township), number in cases.items()
        if number >= often and item in position_of and (item, township) not in has
    ]
    total = {item: 0 for item, _ in has}
    for (item, _), number in cases.items():
        if item in total:
            total[item] += number
    for item, receiver in has:
        if total[item] == 0:
            continue
        if cases.get((item, receiver), 0) == 0 and len(span) >= years:
            found.append(Candidate(position_of[item], "recall", receiver, 0, span))
    if len(span) >= years:
        found += [
            Candidate(position_of[item], "recall", "", 0, span)
            for item, number in total.items()
            if not number
        ]
    return sorted(found, key=lambda one: (one.action, -one.cases, one.position, one.township))
