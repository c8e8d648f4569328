"""Items, modes and what a place keeps by hand, put together as one catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerlist.compile.alignment import identify
from powerlist.compile.grants import GrantOptions, grants_of
from powerlist.compile.identity import source_order
from powerlist.compile.rulings import standing_modes, standing_texts
from powerlist.model.catalogue import LEDGER_COLUMNS, PLACE_COLUMNS, SOURCE_COLUMNS, Catalogue, set_text
from powerlist.model.enums import Layer
from powerlist.model.extra import apart
from powerlist.model.fields import ITEMS, heads_of, names_of
from powerlist.model.noted import UNREADABLE
from powerlist.model.sheet import Note
from powerlist.store.lock import Lock, row_hashes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from powerlist.model.classified import Classified
    from powerlist.model.normalised import Normalised
    from powerlist.model.sheet import SourceFile


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last build left: nothing where nothing is kept (a bare workbook).

    Attributes:
        catalogue: the catalogue as it stands, or None.
        lock: what the last build compiled.
        hashes: ``{id: hash of the item's row as it stands}``.
        texts: fingerprints of the texts that rulings are on, where those were edited by hand.
        modes: the modes that townships are asked about, where those were edited by hand.
    """

    catalogue: Catalogue | None = None
    lock: Lock = field(default_factory=Lock)
    hashes: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    modes: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, base: Catalogue, lock: Lock | None) -> Standing:
        """Return what stands: of a stored catalogue with its lock, or of hand-kept tables alone."""
        if lock is None:
            return cls(texts=base.standing)
        locked = lock.rows.get(ITEMS, {})
        hashes = row_hashes(base.items, ITEMS)
        return cls(
            base, lock, hashes, standing_texts(base, locked, hashes), standing_modes(base, lock, hashes)
        )


def unreadable(files: Sequence[SourceFile]) -> list[Note]:
    """Return a note of each file that gave nothing: what others are judged by is not the whole list."""
    return [
        Note(
            UNREADABLE,
            file=file.file,
            value=file.error.kind.value,
            detail={"reason": "，".join(str(value) for value in file.error.detail.values() if value)},
        )
        for file in files
        if file.error is not None
    ]


def complete(normalised: Normalised, base: Catalogue, division_code: str, standing: Standing) -> pd.DataFrame:
    """Give items the catalogue's department, unknown columns of other names than its own, and their ids.

    Args:
        normalised: the items; changed in place.
        base: the catalogue that they are for.
        division_code: of the workspace, where the catalogue has none.
        standing: what the last build left; its ids stay.

    Returns:
        The citations of the items, as ``Catalogue.citations``.
    """
    from powerlist.law import citations_frame

    items = normalised.items
    own = set(heads_of(ITEMS).values())
    set_text(items, "extra", [apart(text, own) if text else "" for text in items["extra"].tolist()])
    if base.meta.department and len(items):
        items.loc[items["department"] == "", "department"] = base.meta.department
    citations = citations_frame(items["basis"].tolist())
    ids = identify(
        items,
        citations,
        base.meta.division_code or division_code,
        source_order(items, [table.sha256 for table in normalised.tables]),
        standing.catalogue,
        lock=standing.lock,
        hashes=standing.hashes,
    )
    set_text(items, "id", ids)
    return citations


def assemble(
    normalised: Normalised,
    classified: Classified,
    base: Catalogue,
    layers: Mapping[Layer, Catalogue],
    notes: Sequence[Note],
    granted: tuple[Normalised, Classified] | None = None,
) -> Catalogue:
    """Return the catalogue that items and their modes make, with one grant an item and receiver.

    Args:
        normalised: the items, with ids; the mode that its grants share is set in place.
        classified: how the township comes to act on each.
        base: the tables that the place keeps by hand, and the catalogue's metadata.
        layers: the other lists of the place.
        notes: what was noticed on the way.
        granted: items and modes that the grants are made from, where those are not the sources' alone.
    """
    found = normalised.items
    granting_items, granting_modes = (
        (found, classified) if granted is None else (granted[0].items, granted[1])
    )
    set_text(found, "mode", classified.mode)
    granting = GrantOptions(base.townships, base.outposts, base.deeds)
    catalogue = Catalogue(
        meta=base.meta,
        items=found[[*names_of(ITEMS), *PLACE_COLUMNS]],
        grants=grants_of(granting_items, granting_modes, granting),
        decisions=base.decisions,
        deeds=base.deeds,
        outposts=base.outposts,
        townships=base.townships,
        rulings=base.rulings,
        waivers=base.waivers,
        usage=base.usage,
        sources=found.rename(columns={"id": "item"})[list(SOURCE_COLUMNS)].reset_index(drop=True),
        evidence=classified.evidence,
        ledger=normalised.ledger[list(LEDGER_COLUMNS)],
        notes=[*notes, *classified.notes, *granting.notes],
        tables=normalised.tables,
        beside=base.folder or base.beside,
        part_of=base.part_of,
        standing=base.standing,
        unknown=base.unknown,
        lines=base.lines,
    )
    if Layer.SUPPORT_DUTY in layers:
        from powerlist.compile.layers import fill_boundaries

        catalogue.notes += fill_boundaries(catalogue, layers[Layer.SUPPORT_DUTY])
    return catalogue
