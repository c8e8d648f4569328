"""Which items a deed covers, counted out one by one: a deed that says "all" covers nothing by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from powerlist.model.enums import Mode
from powerlist.model.ids import ids_in
from powerlist.model.organs import one_spelling
from powerlist.render.layout import Section, sections
from powerlist.render.words import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from powerlist.model.publication import Publication

#: The days that a deed names.
DATES: Final = ("valid_from", "valid_until", "signed_on", "filed_on")


@dataclass(frozen=True, slots=True)
class CoveredDeed:
    """One deed and its items.

    Attributes:
        values: its row of deeds.csv.
        items: ids of the entrusted items that it covers, in printed order.
    """

    values: dict[str, str]
    items: tuple[str, ...]


def covered_deeds(publication: Publication) -> list[CoveredDeed]:
    """Return the deeds of a publication with the entrusted items that each covers.

    An item belongs to the deed that its row names, to a deed that lists its id, or, where its row names
    none, to the only deed whose principal is its department or its present enforcer, however each of them
    is written (县水利局, 水利局, 青溪县水利局). They are made once.
    """
    kept: list[CoveredDeed] | None = publication.__dict__.get("_covered_deeds")
    if kept is None:
        kept = publication.__dict__["_covered_deeds"] = _covered(publication)
    return list(kept)


def _covered(publication: Publication) -> list[CoveredDeed]:
    frame = publication.deeds
    if frame is None or not len(frame):
        return []
    rows = [{str(key): str(value) for key, value in row.items()} for row in frame.to_dict("records")]
    covered: list[list[str]] = [[] for _ in rows]
    listed = [set(ids_in(row["items_covered"])) for row in rows]
    entrusted = _entrusted(publication)
    named = [name for _, deed, holders in entrusted if not deed for name in sorted(holders)]
    spelt = one_spelling([*named, *(row["principal"] for row in rows)], publication.place) if named else {}
    for item, deed, holders in entrusted:
        places = [
            place
            for place, row in enumerate(rows)
            if (deed and row["number"] == deed) or item in listed[place]
        ]
        if not places and not deed:
            own = {spelt[name] for name in holders}
            fitting = [place for place, row in enumerate(rows) if spelt[row["principal"]] in own]
            places = fitting if len(fitting) == 1 else []
        for place in places:
            covered[place].append(item)
    return [CoveredDeed(row, tuple(items)) for row, items in zip(rows, covered, strict=True)]


def agent_among(publication: Publication, agent: str, publications: Sequence[Publication]) -> str:
    """Return the agent of a deed in a table of several places: with its own, where another has a township so called.

    Args:
        publication: whose deed it is.
        agent: as the register has it.
        publications: all that the table is of.
    """
    place = clean(publication.place)
    shared = any(
        one.place != publication.place and one.township == publication.township for one in publications
    )
    return f"{place}{agent}" if shared and agent and not agent.startswith(place) else agent


def term_of(start: str, end: str) -> str:
    """Return the term of a deed: 2025年1月1日至2027年12月31日; one end alone says which it is.

    Args:
        start: its first day as it is printed, "" where the register has none.
        end: its last.
    """
    if start and end:
        return f"{start}至{end}"
    return f"自{start}起" if start else f"至{end}" if end else ""


def entrusted_section(publication: Publication) -> Section | None:
    """Return the section that the entrusted items stand in, or None where there is none."""
    return next((part for part in sections(publication) if _is_entrusted(part.rows).any()), None)


def _is_entrusted(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows["mode"] == Mode.ENTRUSTED.value


def _entrusted(publication: Publication) -> list[tuple[str, str, set[str]]]:
    section = entrusted_section(publication)
    if section is None:
        return []
    rows = section.rows[_is_entrusted(section.rows)]
    holders = zip(rows["department"], rows["enforcer"], strict=True)
    return [
        (item, deed, {name for name in pair if name})
        for item, deed, pair in zip(rows["id"], rows["deed"], holders, strict=True)
    ]
