"""How far a reform has come, measured against the targets of the configuration.

Lishui's plan of 2022 sets four: comprehensive enforcement covers 60 % of the sectors, 60 % of the frequent
items and 60 % of the enforcement volume, and the departments keep at most eight teams. A power is *covered*
when a bureau has taken it over from its department (``enforcer``) or a township has it by delegation.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import Mode, PowerType
from powerlist.text.numerals import whole_number

if TYPE_CHECKING:
    from powerlist.config.settings import Targets
    from powerlist.model.catalogue import Catalogue

_ENFORCEMENT: Final = frozenset({PowerType.PENALTY.value, PowerType.COERCION.value})


@dataclass(frozen=True, slots=True)
class Measure:
    """One target and how far it is reached.

    Attributes:
        name: ``sectors``, ``items``, ``volume`` or ``teams``.
        target: what the configuration asks for.
        part: what is covered (for teams: how many there are).
        whole: of how many (for teams: the same).
        value: the share, for teams the number; None where it could not be measured.
        ok: whether the target is reached; None where it could not be measured.
        lacking: the field or table that is missing, "" where none is.
    """

    name: str
    target: float
    part: int = 0
    whole: int = 0
    value: float | None = None
    ok: bool | None = None
    lacking: str = ""


def coverage(catalogue: Catalogue, targets: Targets) -> list[Measure]:
    """Return a measure for each target that is set; what lacks its data says so.

    Only penalties and coercion count: they are what enforcement teams do.

    Args:
        catalogue: the county's or city's whole list, with ``sector`` and ``enforcer``; ``usage`` for the
            frequent items and the volume.
        targets: as the configuration sets them.
    """
    items = catalogue.items
    enforcement = items["type"].isin(list(_ENFORCEMENT))
    delegated = set(catalogue.grants.loc[catalogue.grants["mode"] == Mode.DELEGATED.value, "item"].tolist())
    moved = (items["enforcer"] != "") & (items["enforcer"] != items["department"])
    covered = enforcement & (moved | items["id"].isin(delegated))
    found: list[Measure] = []
    if targets.sectors is not None:
        known = enforcement & (items["sector"] != "")
        part = items.loc[known & covered, "sector"].nunique()
        found.append(_share("sectors", targets.sectors, part, items.loc[known, "sector"].nunique(), "sector"))
    cases = _cases(catalogue, set(items.loc[enforcement, "id"].tolist()))
    reached = set(items.loc[covered, "id"].tolist())
    if targets.items is not None:
        line = median([number for number in cases.values() if number]) if any(cases.values()) else 0
        frequent = {item for item, number in cases.items() if number and number >= line}
        found.append(_share("items", targets.items, len(frequent & reached), len(frequent), "usage"))
    if targets.volume is not None:
        part = sum(number for item, number in cases.items() if item in reached)
        found.append(_share("volume", targets.volume, part, sum(cases.values()), "usage"))
    if targets.teams is not None:
        kept = items.loc[enforcement & ~covered & (items["department"] != ""), "department"].nunique()
        if enforcement.any():
            found.append(Measure("teams", targets.teams, kept, kept, float(kept), kept <= targets.teams))
        else:
            found.append(Measure("teams", targets.teams, lacking="department"))
    return found


def _share(name: str, target: float, part: int, whole: int, needs: str) -> Measure:
    if not whole:
        return Measure(name, target, lacking=needs)
    return Measure(name, target, part, whole, part / whole, part / whole >= target)


def _cases(catalogue: Catalogue, wanted: set[str]) -> dict[str, int]:
    """Return the cases of each item in the last year on record."""
    usage = catalogue.usage
    years = [text for text in usage["year"].tolist() if whole_number(text) is not None]
    found: dict[str, int] = {}
    if not years:
        return found
    last = max(years, key=int)
    for item, year, number in zip(
        usage["item"].tolist(), usage["year"].tolist(), usage["cases"].tolist(), strict=True
    ):
        if year == last and item in wanted and (cases := whole_number(number.strip())) is not None:
            found[item] = found.get(item, 0) + cases
    return found
